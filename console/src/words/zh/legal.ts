/** Words of days by law: counted and skipped, and the text they rest on. */

export const legalWords = {
  'deadline.why': '为什么是这一天',
  'deadline.rule': '自 {{from}} 次日起算，{{limit}}，截止 {{dueOn}} 24:00。',
  'day.named': '{{name}}（{{kind}}）',
  'day.counted': '计入',
  'day.skipped': '不计',
  'day.rolled-over': '期满遇休息日顺延',
  'day.rolled-to': '截止日',
  'day.due': '截止日',
  'day.working': '工作日',
  'day.make-up': '调休上班',
  'day.weekend': '周末',
  'day.holiday': '放假',
  'day.start': '起算前一日',
  'day.nth': '第 {{n}} 天',
  'rules.basis': '依据',
} as const;
