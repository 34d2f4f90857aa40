/** Town for tests of draws: windows to draw from, an office that announces, and offices that take part, one of supervision. */

import {
  announceDraw,
  commitToDraw,
  type NewDraw,
  publishDraw,
  revealForDraw,
  voidOverdueDraws,
} from '../../src/draws/actions.ts';
import { commitmentOf } from '../../src/draws/drawing.ts';
import type { Draw, DrawsProblem } from '../../src/draws/model.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Result } from '../../src/kernel/result.ts';
import type { Actor } from '../../src/people/index.ts';
import { openHall, openWindow } from '../../src/places/index.ts';
import { inTransaction, type Tx, transact } from '../../src/platform/postgres/db.ts';
import { aPerson, aUnit, type Person, type TestApp, testApp } from './app.ts';

export const COUNTY = '411402';
const WINDOWS = 8;

export type DrawTown = TestApp &
  Readonly<{
    office: Person;
    supervisor: Person;
    /** Identifiers of the windows, in the order they were opened. */
    windows: () => Promise<readonly string[]>;
    asked: (over?: Partial<NewDraw>) => NewDraw;
    announce: (over?: Partial<NewDraw>) => Promise<Result<Draw, DrawsProblem>>;
    commit: (by: Actor, draw: Draw, secret: string) => Promise<Result<Draw, DrawsProblem>>;
    reveal: (by: Actor, draw: Pick<Draw, 'id'>, secret: string) => Promise<Result<Draw, DrawsProblem>>;
    publish: (id: Uuid) => Promise<Draw>;
    /** Announced, committed to and revealed by both. */
    wholeDraw: (over?: Partial<NewDraw>) => Promise<Draw>;
    voidOverdue: () => Promise<void>;
  }>;

export const SECRET = { office: '11'.repeat(32), supervisor: '22'.repeat(32) } as const;

export async function drawTown(): Promise<DrawTown> {
  const test = await testApp();
  const { city } = test;
  const { uuid } = city.outside;
  const officeId = await aUnit(city, '甲县营商办', COUNTY);
  const overId = await aUnit(city, '甲县纪委监委', COUNTY);
  const office = await aPerson(city, 'dispatcher', { divisionCode: COUNTY, unitId: officeId });
  const supervisor = await aPerson(city, 'discipline-supervisor', { divisionCode: COUNTY, unitId: overId });
  const by = { postId: office.actor.postId, divisionCodes: [COUNTY] };
  const windowIds = await transact(city.db, async (tx) => {
    const facts = { name: '甲县政务服务大厅', unitId: officeId, address: '', hours: '', divisionCode: COUNTY };
    const hall = must(await openHall(tx, city, by, { submissionId: uuid(), facts }));
    const ids: string[] = [];
    for (let n = 1; n <= WINDOWS; n += 1) {
      const window = { hallId: hall.id, number: `A0${n}`, name: `综合窗口${n}`, unitId: officeId, services: '' };
      ids.push(must(await openWindow(tx, city, by, { submissionId: uuid(), facts: window })).id);
    }
    return ids;
  });
  const asked: DrawTown['asked'] = (over = {}) => ({
    id: uuid(),
    purpose: 'covert-visit',
    source: { kind: 'windows', divisionCode: COUNTY, entityKind: null, aboveScale: null, byDivision: false },
    wanted: 2,
    exclusions: [],
    partyIds: [officeId, overId],
    commitHours: 24,
    revealHours: 24,
    replaces: null,
    ...over,
  });
  const act = (work: (tx: Tx) => Promise<Result<Draw, DrawsProblem>>) => inTransaction(city.db, work);
  const town: DrawTown = {
    ...test,
    office,
    supervisor,
    windows: async () => windowIds,
    asked,
    announce: (over) => act((tx) => announceDraw(tx, city, office.actor, asked(over))),
    commit: (actor, { id, frozenHash }, secret) =>
      act((tx) => commitToDraw(tx, city, actor, id, commitmentOf(frozenHash, actor.unitId, secret))),
    reveal: (actor, { id }, secret) => act((tx) => revealForDraw(tx, city, actor, id, secret)),
    publish: async (id) => must(await act((tx) => publishDraw(tx, city, office.actor, id))),
    wholeDraw: async (over) => {
      const draw = must(await town.announce(over));
      must(await town.commit(office.actor, draw, SECRET.office));
      must(await town.commit(supervisor.actor, draw, SECRET.supervisor));
      must(await town.reveal(office.actor, draw, SECRET.office));
      return must(await town.reveal(supervisor.actor, draw, SECRET.supervisor));
    },
    voidOverdue: () => voidOverdueDraws(city),
  };
  return town;
}

export function must<T, P>(result: Result<T, P>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}
