/** Words of the room of discipline leads. */

export const leadsWords = {
  'menu.leads': '检举控告',
  'leads.help': '只有纪检监督员看得到这里的事项。内容要两个人一起打开；其他人的列表、数字、消息里都没有它们。',
  'leads.tab.new': '待受理',
  'leads.tab.referred': '转来和已移送',
  'leads.tab.working': '办理中',
  'leads.tab.over': '已结束',
};
