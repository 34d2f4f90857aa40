/** English: words of supervision. */

export const supervisionWords = {
  'menu.supervision': 'Supervision',
  'supervision.watch.contested': 'Contested',
  'supervision.watch.overdue': 'Overdue',
  'supervision.watch.late-units': 'Late units',
  'supervision.help.late-units': 'Past their day while a unit has them.',
  'supervision.watch.returned': 'Returned twice',
  'supervision.watch.reclassified': 'Reclassified',
  'supervision.watch.reminded': 'Reminded',
  'supervision.watch.letters': 'Letter sent',
  'supervision.watch.unreleased': 'Dispatched unreleased',
  'supervision.help.unreleased':
    'A unit has it, but words or photos of the complainant were not released: it sees the category only.',
  'supervision.watch.unanswered': 'Unanswered messages',
  'supervision.help.unanswered':
    'The complainant wrote, and nobody has answered, passed an answer on or reached them by telephone.',
  'supervision.watch.undecided-category': 'Category undecided',
  'supervision.help.undecided-category':
    'Another category was proposed, and no second person has approved or denied it; the page of the matter says by when.',
  'supervision.watch.undecided-rerouting': 'Other unit undecided',
  'supervision.help.undecided-rerouting':
    'A unit proposed another one, and nobody has approved or denied it; the page of the matter says by when.',
  'supervision.watch.silent-judge': 'Silent judge',
  'supervision.help.contested': 'The complainant says it is not resolved; the supervisor reviews it.',
  'supervision.help.overdue': 'The present limit is over.',
  'supervision.help.returned': 'Returned by units twice or more.',
  'supervision.help.reclassified': 'The category was changed; look whether it was made lighter.',
  'supervision.help.reminded': 'Reminded and still open.',
  'supervision.help.letters': 'Not closed after a letter of supervision.',
  'supervision.help.silent-judge': 'The judging office is late.',
} as const;
