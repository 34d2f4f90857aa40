/** Written by `npm run gen`: change what it is written from. */

export const doorsNames = {
  "door.open311": "Open311 接口",
} as const;
