/** Test city in which the loop can run: law, offices on both levels, people at every desk, and acts. */

import type { Uuid } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/result.ts';
import { type Instant, type LocalDate, localDateOf } from '../../src/kernel/time.ts';
import { importCalendarYear } from '../../src/law/actions.ts';
import { deadline, type Limit, loadCalendar, seedLaw } from '../../src/law/index.ts';
import { type NewLetter, sendLetter } from '../../src/letters/index.ts';
import { type Acted, type ActProblem, actOnMatter, type By } from '../../src/matters/acts/actions.ts';
import { type Registered, type RegisterMatter, registerMatter } from '../../src/matters/acts/actions-register.ts';
import { tellUnits, tickMatters, warnOfLights } from '../../src/matters/acts/actions-ticks.ts';
import type { CommandInput } from '../../src/matters/acts/actions-words.ts';
import { loadMatter, storedProjections } from '../../src/matters/acts/store.ts';
import { mattersHandlers } from '../../src/matters/jobs.ts';
import type { MatterState } from '../../src/matters/loop/model.ts';
import { projectionOf } from '../../src/matters/loop/rules-projection.ts';
import { signInByReceipt } from '../../src/matters/receipt/actions-receipts.ts';
import { trackView } from '../../src/matters/receipt/actions-track.ts';
import type { TrackView } from '../../src/matters/receipt/track-model.ts';
import type { Actor } from '../../src/people/index.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { drainOutbox } from '../../src/platform/outbox.ts';
import { inTransaction, transact } from '../../src/platform/postgres/db.ts';
import { reviewKept } from '../../src/reviews/index.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type TestCity, testCity } from './database.ts';
import { today } from './today.ts';
import { type World, world } from './world.ts';

export const COUNTY = '411402';
export const CITY = '411400';
const log = createLog({ level: 'silent' });
const metrics = createMetrics();

export type Loop = Readonly<{
  city: TestCity;
  world: World;
  units: Readonly<{ respondent: Uuid; lead: Uuid; helper: Uuid; second: Uuid; office: Uuid; cityOffice: Uuid }>;
  posts: Readonly<{
    dispatcher: Actor;
    dispatcher2: Actor;
    above: Actor;
    checker: Actor;
    supervisor: Actor;
    citySupervisor: Actor;
    hallAbove: Actor;
    lead: Actor;
    helper: Actor;
    second: Actor;
    respondent: Actor;
  }>;
  register: (over?: Partial<RegisterMatter>) => Promise<Registered>;
  receiptId: (registered: Registered) => Promise<Uuid>;
  try: (by: Actor | Uuid | 'tick', matterId: Uuid, command: CommandInput) => Promise<Result<Acted, ActProblem>>;
  act: (by: Actor | Uuid | 'tick', matterId: Uuid, command: CommandInput) => Promise<MatterState>;
  /** Accepted, dispatched to the lead unit alone, signed for. */
  handle: (matterId: Uuid) => Promise<MatterState>;
  /** And answered, one demand as done, and through the check. */
  answer: (matterId: Uuid) => Promise<MatterState>;
  /** Sends a letter of the ladder about these matters, by default a reminder. */
  letter: (by: Actor, matterIds: readonly Uuid[], over?: Partial<NewLetter>) => ReturnType<typeof sendLetter>;
  state: (matterId: Uuid) => Promise<MatterState>;
  track: (matterId: Uuid) => Promise<TrackView>;
  today: () => LocalDate;
  /** The day on which a limit that begins on `from` ends, and whether that is provisional. */
  due: (
    from: LocalDate,
    amount: number,
    unit: Limit['unit'],
  ) => Promise<Readonly<{ on: LocalDate; provisional: boolean }>>;
  /** Brings holidays for a year nobody had published (its Spring Festival from 2 to 5 February), and counts again what was reckoned without them. */
  publish: (year: number) => Promise<void>;
  /** Moves the clock to ten in the morning of a later day, lets the clock act, and delivers what waits. */
  until: (date: string) => Promise<void>;
  drain: () => Promise<void>;
  /** Every projection is the fold of its log, and the verifier finds nothing. */
  isWhole: () => Promise<boolean>;
  types: (matterId: Uuid) => Promise<readonly string[]>;
}>;

/** A photograph of nothing, already cleaned. */
export const PHOTO = { jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 1, height: 1 };

export async function loop(at: Instant = today()): Promise<Loop> {
  const city = await testCity({ at });
  await transact(city.db, (tx) => seedLaw(tx, city));
  const made = await world(city);
  const units = {
    respondent: await made.unit('示例区不动产登记中心', COUNTY),
    lead: await made.unit('示例区自然资源局', COUNTY),
    helper: await made.unit('示例区税务局', COUNTY),
    second: await made.unit('示例区政务服务局', COUNTY),
    office: await made.unit('示例区营商办', COUNTY),
    cityOffice: await made.unit('示例市营商办', CITY),
  };
  const watch = await made.unit('示例区纪委监委', COUNTY);
  const cityWatch = await made.unit('示例市纪委监委', CITY);
  const posts = {
    dispatcher: await made.actor('dispatcher', units.office, COUNTY),
    dispatcher2: await made.actor('dispatcher', units.office, COUNTY),
    above: await made.actor('dispatcher', units.cityOffice, CITY),
    checker: await made.actor('checker', units.office, COUNTY),
    supervisor: await made.actor('discipline-supervisor', watch, COUNTY),
    citySupervisor: await made.actor('discipline-supervisor', cityWatch, CITY),
    hallAbove: await made.actor('hall-supervisor', units.cityOffice, CITY),
    lead: await made.actor('handler', units.lead, COUNTY),
    helper: await made.actor('handler', units.helper, COUNTY),
    second: await made.actor('handler', units.second, COUNTY),
    respondent: await made.actor('handler', units.respondent, COUNTY),
  };
  await made.actor('joint-office', units.cityOffice, CITY);

  const byOf = (by: Actor | Uuid | 'tick'): By => {
    if (by === 'tick') return { kind: 'tick' };
    return typeof by === 'string' ? { kind: 'receipt', receiptId: by } : { kind: 'post', actor: by };
  };
  const attempt: Loop['try'] = (by, matterId, command) =>
    inTransaction(city.db, (tx) => actOnMatter(tx, city, byOf(by), matterId, null, command));
  const act: Loop['act'] = async (by, matterId, command) => {
    const done = await attempt(by, matterId, command);
    if (!done.ok) throw new Error(`${command.type}: ${JSON.stringify(done.problem)}`);
    return done.value.state;
  };
  const handle: Loop['handle'] = async (matterId) => {
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    return act(posts.lead, matterId, { type: 'sign' });
  };
  const loaded = async (matterId: Uuid) => {
    const found = await loadMatter(city.db, matterId);
    if (found === undefined) throw new Error('no such matter');
    return found;
  };
  const drain = async () => {
    await drainOutbox(city, mattersHandlers, metrics, log);
  };
  return {
    city,
    world: made,
    units,
    posts,
    register: async (over = {}) => {
      const done = await inTransaction(city.db, (tx) =>
        registerMatter(tx, city, {
          matterId: city.outside.uuid(),
          submissionId: city.outside.uuid(),
          procedure: 'scan-complaint',
          divisionCode: COUNTY,
          respondentUnitId: units.respondent,
          place: { kind: 'none' },
          categoryCode: 'SQ18',
          demands: ['把材料收下'],
          words: '窗口说系统坏了，让我明天再来，跑了三趟。',
          files: [],
          contact: null,
          wantsReceipt: true,
          lang: 'zh',
          at: city.outside.now(),
          ...over,
        }),
      );
      if (!done.ok) throw new Error(done.problem.kind);
      return done.value;
    },
    receiptId: async ({ receipt }) => {
      if (receipt === null) throw new Error('no receipt was given');
      const opened = await transact(city.db, (tx) => signInByReceipt(tx, city, { ...receipt, who: 'test' }));
      if (opened.kind !== 'signed-in') throw new Error(opened.kind);
      return opened.receiptId;
    },
    try: attempt,
    act,
    handle,
    answer: async (matterId) => {
      await handle(matterId);
      const answers = [{ demand: 1, text: '已办。' }];
      await act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
      return act(posts.checker, matterId, { type: 'approve' });
    },
    letter: (by, matterIds, over = {}) => {
      const letter = {
        id: city.outside.uuid(),
        step: 'reminder' as const,
        matterIds,
        text: '请抓紧办理。',
        meeting: null,
      };
      return inTransaction(city.db, (tx) => sendLetter(tx, city, by, { ...letter, ...over }));
    },
    state: async (matterId) => (await loaded(matterId)).state,
    track: async (matterId) => {
      const view = await trackView(city.db, city, matterId, reviewKept);
      if (view === undefined) throw new Error('no such matter');
      return view;
    },
    today: () => localDateOf(city.outside.now()),
    due: async (from, amount, unit) => {
      const { dueOn, provisional } = deadline(await loadCalendar(city.db), from, { amount, unit });
      return { on: dueOn, provisional };
    },
    publish: async (year) => {
      const off = (name: string, dates: readonly string[]) =>
        dates.map((date) => ({ name, date: `${year}-${date}`, isOffDay: true }));
      const days = [
        ...off('元旦', ['01-01', '01-02', '01-03']),
        ...off('春节', ['02-02', '02-03', '02-04', '02-05']),
        ...off('国庆节', ['10-01', '10-02', '10-03', '10-04', '10-05', '10-06']),
      ];
      const papers = ['https://www.gov.cn/example'];
      const { userId, postId } = posts.dispatcher;
      const text = JSON.stringify({ year, papers, days });
      const { edition } = await loadCalendar(city.db);
      const brought = { text, year, papers, source: '测试', reason: '国务院办公厅通知已发布', seenEdition: edition };
      const by = { userId, postId, submissionId: city.outside.uuid() };
      const done = await inTransaction(city.db, (tx) => importCalendarYear(tx, city, by, brought, true));
      if (!done.ok) throw new Error(JSON.stringify(done.problem));
      await drain();
    },
    until: async (date) => {
      if (date < localDateOf(city.outside.now())) throw new Error('the clock does not run backwards');
      city.clock.set(`${date}T02:00:00.000Z`);
      await tickMatters(city);
      await tellUnits(city);
      await warnOfLights(city);
      await drain();
    },
    drain,
    isWhole: async () => {
      const report = await verifyCity(city.db, city, { files: true });
      if (!report.ok) throw new Error(JSON.stringify(report.broken));
      const ids = [...(await everyMatter(city))];
      const stored = await storedProjections(city.db, ids);
      for (const id of ids) {
        const { state, log } = await loaded(id);
        const folded = projectionOf(state, log);
        if (JSON.stringify(stored.get(id)?.matter) !== JSON.stringify(folded.matter)) return false;
        if (JSON.stringify(stored.get(id)?.shown) !== JSON.stringify(folded.shown)) return false;
      }
      return ids.length > 0;
    },
    types: async (matterId) => (await loaded(matterId)).log.map((event) => event.type),
  };
}

async function everyMatter(city: TestCity): Promise<readonly Uuid[]> {
  return city.asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from matters_matter order by id');
    return rows.map((row) => row.id as Uuid);
  });
}
