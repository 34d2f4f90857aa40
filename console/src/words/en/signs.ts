/** English: 异常信号：刷分迹象。 */

export const signsWords = {
  'signs.title': 'Signs of fraud',
  'signs.help':
    'These are signs, not proof. Reviews under a sign are counted and published like others; only in the share “less signs of fraud” do they weigh less. Whoever knows the reason writes it down, and the weight is whole again.',
  'signs.chance': 'Chance if honest',
  'signs.chanceOf': 'at most 1 in {{count}}',
  'signs.chanceTiny': 'below 1 in 100,000,000',
  'signs.underOf': '{{count}}, each counts {{weight}}',
  'signs.underWhole': '{{count}}, explained, count whole',
  'signs.unverified': 'The weight is set by the city and not verified yet',
  'signs.rules': 'Rules',
  'signs.rulesOf': 'Version {{version}}, judged {{at}}',
  'signs.open': 'not explained',
  'signs.explained': 'explained',
  'signs.explainedBy': '{{name}}, {{at}}',
  'signs.explain': 'Explain',
  'signs.reason': 'Why this is not fraud (such as: a group of pensioners came by bus)',
  'signs.explainHelp':
    'What you write is kept and can be read by whoever reads figures. Nobody who works, or worked within a year, in the unit that staffs the window can explain it.',
  'signs.none': 'No signs at this window',
  'signs.ofWindow': 'Signs of fraud: in {{weeks}} weeks {{count}} reviews weigh less',
} as const;
