/** Written by `npm run gen` from src/names.ts: change it there. */

export const reviewsNames = {
  "reviews.held.kind.complaint": "complaint",
  "reviews.held.kind.request": "request",
  "reviews.held.kind.review": "review",
  "reviews.held.kind.suggestion": "suggestion",
  "signs.kind.after-hours": "after hours",
  "signs.kind.burst": "burst",
  "signs.kind.mismatch": "at odds with complaints",
  "signs.kind.own-network": "own network or device",
  "signs.kind.uniform": "too uniform",
  "signs.seen.burst": "{{count}} within {{minutes}} minutes; at the busiest, or when a group comes, about {{expected}}",
  "signs.seen.complaints": "in four weeks {{count}} of {{of}} discontent people complained, while nearly every grade was the best; in the city about {{expected}} would",
  "signs.seen.device": "{{count}} from one device; whoever does errands for others leaves about {{expected}} a week",
  "signs.seen.grades": "{{count}} of {{of}} of one grade; by the window’s own past at most about {{expected}}",
  "signs.seen.hours": "{{count}} of {{of}} while the hall was closed; by its other windows at most about {{expected}}",
  "signs.seen.network": "{{count}} of {{of}} from one network; by the hall’s other windows at most about {{expected}}",
  "signs.seen.spacing": "{{count}} one after the other, every {{minutes}} minutes; by chance such a chain has about {{expected}}",
} as const;
