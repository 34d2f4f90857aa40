/** Written by `npm run gen`: change what it is written from. */

export const doorsNames = {
  "door.hotline": "Handed on by the hotline",
  "door.letter": "Letter",
  "door.office": "Raised by an office",
  "door.open311": "Open311 interface",
  "door.phone": "Telephone call",
  "door.province": "Provincial platform",
  "door.superior": "Assigned from above",
  "door.visit": "Visit",
} as const;
