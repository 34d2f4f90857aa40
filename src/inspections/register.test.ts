/** The register of inspections, brought in as lists and read by whoever inspects. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { tried, written } from '../../test/harness/importing.ts';

const HERE = '411402';
let test: TestApp;
let justice: Session;
let officer: Session;

beforeAll(async () => {
  test = await testApp();
  const unitId = await aUnit(test.city, '甲县市场监督管理局', HERE);
  await aUnit(test.city, '甲县政务服务中心', HERE);
  justice = await signIn(test, await aPerson(test.city, 'justice-supervisor', { divisionCode: HERE, unitId }));
  officer = await signIn(test, await aPerson(test.city, 'inspector', { divisionCode: HERE, unitId }));
});
afterAll(() => test.close());

async function brought(kind: string, ...lines: readonly string[]) {
  const run = await tried(justice, test.city, kind, lines.join('\n'));
  const { bad = 0, created = 0, changed = 0 } = run.counts ?? {};
  if (bad === 0 && created + changed > 0) await written(justice, test.city, run.id);
  const { items } = (await justice.get(`/api/v1/imports/${run.id}/faults`)).json() as { items: { reason: string }[] };
  return { ...run.counts, reasons: items.map(({ reason }) => reason) };
}
async function listed(of: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return ((await officer.get(`/api/v1/inspections/${of}`)).json() as { items: Record<string, unknown>[] }).items;
}

const AGENCIES = '单位,区划,执法主体类型,委托机关,法律依据,生效日期,失效日期';
const OFFICERS = '执法证号,姓名,执法机构,区划,登录名,发证日期,有效期至';
const ITEMS = '事项编码,事项名称,法律依据,实施层级,执法机构,区划,年度频次上限,公布日期,停用日期';

it('takes agencies first, then officers and items of agencies alone', async () => {
  const early = await brought('officers', OFFICERS, '16140001,张三,甲县市场监督管理局,411402,,2026-01-05,2030-12-31');
  expect(early).toMatchObject({ bad: 1, reasons: ['not-an-agency'] });
  const agency = await brought(
    'agencies',
    AGENCIES,
    '甲县市场监督管理局,411402,行政机关（法定职权）,,《食品安全法》第一百一十条,2026-01-05,',
  );
  expect(agency).toMatchObject({ created: 1, bad: 0 });
  const officers = await brought(
    'officers',
    OFFICERS,
    '16140001,张三,甲县市场监督管理局,411402,,2026-01-05,2030-12-31',
  );
  expect(officers).toMatchObject({ created: 1, bad: 0 });
  const items = await brought(
    'inspection-items',
    ITEMS,
    'SP-1,食品检查,《食品安全法》第一百一十条,县级,甲县市场监督管理局,411402,2,2026-01-05,',
    'SP-2,别的检查,《食品安全法》第一百一十条,县级,甲县政务服务中心,411402,2,2026-01-05,',
  );
  expect(items).toMatchObject({ bad: 1, reasons: ['not-an-agency'] });
  expect(await listed('officers')).toMatchObject([{ licence: '16140001', unit: '甲县市场监督管理局' }]);
});

it('needs the organ in whose name an entrusted one acts', async () => {
  const row = '甲县政务服务中心,411402,受委托组织,,《行政处罚法》第二十条,2026-01-05,';
  expect(await brought('agencies', AGENCIES, row)).toMatchObject({ bad: 1, reasons: ['entrusting-missing'] });
});

it('changes nothing that a version said: other facts begin another one, and the former ends the day before', async () => {
  const row = (cap: number, from: string) =>
    `SP-9,食品检查,《食品安全法》第一百一十条,县级,甲县市场监督管理局,411402,${cap},${from},`;
  expect(await brought('inspection-items', ITEMS, row(2, '2026-01-05'))).toMatchObject({ created: 1 });
  expect(await brought('inspection-items', ITEMS, row(2, '2026-01-05'))).toMatchObject({ unchanged: 1 });
  const other = await brought('inspection-items', ITEMS, row(1, '2026-01-05'));
  expect(other).toMatchObject({ bad: 1, reasons: ['version-stands'] });
  expect(await brought('inspection-items', ITEMS, row(1, '2099-01-01'))).toMatchObject({ bad: 0 });
  expect((await listed('items')).filter(({ code }) => code === 'SP-9')).toMatchObject([
    { yearlyCap: 1, fromOn: '2099-01-01', standing: 'coming' },
    { yearlyCap: 2, fromOn: '2026-01-05', lastOn: '2098-12-31', standing: 'in-force' },
  ]);
});

it('is written by the justice department alone', async () => {
  const asked = { id: test.city.outside.uuid(), kind: 'officers', fileName: 'a.csv', fileBytes: 10 };
  expect((await officer.post('/api/v1/imports', asked)).statusCode).toBe(403);
});
