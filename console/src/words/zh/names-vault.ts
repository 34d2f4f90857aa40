/** Written by `npm run gen` from src/names.ts: change it there. */

export const vaultNames = {
  "personal.channel.in-person": "到现场",
  "personal.channel.letter": "来信",
  "personal.channel.track-page": "查询页",
  "personal.kind.copy": "查阅、复制",
  "personal.kind.correct": "更正、补充",
  "personal.kind.erase": "删除",
  "personal.kind.explain": "解释说明",
  "personal.known.comparison": "核对一致",
  "personal.known.receipt": "凭回执",
  "personal.known.unknown": "核对不一致",
  "personal.standing.done": "已办理",
  "personal.standing.open": "待答复",
  "personal.standing.proposed": "待第二人同意",
  "personal.standing.refused": "不予办理",
} as const;
