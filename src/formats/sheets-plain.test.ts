/** The fast parser and the XML reader give the same rows, whatever the input and wherever its pieces are cut. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRow } from './sheets-plain.ts';
import { type XmlEvents, xmlReader } from './sheets-xml.ts';

type Heard = { rows: string[]; taken: number };

/** Events of rows and cells, with the fast parser or without. */
function heard(text: string, cuts: readonly number[], isShort: boolean): Heard | 'refused' {
  const rows: string[] = [];
  let row = '';
  let said = '';
  let taken = 0;
  const cell = (attributes: Readonly<Record<string, string>>, value: string) => {
    row += `[${attributes['r']} ${attributes['t']} ${attributes['s']} ${value}]`;
  };
  let open: Readonly<Record<string, string>> = {};
  const events: XmlEvents = {
    open: (name, attributes) => {
      if (name === 'row') row = `${attributes['r']} ${attributes['hidden']}`;
      else if (name === 'c') {
        open = attributes;
        said = '';
      }
    },
    close: (name) => {
      if (name === 'row') rows.push(row);
      else if (name === 'c') cell(open, said);
    },
    text: (more) => {
      said += more;
    },
  };
  const take = (from: string, at: number): number | null => {
    const found = plainRow(from, at);
    if (found === null) return null;
    const { reference, hidden, cells } = found.row;
    row = `${reference} ${hidden}`;
    for (const { attributes, value } of cells) cell(attributes, value);
    rows.push(row);
    taken += 1;
    return found.end;
  };
  try {
    const reader = xmlReader(isShort ? { ...events, shortcut: { name: 'row', take } } : events);
    const bytes = Buffer.from(text);
    const places = [0, ...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
    for (const [index, from] of places.entries()) reader.push(bytes.subarray(from, places[index + 1] ?? from));
    reader.end();
  } catch {
    return 'refused';
  }
  return { rows, taken };
}

const aText = fc.oneof(
  fc.constantFrom(
    '',
    '名称',
    '商丘市（某某）有限公司',
    '𠮷野家',
    '12.5',
    'a]]b',
    '&amp;',
    '&#20013;',
    '<![CDATA[x]]>',
    ' 两边 ',
    'a\nb',
  ),
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[<&\p{Cc}]/gu, '')),
);
const aCell = fc
  .tuple(
    aText,
    fc.constantFrom(' r="B2"', '', ' r="C7" s="4"', " r='D1'", '  r="E1"', ' r="F1" t="s" x:y="&lt;"', ' r="G1"\n'),
    fc.constantFrom(
      (text: string, tag: string) => `<c${tag}><v>${text}</v></c>`,
      (text: string, tag: string) => `<c${tag} t="inlineStr"><is><t>${text}</t></is></c>`,
      (text: string, tag: string) => `<c${tag}><is><t xml:space="preserve">${text}</t></is></c>`,
      (_: string, tag: string) => `<c${tag}/>`,
      (_: string, tag: string) => `<c${tag}></c>`,
      (text: string, tag: string) => `<c${tag}><f>1+1</f><v>${text}</v></c>`,
      (text: string, tag: string) => `<c${tag}><!-- </row><row r="9"/> --><v>${text}</v></c>`,
    ),
  )
  .map(([text, tag, form]) => form(text, tag));
const aRow = fc
  .tuple(fc.array(aCell, { maxLength: 4 }), fc.constantFrom(' r="1"', '', ' r="3" hidden="1"', ' spans="1:8"'))
  .map(([cells, tag]) => `<row${tag}>${cells.join('')}</row>`);
const aPassage = fc.oneof(
  { weight: 6, arbitrary: aRow },
  fc.constantFrom(
    '<row/>',
    '\n',
    '<!-- <row r="7"><c><v>1</v></c></row><row r="8"></row> -->',
    '<row/><!-- </row><row r="5"><c/></row> -->',
    '<row ></row ><!-- </row><row r="6"></row> -->',
    '<?note </row><row r="4"></row> ?>',
    '<x:row><x:c r="A1"/></x:row>',
    '<row><c><v>1</v></row>',
    '</row>',
    '<row r="2">',
  ),
);

describe('the short way through a sheet', () => {
  it('hears what the XML reader hears, however a sheet is written and wherever it is cut', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(aPassage, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 6 }), (passages, cuts) => {
        const text = `<worksheet><sheetData>${passages.join('')}</sheetData></worksheet>`;
        const [short, long] = [heard(text, cuts, true), heard(text, cuts, false)];
        if (short !== 'refused') taken += short.taken;
        expect(short === 'refused' ? short : short.rows).toEqual(long === 'refused' ? long : long.rows);
      }),
      { numRuns: 3000 },
    );
    expect(taken, 'so that the above says something').toBeGreaterThan(1000);
  });

  it('is taken by nearly all rows of an ordinary sheet, also where each stands on a line of its own', () => {
    const rows = Array.from(
      { length: 2000 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>${n}</v></c></row>\n`,
    );
    const result = heard(
      `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
      [9_000, 30_001, 50_000],
      true,
    );
    if (result === 'refused') throw new Error('an ordinary sheet was refused');
    expect(result.rows).toHaveLength(2000);
    expect(result.taken).toBeGreaterThan(1980);
  });
});
