/** Words of the first screen. */

export const homeWords = {
  'home.standing': 'Matters within reach',
  'home.overdue': 'Overdue',
  'home.dueToday': 'Due today',
  'home.dueSoon': 'Due in the {{days}} days after',
  'home.lateUnits': 'Overdue while a unit has it',
  'home.lateDivisions': 'Overdue by area, whoever has it',
  'home.matters': 'Matters',
  'home.nobodyLate': 'Nothing is overdue',
  'home.weeks': 'The last eight weeks',
  'home.week': 'Week',
  'home.weekFrom': '{{from}} to {{to}}',
  'home.received': 'Received',
  'home.closed': 'Closed',
  'home.followed': 'Matters you follow',
  'home.followedAll': 'all {{count}}',
  'home.instructions': 'Instructions',
} as const;
