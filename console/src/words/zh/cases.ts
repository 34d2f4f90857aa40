/** Words of the room of provincial cases. */

export const casesWords = {
  'menu.cases': '省平台案件',
  'cases.help':
    '省营商环境投诉举报平台转来的案件。收到后一个工作日内录入，三个工作日内决定是否受理；其余和别的事项一样办理。',
  'cases.new': '登记案件',
  'cases.late': '晚录入',
  'cases.entryDue': '应于 {{on}} 前录入',
} as const;
