/** Cases of the provincial platform in the example city: entered by the city's office or handed over through the port, most closed, some open, a few supervised by a letter. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate } from '../kernel/time.ts';
import { unitNames } from '../people/index.ts';
import { registerForm } from './by-hand.ts';
import { admitProvince, handOverCase } from './cases-platform.ts';
import type { Play } from './days.ts';
import { unitOf } from './registry.ts';
import { shareOut } from './rhythm.ts';
import type { CaseCounts } from './sizes.ts';
import type { Plot, Step } from './stories.ts';

/** Days, at most, in which a case is closed, with the holidays that may lie in it. */
const DAYS_TO_CLOSE = 40;
/** Days before the present in which the open ones came: accepted, and still in time. */
const OPEN_FROM = 20;
const OPEN_TO = 9;

/** What each says; one demand each, which the result answers. */
const SAID: readonly Readonly<{ categoryCode: string; words: string; demands: string }>[] = [
  {
    categoryCode: 'SQ06',
    words: '示例：招商时承诺的设备奖补，项目投产两年没有兑现，多次询问没有答复。',
    demands: '示例：说明兑现时间',
  },
  {
    categoryCode: 'SQ17',
    words: '示例：工程质量保证金到期半年没有退还，单位说经办人调走了。',
    demands: '示例：退还到期的保证金',
  },
  {
    categoryCode: 'SQ16',
    words: '示例：办理用电报装时被要求另交一笔清单上没有的服务费。',
    demands: '示例：退还清单之外的费用',
  },
  {
    categoryCode: 'SQ08',
    words: '示例：同一项安全检查一个季度来了四次，都没有出示检查通知。',
    demands: '示例：说明四次检查的依据',
  },
];
const GROUNDS = ['JU02', 'JU03', 'JU02', 'JU04', 'JU01'] as const;

const step = (after: number, who: Step['who'], command: Step['command']): Step => ({ after, who, command });
const begun: Plot = [
  step(1, 'dispatcher', () => ({ type: 'accept' })),
  step(0, 'dispatcher', ({ lead }) => ({
    type: 'dispatch',
    lead,
    assisting: [],
    note: '示例：省平台案件，请按时办结。',
  })),
  step(1, 'handler', () => ({ type: 'sign' })),
];
const joint: Plot = [
  step(1, 'dispatcher', () => ({ type: 'accept' })),
  step(0, 'dispatcher', ({ lead, other }) => ({ type: 'dispatch', lead, assisting: [other], note: null })),
  step(1, 'handler', () => ({ type: 'sign' })),
  step(0, 'assistant', () => ({ type: 'sign-assistance' })),
  step(2, 'assistant', () => ({ type: 'contribute', text: '示例：已提供资金拨付记录。', files: [] })),
];
const ended: Plot = [
  step(3, 'handler', () => ({
    type: 'submit',
    measures: '示例：经查反映属实，已整改到位，并向投诉企业说明。',
    answers: [{ demand: 1, text: '示例：已经办妥，书面告知了企业。' }],
    evidence: [],
  })),
  step(1, 'checker', () => ({ type: 'approve', note: null })),
  step(1, 'above', () => ({ type: 'give-verdict', verdict: 'resolved', words: null, files: [] })),
];
const supervised: Step = step(2, 'supervisor', () => ({
  type: 'letter',
  step: 'supervision-letter',
  text: '示例：请在五个工作日内书面报告办理情况。',
}));

/** One of so many comes through the port. */
const BY_PORT = 3;

/** Courses of the cases by the day on which each comes. */
export type CasesPlan = ReadonlyMap<LocalDate, readonly Plot[]>;

/** @param days working days that are played */
export function planCases(
  days: readonly LocalDate[],
  lastDay: LocalDate,
  { closed, open, letters }: CaseCounts,
): CasesPlan {
  const plan = new Map<LocalDate, Plot[]>();
  const spread = (total: number, fits: (day: LocalDate) => boolean, plotOf: (nth: number) => Plot): void => {
    let nth = 0;
    for (const [index, count] of shareOut(
      total,
      days.map((day) => (fits(day) ? 1 : 0)),
    ).entries()) {
      const day = days[index];
      if (day === undefined) continue;
      for (let n = 0; n < count; n += 1) plan.set(day, [...(plan.get(day) ?? []), plotOf(nth++)]);
    }
  };
  spread(
    closed,
    (day) => day <= addDays(lastDay, -DAYS_TO_CLOSE),
    (nth) => [...(nth % 4 === 0 ? joint : begun), ...ended],
  );
  const isRecent = (day: LocalDate) => day >= addDays(lastDay, -OPEN_FROM) && day <= addDays(lastDay, -OPEN_TO);
  spread(open, isRecent, (nth) => (nth < letters ? [...begun, supervised] : begun));
  return plan;
}

/** Enters the cases of a day, as the city's dispatcher, and cues what becomes of them. */
export async function enterCases(play: Play, plan: CasesPlan, day: LocalDate): Promise<void> {
  const { stage, registry, cast } = play;
  const [place] = registry.places;
  if (place === undefined) throw new Error('the example city has no office');
  const [market, centre, social] = ['market', 'centre', 'social'].map((key) => unitOf(place, key));
  if (market === undefined || centre === undefined || social === undefined) throw new Error('a unit is missing');
  for (const plot of plan.get(day) ?? []) {
    const nth = play.cases.length;
    stage.goTo(stage.at(day, 9 * 60));
    const fields = {
      ...(SAID[nth % SAID.length] ?? {}),
      procedure: 'provincial-case',
      reference: `示例-${day.slice(0, 4)}-${String(nth + 1).padStart(4, '0')}`,
      jurisdiction: GROUNDS[nth % GROUNDS.length] ?? GROUNDS[0],
      receivedOn: day,
      about: 'unit',
      unitId: social,
      receipt: 'no',
    };
    const by = cast.actor('dispatcher', place.divisionCode);
    const matterId =
      nth % BY_PORT === BY_PORT - 1
        ? await throughPort(play, fields, social)
        : await registerForm(stage.city, by, fields, 'a case of the province');
    play.cases.push(matterId);
    const { photos } = play;
    const matter = {
      id: matterId,
      office: place.divisionCode,
      lead: market,
      other: centre,
      receiptId: null,
      realName: false,
      photos,
    };
    const [first] = plot;
    if (first !== undefined) play.cues.push({ matter, plot, next: 0, on: addDays(day, first.after) });
  }
}

type Fields = Readonly<Record<'reference' | 'jurisdiction', string> & { receivedOn: LocalDate }> &
  Partial<(typeof SAID)[number]>;

async function throughPort(play: Play, fields: Fields, respondentId: Uuid): Promise<Uuid> {
  const { stage, cast } = play;
  play.province ??= await admitProvince(stage, cast);
  const { reference, jurisdiction, receivedOn, categoryCode = '', words = '', demands } = fields;
  return handOverCase(stage, play.province, {
    number: reference,
    receivedOn,
    jurisdiction,
    category: categoryCode,
    respondent: (await unitNames(stage.city.db, [respondentId])).get(respondentId) ?? null,
    words,
    demands: demands === undefined ? [] : [demands],
    contact: null,
    receipt: false,
  });
}
