/** How codes are written and read, and how csv is. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeInGroups, codeUrl, normalCode } from './rules.ts';
import { parseCsv, readTable } from './rules-csv.ts';

describe('a code', () => {
  it('is read in any case, with spaces and hyphens, and with O, I and L for 0, 1 and 1', () => {
    expect(normalCode('o1ilb-cdefg')).toBe('0111BCDEFG');
    expect(normalCode(' 0111 BCDEFG ')).toBe('0111BCDEFG');
  });

  it.each(['', '0111BCDEF', '0111BCDEFGH', '0111BCDEFU', '0111BCDEF!', '码'.repeat(10), '0'.repeat(4000)])(
    'is not read from %j',
    (text) => expect(normalCode(text)).toBeUndefined(),
  );

  it('stands in an address of capitals, which keep the QR coarse', () => {
    const url = codeUrl(new URL('https://mashang.shangqiu.gov.cn/ignored'), '0111BCDEFG');
    expect(url).toBe('HTTPS://MASHANG.SHANGQIU.GOV.CN/S/0111BCDEFG');
    expect(codeInGroups('0111BCDEFG')).toBe('0111B-CDEFG');
  });
});

describe('a csv', () => {
  const columns = [
    { key: 'a', zh: '名称', en: 'name', required: true, max: 5 },
    { key: 'b', zh: '备注', en: 'note', required: false, max: 5 },
  ] as const;

  it('keeps commas, quotes and line ends inside quotes, with a byte order mark and either line end', () => {
    const { records, closed } = parseCsv('\uFEFFa,b\r\n"x,""y""\n",2\n');
    expect(records.map((record) => record.cells)).toEqual([
      ['a', 'b'],
      ['x,"y"\n', '2'],
    ]);
    expect(closed).toBe(true);
  });

  it('reads back whatever was written, cell for cell', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '码', '"', ',', '\n', '\r', ' ', ';') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = `x,y\n${rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
        expect(
          parseCsv(text)
            .records.slice(1)
            .map((record) => record.cells),
        ).toEqual(rows);
      }),
    );
  });

  it('names every bad cell by row, column, value and reason', () => {
    const table = readTable('名称,备注,别的\n,好\n一二三四五六,\n坏\uFFFD,1,2,3\n好,"没有完', columns);
    expect(table.bad).toEqual([
      { row: 1, column: '别的', value: '别的', reason: 'column-unknown' },
      { row: 2, column: '名称', value: '', reason: 'required' },
      { row: 3, column: '名称', value: '一二三四五六', reason: 'too-long' },
      { row: 4, column: '#4', value: '3', reason: 'row-has-too-many-cells' },
      { row: 4, column: '名称', value: '坏\uFFFD', reason: 'not-utf8' },
      { row: 5, column: '', value: '', reason: 'quote-not-closed' },
    ]);
    expect(table.rows.map((row) => row.row)).toEqual([2, 3, 4, 5]);
  });

  it('knows columns by their Chinese and English names in any order, and says which is missing', () => {
    expect(readTable('note,NAME\n1,2', columns).rows[0]?.cells).toEqual({ a: '2', b: '1' });
    expect(readTable('备注\n1', columns).bad).toEqual([
      { row: 1, column: '名称', value: '', reason: 'column-missing' },
    ]);
    expect(readTable('', columns).bad).toHaveLength(1);
  });
});
