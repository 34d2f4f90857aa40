/** English: words of days by law: counted and skipped, and the text they rest on. */

export const legalWords = {
  'deadline.why': 'Why this date',
  'deadline.rule': 'From the day after {{from}}, {{limit}}, until 24:00 on {{dueOn}}.',
  'day.named': '{{name}} ({{kind}})',
  'day.counted': 'counted',
  'day.skipped': 'skipped',
  'day.rolled-over': 'over on a rest day, rolls on',
  'day.rolled-to': 'due day',
  'day.due': 'due day',
  'day.working': 'working day',
  'day.make-up': 'worked in exchange',
  'day.weekend': 'weekend',
  'day.holiday': 'holiday',
  'day.start': 'day before the count',
  'day.nth': 'day {{n}}',
  'rules.basis': 'Basis',
} as const;
