/** The worker: parts that come late, two people at once, a program that ends or dies midway. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { bring, type RunView, runOf, tried, work, written } from '../../test/harness/importing.ts';
import { openSheets } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { usccCheck } from '../kernel/uscc.ts';
import { holdingsOfUser } from '../people/index.ts';
import { takePost } from '../people/registry/actions-posts.ts';
import { transact } from '../platform/postgres/db.ts';
import { type Kind, kindOf } from './actions.ts';
import { workOnce } from './actions-work.ts';
import { importsJobs, KINDS } from './index.ts';

const UNTIDY = readFileSync(path.resolve(import.meta.dirname, '../../test/fixtures/untidy-entities.xlsx'));

let test: TestApp;
let officeId: Uuid;
let people: readonly Person[];
let first: Session;
let second: Session;
let turn = 0;

beforeAll(async () => {
  test = await testApp();
  officeId = await aUnit(test.city, '示例营商办', '411402');
  people = [
    await aPerson(test.city, 'dispatcher', { divisionCode: '411402', unitId: officeId }),
    await aPerson(test.city, 'system-admin', { divisionCode: '411402', unitId: officeId }),
  ];
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error('two people were made');
  first = await signIn(test, one);
  second = await signIn(test, two);
});
afterAll(() => test.close());
beforeEach(() => {
  turn += 1;
});

const codeOf = (n: number): string => {
  const first17 = `92411402MA${String(turn).padStart(2, '0')}${String(n).padStart(5, '0')}`;
  return first17 + usccCheck(first17);
};

const list = (from: number, count: number, name = '示例店'): string =>
  [
    '统一社会信用代码,企业名称,类型,县区',
    ...Array.from({ length: count }, (_, n) => `${codeOf(from + n)},${name}${from + n},个体,梁园区`),
  ].join('\n');

/** Lists count no further than ten thousand. */
const registered = async (): Promise<number> => {
  const like = `92411402MA${String(turn).padStart(2, '0')}%`;
  const found = await test.city.asOwner((owner) =>
    owner.query('select count(*)::integer as n from places_entity where uscc like $1', [like]),
  );
  return found.rows[0]?.n as number;
};

/** The kind as it is, but for what happens when a portion is written. */
const kindsWhere = (write: (portion: number, go: () => ReturnType<Kind['write']>) => ReturnType<Kind['write']>) => {
  const entities = kindOf(KINDS, 'entities');
  let portions = 0;
  return [
    {
      ...entities,
      write: (...given: Parameters<Kind['write']>) => {
        portions += 1;
        return write(portions, () => entities.write(...given));
      },
    },
  ];
};

async function waitingToWrite(text: string): Promise<RunView> {
  const run = await tried(first, test.city, 'entities', text);
  expect((await first.post(`/api/v1/imports/${run.id}/write`, { mode: 'all' })).statusCode).toBe(202);
  return run;
}

describe('a file', () => {
  it('that comes while others are being read waits for its turn, and nothing is said against it', async () => {
    const brought = await bring(first, test.city, 'entities', UNTIDY);
    const { id } = brought.json() as RunView;
    expect((await first.post(`/api/v1/imports/${id}/check`)).statusCode).toBe(202);
    // As many files as may be read or wait: two are read, eight wait.
    const opened = await openSheets({
      size: UNTIDY.length,
      read: async (at, length) => UNTIDY.subarray(at, at + length),
    });
    if (!opened.ok) throw new Error(opened.problem.kind);
    const reading = Array.from({ length: 10 }, () => opened.value.rows(1));
    const firsts = reading.map((rows) => rows.next());
    await Promise.all(firsts.slice(0, 2));
    const working = work(test.city);
    for (const [n, rows] of reading.entries()) {
      await firsts[n];
      await rows.return(undefined);
    }
    await working;
    expect(await runOf(first, id)).toMatchObject({ problem: null });
  });

  it('comes in parts, in any order and again; what is missing is named', async () => {
    const bytes = Buffer.from(list(0, 30_000));
    const id = test.city.outside.uuid();
    const begun = await first.post('/api/v1/imports', {
      id,
      kind: 'entities',
      fileName: 'a.csv',
      fileBytes: bytes.length,
    });
    expect(begun.json()).toMatchObject({ state: 'uploading', partsInAll: 2, partBytes: 1_048_576 });
    const send = (part: number, payload: Buffer) =>
      first.request({
        method: 'PUT',
        url: `/api/v1/imports/${id}/parts/${part}`,
        headers: { 'content-type': 'application/octet-stream' },
        payload,
      });
    const parts = [bytes.subarray(0, 1_048_576), bytes.subarray(1_048_576)] as const;
    expect((await send(1, parts[1])).statusCode).toBe(204);
    const early = await first.post(`/api/v1/imports/${id}/uploaded`);
    expect([early.statusCode, early.json().type, early.json().parts]).toEqual([
      409,
      '/problems/import-parts-missing',
      [0],
    ]);
    expect((await send(0, parts[0].subarray(1))).json().type).toBe('/problems/import-part-wrong');
    expect((await send(2, parts[1])).json().type).toBe('/problems/import-part-wrong');
    expect((await send(0, parts[0])).statusCode).toBe(204);
    expect((await send(0, parts[0])).statusCode).toBe(204);
    expect((await first.post(`/api/v1/imports/${id}/uploaded`)).json()).toMatchObject({ state: 'mapping' });
    expect((await send(0, parts[0])).json().type).toBe('/problems/import-not-now');
    expect((await second.get(`/api/v1/imports/${id}`)).json()).toMatchObject({ unitName: '示例营商办' });
  });

  it('too large, of no kind, or begun twice with another size is refused', async () => {
    const id = test.city.outside.uuid();
    const begin = (more: object) =>
      first.post('/api/v1/imports', { id, kind: 'entities', fileName: 'a.csv', fileBytes: 10, ...more });
    expect((await begin({ fileBytes: 500 * 1024 * 1024 })).statusCode).toBe(413);
    expect((await begin({ kind: 'matters' })).json().type).toBe('/problems/import-kind-not-yours');
    expect((await begin({})).statusCode).toBe(201);
    expect((await begin({})).statusCode).toBe(201);
    expect((await begin({ fileBytes: 11 })).json().type).toBe('/problems/submission-reused');
  });

  it('that is no sheet ends the import with the reason', async () => {
    const answer = await bring(
      first,
      test.city,
      'entities',
      Buffer.from('d0cf11e0a1b11ae1'.repeat(40), 'hex'),
      '旧.xls',
    );
    expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/sheet-is-old-xls']);
    expect(answer.json().title).toContain('另存为 xlsx');
    const { items } = (await first.get('/api/v1/imports')).json() as { items: { fileName: string; state: string }[] };
    expect(items.find(({ fileName }) => fileName === '旧.xls')).toMatchObject({ state: 'given-up' });
  });
});

describe('what an office chose', () => {
  it('is remembered for it, by heading, and for no other kind', async () => {
    const odd = (
      await bring(first, test.city, 'entities', `代号,名,类型,县区\n${codeOf(1)},甲,个体,梁园区\n`)
    ).json() as RunView;
    expect(odd.mapping?.columns).toEqual({ kind: 2, division: 3 });
    const missing = await first.post(`/api/v1/imports/${odd.id}/check`);
    expect([missing.json().type, missing.json().columns]).toEqual([
      '/problems/import-columns-missing',
      ['uscc', 'name'],
    ]);
    const wrong = await first.request({
      method: 'PUT',
      url: `/api/v1/imports/${odd.id}/mapping`,
      payload: { sheet: 0, columns: { uscc: 0, name: 0 } },
    });
    expect(wrong.json().type).toBe('/problems/import-mapping-wrong');
    const columns = { uscc: 0, name: 1, kind: 2, division: 3 };
    await first.request({ method: 'PUT', url: `/api/v1/imports/${odd.id}/mapping`, payload: { sheet: 0, columns } });
    expect((await first.post(`/api/v1/imports/${odd.id}/check`)).statusCode).toBe(202);
    await work(test.city);
    const next = (
      await bring(second, test.city, 'entities', `县区,代号,名,类型\n梁园区,${codeOf(2)},乙,个体\n`)
    ).json() as RunView;
    expect(next.mapping?.columns).toEqual({ division: 0, uscc: 1, name: 2, kind: 3 });
  });
});

describe('writing', () => {
  it('by two people at once makes nothing twice: who comes second looks again', async () => {
    const one = await tried(first, test.city, 'entities', list(0, 50));
    const other = await tried(second, test.city, 'entities', list(25, 50, '另一个名字'));
    expect(other.counts).toMatchObject({ created: 50 });
    expect((await first.post(`/api/v1/imports/${one.id}/write`, { mode: 'all' })).statusCode).toBe(202);
    expect((await second.post(`/api/v1/imports/${other.id}/write`, { mode: 'all' })).statusCode).toBe(202);
    await Promise.all([workOnce(test.city, KINDS), workOnce(test.city, KINDS)]);
    const states = [(await runOf(first, one.id)).state, (await runOf(second, other.id)).state].sort();
    expect(states).toEqual(['checked', 'written']);
    expect(await registered()).toBe(50);
    const loser = [await runOf(first, one.id), await runOf(second, other.id)].find(({ state }) => state === 'checked');
    expect(loser?.problem?.kind).toBe('changed-meanwhile');
    expect(
      (await (loser?.id === one.id ? first : second).post(`/api/v1/imports/${loser?.id ?? ''}/check`)).statusCode,
    ).toBe(202);
    await work(test.city);
    expect((await runOf(first, loser?.id ?? '')).counts).toMatchObject({ created: 25, changed: 25 });
  });

  it('that breaks in the second portion leaves nothing of the first', async () => {
    const run = await waitingToWrite(list(0, 6_000));
    const breaking = kindsWhere(async (portion, go) => {
      if (portion === 2) throw new Error('broken on purpose');
      return go();
    });
    await expect(workOnce(test.city, breaking, { portionRows: 5_000 })).rejects.toThrow('broken on purpose');
    expect(await runOf(first, run.id)).toMatchObject({ state: 'checked', problem: { kind: 'import-broken' } });
    expect(await registered()).toBe(0);
  });

  it('stops when the program ends, loses nothing, and goes on after the next start', async () => {
    const run = await waitingToWrite(list(0, 6_000));
    const stopping = new AbortController();
    const ending = kindsWhere(async (_, go) => {
      stopping.abort();
      return go();
    });
    await workOnce(test.city, ending, { stopping: stopping.signal, portionRows: 5_000 });
    expect(await runOf(first, run.id)).toMatchObject({ state: 'write-waiting', problem: null });
    expect(await registered()).toBe(0);
    await work(test.city);
    expect(await runOf(first, run.id)).toMatchObject({ state: 'written' });
    expect(await registered()).toBe(6_000);
  });

  it('of a worker that died is begun anew by another, once it is surely dead; thrice and no more', async () => {
    const run = await waitingToWrite(list(0, 10));
    const die = () =>
      test.city.asOwner((owner) =>
        owner.query(
          `update imports_run set state = 'writing', worker = gen_random_uuid(), worker_seen_at = $2, attempts = attempts + 1 where id = $1`,
          [run.id, test.city.outside.now()],
        ),
      );
    await die();
    await work(test.city);
    expect(await runOf(first, run.id)).toMatchObject({ state: 'writing' });
    test.city.clock.advance({ seconds: 21 });
    await work(test.city);
    expect(await runOf(first, run.id)).toMatchObject({ state: 'written' });
    expect(await registered()).toBe(10);

    const cursed = await waitingToWrite(list(50, 10));
    await test.city.asOwner((owner) =>
      owner.query(
        `update imports_run set state = 'writing', worker = gen_random_uuid(), worker_seen_at = $2, attempts = 3 where id = $1`,
        [cursed.id, test.city.outside.now()],
      ),
    );
    test.city.clock.advance({ seconds: 21 });
    await work(test.city);
    expect(await runOf(first, cursed.id)).toMatchObject({ state: 'checked', problem: { kind: 'import-broken' } });
    expect(await registered()).toBe(10);
  });

  it('by somebody whose post was taken meanwhile is refused', async () => {
    const leaver = await aPerson(test.city, 'dispatcher', { divisionCode: '411402', unitId: officeId });
    const session = await signIn(test, leaver);
    const run = await tried(session, test.city, 'entities', list(0, 3));
    expect((await session.post(`/api/v1/imports/${run.id}/write`, { mode: 'all' })).statusCode).toBe(202);
    await transact(test.city.db, async (tx) => {
      const [holding] = await holdingsOfUser(tx, leaver.actor.userId, '2026-03-03' as never);
      if (holding === undefined) throw new Error('nothing held');
      await takePost(tx, test.city, null, { holdingId: holding.id, on: '2026-03-03' as never });
    });
    await work(test.city);
    expect(await runOf(first, run.id)).toMatchObject({ state: 'checked', problem: { kind: 'import-post-lost' } });
    expect(await registered()).toBe(0);
  });

  it('stays in the hands of who began it: nobody else uploads, maps, tries or writes in their name (security 10)', async () => {
    const run = await tried(first, test.city, 'entities', list(0, 2));
    const url = `/api/v1/imports/${run.id}`;
    const put = (path: string, payload: object | Buffer) =>
      second.request({
        method: 'PUT',
        url: `${url}${path}`,
        ...(Buffer.isBuffer(payload) ? { headers: { 'content-type': 'application/octet-stream' } } : {}),
        payload,
      });
    const refusals = [
      await put('/parts/0', Buffer.from(list(5, 2))),
      await second.post(`${url}/uploaded`),
      await put('/mapping', { sheet: 0 }),
      await second.post(`${url}/check`),
      await second.post(`${url}/write`, { mode: 'all' }),
    ];
    expect(refusals.map(({ statusCode }) => statusCode)).toEqual([409, 403, 403, 403, 403]);
    expect(refusals.slice(1).map((each) => each.json().type)).toEqual(Array(4).fill('/problems/import-of-another'));
    await written(first, test.city, run.id);
    const lines = await test.city.asOwner((owner) =>
      owner.query("select user_id, detail->>'step' as step from people_audit where object_id = $1 order by at", [
        run.id,
      ]),
    );
    expect(lines.rows.map(({ step }) => step).sort()).toEqual(
      ['begun', 'uploaded', 'check-asked', 'write-asked', 'written'].sort(),
    );
    expect(new Set(lines.rows.map(({ user_id: user }) => user))).toEqual(new Set([people[0]?.actor.userId]));
    const left = await tried(first, test.city, 'entities', list(7, 2));
    expect((await second.post(`/api/v1/imports/${left.id}/give-up`)).json()).toMatchObject({ state: 'given-up' });
    const ended = await test.city.asOwner((owner) =>
      owner.query("select user_id from people_audit where object_id = $1 and detail->>'step' = 'given-up'", [left.id]),
    );
    expect(ended.rows).toEqual([{ user_id: people[1]?.actor.userId }]);
  });

  it('is audited with its counts', async () => {
    const run = await tried(first, test.city, 'entities', list(0, 4));
    await written(first, test.city, run.id);
    const lines = await test.city.asOwner((owner) =>
      owner.query(`select object_kind, outcome, detail from people_audit where object_id = $1 and detail ? 'rows'`, [
        run.id,
      ]),
    );
    expect(lines.rows).toMatchObject([
      { object_kind: 'import-entities', outcome: 'done', detail: { rows: 4, created: 4, bad: 0 } },
    ]);
  });
});

describe('giving up', () => {
  it('ends a run from anywhere before writing, also under a worker', async () => {
    const run = await tried(first, test.city, 'entities', list(0, 5));
    expect((await first.post(`/api/v1/imports/${run.id}/give-up`)).json()).toMatchObject({ state: 'given-up' });
    expect((await first.post(`/api/v1/imports/${run.id}/write`, { mode: 'all' })).statusCode).toBe(409);
    expect((await first.get(`/api/v1/imports/${run.id}/rows?outcome=created`)).json()).toEqual({ items: [] });
  });

  it('and time take the file away; the line stays', async () => {
    const run = await tried(first, test.city, 'entities', list(0, 5));
    const forget = importsJobs.find(({ name }) => name === 'imports.forget-files');
    await forget?.run(test.city);
    expect((await first.get(`/api/v1/imports/${run.id}/preview`)).statusCode).toBe(200);
    test.city.clock.advance({ days: 91 });
    await forget?.run(test.city);
    const again = await signIn(test, people[0] as Person);
    expect((await again.get(`/api/v1/imports/${run.id}`)).json()).toMatchObject({ state: 'given-up', parts: 0 });
    expect((await again.get(`/api/v1/imports/${run.id}/preview`)).json().type).toBe('/problems/import-file-gone');
  });
});
