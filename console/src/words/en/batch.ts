/** English: words of acts on several matters at once. */

export const batchWords = {
  'batch.button': '{{what}}: {{count}}',
  'batch.go': '{{what}}: {{count}}',
  'batch.each': 'Done one by one, each with its own entry in the log.',
  'batch.skipped': '{{count}} more of those chosen are in another phase and stay as they are.',
  'batch.result': '{{done}} done, {{refused}} not. Those not done are as they were.',
  'batch.again': 'Try {{count}} again',
  'batch.effect.accept':
    'These {{count}} are accepted one by one. The handling limit runs from today, and each complainant sees it on their receipt.',
  'batch.effect.dispatch':
    'These {{count}} go one by one to their lead unit, which then has to sign. Until it signs each can be recalled.',
  'batch.effect.merge':
    'These {{count}} join the main matter {{main}} one by one and follow it. Each complainant keeps a receipt and a verdict of their own; each can be taken out again.',
  'batch.fits': '{{of}} chosen, {{what}} fits {{count}} ({{others}} are at another step or on your own desk)',
  'batch.fitsAnd': '; ',
  'batch.unreleased': '{{count}} unreleased',
  'batch.unread':
    '{{count}} of them have unreleased content: the unit sees the category only. I know, and dispatch all the same.',
  'batch.eachRespondent': 'Each to the unit it complains about',
  'batch.bulletin': 'Make a bulletin of problems',
  'batch.bulletin.subject': 'Subject',
  'batch.bulletin.subjectHelp': 'It stands in the title. Papers are in Chinese.',
  'batch.bulletin.overview': 'Overview',
  'batch.bulletin.demands': 'What is demanded',
  'batch.bulletin.about':
    '{{count}} matters are listed: of a complainant’s the category alone, of an office’s its own words.',
  'batch.bulletin.draft': 'As a draft first',
  'batch.bulletin.done': 'Made; see the register of papers',
} as const;
