/** Which row is the heading, which column is which, and whether a cell has the form asked for. */

import { describe, expect, it } from 'vitest';
import type { ImportColumn, SheetRow } from '../formats/index.ts';
import { type Cell, textOf } from '../kernel/spelling.ts';
import { importsAccess } from './access.ts';
import { KINDS } from './kinds.ts';
import { formOf, isTotal } from './rules-form.ts';
import {
  headingOf,
  matched,
  namesOf,
  type Remembered,
  rememberedOf,
  suggestMapping,
  unusedIn,
} from './rules-headings.ts';

const column = (key: string, zh: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  key,
  said: { zh, en: key },
  synonyms: [],
  required: false,
  max: 20,
  as: 'text',
  note: { zh: '', en: '' },
  example: '',
  ...more,
});

const COLUMNS = [
  column('uscc', '统一社会信用代码', { synonyms: ['信用代码'] }),
  column('name', '名称', { synonyms: ['企业名称', '主体名称'] }),
  column('openedOn', '成立日期', { as: 'date' }),
];

const sheet = (...rows: readonly (readonly Cell[])[]): SheetRow[] =>
  rows.map((cells, index) => ({ number: index + 1, cells, remark: cells.length > 2 && new Set(cells).size === 1 }));

const guess = (rows: SheetRow[], remembered: Remembered = {}) => {
  const { heading, columns } = suggestMapping(rows, COLUMNS, remembered);
  return { from: heading.from, to: heading.to, columns };
};

describe('the heading of a sheet', () => {
  it.each<[string, SheetRow[], ReturnType<typeof guess>]>([
    ['in the first row', sheet(['信用代码', '名称'], ['9', '甲']), { from: 1, to: 1, columns: { uscc: 0, name: 1 } }],
    [
      'below a title',
      sheet(['名录', '名录', '名录'], ['制表：某局'], ['序号', '统一社会\n信用代码', '企业名称'], [1, '9', '甲']),
      { from: 3, to: 3, columns: { uscc: 1, name: 2 } },
    ],
    [
      'over two rows',
      sheet(['登记信息', '登记信息', '时间'], ['信用代码', '主体名称', '成立日期'], ['9', '甲', '2024']),
      { from: 2, to: 2, columns: { uscc: 0, name: 1, openedOn: 2 } },
    ],
    [
      'whose words are spread over two rows',
      sheet(['统一社会', '企业', '成立'], ['信用代码', '名称', '日期'], ['9', '甲', '2024']),
      { from: 1, to: 2, columns: { uscc: 0, name: 1, openedOn: 2 } },
    ],
    [
      'in other words',
      sheet(['* USCC', '企业名称（全称）', '成立日期(年/月/日)'], ['9']),
      { from: 1, to: 1, columns: { uscc: 0, name: 1, openedOn: 2 } },
    ],
    ['in full-width letters', sheet(['ｕｓｃｃ', '名　称'], ['9']), { from: 1, to: 1, columns: { uscc: 0, name: 1 } }],
    [
      'that names a column within a longer word',
      sheet(['企业统一社会信用代码或注册号', '字号'], ['9']),
      { from: 1, to: 1, columns: { uscc: 0 } },
    ],
    ['that nobody knows', sheet(['a', 'a', 'a'], ['甲', '乙'], ['1', '2']), { from: 2, to: 2, columns: {} }],
    ['of nothing', [], { from: 1, to: 1, columns: {} }],
  ])('is found %s', (_, rows, found) => {
    expect(guess(rows)).toEqual(found);
  });

  it('gives each column once, to the surest', () => {
    const words = namesOf(COLUMNS);
    expect(matched(['企业名称', '名称', '备注'], COLUMNS, words, {})).toEqual({ name: 0 });
  });

  it('follows what the office chose before, also what it left out', () => {
    const rows = sheet(['代号', '名称', '企业名称'], ['9', '甲', '乙']);
    const { labels } = headingOf(rows.slice(0, 1));
    const remembered = rememberedOf(labels, { uscc: 0, name: 2 }, COLUMNS, true);
    expect(remembered).toEqual({ 代号: 'uscc', 企业名称: 'name' });
    expect(guess(rows, remembered).columns).toEqual({ uscc: 0, name: 2 });
  });
});

describe('what an office is remembered for', () => {
  const labels = ['统一社会信用代码', '名称', '成立日期', '名称', '成立日期说明'];
  const places = { uscc: 0, name: 1, openedOn: 2 };

  it('is what was taken, never that a second column of the same heading was not (F02)', () => {
    const remembered = rememberedOf(labels, places, COLUMNS, true);
    expect(remembered).toEqual({ 统一社会信用代码: 'uscc', 名称: 'name', 成立日期: 'openedOn' });
    expect(guess(sheet(labels.slice(0, 3), ['9', '甲', '2024']), remembered).columns).toEqual(places);
  });

  it('is a heading left out only where a person said so (F02)', () => {
    const loose = ['统一社会信用代码', '名称', '成立日期说明'];
    const taken = { uscc: 0, name: 1 };
    expect(rememberedOf(loose, taken, COLUMNS, false)).toEqual({ 统一社会信用代码: 'uscc', 名称: 'name' });
    const said = rememberedOf(loose, taken, COLUMNS, true);
    expect(said).toEqual({ 统一社会信用代码: 'uscc', 名称: 'name', 成立日期说明: null });
    expect(guess(sheet(loose, ['9', '甲', '无']), said).columns).toEqual(taken);
  });

  it('hides no column that the words name, whatever was remembered before (F02)', () => {
    const before = { 统一社会信用代码: 'uscc', 名称: null, 成立日期: null };
    expect(guess(sheet(labels.slice(0, 3), ['9', '甲', '2024']), before).columns).toEqual(places);
  });

  it('tells which known columns are not used (F02)', () => {
    expect(unusedIn(labels, places, COLUMNS)).toEqual([3]);
    expect(unusedIn(labels, { uscc: 0 }, COLUMNS)).toEqual([1, 2, 3]);
  });
});

describe('a line of sums (C40)', () => {
  it.each(['合计', '合　计：', '小计', '总计（户）', '本页合计', '全市合计', '合计 12户', '合计：1户', 'Total'])(
    '%s',
    (first) => {
      expect(isTotal({ number: 9, cells: [null, first, 3], remark: false })).toBe(true);
    },
  );
  it.each(['合计商行', '91411402MA4T040287', '小计划打印店', '', 12])('%s is none', (first) => {
    expect(isTotal({ number: 9, cells: [first, '合计'].slice(0, first === '' ? 1 : 2), remark: false })).toBe(false);
  });
});

describe('the form of a cell', () => {
  const of = (given: ImportColumn, cell: Cell) => formOf(given)(cell, textOf(cell));
  const choice = column('kind', '类型', {
    as: 'choice',
    choices: [{ value: 'enterprise', said: { zh: '企业', en: 'enterprise' }, synonyms: ['有限责任公司'] }],
  });

  it.each<[ImportColumn, Cell, string]>([
    [column('a', '甲'), ' 全称Ａ ', '全称A'],
    [column('a', '甲'), null, ''],
    [column('a', '甲', { as: 'code' }), '９１ 23', '9123'],
    [column('a', '甲', { as: 'date' }), '2024年3月5日', '2024-03-05'],
    [column('a', '甲', { as: 'moment' }), 45356.5, '2024-03-05 12:00'],
    [choice, '企业', 'enterprise'],
    [choice, 'ENTERPRISE', 'enterprise'],
    [choice, '有限责任公司(自然人独资)', 'enterprise'],
  ])('of %o lets %j be %s', (given, cell, value) => {
    expect(of(given, cell)).toEqual({ ok: true, value });
  });

  it.each<[ImportColumn, Cell, string, string | undefined]>([
    [column('a', '甲', { required: true }), '  ', 'required', undefined],
    [column('a', '甲'), '乱\uFFFD码', 'garbled', undefined],
    [column('a', '甲'), '#N/A', 'formula-error', undefined],
    [column('a', '甲'), '#CALC!', 'formula-error', undefined],
    [column('a', '甲', { required: true }), '#CALC!', 'formula-error', undefined],
    [column('a', '甲'), '企\ud83d业', 'garbled', undefined],
    [column('a', '甲'), 9.114e17, 'digits-lost', undefined],
    [column('a', '甲', { as: 'code' }), '2.02503E+17', 'digits-lost', undefined],
    [column('a', '甲', { as: 'code' }), '1.23457e+11', 'digits-lost', undefined],
    [column('a', '甲', { as: 'code' }), '9E+17', 'digits-lost', undefined],
    ...[
      ...['2026-03-02', '2026/3/2', '3月2日', '2026年3月', '2-Mar', 'Mar-26', '2026-03-02 00:00', '01:30', '1:30:00'],
    ].map((made): [ImportColumn, Cell, string, undefined] => [
      column('a', '甲', { mark: true }),
      made,
      'became-date',
      undefined,
    ]),
    [column('a', '甲', { max: 2 }), '三个字', 'too-long', '2'],
    [column('a', '甲', { as: 'date' }), '三月', 'not-a-date', undefined],
    [choice, '集团', 'not-one-of', '企业'],
  ])('of %o refuses %j: %s', (given, cell, reason, hint) => {
    const fault = { column: given.key, reason, ...(hint === undefined ? {} : { hint }) };
    expect(of(given, cell)).toEqual({ ok: false, fault });
  });
});

describe('a mark', () => {
  it.each(['3-2', 'A01', '2025-03-05-0017', 'HCP-2025-000001', '1E2', 'Mart', '12', '综合1号', '2026-3'])(
    'that only looks a little like a date or a number stays: %s (F15, F16)',
    (text) => {
      expect(formOf(column('a', '甲', { mark: true }))(text, text)).toEqual({ ok: true, value: text });
    },
  );
  it('is asked for by columns of numbers and codes alone: a name may say 3月2日', () => {
    expect(formOf(column('a', '甲'))('3月2日', '3月2日')).toEqual({ ok: true, value: '3月2日' });
  });
});

describe('the room', () => {
  it('is open to whoever may bring in one kind or another, and to nobody else', () => {
    const bringers = new Set(KINDS.flatMap(({ access }) => access.roles));
    expect([...bringers].sort()).toEqual([...importsAccess.useImports.roles].sort());
  });
});
