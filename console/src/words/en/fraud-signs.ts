/** English: 刷分迹象。 */

export const fraudSignsWords = {
  'fraudSigns.title': 'Signs of fraud',
  'fraudSigns.help':
    'These are signs, not proof. Reviews under a sign are counted and published like others; only in the share “less signs of fraud” do they weigh less. Once a hall supervisor, a discipline supervisor or the joint office writes down the reason, the weight is whole again.',
  'fraudSigns.chance': 'Chance if honest',
  'fraudSigns.chanceOf': 'at most 1 in {{count}}',
  'fraudSigns.chanceTiny': 'below 1 in 100,000,000',
  'fraudSigns.underOf': '{{count}}, each counts {{weight}}',
  'fraudSigns.underWhole': '{{count}}, explained, count whole',
  'fraudSigns.unverified': 'The weight is set by the city and not verified yet',
  'fraudSigns.rules': 'Rules',
  'fraudSigns.rulesOf': 'Version {{version}}, judged {{at}}',
  'fraudSigns.open': 'not explained',
  'fraudSigns.explained': 'explained',
  'fraudSigns.explainedBy': '{{name}}, {{at}}',
  'fraudSigns.explain': 'Explain',
  'fraudSigns.reason': 'Why this is not fraud (such as: a group of pensioners came by bus)',
  'fraudSigns.explainHelp':
    'What you write is kept and can be read by whoever reads figures. Nobody who works, or worked within a year, in the unit that staffs the window can explain it.',
  'fraudSigns.none': 'No signs at this window',
  'fraudSigns.ofWindow': 'Signs of fraud: in {{weeks}} weeks {{count}} reviews weigh less',
} as const;
