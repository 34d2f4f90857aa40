/** Examples of discipline leads: taken down by hand, opened by two, worked on, closed, handed over. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate } from '../kernel/time.ts';
import { actOnMatter, type CommandInput, matterFacts } from '../matters/index.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import type { Source } from '../registering/index.ts';
import { askToOpen, decideOpening, openSecret } from '../vault/index.ts';
import { registerForm } from './by-hand.ts';
import type { Cast } from './people.ts';
import { type DemoRegistry, type DemoUnits, unitOf } from './registry.ts';
import { must, type PlayStage } from './stage.ts';

type Lead = Readonly<{
  source: Source;
  categoryCode: string;
  words: string;
  demands: string;
  name: string;
  phone: string;
  /** Key of the unit it is about. */
  unit: string;
  /** A dispatcher took the call, and never sees it again. */
  takenBy: 'dispatcher' | 'discipline-supervisor';
  daysAgo: number;
  until: 'registered' | 'opened' | 'handling' | 'closed' | 'handed-over';
}>;

const LEADS: readonly Lead[] = [
  {
    source: 'visit',
    categoryCode: 'SQ14',
    words: '示例：来访人说，办理经营许可时，科室负责人两次要求他在指定的饭店结账，两次都有小票和付款记录。',
    demands: '示例：查清两次结账是怎么回事',
    name: '示例·高先生',
    phone: '13900000021',
    unit: 'market',
    takenBy: 'discipline-supervisor',
    daysAgo: 40,
    until: 'closed',
  },
  {
    source: 'letter',
    categoryCode: 'SQ20',
    words: '示例：来信反映一名工作人员把企业的申报材料提前透露给亲属开的代理公司，代理公司随后上门揽活。',
    demands: '示例：核实代理公司和经办人的关系',
    name: '',
    phone: '',
    unit: 'realty',
    takenBy: 'discipline-supervisor',
    daysAgo: 20,
    until: 'handling',
  },
  {
    source: 'superior',
    categoryCode: 'SQ20',
    words: '示例：上级交办线索，涉及一名工作人员和多家企业的资金往来，数额较大。',
    demands: '',
    name: '',
    phone: '',
    unit: 'market',
    takenBy: 'discipline-supervisor',
    daysAgo: 12,
    until: 'handed-over',
  },
  {
    source: 'phone',
    categoryCode: 'SQ19',
    words: '示例：来电人说，执法人员检查时摔了店里的东西，还说投诉一次就来查一次，店里有录像。',
    demands: '示例：调看录像\n示例：以后检查按程序来',
    name: '示例·蒋女士',
    phone: '13900000022',
    unit: 'market',
    takenBy: 'dispatcher',
    daysAgo: 3,
    until: 'opened',
  },
  {
    source: 'phone',
    categoryCode: 'SQ14',
    words: '示例：来电人不愿意留姓名，说窗口有人收了中介的购物卡，中介送的件总是先办。',
    demands: '',
    name: '',
    phone: '',
    unit: 'realty',
    takenBy: 'dispatcher',
    daysAgo: 1,
    until: 'registered',
  },
];
const REASON = '示例：核对反映的时间、地点和经过';

export async function bringLeads(stage: PlayStage, cast: Cast, registry: DemoRegistry, day: LocalDate): Promise<void> {
  const [place] = registry.places;
  if (place === undefined) throw new Error('the example city has no office');
  for (const lead of LEADS.filter(({ daysAgo }) => addDays(stage.lastDay, -daysAgo) === day)) {
    await workOn(stage, cast, place, lead, await register(stage, cast, place, lead, day));
  }
}

function register(
  { city }: PlayStage,
  cast: Cast,
  place: DemoUnits,
  { unit, takenBy, daysAgo: _, until: __, ...said }: Lead,
  day: LocalDate,
): Promise<Uuid> {
  const about = { about: 'unit', unitId: unitOf(place, unit) };
  const fields = { ...said, ...about, procedure: 'discipline-lead', receivedOn: day };
  return registerForm(city, cast.actor(takenBy, place.divisionCode), fields, 'a discipline lead');
}

async function workOn(
  { city, today }: PlayStage,
  cast: Cast,
  place: DemoUnits,
  { until }: Lead,
  matterId: Uuid,
): Promise<void> {
  if (until === 'registered') return;
  const officer = (key: string) => cast.actor('discipline-supervisor', place.divisionCode, unitOf(place, key));
  const [receiving, working] = [officer('petition'), officer('discipline')];
  const act = async (actor: Actor, command: CommandInput) => {
    const by = { kind: 'post', actor } as const;
    must(
      await inTransaction(city.db, (tx) => actOnMatter(tx, city, by, matterId, null, command)),
      `${command.type} of a discipline lead`,
    );
  };
  await openByTwo(city, matterId, receiving, working);
  if (until === 'opened') return;
  await act(receiving, { type: 'accept' });
  if (until === 'handed-over') {
    const reason = '示例：属于上级纪检监察机关管辖，材料已随文移送。';
    return act(receiving, { type: 'transfer', toBody: '示例·省纪委监委', reason });
  }
  const lead = unitOf(place, 'discipline');
  await act(receiving, { type: 'dispatch', lead, assisting: [], note: null });
  await act(working, { type: 'sign' });
  await act(working, { type: 'note-progress', text: '示例：已调取记录，约谈两名当事人。', files: [] });
  if (until === 'handling') return;
  const measures = '示例：情况属实，已对当事人批评教育并责令退还，科室制度已经修改。';
  await act(working, { type: 'submit', measures, answers: [{ demand: 1, text: '示例：已查清。' }], evidence: [] });
  await act(receiving, { type: 'approve', note: null });
  await act(receiving, { type: 'give-verdict', verdict: 'resolved', words: null, files: [] });
  const call = { way: 'phone', result: 'reached', calledOn: today(), calledAt: '17:30', replies: [] } as const;
  await act(receiving, { type: 'note-call-back', ...call, text: '示例：已告知处理结果。' });
}

async function openByTwo(city: PlayStage['city'], matterId: Uuid, one: Actor, two: Actor): Promise<void> {
  const [requestId, submissionId] = [city.outside.uuid(), city.outside.uuid()];
  const about = await matterFacts(city.db, await readerOf(city.db, city, one), matterId);
  if (about === undefined) throw new Error('the example city: a lead is out of sight');
  const look = { matterId, fields: ['words'], reason: REASON, about } as const;
  await inTransaction(city.db, async (tx) => {
    const [first, second] = [await readerOf(tx, city, one), await readerOf(tx, city, two)];
    must(await askToOpen(tx, city, first, { ...look, submissionId: requestId }), 'asking to open a lead');
    const decision = { requestId, matterId, approve: true, reason: REASON, about };
    must(await decideOpening(tx, city, second, decision), 'agreeing to open a lead');
    return openSecret(tx, city, first, { ...look, submissionId, requestId });
  });
}
