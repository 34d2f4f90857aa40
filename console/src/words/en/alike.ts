/** English: words of matters that may be one. */

export const alikeWords = {
  'menu.duplicates': 'Duplicates',
  'alike.help':
    'Open matters of one category about one unit or place whose words are alike. Only a hint: read the words and decide. Nothing is merged by itself.',
  'alike.compared': '{{count}} open matters were compared.',
  'alike.empty': 'No open matters sound alike.',
  'alike.title': '{{count}} matters that sound alike',
  'alike.why':
    'The same: {{what}}. Words alike by {{alike}}: the share of neighbouring pairs of characters two matters have in common.',
  'alike.why.category': 'category “{{name}}”',
  'alike.why.respondent': 'unit complained about “{{name}}”',
  'alike.why.place': 'window “{{name}}”',
  'alike.main': 'Main',
  'alike.setMain': 'As main',
  'alike.choose': 'Joins it',
  'alike.merge': 'Merge {{count}}',
  'alike.nothingToMerge':
    'Only matters waiting to be accepted can join another. None of these does; they can still be dispatched to the same unit.',
  'alike.noMain': 'None of these can be a main matter.',
  'alike.marked': 'Shaded words are the same as in the main matter.',
  'alike.said.none': 'No words, or erased.',
} as const;
