/** Written by `npm run gen` from src/names.ts: change it there. */

export const figuresNames = {
  "pace.phase.accepted": "until accepted",
  "pace.phase.answered": "until answered",
  "pace.phase.closed": "until closed",
  "pace.phase.dispatched": "until dispatched",
  "pace.phase.signed": "until signed",
  "reviews.standing.above": "surely above",
  "reviews.standing.below": "surely below",
  "reviews.standing.cannot-tell": "cannot tell",
  "reviews.takenOver.all": "all",
  "reviews.takenOver.part": "part",
} as const;
