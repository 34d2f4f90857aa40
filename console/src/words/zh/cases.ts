/** Words of the room of provincial cases. */

export const casesWords = {
  'menu.cases': '省平台案件',
  'cases.help':
    '省营商环境投诉举报平台转来的案件。收到后按期录入、按期决定是否受理，期限见“规则”；其余和别的事项一样办理。',
  'cases.new': '登记案件',
  'cases.late': '晚录入',
  'cases.entryDue': '应于 {{on}} 前录入',
} as const;
