/** Words of who is named for a matter within a unit, and of its division of work. */

export const namedWords = {
  'named.name': 'Name',
  'named.about':
    'Who is named, and in which section, is seen by the unit’s own people alone. It takes no right from anybody: whoever works in the unit may still act.',
  'named.section': 'Section',
  'named.ofUnit': 'The whole unit',
  'named.mine': 'Named to me',
  'named.people': 'Division of work',
  'named.none': 'Nothing is in hand now.',
  'named.nobody': 'Nobody is named',
  'named.left': '(works here no longer)',
  'named.count': '{{count}} in hand',
  'named.handOver': 'Hand over',
  'named.handOverEffect':
    'The {{count}} matters in hand that {{from}} is named for go to another person, each with a line in the audit. What was answered, closed or taken back is in hand no longer, and stays.',
  'named.to': 'Hand over to',
  'named.sections': 'Sections',
  'named.sectionsHelp': 'One in each line. What was said of matters before stays as it is.',
  'named.noSections': 'No sections',
  'named.editSections': 'Edit sections',
  'named.and': ', ',
} as const;
