/** Reading comma-separated values, however the text is cut into pieces. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SheetRefused } from './model.ts';
import { csvParser, SEPARATORS, type Separator, separatorOf } from './rules-csv.ts';

function parsed(
  text: string,
  separator: Separator = ',',
  cuts: readonly number[] = [],
): readonly (readonly string[])[] {
  const parser = csvParser(separator);
  const edges = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const rows = edges.flatMap((from, index) => parser.push(text.slice(from, edges[index + 1] ?? text.length)));
  return [...rows, ...parser.end()];
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('a csv', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'lines of either end',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    [
      'a line break inside marks',
      'a,"b\r\nc"\r\nd,e',
      [
        ['a', 'b\r\nc'],
        ['d', 'e'],
      ],
    ],
    ['marks inside marks', '"say ""yes""",b', [['say "yes"', 'b']]],
    ['a mark in the middle of a cell', '5" pipe,b', [['5" pipe', 'b']]],
    ['something after the closing mark', '"a"b,c', [['ab', 'c']]],
    ['empty cells and lines', 'a,,\n\nb,', [['a', '', ''], [''], ['b', '']]],
    ['no line end at the end', 'a,b', [['a', 'b']]],
  ])('has %s', (_, text, rows) => {
    expect(parsed(text)).toEqual(rows);
  });

  it('says again whatever was written, in whatever pieces it comes', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('', '"', ',', '\n', '\r\n', '名称', '；'),
    );
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    const ends = fc.constantFrom('\n', '\r\n');
    const cuts = fc.array(fc.nat(), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), ends, cuts, (rows, separator, end, where) => {
        const text = rows.map((row) => row.map(quoted).join(separator) + end).join('');
        expect(parsed(text, separator, where)).toEqual(rows);
      }),
    );
  });

  it('names the row of a mark that never closes, at once or at the end', () => {
    const problemOf = (text: string): unknown => {
      try {
        return parsed(text);
      } catch (error) {
        return error instanceof SheetRefused ? error.problem : error;
      }
    };
    expect(problemOf('a,b\n"c,d\ne,f\n')).toEqual({ kind: 'sheet-quote-not-closed', row: 2 });
    expect(problemOf(`a\n"${'x'.repeat(40_000)}`)).toEqual({ kind: 'sheet-quote-not-closed', row: 2 });
    expect(problemOf(`a\n${'x'.repeat(40_000)}\n`)).toEqual({ kind: 'sheet-cell-too-long', row: 2 });
  });
});

describe('the separator', () => {
  it.each<[string, Separator]>([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2;3\n1,5;2;3\n', ';'],
    ['a\tb\tc\n1\t2\t3\n', '\t'],
    ['梁园区名录，示例\n代码;名称\n1;甲\n2;乙\n', ';'],
    ['alone\n', ','],
  ])('of %j', (sample, separator) => {
    expect(separatorOf(sample)).toBe(separator);
  });
});
