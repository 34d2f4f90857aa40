/**
 * What is looked for in a PDF before it is kept as it is: that its end is there, that it opens without a password, and that
 * nothing in it acts by itself. A page that calls an address when it is opened would tell whoever wrote it that the
 * complainant reads it now, and from where. What cannot be looked into is refused.
 */

import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

export type PdfProblem = Readonly<{ kind: 'pdf-cut-off' | 'pdf-locked' | 'pdf-active' }>;

/** `offsets`: where in the text an object begins, by its number; objects outside have theirs before them. */
type Objects = Readonly<{ text: string; offsets: ReadonlyMap<string, number> }>;

const unpack = promisify(inflate);
/** Readers look for the end this far from it; what scanners append is shorter. */
const TAIL_BYTES = 4_096;
/** Objects packed together are text: what unpacks to more is no list of objects. */
const MOST_UNPACKED_BYTES = 8 * 1024 * 1024;
const MOST_UNPACKED_TOGETHER = 64 * 1024 * 1024;
const MOST_DICTIONARY = 4_096;

const LOCKED = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/;
/** Names long enough never to stand in a picture's bytes by chance. */
const ACTS = /\/(JavaScript|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|Rendition)\b|\/FS\s*\/URL\b/;
/** A form that brings a program of its own. */
const FORM_PROGRAM = /\/XFA\s*(\[|\d+\s+\d+\s+R)/;
/** Links that somebody touches are theirs to touch; what follows is about those that open by themselves. */
const ADDRESS = /\/URI\b/;
const ON_EVENT = /\/AA\s*(<<|\d+\s+\d+\s+R)/;
/** A step to a place, in one plain dictionary: no string or comment in which another could hide, nothing that follows. */
const STEP = /^\s*<<([^>(%]*)>>/;
const TO_A_PLACE = /\/S\s*\/(GoTo|Named)\b/;
const MORE = /\/(URI|Next)\b|\/S\b.*\/S\b/s;
const REFERENCE = /^\s*(\d+)\s+(\d+)\s+R\b/;

/** @returns undefined where there is nothing against it. */
export async function lookAtPdf(file: Buffer): Promise<PdfProblem | undefined> {
  const tail = file
    .subarray(-TAIL_BYTES)
    .toString('latin1')
    .replace(/[\0\s]+$/, '');
  const end = tail.lastIndexOf('startxref');
  if (end < 0 || !tail.includes('%%EOF', end)) return { kind: 'pdf-cut-off' };
  const raw = file.toString('latin1');
  const outside = { text: plainNames(raw), offsets: new Map<string, number>() };
  if (LOCKED.test(outside.text)) return { kind: 'pdf-locked' };
  const packed = await packedObjects(file, raw);
  if (packed === undefined) return { kind: 'pdf-active' };
  const all = [outside, ...packed];
  const any = (pattern: RegExp): boolean => all.some(({ text }) => pattern.test(text));
  if (any(ACTS) || any(FORM_PROGRAM)) return { kind: 'pdf-active' };
  if (any(ADDRESS) && (any(ON_EVENT) || !all.every((each) => opensQuietly(each, outside.text, packed)))) {
    return { kind: 'pdf-active' };
  }
  return undefined;
}

/** A name may hide its letters behind their numbers (`/J#61vaScript`); readers undo it, so this does. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function opensQuietly({ text }: Objects, outside: string, packed: readonly Objects[]): boolean {
  return [...text.matchAll(/\/OpenAction\b/g)].every(({ 0: name, index }) => {
    const what = text.slice(index + name.length, index + name.length + MOST_DICTIONARY);
    const [, no, generation] = REFERENCE.exec(what) ?? [];
    if (no === undefined || generation === undefined) return isPlace(what);
    return objectsNumbered(no, generation, outside, packed).every(isPlace);
  });
}

/** Where to begin reading, and no more than that. */
function isPlace(what: string): boolean {
  const [, step] = STEP.exec(what) ?? [];
  if (step === undefined) return /^\s*\[/.test(what);
  return TO_A_PLACE.test(step) && !MORE.test(step);
}

/** Every object of that number: a file that was added to holds several, and the reader chooses. */
function objectsNumbered(no: string, generation: string, outside: string, packed: readonly Objects[]): string[] {
  const begins = new RegExp(`(?<!\\d)${no}\\s+${generation}\\s+obj\\b`, 'g');
  const cut = (text: string, at: number): string => text.slice(at, at + MOST_DICTIONARY);
  return [
    ...[...outside.matchAll(begins)].map(({ 0: head, index }) => cut(outside, index + head.length)),
    ...packed.flatMap(({ text, offsets }) => {
      const at = offsets.get(no);
      return at === undefined ? [] : [cut(text, at)];
    }),
  ];
}

/**
 * The objects a PDF keeps packed together, as text. @returns undefined where they are packed so that they cannot be looked
 * into, or come out many times larger.
 */
async function packedObjects(file: Buffer, raw: string): Promise<readonly Objects[] | undefined> {
  const found: Objects[] = [];
  let together = 0;
  for (const { 0: opening, index } of raw.matchAll(/>>\s*stream(\r\n|\n|\r)/g)) {
    const begins = raw.lastIndexOf('obj', index);
    const described = plainNames(raw.slice(Math.max(begins, index - MOST_DICTIONARY), index));
    const first = /\/First\s+(\d+)/.exec(described)?.[1];
    if (first === undefined && !described.includes('/ObjStm')) continue;
    const at = index + opening.length;
    const ends = file.indexOf('endstream', at);
    const filters = described.match(/\/\w+Decode\b/g) ?? [];
    const isOdd = filters.length > 1 || filters.some((name) => name !== '/FlateDecode');
    if (first === undefined || ends < 0 || isOdd || /\/(DecodeParms|F)\b/.test(described)) return undefined;
    const body = file.subarray(at, ends);
    const out = filters.length === 0 ? body : await unpacked(body);
    together += out?.length ?? 0;
    if (out === undefined || together > MOST_UNPACKED_TOGETHER) return undefined;
    found.push(numbered(out.toString('latin1'), Number(first)));
  }
  return found;
}

/** Packed objects begin with pairs: a number, and how far behind `first` its object stands. */
function numbered(unpackedText: string, first: number): Objects {
  const pairs = unpackedText.slice(0, first).match(/\d+/g) ?? [];
  const body = plainNames(unpackedText.slice(first));
  const offsets = new Map<string, number>();
  for (let n = 0; n + 1 < pairs.length; n += 2) offsets.set(pairs[n] ?? '', Number(pairs[n + 1]));
  return { text: body, offsets };
}

async function unpacked(body: Buffer): Promise<Buffer | undefined> {
  try {
    return await unpack(body, { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch {
    // Broken or too large: either way nobody can say what is in it.
    return undefined;
  }
}
