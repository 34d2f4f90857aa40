/** Written by `npm run gen` from src/names.ts: change it there. */

export const figuresNames = {
  "pace.phase.accepted": "到受理",
  "pace.phase.answered": "到答复",
  "pace.phase.closed": "到办结",
  "pace.phase.dispatched": "到交办",
  "pace.phase.signed": "到签收",
  "reviews.standing.above": "明显更高",
  "reviews.standing.below": "明显更低",
  "reviews.standing.cannot-tell": "分不出",
  "reviews.takenOver.all": "全部",
  "reviews.takenOver.part": "一部分",
} as const;
