/**
 * Fast parser for rows as nearly every program writes them: the XML reader looks at every character several times, and a
 * register has ninety million. Rows written in any other way are left to the XML reader.
 */

type PlainCell = Readonly<{
  reference: string | undefined;
  attributes: Readonly<Record<string, string>>;
  /** Content of `v`, or of the one `t` of an inline text. */
  value: string;
  isInline: boolean;
}>;
type PlainRow = Readonly<{
  reference: string | undefined;
  hidden: string | undefined;
  cells: readonly PlainCell[];
}>;

const ROW = '<row';
const ROW_END = '</row>';
const CELL = '<c';
const CELL_END = '</c>';
const VALUE = ['<v>', '</v>'] as const;
const INLINE = ['<is><t>', '</t></is>'] as const;
const INLINE_WITH_BLANKS = ['<is><t xml:space="preserve">', '</t></is>'] as const;

/** The row that begins at `at`, blanks skipped, and where it ends; null where it is not plain or not whole. */
export function plainRow(text: string, at: number): Readonly<{ row: PlainRow; end: number }> | null {
  let begin = at;
  while (isBlank(text.charCodeAt(begin))) begin += 1;
  if (!text.startsWith(ROW, begin)) return null;
  const tag = tagAt(text, begin + ROW.length);
  if (tag === null) return null;
  const { r: reference, hidden } = tag.attributes;
  const cells: PlainCell[] = [];
  let next = tag.end;
  if (!tag.isClosed) {
    while (text.startsWith(CELL, next)) {
      const found = cellAt(text, next + CELL.length);
      if (found === null) return null;
      cells.push(found.cell);
      next = found.end;
    }
    if (!text.startsWith(ROW_END, next)) return null;
    next += ROW_END.length;
  }
  return { row: { reference, hidden, cells }, end: next };
}

function cellAt(text: string, at: number): Readonly<{ cell: PlainCell; end: number }> | null {
  const tag = tagAt(text, at);
  if (tag === null) return null;
  const { attributes } = tag;
  const of = (value: string, isInline: boolean, end: number) => ({
    cell: { reference: attributes['r'], attributes, value, isInline },
    end,
  });
  if (tag.isClosed) return of('', false, tag.end);
  if (text.startsWith(CELL_END, tag.end)) return of('', false, tag.end + CELL_END.length);
  const frame = [VALUE, INLINE, INLINE_WITH_BLANKS].find(([open]) => text.startsWith(open, tag.end));
  if (frame === undefined) return null;
  const from = tag.end + frame[0].length;
  const to = text.indexOf('<', from);
  const end = to + frame[1].length;
  if (to < 0 || !text.startsWith(frame[1], to) || !text.startsWith(CELL_END, end) || !isPlain(text, from, to))
    return null;
  return of(text.slice(from, to), frame !== VALUE, end + CELL_END.length);
}

type Tag = Readonly<{ attributes: Readonly<Record<string, string>>; isClosed: boolean; end: number }>;

const BLANK = 0x20;
const isBlank = (code: number): boolean => code === BLANK || code === 0x0a || code === 0x0d || code === 0x09;
const SLASH = 0x2f;
const GREATER = 0x3e;

/** A tag whose attributes stand one blank apart in double quotes. */
function tagAt(text: string, at: number): Tag | null {
  const attributes: Record<string, string> = {};
  let next = at;
  while (text.charCodeAt(next) === BLANK) {
    const equals = text.indexOf('="', next);
    const quote = equals < 0 ? -1 : text.indexOf('"', equals + 2);
    if (quote < 0 || !isName(text, next + 1, equals) || !isPlain(text, equals + 2, quote)) return null;
    attributes[text.slice(next + 1, equals)] = text.slice(equals + 2, quote);
    next = quote + 1;
  }
  if (text.charCodeAt(next) === GREATER) return { attributes, isClosed: false, end: next + 1 };
  if (text.charCodeAt(next) === SLASH && text.charCodeAt(next + 1) === GREATER) {
    return { attributes, isClosed: true, end: next + 2 };
  }
  return null;
}

function isName(text: string, from: number, to: number): boolean {
  if (to <= from) return false;
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
    // Names do not begin with a digit, a dot or a dash; a colon stands behind a prefix.
    if (!isLetter && (i === from || !(code === 0x3a || (code >= 0x30 && code <= 0x39)))) return false;
  }
  return true;
}

const AND = 0x26;
const LESS = 0x3c;
/** `]` may begin `]]>`, which must not stand in a text. */
const BRACKET = 0x5d;
/** Line ends of XML 1.1. */
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const FIRST_HALF = 0xd800;
const LAST_HALF = 0xdfff;
const NO_CHARACTER = 0xfffe;

/** Whether XML reads these characters exactly as they stand. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code < BLANK || code === AND || code === LESS || code === BRACKET) return false;
    if (code < NEXT_LINE) continue;
    if (code === NEXT_LINE || code === LINE_SEPARATOR || code >= NO_CHARACTER) return false;
    if (code >= FIRST_HALF && code <= LAST_HALF) return false;
  }
  return true;
}
