/** English: words of the audit. */

export const auditWords = {
  'audit.when': 'When',
  'audit.who': 'Who',
  'audit.post': 'Post',
  'audit.action': 'What',
  'audit.object': 'Object',
  'audit.outcome': 'Outcome',
  'audit.outcome.done': 'done',
  'audit.outcome.refused': 'refused',
  'audit.outcome.failed': 'failed',
  'audit.detail': 'Detail',
  'audit.from': 'From',
  'audit.until': 'Until',
  'audit.older': 'Older',
  'audit.anonymous': 'the program, or nobody signed in',
  'audit.searchWho': 'Name or user name',
  'audit.narrow': 'Show only those alike',
  'audit.searchAction': 'Which act',
  'audit.searchObject': 'Object id',
  'audit.note': 'Every search and export of yours is audited too.',
} as const;
