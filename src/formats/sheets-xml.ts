/** Streaming XML reader for parts of an xlsx or docx: events for what opens, closes and is said. */

import { SaxesParser } from 'saxes';
import { beginsAsUtf8 } from './sheets-bytes.ts';
import { damaged } from './sheets-zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefixes: writers choose those freely. */
export type XmlEvents = Readonly<{
  open: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
  /**
   * A fast way for elements of one name between two others of that name: `take` is given the text and where one begins, and
   * returns where it ends, or null where it cannot read it.
   */
  shortcut?: Readonly<{ name: string; take: (text: string, at: number) => number | null }>;
}>;

export type XmlReader = Readonly<{ push: (piece: Buffer) => void; end: () => void }>;

/** Longest stretch without an event: a cell's text or a tag ends long before. */
const MOST_SILENT_CHARACTERS = 8 * 1024 ** 2;
/** Parts of an xlsx are less than twenty deep. */
const MOST_DEPTH = 100;

/** @throws SheetRefused from `push` and `end`, for what is not well-formed or brings a document type with it */
export function xmlReader(events: XmlEvents): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let silent = 0;
  let depth = 0;
  /** Whether the last event of the text just written was the end of an element that the fast way takes more of. */
  let isBetween = false;
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    isBetween = false;
    depth += 1;
    if (depth > MOST_DEPTH) throw damaged();
    events.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    isBetween = name === events.shortcut?.name;
    depth -= 1;
    events.close?.(localName(name));
  });
  const { text } = events;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const refuse = (): never => {
    throw damaged();
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  let decoder: TextDecoder | undefined;
  const write = (characters: string): void => {
    silent += characters.length;
    isBetween = false;
    parser.write(characters);
    if (silent > MOST_SILENT_CHARACTERS) throw damaged();
  };
  const read = events.shortcut === undefined ? write : shortened(events.shortcut, write, () => isBetween);
  return {
    push: (piece) => {
      decoder ??= new TextDecoder(encodingOf(piece));
      read(decoder.decode(piece, { stream: true }), false);
    },
    end: () => {
      read(decoder?.decode() ?? '', true);
      parser.close();
    },
  };
}

/** Longest text kept for the fast way: longer than any row worth it. */
const MOST_WAITING_CHARACTERS = 1024 ** 2;

/**
 * Feeds the reader everything but the elements the fast way takes. The place between two of them is known to lie outside
 * comments and the like only where what was read last ends with the end of one and holds none of their beginnings.
 */
function shortened(
  { name, take }: NonNullable<XmlEvents['shortcut']>,
  write: (characters: string) => void,
  isBetween: () => boolean,
): (characters: string, isEnd: boolean) => void {
  const begin = `<${name}`;
  const finish = `</${name}>`;
  let canTake = false;
  let waiting = '';
  return (characters, isEnd) => {
    const text = waiting + characters;
    waiting = '';
    let at = 0;
    while (at < text.length) {
      if (canTake) {
        for (let end = take(text, at); end !== null; end = take(text, at)) at = end;
        const isCutOff = text.startsWith(begin, at) && !text.includes(finish, at);
        if (isCutOff && !isEnd && text.length - at < MOST_WAITING_CHARACTERS) {
          waiting = text.slice(at);
          return;
        }
      }
      const found = text.indexOf(finish, at);
      const until = found < 0 ? text.length : found + finish.length;
      const passage = text.slice(at, until);
      write(passage);
      at = until;
      canTake = found >= 0 && isBetween() && !passage.includes('<!') && !passage.includes('<?');
    }
  };
}

export async function readXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const reader = xmlReader(events);
  for await (const piece of pieces) reader.push(piece);
  reader.end();
}

/** Encoding by the first bytes: a byte order mark, the zeros beside `<`, the bytes themselves, or the declaration. */
export function encodingOf(head: Buffer): string {
  const [first = 0, second = 0] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const declared = /^[^<]{0,3}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(
    head.toString('latin1', 0, 300),
  );
  const said = declared?.[1]?.toLowerCase() ?? 'utf-8';
  // Declarations are often left over from another encoding; and what is read byte by byte is not UTF-16, whatever it says.
  if (beginsAsUtf8(head) || said.startsWith('utf-16')) return 'utf-8';
  try {
    return new TextDecoder(said).encoding;
  } catch {
    throw damaged();
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute with any prefix. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
