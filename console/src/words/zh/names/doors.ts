/** Written by `npm run gen`: change what it is written from. */

export const doorsNames = {
  "door.hotline": "热线转办",
  "door.letter": "来信",
  "door.office": "单位提出",
  "door.open311": "Open311 接口",
  "door.phone": "来电",
  "door.province": "省平台",
  "door.superior": "上级交办",
  "door.visit": "来访",
} as const;
