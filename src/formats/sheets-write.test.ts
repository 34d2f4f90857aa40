import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { instant } from '../kernel/time.ts';
import { type Book, bookBytes, type Sheet, type SheetCell } from './sheets-write.ts';

const AT = instant('2026-11-24T03:10:00.000Z');

function book(sheet: Partial<Sheet> & Pick<Sheet, 'rows'>): Book {
  return {
    title: '商丘市 清单',
    author: '李四',
    note: '内部资料',
    at: AT,
    sheets: [{ name: '清单', columns: [{ heading: '内容', kind: 'text' }], ...sheet }],
  };
}

async function bytesOf(written: Book): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of bookBytes(written)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Read back by a reader that shares no code with the writer. */
async function readBack(written: Book) {
  return readXlsx(await bytesOf(written), { readStyles: true });
}

describe('what is written is what is read', () => {
  test('a mark above the headings, columns of every kind, properties', async () => {
    const back = await readBack(
      book({
        title: '商丘市 清单',
        mark: '内部资料 不得外传 · 李四 & 王五',
        columns: [
          { heading: '名称', kind: 'text', width: 30 },
          { heading: '说明', kind: 'long' },
          { heading: '件数', kind: 'whole' },
          { heading: '比例', kind: 'share' },
          { heading: '日期', kind: 'day' },
          { heading: '时间', kind: 'moment' },
        ],
        rows: [
          ['甲', '一\n二', 7, 0.925, '2026-03-03', '2026-03-03T16:30:00.000Z'],
          [null, '', { value: 0, tone: 'wrong' }, null, { value: '1899-12-31', tone: 'notice' }, '不是时间'],
        ] satisfies SheetCell[][],
      }),
    );
    const [sheet] = back.sheets;
    expect(sheet?.name).toBe('清单');
    expect(sheet?.rows.slice(0, 3).map((row) => row[0])).toEqual([
      '商丘市 清单',
      '内部资料 不得外传 · 李四 & 王五',
      '名称',
    ]);
    expect(sheet?.rows[3]).toEqual([
      '甲',
      '一\n二',
      7,
      0.925,
      new Date('2026-03-03T00:00:00.000Z'),
      // On the wall in Shangqiu: half past midnight of the next day.
      new Date('2026-03-04T00:30:00.000Z'),
    ]);
    expect(sheet?.rows[4]).toEqual([null, null, 0, null, '1899-12-31', '不是时间']);
    expect(back.properties).toMatchObject({ creator: '李四', title: '商丘市 清单', description: '内部资料' });
  });

  test('any text, whatever somebody typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const back = await readBack(book({ rows: texts.map((text) => [`.${text}`]) }));
          const read = back.sheets[0]?.rows.slice(1).map((row) => row[0]);
          expect(read).toEqual(texts.map((text) => `.${text.replaceAll('\r', '\n')}`));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a text that looks like a formula stays a text, in cells formatted as text', async () => {
    const texts = ['=1+1', '+86 370', '-5', '@SUM(A1)', '\t=1', '_x0041_', 'a\u0001b', '𠮷\ud800'];
    const [sheet] = (await readBack(book({ rows: texts.map((text) => [text]) }))).sheets;
    expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual([
      '=1+1',
      '+86 370',
      '-5',
      '@SUM(A1)',
      '\t=1',
      '_x0041_',
      'ab',
      '𠮷\ufffd',
    ]);
    expect([...(sheet?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
  });
});

describe('its length does not matter', () => {
  async function* counting(rows: number, seen: { pulled: number; ended: boolean }) {
    try {
      for (let row = 0; row < rows; row += 1) {
        seen.pulled += 1;
        yield [`第 ${row} 行 ${row * 7_919}`, row] as const;
      }
    } finally {
      seen.ended = true;
    }
  }
  const columns = [
    { heading: '名称', kind: 'text' },
    { heading: '序号', kind: 'whole' },
  ] as const;

  test('a hundred thousand rows arrive whole', async () => {
    const seen = { pulled: 0, ended: false };
    const back = await readBack(book({ columns, rows: counting(100_000, seen) }));
    const rows = back.sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(100_001);
    expect(rows.at(-1)).toEqual([`第 99999 行 ${99_999 * 7_919}`, 99_999]);
    expect(seen).toEqual({ pulled: 100_000, ended: true });
  });

  test('rows are pulled no faster than the book is read', async () => {
    const seen = { pulled: 0, ended: false };
    const bytes = bookBytes(book({ columns, rows: counting(100_000, seen) }));
    await bytes.next();
    expect(seen.pulled).toBeGreaterThan(0);
    expect(seen.pulled).toBeLessThan(60_000);
    await bytes.return();
    expect(seen.ended).toBe(true);
  });

  test('a reader that leaves ends the rows', async () => {
    const seen = { pulled: 0, ended: false };
    const leaving = new Writable({ write: (_piece, _encoding, done) => done(new Error('gone')) });
    await expect(
      pipeline(Readable.from(bookBytes(book({ columns, rows: counting(100_000, seen) }))), leaving),
    ).rejects.toThrow('gone');
    await expect.poll(() => seen.ended).toBe(true);
    expect(seen.pulled).toBeLessThan(100_000);
  });

  test('rows that fail break the book off', async () => {
    async function* failing() {
      yield ['一', 1] as const;
      throw new Error('the database went away');
    }
    await expect(bytesOf(book({ columns, rows: failing() }))).rejects.toThrow('the database went away');
  });
});

test('a sheet without columns is a bug', () => {
  expect(() => bookBytes(book({ columns: [], rows: [] }))).toThrow(RangeError);
});

describe('a sheet to be filled in', () => {
  test('offers what may be entered, below the heading, and its empty cells are text', async () => {
    const kinds = ['企业', '个体工商户'];
    const bytes = await bytesOf(
      book({
        toFill: true,
        columns: [
          { heading: '编号', kind: 'text' },
          { heading: '类型', kind: 'text', choices: kinds },
          { heading: '太长', kind: 'text', choices: Array.from({ length: 99 }, (_, n) => `选项${n}`) },
        ],
        rows: [],
      }),
    );
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet?.dataValidations).toMatchObject([{ type: 'list', range: 'B2:B1048576', values: kinds }]);
  });
});
