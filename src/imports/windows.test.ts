/** Halls and windows from a sheet: one row a window, its hall beside it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { type RunView, tried, written } from '../../test/harness/importing.ts';

const HEADING = '区划,大厅名称,大厅管理单位,大厅地址,窗口编号,窗口名称,进驻单位,服务事项';

let test: TestApp;
let keeper: Session;

beforeAll(async () => {
  test = await testApp();
  const unitId = await aUnit(test.city, '测试政务服务局', '411402');
  await aUnit(test.city, '测试税务局', '411402');
  keeper = await signIn(test, await aPerson(test.city, 'dispatcher', { divisionCode: '411402', unitId }));
});
afterAll(() => test.close());

const trying = (...rows: readonly string[]): Promise<RunView> =>
  tried(keeper, test.city, 'windows', [HEADING, ...rows].join('\r\n'));
const windowsNow = async () =>
  (await keeper.get('/api/v1/windows?limit=200')).json() as {
    total: number;
    items: { name: string; number: string; services: string }[];
  };

describe('windows from a sheet', () => {
  const good = '梁园区,测试导入厅,测试政务服务局,导入路,1,综合,测试税务局,"开办,变更"';

  it('are tried, bad ones named, good ones registered with their hall', async () => {
    const run = await trying(
      good,
      '睢阳区,测试别处厅,测试政务服务局,,1,综合,没有的局,',
      '411402,测试导入厅,测试政务服务局,,1,重号,测试税务局,',
      ',,,,,,,',
      '梁园区,无主厅,,,2,综合,测试税务局,',
    );
    expect(run.counts).toMatchObject({ rows: 4, bad: 3, created: 1 });
    const { items } = (await keeper.get(`/api/v1/imports/${run.id}/faults`)).json() as {
      items: { row: number; columnLabel: string; reason: string }[];
    };
    expect(items.map(({ row, columnLabel, reason }) => [row, columnLabel, reason])).toEqual([
      [3, '区划', 'division-outside-yours'],
      [3, '进驻单位', 'unit-unknown'],
      [4, '窗口编号', 'twice-in-file'],
      [6, '大厅管理单位', 'hall-needs-unit'],
    ]);
    await written(keeper, test.city, run.id, 'good');
    expect(await windowsNow()).toMatchObject({
      total: 1,
      items: [{ name: '综合', number: '1', services: '开办,变更' }],
    });
    const halls = (await keeper.get('/api/v1/halls')).json() as {
      items: { name: string; address: string; level: string }[];
    };
    expect(halls.items).toMatchObject([{ name: '测试导入厅', address: '导入路', level: 'county' }]);
  });

  it('registered so already change nothing; others say what they change, hall and window', async () => {
    expect((await trying(good)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    const run = await trying(
      good.replace('综合', '综合受理').replace('导入路', '新路'),
      good.replace(',1,综合', ',2,税务').replace('导入路', '新路'),
    );
    expect(run.counts).toMatchObject({ created: 1, changed: 1, bad: 0 });
    const { items } = (await keeper.get(`/api/v1/imports/${run.id}/rows?outcome=changed`)).json() as {
      items: { differences: { label: string; before: string; after: string }[] }[];
    };
    expect(items[0]?.differences.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['大厅地址', '导入路', '新路'],
      ['窗口名称', '综合', '综合受理'],
    ]);
    await written(keeper, test.city, run.id);
    expect((await windowsNow()).items.map(({ number, name }) => [number, name])).toEqual([
      ['1', '综合受理'],
      ['2', '税务'],
    ]);
    const halls = (await keeper.get('/api/v1/halls')).json() as { items: { address: string }[] };
    expect(halls.items).toMatchObject([{ address: '新路' }]);
  });

  it('are not written over what somebody changed since the dry run', async () => {
    const run = await trying(good.replace('综合', '甲改的').replace('导入路', '新路'));
    const [window] = (await keeper.get('/api/v1/windows?search=1')).json().items as {
      id: string;
      version: number;
      hallId: string;
      unitId: string;
    }[];
    const facts = {
      hallId: window?.hallId,
      unitId: window?.unitId,
      number: '1',
      name: '乙改的',
      services: '',
      version: window?.version,
    };
    expect(
      (await keeper.request({ method: 'PUT', url: `/api/v1/windows/${window?.id ?? ''}`, payload: facts })).statusCode,
    ).toBe(200);
    const after = await written(keeper, test.city, run.id);
    expect(after).toMatchObject({ state: 'checked', problem: { kind: 'changed-meanwhile' } });
    expect((await windowsNow()).items[0]?.name).toBe('乙改的');
    expect((await keeper.post(`/api/v1/imports/${run.id}/write`, { mode: 'all' })).json().type).toBe(
      '/problems/import-not-now',
    );
  });

  it('come by thousands', async () => {
    const rows = Array.from(
      { length: 2_700 },
      (_, n) => `411402,测试大厅${n % 20},测试政务服务局,,${n},窗口${n},测试税务局,`,
    );
    const run = await trying(...rows);
    expect(run.counts).toMatchObject({ created: 2_700, bad: 0 });
    expect(await written(keeper, test.city, run.id)).toMatchObject({ state: 'written' });
    expect((await windowsNow()).total).toBe(2_702);
  });
});
