/** Written by `npm run gen`: change what it is written from. */

export const open311Names = {
  "head.open311-keys.division": "Division",
  "head.open311-keys.hint": "Ends in",
  "head.open311-keys.issued": "Issued",
  "head.open311-keys.name": "Connected system",
  "head.open311-keys.purpose": "Purpose",
  "head.open311-keys.state": "State",
  "head.open311-keys.used": "Last used",
} as const;
