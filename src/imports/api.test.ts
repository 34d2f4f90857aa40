/** An untidy list goes through dry run, marked errors, correction and writing; a second one shows what would change. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { bring, type RunView, runOf, tried, work, written } from '../../test/harness/importing.ts';
import { correctedBook, rowsOfBook } from '../../test/harness/sheets.ts';

const UNTIDY = readFileSync(path.resolve(import.meta.dirname, '../../test/fixtures/untidy-entities.xlsx'));

let test: TestApp;
let keeper: Session;
let elsewhere: Session;

beforeAll(async () => {
  test = await testApp();
  const unitId = await aUnit(test.city, '示例市营商办', '411400');
  await aUnit(test.city, '示例区市场监督管理局', '411403');
  keeper = await signIn(test, await aPerson(test.city, 'dispatcher', { divisionCode: '411400', unitId }));
  const county = await aUnit(test.city, '示例县营商办', '411421');
  elsewhere = await signIn(test, await aPerson(test.city, 'dispatcher', { divisionCode: '411421', unitId: county }));
});
afterAll(() => test.close());

type Faults = Readonly<{
  total: number;
  items: { row: number; column: string; place: string; value: string; message: string }[];
}>;

async function faultsOf(run: RunView, more = ''): Promise<Faults> {
  return (await keeper.get(`/api/v1/imports/${run.id}/faults?limit=200${more}`)).json() as Faults;
}

async function sheetOf(url: string): Promise<string[][]> {
  const answer = await keeper.get(url);
  expect(answer.statusCode).toBe(200);
  return rowsOfBook(answer.rawPayload);
}

describe('an untidy list of entities', () => {
  let run: RunView;

  it('is opened at the right sheet and heading, and its columns are guessed', async () => {
    const brought = await bring(keeper, test.city, 'entities', UNTIDY);
    expect(brought.statusCode).toBe(200);
    run = brought.json() as RunView;
    expect(run.state).toBe('mapping');
    expect(run.mapping).toMatchObject({
      sheet: 1,
      headingFrom: 3,
      headingTo: 3,
      columns: { uscc: 1, name: 2, kind: 3, division: 4, status: 5, siShang: 6, openedOn: 7 },
    });
    const look = (await keeper.get(`/api/v1/imports/${run.id}/preview`)).json() as {
      rows: { cells: string[] }[];
      totalRows: number;
    };
    expect(look.totalRows).toBe(11);
    expect(look.rows[4]?.cells[2]).toBe('梁园区示例小吃店');
  });

  it('is tried: every bad cell is named by row, column, value and reason, and nothing is registered', async () => {
    expect((await keeper.post(`/api/v1/imports/${run.id}/check`)).statusCode).toBe(202);
    await work(test.city);
    run = await runOf(keeper, run.id);
    expect(run).toMatchObject({
      state: 'checked',
      counts: { rows: 7, bad: 4, remarks: 1, totals: 0, hidden: 0, repeated: 0, created: 3, changed: 0, unchanged: 0 },
    });
    const { total, items } = await faultsOf(run);
    expect(total).toBe(5);
    expect(items.map(({ row, place, value, message }) => [row, place, value, message])).toEqual([
      [5, 'B', '92411402MA00000000', '校验码不对：照前 17 位，最后一位应为 G；请核对整个代码'],
      [8, 'B', '91411402MA4T040287', '与第 4 行重复'],
      [9, 'D', '集团', expect.stringContaining('不在可选的范围内：企业、个体工商户')],
      [10, 'E', '睢杨区', '没有这个区划'],
      [10, 'H', '去年三月', expect.stringContaining('不是日期')],
    ]);
    expect((await keeper.get('/api/v1/entities')).json()).toMatchObject({ total: 0 });
  });

  it('says what the good rows would make, in one spelling', async () => {
    const { items } = (await keeper.get(`/api/v1/imports/${run.id}/rows?outcome=created`)).json() as {
      items: { row: number; label: string; facts: { field: string; value: string }[] }[];
    };
    expect(items.map(({ row }) => row)).toEqual([4, 6, 7]);
    expect(Object.fromEntries((items[0]?.facts ?? []).map(({ field, value }) => [field, value]))).toEqual({
      uscc: '91411402MA4T040287',
      name: '商丘市示例商贸有限公司',
      kind: '企业',
      division_code: '梁园区',
      status: '存续',
      si_shang: '是',
      opened_on: '2024-03-05',
    });
  });

  it('cannot be written as a whole, and can in its good rows', async () => {
    const refused = await keeper.post(`/api/v1/imports/${run.id}/write`, { mode: 'all' });
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/import-has-bad-rows']);
    expect(await written(keeper, test.city, run.id, 'good')).toMatchObject({ state: 'written', problem: null });
    const registered = (await keeper.get('/api/v1/entities')).json() as {
      total: number;
      items: { name: string; openedOn: string }[];
    };
    expect(registered.total).toBe(3);
    expect(registered.items.map(({ openedOn }) => openedOn)).toEqual(['2024-03-05', '2024-03-05', '2024-03-05']);
  });

  it('is handed back to a few at once only', async () => {
    const { sheetsUnderWay } = test.app;
    for (const other of ['1', '2', '3']) sheetsUnderWay.add(other);
    try {
      const refused = await keeper.get(`/api/v1/imports/${run.id}/annotated`);
      expect([refused.statusCode, refused.json().title]).toEqual([503, '系统繁忙，请稍后再试。']);
    } finally {
      sheetsUnderWay.clear();
    }
  });

  it('is handed back marked, corrected there, and brought in again', async () => {
    const rows = await sheetOf(`/api/v1/imports/${run.id}/annotated`);
    expect(rows).toHaveLength(2 + 4);
    expect(rows[2]?.at(-2)).toContain('统一社会信用代码：校验码不对');
    expect(rows.map((cells) => cells.at(-1)).slice(2)).toEqual(['5', '8', '9', '10']);
    const again = await correctedBook(rows, {
      '92411402MA00000000': '92411402MA0000000G',
      '91411402MA4T040287': '91411402MA0000008B',
      集团: '企业',
      睢杨区: '睢阳区',
      去年三月: '2024年3月1日',
    });
    const second = await tried(keeper, test.city, 'entities', again);
    expect(second.counts).toMatchObject({ rows: 4, bad: 1, created: 3 });
    // The code that was typed in its place was wrong too, and is told so.
    expect((await faultsOf(second)).items.map(({ message }) => message)).toEqual([
      expect.stringContaining('最后一位应为'),
    ]);
    await written(keeper, test.city, second.id, 'good');
    expect((await keeper.get('/api/v1/entities')).json()).toMatchObject({ total: 6 });
  });

  it('of a later month shows what it would change, field by field, and changes that', async () => {
    const later = [
      '统一社会信用代码,名称,类型,区划,状态,四上,成立日期',
      '91411402MA4T040287,商丘市示例商贸集团有限公司,企业,睢阳区,存续,是,2024-03-05',
      '92411402MA0000001K,梁园区示例便利店,个体,梁园区,注销,,',
      '93411403MA00000048,睢阳区示例农民专业合作社,合作社,睢阳区,,,',
      '92411402MA0000002H,新来的,个体,梁园区,,,',
    ].join('\r\n');
    const next = await tried(keeper, test.city, 'entities', later);
    const counts = next.counts as Record<string, number>;
    const { items } = (await keeper.get(`/api/v1/imports/${next.id}/rows?outcome=changed`)).json() as {
      items: { row: number; differences: { label: string; before: string; after: string }[] }[];
    };
    expect(
      items.map(({ row, differences }) => [row, differences.map(({ label, before, after }) => [label, before, after])]),
    ).toEqual([
      [
        2,
        [
          ['名称', '商丘市示例商贸有限公司', '商丘市示例商贸集团有限公司'],
          ['区划', '梁园区', '睢阳区'],
        ],
      ],
      [3, [['登记状态', '存续', '注销']]],
    ]);
    expect(counts).toMatchObject({ rows: 4, changed: 2, unchanged: 1 });
    await written(keeper, test.city, next.id, 'good');
    const found = (await keeper.get('/api/v1/entities?search=91411402MA4T040287')).json() as {
      items: { id: string; version: number; divisionCode: string }[];
    };
    expect(found.items[0]).toMatchObject({ version: 2, divisionCode: '411403' });
    const whole = (await keeper.get(`/api/v1/entities/${found.items[0]?.id ?? ''}`)).json() as { past: unknown[] };
    expect(whole.past).toMatchObject([{ facts: { name: '商丘市示例商贸有限公司', divisionCode: '411402' } }]);
    // The same file once more: nothing left to do.
    const idle = await tried(keeper, test.city, 'entities', later);
    expect(idle.counts).toMatchObject({ changed: 0, created: 0 });
    expect((await keeper.post(`/api/v1/imports/${idle.id}/write`, { mode: 'good' })).json().type).toBe(
      '/problems/import-nothing-to-write',
    );
  });

  it('is neither seen nor touched from the county beside', async () => {
    for (const url of ['', '/preview', '/faults', '/rows?outcome=created', '/annotated']) {
      expect((await elsewhere.get(`/api/v1/imports/${run.id}${url}`)).statusCode).toBe(404);
    }
    for (const act of ['uploaded', 'check', 'give-up']) {
      expect((await elsewhere.post(`/api/v1/imports/${run.id}/${act}`)).statusCode).toBe(404);
    }
    expect((await elsewhere.get('/api/v1/imports')).json()).toMatchObject({ total: 0 });
  });
});
