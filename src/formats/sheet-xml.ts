/** XML of a workbook (ECMA-376): its fixed parts, and texts, numbers and days as cells. */

import {
  dayNumber,
  type Instant,
  isInstant,
  isLocalDate,
  type LocalDate,
  localDateOf,
  localTimeOf,
} from '../kernel/time.ts';

/** `long` wraps over several lines; `share` is a fraction shown in percent; `day` and `moment` are real dates to a spreadsheet. */
export type CellKind = 'text' | 'long' | 'whole' | 'number' | 'share' | 'day' | 'moment';
/** Tint of a cell: a wrong value, one to look at, one that matters less. */
export type CellTone = 'wrong' | 'notice' | 'faint';
type Plain = string | number | boolean | null;
export type SheetCell = Plain | Readonly<{ value: Plain; tone: CellTone }>;

/** Most characters of a cell. */
const MOST_CHARACTERS = 32_767;
/** 1970-01-01 in the days spreadsheets count. */
const DAY_OF_1970 = 25_569;
const KINDS = ['text', 'long', 'whole', 'number', 'share', 'day', 'moment'] as const satisfies readonly CellKind[];
const TONES = ['plain', 'wrong', 'notice', 'faint'] as const satisfies readonly (CellTone | 'plain')[];
/** Style numbers before the kinds begin: general, title, line above the table, heading. */
export const STYLE = { title: 1, line: 2, mark: 3, heading: 4 } as const;
const FIRST_KIND = 5;

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters XML 1.0 cannot hold. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
const NEEDS_CARE = /[<>&"\p{Cc}\p{Cs}\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/u;

/** Escapes a text for a cell: drops what XML cannot hold, and protects `_x0041_`, which a spreadsheet would read as a letter. */
export function escaped(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function columnLetters(index: number): string {
  let rest = index;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

export function styleOf(kind: CellKind, tone: CellTone | 'plain'): number {
  return FIRST_KIND + KINDS.indexOf(kind) * TONES.length + TONES.indexOf(tone);
}

/** A cell of a column of that kind; a value of another kind is written as text. */
export function cellXml(ref: string, kind: CellKind, cell: SheetCell): string {
  const toned = typeof cell === 'object' && cell !== null;
  const value = toned ? cell.value : cell;
  const tone = toned ? cell.tone : 'plain';
  if (value === null || value === '') return toned ? `<c r="${ref}" s="${styleOf(kind, tone)}"/>` : '';
  if (typeof value === 'number') {
    const style = styleOf(kind === 'text' || kind === 'long' ? 'number' : kind, tone);
    return Number.isFinite(value) ? `<c r="${ref}" s="${style}"><v>${value}</v></c>` : '';
  }
  if (typeof value === 'boolean') return `<c r="${ref}" s="${styleOf('text', tone)}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const serial = kind === 'day' || kind === 'moment' ? serialOf(kind, value) : undefined;
  if (serial !== undefined) return `<c r="${ref}" s="${styleOf(kind, tone)}"><v>${serial}</v></c>`;
  return textCell(ref, styleOf(kind === 'long' ? 'long' : 'text', tone), value);
}

/** A text cell, never a formula: an inline string is not evaluated, and its style says text to whoever edits it. */
export function textCell(ref: string, style: number, text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut)}</t></is></c>`;
}

/** Serial number of a day or moment, on the city's wall clock; undefined before March 1900, which spreadsheets do not know. */
function serialOf(kind: 'day' | 'moment', text: string): number | undefined {
  if (isLocalDate(text)) return serialOfDay(text);
  if (!isInstant(text)) return undefined;
  const day = serialOfDay(localDateOf(text));
  if (day === undefined || kind === 'day') return day;
  const [hour = 0, minute = 0] = localTimeOf(text).split(':').map(Number);
  return Math.round((day + (hour * 60 + minute) / 1440) * 1e9) / 1e9;
}

function serialOfDay(day: LocalDate): number | undefined {
  const serial = dayNumber(day) + DAY_OF_1970;
  return serial > 60 ? serial : undefined;
}

const DAY_FORMAT = 164;
const MOMENT_FORMAT = 165;
const FORMATS: Readonly<Record<CellKind, number>> = {
  text: 49,
  long: 49,
  whole: 1,
  number: 0,
  share: 10,
  day: DAY_FORMAT,
  moment: MOMENT_FORMAT,
};
const ALIGNED: Readonly<Record<CellKind, string>> = {
  text: '',
  long: ' wrapText="1"',
  whole: '',
  number: '',
  share: '',
  day: ' horizontal="left"',
  moment: ' horizontal="left"',
};
const FILLS = ['FFDCE8F5', 'FFFBDAD7', 'FFFFF1C9'];
const FILL_OF = { plain: 0, wrong: 3, notice: 4, faint: 0 } as const;
const FONT_OF = { plain: 0, wrong: 0, notice: 0, faint: 3 } as const;

export function stylesXml(): string {
  const font = (size: number, more = '', colour = 'FF1F2329') =>
    `<font>${more}<sz val="${size}"/><color rgb="${colour}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
  const fills = FILLS.map(
    (rgb) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
  ).join('');
  const edge = (name: string) => `<${name} style="thin"><color rgb="FFB8C4D2"/></${name}>`;
  const fixed = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
    '<xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
    '<xf numFmtId="49" fontId="4" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
    '<xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
  ];
  const kinds = KINDS.flatMap((kind) =>
    TONES.map(
      (tone) =>
        `<xf numFmtId="${FORMATS[kind]}" fontId="${FONT_OF[tone]}" fillId="${FILL_OF[tone]}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"${ALIGNED[kind]}/></xf>`,
    ),
  );
  const cells = [...fixed, ...kinds];
  return (
    `${xml}<styleSheet xmlns="${MAIN}">` +
    `<numFmts count="2"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${MOMENT_FORMAT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
    `<fonts count="5">${font(11)}${font(14, '<b/>')}${font(11, '<b/>')}${font(10, '', 'FF646A73')}${font(10, '<b/>', 'FFB42318')}</fonts>` +
    `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

export function contentTypesXml(sheets: number): string {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const each = Array.from({ length: sheets }, (_, index) =>
    part(`xl/worksheets/sheet${index + 1}.xml`, `${SHEET_TYPE}.worksheet+xml`),
  );
  return (
    `${xml}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`) +
    part('xl/styles.xml', `${SHEET_TYPE}.styles+xml`) +
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    `${each.join('')}</Types>`
  );
}

export function rootRelationsXml(): string {
  return (
    `${xml}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>` +
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
  );
}

export function workbookRelationsXml(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return (
    `${xml}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}` +
    `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
  );
}

/** `headRow`: the row the headings stand in, printed again on every page. */
export function workbookXml(sheets: readonly Readonly<{ name: string; headRow: number }>[]): string {
  const names = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.map(
    ({ name, headRow }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escaped(`'${name.replaceAll("'", "''")}'!$${headRow}:$${headRow}`)}</definedName>`,
  );
  return (
    `${xml}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join('')}</sheets>` +
    `<definedNames>${titles.join('')}</definedNames></workbook>`
  );
}

export function propertiesXml(about: Readonly<{ title: string; author: string; note: string; at: Instant }>): string {
  const moment = `${about.at.slice(0, 19)}Z`;
  return (
    `${xml}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(about.title)}</dc:title><dc:creator>${escaped(about.author)}</dc:creator>` +
    `<dc:description>${escaped(about.note)}</dc:description><cp:lastModifiedBy>${escaped(about.author)}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`
  );
}
