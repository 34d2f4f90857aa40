/** English: words of the audit. */

export const auditWords = {
  'menu.audit': 'Audit',
  'audit.outcome.done': 'done',
  'audit.outcome.refused': 'refused',
  'audit.outcome.failed': 'failed',
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
