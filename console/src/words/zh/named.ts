/** Words of who is named for a matter within a unit, and of its division of work. */

export const namedWords = {
  'named.name': '指派',
  'named.about': '指派给谁、归哪个科室，只有本单位的人看得到；不减少别人的权限，本单位承办的人都能办。',
  'named.section': '科室',
  'named.ofUnit': '全单位',
  'named.mine': '指派给我的',
  'named.people': '分工',
  'named.none': '现在没有在办的事项。',
  'named.nobody': '还没有指派',
  'named.left': '（已不在本单位承办）',
  'named.count': '{{count}} 件在办',
  'named.handOver': '移交',
  'named.handOverEffect':
    '{{from}}名下在办的 {{count}} 件改为指派给另一人，每件记入审计。已答复、办结或者收回的不在手里，不动。',
  'named.to': '移交给',
  'named.sections': '科室',
  'named.sectionsHelp': '一行一个。改了以后，此前已写在事项上的不变。',
  'named.noSections': '没有设科室',
  'named.editSections': '编辑科室',
  'named.and': '、',
} as const;
