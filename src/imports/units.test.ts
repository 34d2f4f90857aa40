/** Units from a sheet: parents before those below them, known again by division and name. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { bring, tried, written } from '../../test/harness/importing.ts';

let test: TestApp;
let keeper: Session;
let dispatcher: Session;

beforeAll(async () => {
  test = await testApp();
  const unitId = await aUnit(test.city, '示例区政府办', '411403');
  keeper = await signIn(test, await aPerson(test.city, 'system-admin', { divisionCode: '411403', unitId }));
  dispatcher = await signIn(test, await aPerson(test.city, 'dispatcher', { divisionCode: '411403', unitId }));
});
afterAll(() => test.close());

const sheet = (...rows: readonly string[]): string => ['单位名称,所属县区,主管单位', ...rows].join('\n');

describe('units from a sheet', () => {
  it('come in whatever order they stand, bad ones named, repeats taken for one', async () => {
    const run = await tried(
      keeper,
      test.city,
      'units',
      sheet(
        '示例所,睢阳区,示例局',
        '示例局,睢阳区,示例区政府办',
        '示例局,睢阳区,示例区政府办',
        '孤儿所,睢阳区,没有的局',
        '外地局,梁园区,',
        '自己局,睢阳区,自己局',
      ),
    );
    expect(run.counts).toMatchObject({ rows: 6, created: 2, bad: 3, repeated: 1 });
    const { items } = (await keeper.get(`/api/v1/imports/${run.id}/faults`)).json() as {
      items: { row: number; reason: string }[];
    };
    expect(items.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'parent-unknown'],
      [6, 'division-outside-yours'],
      [7, 'units-in-a-circle'],
    ]);
    expect(await written(keeper, test.city, run.id, 'good')).toMatchObject({ state: 'written' });
    const list = (await keeper.get('/api/v1/units?divisionCode=411403')).json() as {
      id: string;
      name: string;
      parentId: string | null;
    }[];
    const named = (name: string) => list.find((unit) => unit.name === name);
    expect(named('示例所')?.parentId).toBe(named('示例局')?.id);
  });

  it('change their place in the tree, shown first', async () => {
    const text = sheet('示例所,睢阳区,示例区政府办', '示例局,睢阳区,');
    const run = await tried(keeper, test.city, 'units', text);
    expect(run.counts).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    const { items } = (await keeper.get(`/api/v1/imports/${run.id}/rows?outcome=changed`)).json() as {
      items: { differences: object[] }[];
    };
    expect(items[0]?.differences).toMatchObject([{ label: '上级单位', before: '示例局', after: '示例区政府办' }]);
    expect(await written(keeper, test.city, run.id)).toMatchObject({ state: 'written' });
    expect((await tried(keeper, test.city, 'units', text)).counts).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it('that would stand in a circle are named as such, whether in the sheet alone or with what is registered', async () => {
    const run = await tried(
      keeper,
      test.city,
      'units',
      sheet(
        '圈甲,睢阳区,圈乙',
        '圈乙,睢阳区,圈丙',
        '圈丙,睢阳区,圈甲',
        '圈外,睢阳区,圈甲',
        '示例区政府办,睢阳区,示例所',
      ),
    );
    const { items } = (await keeper.get(`/api/v1/imports/${run.id}/faults`)).json() as {
      items: { row: number; reason: string }[];
    };
    expect(items.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'units-in-a-circle'],
      [3, 'units-in-a-circle'],
      [4, 'units-in-a-circle'],
      [5, 'parent-unknown'],
      [6, 'units-in-a-circle'],
    ]);
  });

  it('are drawn by the system administrator alone', async () => {
    expect((await bring(dispatcher, test.city, 'units', sheet('甲,睢阳区,'))).json().type).toBe(
      '/problems/import-kind-not-yours',
    );
  });
});
