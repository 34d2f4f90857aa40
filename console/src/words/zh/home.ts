/** Words of the first screen. */

export const homeWords = {
  'home.standing': '辖区内事项',
  'home.overdue': '已逾期',
  'home.dueToday': '今天到期',
  'home.dueSoon': '此后 {{days}} 天内到期',
  'home.lateUnits': '承办单位手上逾期的',
  'home.lateDivisions': '各地区逾期的（不论在谁手上）',
  'home.matters': '件数',
  'home.nobodyLate': '没有逾期的',
  'home.weeks': '最近八周',
  'home.week': '周',
  'home.weekFrom': '{{from}} 至 {{to}}',
  'home.received': '收到',
  'home.closed': '办结',
  'home.followed': '关注的事项',
  'home.followedAll': '全部 {{count}} 件',
  'home.instructions': '批示',
} as const;
