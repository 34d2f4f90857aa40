/** Decodes the bytes of a request in the encoding it names, or refuses; nothing is replaced in silence. */

import type { IncomingHttpHeaders } from 'node:http';

/** Text in an encoding the program does not read (415), or not in the one it says (400); the error handler answers so. */
export class Unreadable extends Error {
  readonly statusCode: 400 | 415;
  constructor(statusCode: 400 | 415) {
    super('the text of the request cannot be read');
    this.statusCode = statusCode;
  }
}

/** Names old domestic systems use for their encodings; GB 18030 reads them all. */
const GB = new Set(['gbk', 'gb2312', 'gb_2312-80', 'gb18030', 'x-gbk', 'cp936', 'ms936', 'windows-936', 'euc-cn']);
const UTF8 = new Set(['', 'utf-8', 'utf8', 'us-ascii', 'ascii']);

const UTF8_DECODER = new TextDecoder('utf-8', { fatal: true });
const GB_DECODER = new TextDecoder('gb18030', { fatal: true });

/** The decoder for a content type. @throws Unreadable for an encoding nobody needs */
export function decoderOf(headers: IncomingHttpHeaders): TextDecoder {
  const named = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const charset = named.toLowerCase();
  if (UTF8.has(charset)) return UTF8_DECODER;
  if (GB.has(charset)) return GB_DECODER;
  throw new Unreadable(415);
}

/** @throws Unreadable where the bytes are no text in that encoding. */
export function decoded(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Unreadable(400);
  }
}

/** The fields of a URL-encoded form; one sent several times is a list. @throws Unreadable */
export function formFields(body: Buffer, decoder: TextDecoder): Readonly<Record<string, string | string[]>> {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const pair of body.toString('latin1').split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = unescaped(at < 0 ? pair : pair.slice(0, at), decoder);
    const value = at < 0 ? '' : unescaped(pair.slice(at + 1), decoder);
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else if (typeof before === 'string') fields[name] = [before, value];
    else before.push(value);
  }
  return fields;
}

/** Undoes percent encoding; plain ASCII is the same in every encoding read here. */
function unescaped(part: string, decoder: TextDecoder): string {
  return /^[\x21-\x24\x26-\x2a\x2c-\x7e]*$/.test(part) ? part : decoded(decoder, bytesIn(part));
}

/** Stand-in decoding of a part whose encoding is not named: one character a byte. */
export const ONE_BYTE_EACH = 'latin1';

/** The text of a form's part read as `ONE_BYTE_EACH`; one that named its encoding has been decoded already. */
export function partText(value: string, isCut: boolean): string {
  const bytes = Buffer.from(value, ONE_BYTE_EACH);
  if (bytes.toString(ONE_BYTE_EACH) !== value) return value;
  return decoded(new TextDecoder('utf-8', { fatal: !isCut }), bytes);
}

/** Whether the percent sequences of an address are UTF-8; a lone `%` is itself. */
export function hasUtf8Escapes(address: string): boolean {
  return [...address.matchAll(/(?:%[0-9a-f]{2})+/gi)].every(([escapes]) => {
    try {
      UTF8_DECODER.decode(bytesIn(escapes));
      return true;
    } catch {
      return false;
    }
  });
}

function bytesIn(escaped: string): Buffer {
  const plain = escaped
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(plain, ONE_BYTE_EACH);
}
