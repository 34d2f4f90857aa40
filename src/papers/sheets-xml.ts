/** XML as it stands in the parts of an xlsx, from bytes that come in pieces: whoever reads is told what opens, closes and is said. */

import { SaxesParser } from 'saxes';
import { beginsAsUtf8 } from './sheets-bytes.ts';
import { damaged } from './sheets-zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefixes: writers choose those freely. */
export type XmlEvents = Readonly<{
  open: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}>;

export type XmlReader = Readonly<{ push: (piece: Buffer) => void; end: () => void }>;

/** A cell's text and a tag end long before; what goes on is no sheet. */
const MOST_SILENT_CHARACTERS = 8 * 1024 ** 2;
/** Parts of an xlsx are less than twenty deep. */
const MOST_DEPTH = 100;

/** @throws SheetRefused from `push` and `end`, for what is not well-formed or brings a document type with it */
export function xmlReader(events: XmlEvents): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let silent = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    depth += 1;
    if (depth > MOST_DEPTH) throw damaged();
    events.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
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
    parser.write(characters);
    if (silent > MOST_SILENT_CHARACTERS) throw damaged();
  };
  return {
    push: (piece) => {
      decoder ??= new TextDecoder(encodingOf(piece));
      write(decoder.decode(piece, { stream: true }));
    },
    end: () => {
      write(decoder?.decode() ?? '');
      parser.close();
    },
  };
}

export async function readXml(pieces: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const reader = xmlReader(events);
  for await (const piece of pieces) reader.push(piece);
  reader.end();
}

/** As the first bytes say: a mark, the zeros beside `<`, the bytes themselves, or the declaration. */
export function encodingOf(head: Buffer): string {
  const [first = 0, second = 0] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const declared = /^[^<]{0,3}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(
    head.toString('latin1', 0, 300),
  );
  const said = declared?.[1]?.toLowerCase() ?? 'utf-8';
  // Writers that changed the bytes often left the declaration; and what is read byte by byte is not UTF-16, whatever it says.
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

/** The value of an attribute that always has a prefix, whichever it is. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
