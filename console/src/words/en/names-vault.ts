/** Written by `npm run gen` from src/names.ts: change it there. */

export const vaultNames = {
  "personal.channel.in-person": "In person",
  "personal.channel.letter": "Letter",
  "personal.channel.track-page": "Tracking page",
  "personal.kind.copy": "See and copy",
  "personal.kind.correct": "Correct or complete",
  "personal.kind.erase": "Erase",
  "personal.kind.explain": "Explain",
  "personal.known.comparison": "Compared, agrees",
  "personal.known.receipt": "By receipt",
  "personal.known.unknown": "Compared, differs",
  "personal.standing.done": "Done",
  "personal.standing.open": "Waiting",
  "personal.standing.proposed": "Second person to agree",
  "personal.standing.refused": "Refused",
} as const;
