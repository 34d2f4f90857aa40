/** Whole imports of the files other offices and other programs made. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { bring, type RunView, runOf, tried, written } from '../../test/harness/importing.ts';

let test: TestApp;
let keeper: Session;

beforeAll(async () => {
  test = await testApp();
  const unitId = await aUnit(test.city, '示例·商丘市营商办', '411400');
  keeper = await signIn(test, await aPerson(test.city, 'dispatcher', { divisionCode: '411400', unitId }));
});
afterAll(() => test.close());

const sample = (name: string): Buffer =>
  readFileSync(path.resolve(import.meta.dirname, '../../test/fixtures/sheets', name));
const trying = (name: string, kind = 'entities'): Promise<RunView> => tried(keeper, test.city, kind, sample(name));
const faultsOf = async (run: RunView): Promise<readonly (readonly [row: number, label: string, reason: string])[]> => {
  const { items } = (await keeper.get(`/api/v1/imports/${run.id}/faults`)).json() as {
    items: { row: number; columnLabel: string; reason: string }[];
  };
  return items.map(({ row, columnLabel, reason }) => [row, columnLabel, reason] as const);
};

describe('a list with one heading twice', () => {
  it('teaches the office nothing wrong: the next list has all its columns (F02)', async () => {
    expect((await trying('17-duplicate-headings/1-before.csv')).counts).toMatchObject({ created: 1, bad: 0 });
    const twice = await trying('17-duplicate-headings/2-duplicate.csv');
    expect(twice).toMatchObject({ counts: { created: 1, bad: 0 }, unused: ['E 名称', 'F 类型'] });
    expect((await trying('17-duplicate-headings/3-after.csv')).counts).toMatchObject({ created: 1, bad: 0 });
  });

  it('hides no change of an optional column afterwards (F02)', async () => {
    const twice = await trying('17-duplicate-headings/optional-2-duplicate.csv');
    await written(keeper, test.city, twice.id);
    const next = await trying('17-duplicate-headings/optional-3-after.csv');
    expect(next).toMatchObject({ counts: { changed: 1, unchanged: 0, bad: 0 }, unused: [] });
  });
});

describe('a sheet', () => {
  it('with formulas that were never computed has those cells named, required or not (F13)', async () => {
    const run = await trying('08-formula-never-computed/entities.xlsx');
    expect(await faultsOf(run)).toEqual([
      [2, '成立日期', 'formula-error'],
      [2, '登记状态', 'formula-error'],
      [3, '名称', 'formula-error'],
      [4, '登记状态', 'formula-error'],
    ]);
  });

  it('whose long numbers a spreadsheet shortened says why (F15)', async () => {
    const reasons = async (name: string, kind: string) =>
      (await faultsOf(await trying(name, kind))).filter(([, , reason]) => reason === 'digits-lost').map(([row]) => row);
    expect(await reasons('11-scientific-notation/entities.csv', 'entities')).toContain(2);
    expect(await reasons('11-scientific-notation/older-reviews.csv', 'older-reviews')).toEqual(
      expect.arrayContaining([2, 3, 4]),
    );
  });

  it('whose window numbers a spreadsheet made dates of has them named (F16)', async () => {
    const found = await faultsOf(await trying('12-window-number-became-date/windows.xlsx', 'windows'));
    expect(found.filter(([, , reason]) => reason === 'became-date')).toEqual([
      [2, '窗口编号', 'became-date'],
      [3, '窗口编号', 'became-date'],
      // The words Excel shows, saved as text.
      [5, '窗口编号', 'became-date'],
    ]);
  });

  it('with direction marks and radicals is read as it looks (F17, F18)', async () => {
    for (const name of ['13-unseen-direction-marks/entities.xlsx', '14-kangxi-radicals/entities.xlsx']) {
      const run = await trying(name);
      await written(keeper, test.city, run.id, 'good');
    }
    const found = (await keeper.get(`/api/v1/entities?search=${encodeURIComponent('大山水业用品商行')}`)).json() as {
      items: { name: string }[];
    };
    expect(found.items.map(({ name }) => name)).toEqual(['梁园区大山水业用品商行']);
  });

  it('with half an emoji in a cell has the cell named; in a heading it is read (F26)', async () => {
    expect(await faultsOf(await trying('26-escaped-halves/bad.xlsx'))).toEqual([[2, '类型', 'garbled']]);
    expect((await trying('26-escaped-halves/heading.xlsx')).counts).toMatchObject({ created: 1, bad: 0 });
    expect((await trying('26-escaped-halves/nul.xlsx')).counts).toMatchObject({ created: 1, bad: 0 });
    expect((await bring(keeper, test.city, 'entities', sample('26-escaped-halves/sheetname.xlsx'))).statusCode).toBe(
      422,
    );
  });

  it('tells of hidden rows and of sums it left out (F30, C40)', async () => {
    expect((await trying('09-cell-kinds/hidden-row.xlsx')).counts).toMatchObject({ rows: 2, hidden: 1, bad: 0 });
    expect((await trying('15-csv/total-row.csv')).counts).toMatchObject({ rows: 1, totals: 1, bad: 0 });
  });

  it('that is cut short says so', async () => {
    const brought = await bring(keeper, test.city, 'entities', sample('15-csv/nul-tail.csv'), '名录.csv');
    expect(brought.json()).toMatchObject({ type: '/problems/sheet-has-zeros' });
  });
});

describe('what was written', () => {
  it('can still be looked through: the new as well as the changed (C40)', async () => {
    const run = await trying('25-wps-and-others/pretty.xlsx');
    const news = async () =>
      ((await keeper.get(`/api/v1/imports/${run.id}/rows?outcome=created`)).json() as { items: { label: string }[] })
        .items;
    const before = await news();
    expect(before.length).toBeGreaterThan(0);
    await written(keeper, test.city, run.id);
    expect((await runOf(keeper, run.id)).state).toBe('written');
    expect(await news()).toEqual(before);
  });
});
