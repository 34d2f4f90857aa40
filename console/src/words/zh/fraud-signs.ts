/** 刷分迹象。 */

export const fraudSignsWords = {
  'fraudSigns.title': '刷分迹象',
  'fraudSigns.help':
    '这里列的是刷分迹象，不是证据。带迹象的评议照样计数、照样公开，只在“扣减刷分迹象后”的好评率里轻一些；由大厅督查员、纪检监督员或专班办公室写明缘由后，分量就恢复。',
  'fraudSigns.chance': '正常情况下出现的概率',
  'fraudSigns.chanceOf': '至多{{count}}分之一',
  'fraudSigns.chanceTiny': '不到一亿分之一',
  'fraudSigns.underOf': '{{count}} 条，每条按 {{weight}} 计',
  'fraudSigns.underWhole': '{{count}} 条，已说明，照常计',
  'fraudSigns.unverified': '分量由本市设定，尚未核实',
  'fraudSigns.rules': '规则',
  'fraudSigns.rulesOf': '第 {{version}} 版，{{at}} 算定',
  'fraudSigns.open': '待说明',
  'fraudSigns.explained': '已说明',
  'fraudSigns.explainedBy': '{{name}}，{{at}}',
  'fraudSigns.explain': '说明缘由',
  'fraudSigns.reason': '为什么不是刷分（例如：当天有一车老人一起来办事）',
  'fraudSigns.explainHelp':
    '写下的理由会留痕，对能看统计的岗位可见。在这个窗口进驻单位任职或一年内任过职的，不能说明。',
  'fraudSigns.none': '这个窗口没有刷分迹象',
  'fraudSigns.ofWindow': '刷分迹象：{{weeks}} 周里有 {{count}} 条评议减了分量',
} as const;
