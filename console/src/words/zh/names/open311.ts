/** Written by `npm run gen`: change what it is written from. */

export const open311Names = {
  "head.open311-keys.division": "区划",
  "head.open311-keys.hint": "末四位",
  "head.open311-keys.issued": "签发时间",
  "head.open311-keys.name": "接入系统",
  "head.open311-keys.purpose": "用途",
  "head.open311-keys.state": "状态",
  "head.open311-keys.used": "最近使用",
} as const;
