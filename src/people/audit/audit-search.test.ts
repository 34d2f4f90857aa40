/** Searching the audit: by whom, what, about what, how it ended and when; page by page, and no further than one's divisions. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../../../test/harness/app.ts';
import { transact } from '../../platform/postgres/db.ts';
import { insertAudit } from './store-audit.ts';

type Line = Readonly<{ id: string; at: string; userId: string | null; action: string; objectId: string | null }>;
type Answer = Readonly<{ items: readonly Line[]; next: Readonly<{ afterAt: string; afterId: string }> | null }>;

const CITY = '411400';
const COUNTY = '411402';

let test: TestApp;
let county: Session;
let whole: Session;
let worker: Person;

beforeAll(async () => {
  test = await testApp();
  const { city } = test;
  const here = { divisionCode: COUNTY, unitId: await aUnit(city, '县政府办', COUNTY) };
  const above = { divisionCode: CITY, unitId: await aUnit(city, '市政府办', CITY) };
  worker = await aPerson(city, 'dispatcher', { ...here, username: 'wang.worker' });
  const colleague = await aPerson(city, 'handler', { ...here, username: 'li.colleague' });
  const outsider = await aPerson(city, 'dispatcher', { ...above, username: 'zhao.outsider' });
  const did = (
    person: Person | null,
    action: string,
    objectId: string | null,
    outcome: 'done' | 'refused' = 'done',
  ) => {
    city.clock.advance({ seconds: 1 });
    return transact(city.db, (tx) =>
      insertAudit(tx, {
        id: city.outside.uuid(),
        at: city.outside.now(),
        userId: person?.actor.userId ?? null,
        postId: person?.actor.postId ?? null,
        principalUserId: null,
        sessionId: null,
        action,
        objectKind: 'thing',
        objectId,
        outcome,
        detail: {},
        sealed: false,
      }),
    );
  };
  for (let each = 0; each < 130; each += 1)
    await did(each % 2 === 0 ? worker : colleague, 'test.read', `o${each % 10}`);
  await did(worker, 'test.open', 'o3', 'refused');
  await did(outsider, 'test.open', 'o3');
  await did(null, 'test.open', 'o3', 'refused');
  county = await signIn(test, await aPerson(city, 'audit-admin', here));
  whole = await signIn(test, await aPerson(city, 'audit-admin', above));
}, 60_000);
afterAll(() => test.close());

async function found(session: Session, query: string): Promise<Answer> {
  const answer = await session.get(`/api/v1/audit?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as Answer;
}

describe('a search of the audit', () => {
  it('finds by part of a name or by a whole user name', async () => {
    const own = await found(county, 'who=wang.worker&action=test.read');
    expect(own.items).toHaveLength(65);
    expect(new Set(own.items.map((line) => line.userId))).toEqual(new Set([worker.actor.userId]));
    expect((await found(county, `who=${encodeURIComponent('测试 wang')}&action=test.read`)).items).toHaveLength(65);
    expect((await found(whole, 'who=zhao.outsider&action=test.open')).items).toHaveLength(1);
  });

  it('combines act, object, outcome and period', async () => {
    expect((await found(county, 'objectKind=thing&objectId=o3')).items).toHaveLength(14);
    const refused = await found(county, 'objectKind=thing&objectId=o3&outcome=refused');
    expect(refused.items.map((line) => line.action)).toEqual(['test.open']);
    const at = refused.items[0]?.at ?? '';
    expect((await found(county, `objectKind=thing&until=${at}`)).items).toHaveLength(100);
    expect((await found(county, `action=test.open&from=${at}`)).items).toHaveLength(1);
    expect((await found(county, `action=test.open&until=${at}`)).items).toEqual([]);
  });

  it('goes on where the page before ended, each line once and in order', async () => {
    for (const session of [county, whole]) {
      const first = await found(session, 'action=test.read');
      expect(first.items).toHaveLength(100);
      const rest = await found(session, `action=test.read&${new URLSearchParams(first.next ?? {}).toString()}`);
      expect([rest.items.length, rest.next]).toEqual([30, null]);
      const all = [...first.items, ...rest.items];
      expect(new Set(all.map((line) => line.id)).size).toBe(130);
      expect(all.map((line) => line.at)).toEqual(
        all
          .map((line) => line.at)
          .toSorted()
          .reverse(),
      );
    }
  });

  it('reaches as far as one’s divisions: others’ acts and nobody’s are the city’s to see', async () => {
    expect((await found(county, 'action=test.open')).items).toHaveLength(1);
    expect((await found(whole, 'action=test.open')).items).toHaveLength(3);
  });

  it('is written down itself: what was chosen, and of typed words only that there were some', async () => {
    await found(county, 'who=wang.worker&outcome=refused');
    const { rows } = await test.city.asOwner((owner) =>
      owner.query<{ detail: object }>(
        "select detail from people_audit where action = 'people.read-audit' order by at desc, id desc limit 100",
      ),
    );
    expect(rows.map((row) => row.detail)).toContainEqual({ who: true, outcome: 'refused', rows: 1 });
  });
});
