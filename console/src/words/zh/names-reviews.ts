/** Written by `npm run gen` from src/names.ts: change it there. */

export const reviewsNames = {
  "reviews.held.kind.complaint": "投诉",
  "reviews.held.kind.request": "求助",
  "reviews.held.kind.review": "评议",
  "reviews.held.kind.suggestion": "建议",
  "signs.kind.after-hours": "下班以后",
  "signs.kind.burst": "扎堆",
  "signs.kind.mismatch": "与投诉对不上",
  "signs.kind.own-network": "过多来自同一网络或设备",
  "signs.kind.uniform": "太整齐",
  "signs.seen.burst": "{{minutes}} 分钟里来了 {{count}} 条；最忙的时候或者来了一拨人，约 {{expected}} 条",
  "signs.seen.complaints": "四周里 {{of}} 个不满意的人有 {{count}} 个是投诉的，打分却几乎全是“非常满意”；按全市，投诉的约 {{expected}} 个",
  "signs.seen.device": "{{count}} 条来自同一台设备；代办的人一周约 {{expected}} 条",
  "signs.seen.grades": "{{of}} 条里有 {{count}} 条打一样的分；按本窗口以往，至多约 {{expected}} 条",
  "signs.seen.hours": "{{of}} 条里有 {{count}} 条在大厅不开门的时候；按大厅其他窗口，至多约 {{expected}} 条",
  "signs.seen.network": "{{of}} 条里有 {{count}} 条来自同一个网络；按大厅其他窗口，至多约 {{expected}} 条",
  "signs.seen.spacing": "{{count}} 条一条接一条，每隔约 {{minutes}} 分钟；碰巧连成的一串约 {{expected}} 条",
} as const;
