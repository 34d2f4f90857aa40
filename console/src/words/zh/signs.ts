/** 异常信号：刷分迹象。 */

export const signsWords = {
  'signs.title': '异常信号',
  'signs.help':
    '这里列的是刷分迹象，不是证据。带迹象的评议照样计数、照样公开，只在“扣减刷分迹象后”的好评率里轻一些；知道缘由的，写明理由，分量就恢复。',
  'signs.chance': '正常情况下出现的概率',
  'signs.chanceOf': '至多{{count}}分之一',
  'signs.chanceTiny': '不到一亿分之一',
  'signs.underOf': '{{count}} 条，每条按 {{weight}} 计',
  'signs.underWhole': '{{count}} 条，已说明，照常计',
  'signs.unverified': '分量由本市设定，尚未核实',
  'signs.rules': '规则',
  'signs.rulesOf': '第 {{version}} 版，{{at}} 算定',
  'signs.open': '待说明',
  'signs.explained': '已说明',
  'signs.explainedBy': '{{name}}，{{at}}',
  'signs.explain': '说明缘由',
  'signs.reason': '为什么不是刷分（例如：当天有一车老人一起来办事）',
  'signs.explainHelp': '写下的理由会留痕，对能看统计的岗位可见。在这个窗口进驻单位任职或一年内任过职的，不能说明。',
  'signs.none': '这个窗口没有异常信号',
  'signs.ofWindow': '异常信号：{{weeks}} 周里有 {{count}} 条评议减了分量',
} as const;
