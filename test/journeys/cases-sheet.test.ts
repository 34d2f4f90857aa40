/** Provincial cases from a sheet, over real HTTP: tried, corrected, written, sent again; and nothing of whoever complained lies about. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importsJobs } from '../../src/imports/index.ts';
import { readForComplainant } from '../../src/vault/index.ts';
import { verifyCity } from '../../src/wiring.ts';
import { type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, aUnit, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { bring, runOf, tried, work, written } from '../harness/importing.ts';
import { correctedBook } from '../harness/sheets.ts';
import { MORNING } from '../harness/today.ts';

const KIND = 'provincial-cases';
const HEADINGS = '省平台编号,收到日期,管辖依据,类别,区划,被投诉单位,投诉内容,诉求,投诉人姓名,投诉人电话';
const NAME = '标记某某';
const PHONE = '13912345678';
const WORDS = '标记内容：承诺的奖补资金两年没有兑现。';
const row = (
  number: string,
  over: Partial<Record<'day' | 'category' | 'words' | 'name' | 'phone' | 'unit', string>> = {},
) =>
  [
    ...[number, over.day ?? '2026-03-03', 'JU02', over.category ?? 'SQ06', HERE, over.unit ?? ''],
    ...[over.words ?? WORDS, '说明什么时候兑现', over.name ?? NAME, over.phone ?? PHONE],
  ].join(',');
const sheet = (...rows: readonly string[]) => [HEADINGS, ...rows].join('\n');

let test: TestApp;
let ground: Ground;
let dispatcher: Session;
let colleague: Session;
let dispatcherHere: Person;
let colleagueHere: Person;

beforeAll(async () => {
  test = await testApp({ at: MORNING });
  ground = await layGround(test);
  const { officeId } = ground;
  dispatcherHere = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: officeId });
  colleagueHere = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: officeId });
}, 120_000);
beforeEach(async () => {
  dispatcher = await signIn(test, dispatcherHere);
  colleague = await signIn(test, colleagueHere);
});
afterAll(() => test.close());

const casesOf = async (search: string) =>
  ((await dispatcher.get(`/api/v1/cases?search=${encodeURIComponent(search)}`)).json() as { items: { id: never }[] })
    .items;
const faultsOf = async (id: string, who: Session = dispatcher) =>
  (
    (await who.get(`/api/v1/imports/${id}/faults`)).json() as {
      items: { row: number; column: string; reason: string; value: string }[];
    }
  ).items;
/** All that the tables of imports hold of a run, as the owner of the database would read it. */
const keptOf = (id: string): Promise<string> =>
  test.city.asOwner(async (owner) => {
    const tables = ['imports_run', 'imports_part', 'imports_row', 'imports_fault', 'imports_change'];
    const texts: string[] = [];
    for (const table of tables) {
      const column = table === 'imports_run' ? 'id' : 'run_id';
      const { rows } = await owner.query(`select * from ${table} where ${column} = $1`, [id]);
      texts.push(
        ...rows.map((each: object) =>
          JSON.stringify(each, (_, value: { type?: string; data?: number[] }) =>
            value?.type === 'Buffer' ? Buffer.from(value.data ?? []).toString('utf8') : value,
          ),
        ),
      );
    }
    return texts.join('\n');
  });
const rowsKept = (id: string): Promise<number> =>
  test.city.asOwner(async (owner) => {
    const { rows } = await owner.query(
      'select (select count(*) from imports_part where run_id = $1) + (select count(*) from imports_row where run_id = $1) as n',
      [id],
    );
    return Number(rows[0].n);
  });
const audits = (action: string): Promise<number> =>
  test.city.asOwner(async (owner) => {
    const { rows } = await owner.query('select count(*) as n from people_audit where action = $1', [action]);
    return Number(rows[0].n);
  });

describe('provincial cases from a sheet', () => {
  it('are tried, named where wrong, and written; the same sheet again writes nothing', async () => {
    const bad = sheet(
      row('HN-S-1'),
      row('HN-S-2', { category: '没有这一类' }),
      row('HN-S-3', { day: '2026-12-31' }),
      row('HN-S-4', { phone: '12' }),
      row('HN-S-5', { phone: '' }),
      row('!', {}),
    );
    const run = await tried(dispatcher, test.city, KIND, bad);
    expect(run).toMatchObject({ state: 'checked', counts: { rows: 6, bad: 5, created: 1 } });
    expect((await faultsOf(run.id)).map(({ row: at, column, reason, value }) => [at, column, reason, value])).toEqual([
      [3, 'category', 'unknown', ''],
      [4, 'receivedOn', 'future', ''],
      [5, 'contactPhone', 'phone-unusable', ''],
      [6, 'contactPhone', 'contact-half', ''],
      [7, 'number', 'number-unreadable', ''],
    ]);
    const good = await correctedBook(
      `\n${sheet(row('HN-S-1'), row('HN-S-2'))}`.split('\n').map((line) => line.split(',')),
      {},
    );
    const again = await tried(dispatcher, test.city, KIND, good);
    expect(again.counts).toMatchObject({ rows: 2, bad: 0, created: 2 });
    const before = await audits('cases.bring-cases');
    expect((await written(dispatcher, test.city, again.id)).state).toBe('written');
    const [entered] = await casesOf('HN-S-2');
    expect(entered).toMatchObject({ procedure: 'provincial-case', phase: 'registered', receivedOn: '2026-03-03' });
    expect(await audits('cases.bring-cases')).toBe(before + 2);
    const contact = { matterId: entered?.id as never, field: 'phone' } as const;
    expect(await readForComplainant(test.city.db, test.city, contact)).toBe(PHONE);
    const third = await tried(dispatcher, test.city, KIND, good);
    expect(third.counts).toMatchObject({ created: 0, changed: 0, unchanged: 2, bad: 0 });
    expect((await verifyCity(test.city.db, test.city)).broken).toEqual([]);
  });

  it('of a number that is registered with another day are refused by its row', async () => {
    const run = await tried(dispatcher, test.city, KIND, sheet(row('HN-S-1', { day: '2026-03-02' }), row('HN-S-9')));
    expect((await faultsOf(run.id)).map(({ row: at, reason }) => [at, reason])).toEqual([[2, 'number-taken']]);
    // Entered by somebody else between trying and writing: nothing is written.
    const other = await tried(dispatcher, test.city, KIND, sheet(row('HN-S-9')));
    await written(dispatcher, test.city, other.id);
    const asked = await dispatcher.post(`/api/v1/imports/${run.id}/write`, { mode: 'good' });
    expect(asked.statusCode).toBe(202);
    await work(test.city);
    expect(await runOf(dispatcher, run.id)).toMatchObject({ state: 'checked', problem: { kind: 'changed-meanwhile' } });
  });

  it('keep the lines of what was said, and a unit by its name', async () => {
    const words = '"第一段。\n第二段，（全角）１２３。"';
    const run = await tried(dispatcher, test.city, KIND, sheet(row('HN-S-L', { words, unit: '不存在的单位' })));
    expect((await faultsOf(run.id)).map(({ column, reason }) => [column, reason])).toEqual([
      ['respondent', 'unit-unknown'],
    ]);
    const good = await tried(dispatcher, test.city, KIND, sheet(row('HN-S-L', { words })));
    const shown = (await dispatcher.get(`/api/v1/imports/${good.id}/rows?outcome=created`)).json() as {
      items: { facts: { field: string; value: string }[] }[];
    };
    expect(shown.items[0]?.facts.find(({ field }) => field === 'words')?.value).toBe(
      '第一段。\n第二段，（全角）１２３。',
    );
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${NAME}|${PHONE}`));
  });
});

describe('a row of a sheet', () => {
  it('names no unit beyond one’s reach, none one is too near, and none that has ended since', async () => {
    await aUnit(test.city, '示例·别县住建局', '411403');
    await aUnit(test.city, '示例·本县住建局', HERE);
    const endingId = await aUnit(test.city, '示例·将撤并的局', HERE);
    const nearId = await aUnit(test.city, '示例·自己任职的局', HERE);
    const near = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: nearId });
    const rows = ['别县住建局', '本县住建局', '自己任职的局'].map((unit, at) =>
      row(`HN-U-${at}`, { unit: `示例·${unit}` }),
    );
    const who = await signIn(test, near);
    const run = await tried(who, test.city, KIND, sheet(...rows));
    expect((await faultsOf(run.id, who)).map(({ row: at, column, reason }) => [at, column, reason])).toEqual([
      [2, 'respondent', 'division-outside-yours'],
      [4, 'respondent', 'too-near'],
    ]);
    const later = await tried(dispatcher, test.city, KIND, sheet(row('HN-U-9', { unit: '示例·将撤并的局' })));
    expect(later.counts).toMatchObject({ created: 1, bad: 0 });
    await test.city.asOwner((owner) =>
      owner.query('update people_unit set valid_to = since_on where id = $1', [endingId]),
    );
    await dispatcher.post(`/api/v1/imports/${later.id}/write`, { mode: 'all' });
    await work(test.city);
    expect(await runOf(dispatcher, later.id)).toMatchObject({ problem: { kind: 'changed-meanwhile' } });
  });
});

describe('what a sheet says of whoever complained', () => {
  it('is kept of no heading that names no column, where the file has none', async () => {
    const run = (await bring(dispatcher, test.city, KIND, row('HN-H-1'))).json() as { id: string };
    expect(await keptOf(run.id)).not.toMatch(new RegExp(`${NAME}|${PHONE}|${WORDS}`));
  });

  it('lies in no table in clear while it waits, is looked into by nobody else, and is gone once it is written', async () => {
    const run = await tried(dispatcher, test.city, KIND, sheet(row('HN-M-1'), row('HN-M-2', { phone: '12' })));
    expect(await keptOf(run.id)).not.toMatch(new RegExp(`${NAME}|${PHONE}|${WORDS}`));
    for (const path of ['rows?outcome=created', 'annotated', 'preview']) {
      const own = await dispatcher.get(`/api/v1/imports/${run.id}/${path}`);
      expect(own.statusCode, path).toBe(200);
      const answer = await colleague.get(`/api/v1/imports/${run.id}/${path}`);
      expect(answer.json(), path).toMatchObject({ type: '/problems/import-of-another' });
    }
    // Of a kind that is not sealed the same markers are found where they lie.
    const plain = (await bring(dispatcher, test.city, 'entities', `名称\n${NAME}商行`)).json() as { id: string };
    expect(await keptOf(plain.id)).toContain(NAME);
    await written(dispatcher, test.city, run.id, 'good');
    expect(await rowsKept(run.id)).toBe(0);
    const { rows } = await test.city.asOwner((owner) =>
      owner.query('select file_key from imports_run where id = $1', [run.id]),
    );
    expect(rows).toEqual([{ file_key: null }]);
    expect((await dispatcher.get(`/api/v1/imports/${run.id}/annotated`)).json()).toMatchObject({
      type: '/problems/import-file-gone',
    });
    expect((await dispatcher.get(`/api/v1/imports/${run.id}/rows?outcome=created`)).json()).toEqual({ items: [] });
  });

  it('is gone when it is given up, when its file cannot be read, and after a week', async () => {
    const given = await tried(dispatcher, test.city, KIND, sheet(row('HN-M-3')));
    expect((await dispatcher.post(`/api/v1/imports/${given.id}/give-up`)).statusCode).toBe(200);
    expect(await rowsKept(given.id)).toBe(0);
    const broken = await bring(dispatcher, test.city, KIND, Buffer.from(`PK\u0003\u0004${NAME}`), '案件.xlsx');
    expect(broken.statusCode).toBe(422);
    const left = await tried(dispatcher, test.city, KIND, sheet(row('HN-M-4')));
    const forget = importsJobs.find(({ name }) => name === 'imports.forget-files');
    await forget?.run(test.city);
    expect(await rowsKept(left.id)).toBeGreaterThan(0);
    test.city.clock.advance({ days: 9 });
    await forget?.run(test.city);
    expect(await rowsKept(left.id)).toBe(0);
    const { rows } = await test.city.asOwner((owner) =>
      owner.query(
        "select count(*)::int as n from imports_run where file_key is not null and kind = $1 and state <> 'checked'",
        [KIND],
      ),
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});
