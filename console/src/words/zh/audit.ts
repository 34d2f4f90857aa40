/** Words of the audit. */

export const auditWords = {
  'menu.audit': '审计',
  'audit.outcome.done': '成功',
  'audit.outcome.refused': '被拒绝',
  'audit.outcome.failed': '失败',
  'audit.from': '从',
  'audit.until': '到',
  'audit.older': '更早的',
  'audit.anonymous': '系统或未登录',
  'audit.searchWho': '按姓名或用户名',
  'audit.narrow': '只看相同的',
  'audit.searchAction': '什么操作',
  'audit.searchObject': '对象编号',
  'audit.note': '您的每次查询和导出也会记入审计。',
} as const;
