/** Just enough XML for the parts of an xlsx: elements of one name after another, from bytes that come in pieces. */

import { MOST_CELL_CHARACTERS, SheetRefused } from './model.ts';

/** A row of Excel's widest sheet, every cell filled to the brim, is far more; nobody has such rows. */
const MOST_ELEMENT_BYTES = 8 * 1024 ** 2;
const GREATER = 0x3e;
const SLASH = 0x2f;
const AFTER_NAME = new Set([0x20, 0x09, 0x0a, 0x0d, GREATER, SLASH]);

export type Element = Readonly<{
  /** What stands inside the opening tag after the name. */
  attributes: string;
  /** What stands between the tags, as written. */
  inner: string;
}>;

/** Writers may put a prefix before every name; they then do so throughout. */
export function prefixIn(piece: Buffer): string {
  return /<(\w+:)(?:worksheet|sst)\b/.exec(piece.toString('latin1', 0, 4096))?.[1] ?? '';
}

/**
 * Every element of that name, in order; elements of one name do not contain each other in these parts.
 * @throws SheetRefused for one that has no end
 */
export async function* elementsOf(
  pieces: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Element & { prefix: string }> {
  let prefix: string | undefined;
  let open = Buffer.alloc(0);
  let close = Buffer.alloc(0);
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (prefix === undefined) {
      prefix = prefixIn(piece);
      open = Buffer.from(`<${prefix}${name}`);
      close = Buffer.from(`</${prefix}${name}>`);
    }
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    for (;;) {
      const start = bytes.indexOf(open, at);
      if (start < 0) {
        at = Math.max(at, bytes.length - open.length);
        break;
      }
      const afterName = start + open.length;
      at = start;
      if (afterName >= bytes.length) break;
      if (!AFTER_NAME.has(bytes[afterName] ?? 0)) {
        at = afterName;
        continue;
      }
      const tagEnd = bytes.indexOf(GREATER, afterName);
      if (tagEnd < 0) break;
      const empty = bytes[tagEnd - 1] === SLASH;
      const end = empty ? tagEnd + 1 : bytes.indexOf(close, tagEnd);
      if (end < 0) break;
      yield {
        prefix,
        attributes: bytes.toString('utf8', afterName, empty ? tagEnd - 1 : tagEnd),
        inner: empty ? '' : bytes.toString('utf8', tagEnd + 1, end),
      };
      at = empty ? end : end + close.length;
    }
    rest = bytes.subarray(at);
    if (rest.length > MOST_ELEMENT_BYTES) throw new SheetRefused({ kind: 'sheet-damaged' });
  }
}

/** The value of an attribute, entities resolved; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const double = attributes.indexOf(` ${name}="`);
  if (double >= 0) {
    const from = double + name.length + 3;
    return plain(attributes.slice(from, attributes.indexOf('"', from)));
  }
  if (!attributes.includes("'")) return undefined;
  const single = new RegExp(`\\s${name}\\s*=\\s*'([^']*)'`).exec(attributes)?.[1];
  return single === undefined ? undefined : plain(single);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references resolved; others than XML's own five stay as they are: a sheet has no business with more. */
export function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name as string] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** All `<t>` of a string of a sheet, in order, without the reading aids (rPh) some East Asian files carry. */
export function stringIn(inner: string, prefix: string): string {
  const readable = inner.includes(`<${prefix}rPh`)
    ? inner.replaceAll(new RegExp(`<${prefix}rPh[\\s>].*?</${prefix}rPh>`, 'gs'), '')
    : inner;
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  let text = '';
  for (let at = readable.indexOf(open); at >= 0; at = readable.indexOf(open, at)) {
    const tagEnd = readable.indexOf('>', at);
    const next = readable.charCodeAt(at + open.length);
    at = tagEnd + 1;
    if (!AFTER_NAME.has(next) || readable.charCodeAt(tagEnd - 1) === SLASH) continue;
    const end = readable.indexOf(close, at);
    if (end < 0) break;
    text += readable.slice(at, end);
    at = end + close.length;
  }
  return escaped(plain(text)).slice(0, MOST_CELL_CHARACTERS);
}

/** `_x000D_` is how Excel writes a character XML cannot hold. */
function escaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
