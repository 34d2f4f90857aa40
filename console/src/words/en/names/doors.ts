/** Written by `npm run gen`: change what it is written from. */

export const doorsNames = {
  "door.open311": "Open311 interface",
} as const;
