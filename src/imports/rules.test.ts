/** Which row is the heading, which column is which, and whether a cell has the form asked for. */

import { describe, expect, it } from 'vitest';
import { type Cell, textOf } from '../kernel/spelling.ts';
import type { ImportColumn, SheetRow } from '../papers/index.ts';
import { importsAccess } from './access.ts';
import { KINDS } from './kinds.ts';
import { formOf } from './rules-form.ts';
import { headingOf, matched, type Remembered, rememberedOf, suggestMapping, wordsOf } from './rules-headings.ts';

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
    const words = wordsOf(COLUMNS);
    expect(matched(['企业名称', '名称', '备注'], COLUMNS, words, {})).toEqual({ name: 0 });
  });

  it('follows what the office chose before, also what it left out', () => {
    const rows = sheet(['代号', '名称', '企业名称'], ['9', '甲', '乙']);
    const { labels } = headingOf(rows.slice(0, 1));
    const remembered = rememberedOf(labels, { uscc: 0, name: 2 });
    expect(remembered).toEqual({ 代号: 'uscc', 名称: null, 企业名称: 'name' });
    expect(guess(rows, remembered).columns).toEqual({ uscc: 0, name: 2 });
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
    [column('a', '甲'), 9.114e17, 'digits-lost', undefined],
    [column('a', '甲', { max: 2 }), '三个字', 'too-long', '2'],
    [column('a', '甲', { as: 'date' }), '三月', 'not-a-date', undefined],
    [choice, '集团', 'not-one-of', '企业'],
  ])('of %o refuses %j: %s', (given, cell, reason, hint) => {
    const fault = { column: given.key, reason, ...(hint === undefined ? {} : { hint }) };
    expect(of(given, cell)).toEqual({ ok: false, fault });
  });
});

describe('the room', () => {
  it('is open to whoever may bring in one kind or another, and to nobody else', () => {
    const bringers = new Set(KINDS.flatMap(({ access }) => access.roles));
    expect([...bringers].sort()).toEqual([...importsAccess.useImports.roles].sort());
  });
});
