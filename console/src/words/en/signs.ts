/** Signs of rating fraud. */

import type { signWords as zh } from '../zh/signs.ts';

export const signWords: Readonly<Record<keyof typeof zh, string>> = {
  'signs.title': 'Signs of fraud',
  'signs.help':
    'These are signs, not proof. Reviews under a sign are counted and published like others; only in the share “less signs of fraud” do they weigh less. Whoever knows the reason writes it down, and the weight is whole again.',
  'signs.week': 'Week (Monday)',
  'signs.kind': 'Sign',
  'signs.kind.burst': 'burst',
  'signs.kind.own-network': 'own network or device',
  'signs.kind.after-hours': 'after hours',
  'signs.kind.uniform': 'too uniform',
  'signs.kind.mismatch': 'at odds with complaints',
  'signs.seenAndExpected': 'Seen and expected',
  'signs.seen.burst': '{{count}} within {{minutes}} minutes; at the busiest, or when a group comes, about {{expected}}',
  'signs.seen.network': '{{count}} of {{of}} from one network; by the hall’s other windows at most about {{expected}}',
  'signs.seen.device': '{{count}} from one device; whoever does errands for others leaves about {{expected}} a week',
  'signs.seen.hours': '{{count}} of {{of}} while the hall was closed; by its other windows at most about {{expected}}',
  'signs.seen.grades': '{{count}} of {{of}} of one grade; by the window’s own past at most about {{expected}}',
  'signs.seen.spacing':
    '{{count}} one after the other, every {{minutes}} minutes; by chance such a chain has about {{expected}}',
  'signs.seen.complaints':
    'in four weeks {{count}} of {{of}} discontent people complained, while nearly every grade was the best; in the city about {{expected}} would',
  'signs.chance': 'Chance if honest',
  'signs.chanceOf': 'at most 1 in {{count}}',
  'signs.chanceTiny': 'below 1 in 100,000,000',
  'signs.under': 'Reviews under it',
  'signs.underOf': '{{count}}, each counts {{weight}}',
  'signs.underWhole': '{{count}}, explained, count whole',
  'signs.unverified': 'The weight is set by the city and not verified yet',
  'signs.rules': 'Rules',
  'signs.rulesOf': 'Version {{version}}, judged {{at}}',
  'signs.state': 'Explained',
  'signs.open': 'not explained',
  'signs.explained': 'explained',
  'signs.explainedBy': '{{name}}, {{at}}',
  'signs.explain': 'Explain',
  'signs.reason': 'Why this is not fraud (such as: a group of pensioners came by bus)',
  'signs.explainHelp':
    'What you write is kept and can be read by whoever reads figures. Nobody who works, or worked within a year, in the unit that staffs the window can explain it.',
  'signs.none': 'No signs at this window',
  'signs.ofWindow': 'Signs of fraud: in {{weeks}} weeks {{count}} reviews weigh less',
};
