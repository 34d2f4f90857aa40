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
const MOST_BLANKS = 64;
/** A document of the largest size has some thousands; a file of nothing else keeps the program from everybody. */
const MOST_STREAMS = 50_000;
/** A file that was added to holds its catalogue and what it opens with once more each time. */
const MOST_VERSIONS = 20;

/** What may stand between two words of a PDF: blanks, of which zero is one, and comments. */
const GAP = '(?:[\\0\\s]|%[^\\r\\n]*[\\r\\n])*';
/** Written in the patterns as `~`. */
const pattern = (source: string, flags = ''): RegExp => new RegExp(source.replaceAll('~', GAP), flags);
const REFERRED = String.raw`\d+~\d+~R\b`;

const LOCKED = /\/Encrypt\b/;
/** Names long enough never to stand in a picture's bytes by chance. */
const ACTS = pattern(
  String.raw`\/(JavaScript|Launch|SubmitForm|ImportData|GoToR|GoToE|RichMedia|Rendition)\b|\/FS~\/URL\b`,
);
/** A form that brings a program of its own. */
const FORM_PROGRAM = pattern(String.raw`\/XFA~(\[|${REFERRED})`);
/** Links that somebody touches are theirs to touch; what follows is about those that open by themselves. */
const ADDRESS = /\/URI\b/;
const ON_EVENT = pattern(String.raw`\/AA~(<<|${REFERRED})`);
/** A step to a place, in one plain dictionary: no string or comment in which another could hide, nothing that follows. */
const STEP = /^\s*<<([^>(%]*)>>/;
const TO_A_PLACE = /\/S\s*\/(GoTo|Named)\b/;
const MORE = /\/(URI|Next)\b|\/S\b.*\/S\b/s;
const REFERENCE = /^\s*(\d+)\s+(\d+)\s+R\b/;
/** What names packed objects, by which a reader finds them: their kind, and where the first begins. */
const NAMES_PACKED = pattern(String.raw`\/ObjStm\b|\/First~\d+(?!\d|~\d+~R\b)`, 'g');
const PACKED_FIRST = pattern(String.raw`\/First~(\d+)`);
/** In these an object could seem to begin that does not. */
const STRINGS_AND_COMMENTS = /%[^\r\n]*|\((?:\\.|[^\\()])*\)/gs;

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
  const packed = await packedObjects(file, raw, outside.text);
  if (packed === undefined) return { kind: 'pdf-active' };
  const all = [outside, ...packed];
  const any = (looked: RegExp): boolean => all.some(({ text }) => looked.test(text));
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
  const openings = firstOf(text.matchAll(/\/OpenAction\b/g), MOST_VERSIONS + 1);
  if (openings.length > MOST_VERSIONS) return false;
  return openings.every(({ 0: name, index }) => {
    const what = text.slice(index + name.length, index + name.length + MOST_DICTIONARY);
    const [, no, generation] = REFERENCE.exec(what) ?? [];
    if (no === undefined || generation === undefined) return isPlace(what);
    const steps = objectsNumbered(no, generation, outside, packed);
    // Not to be found is not to be looked into.
    return steps.length > 0 && steps.length <= MOST_VERSIONS && steps.every(isPlace);
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
  const begins = pattern(String.raw`(?<!\d)${no}~${generation}~obj\b`, 'g');
  const cut = (text: string, at: number): string => text.slice(at, at + MOST_DICTIONARY);
  return [
    ...firstOf(outside.matchAll(begins), MOST_VERSIONS + 1).map(({ 0: head, index }) =>
      cut(outside, index + head.length),
    ),
    ...packed.flatMap(({ text, offsets }) => {
      const at = offsets.get(no);
      return at === undefined ? [] : [cut(text, at)];
    }),
  ];
}

/**
 * The objects a PDF keeps packed together, as text. @returns undefined where they are packed so that they cannot be looked
 * into, come out many times larger, or are named where this does not find them.
 */
async function packedObjects(file: Buffer, raw: string, outside: string): Promise<readonly Objects[] | undefined> {
  const found: Objects[] = [];
  let together = 0;
  let named = 0;
  let since = 0;
  let words = 0;
  for (const { 0: word, index } of raw.matchAll(/(?:end)?stream/g)) {
    words += 1;
    if (words > 2 * MOST_STREAMS) return undefined;
    const end = index + word.length;
    const described = word === 'stream' ? lastObject(raw.slice(since, index)) : '';
    since = end;
    named += countOf(described);
    if (!/\/(First|ObjStm)\b/.test(described)) continue;
    const first = PACKED_FIRST.exec(described)?.[1];
    const [opening] = /^[\0\t ]*(\r\n|\n|\r)/.exec(raw.slice(end, end + MOST_BLANKS)) ?? [];
    const ends = file.indexOf('endstream', end);
    if (first === undefined || opening === undefined || ends < 0 || isOddlyPacked(described)) return undefined;
    const body = file.subarray(end + opening.length, ends);
    const out = described.includes('/Filter') ? await unpacked(body) : body;
    together += out?.length ?? 0;
    if (out === undefined || together > MOST_UNPACKED_TOGETHER) return undefined;
    found.push(numbered(out.toString('latin1'), Number(first)));
  }
  return named === countOf(outside) ? found : undefined;
}

/** No further than there can be streams. */
function countOf(text: string): number {
  return firstOf(text.matchAll(NAMES_PACKED), 2 * MOST_STREAMS + 1).length;
}

function firstOf<T>(found: Iterable<T>, most: number): readonly T[] {
  const first: T[] = [];
  for (const each of found) {
    if (first.length === most) break;
    first.push(each);
  }
  return first;
}

/** What is said of a stream: its dictionary, before it begins. */
function lastObject(before: string): string {
  const plain = before.replace(STRINGS_AND_COMMENTS, ' ');
  return plainNames(plain.slice(plain.lastIndexOf('obj') + 1));
}

/** Packed by anything but the one method this undoes, or lying in another file. */
function isOddlyPacked(described: string): boolean {
  const methods = described.match(/\/\w+Decode\b/g) ?? [];
  if (/\/(DecodeParms|DP|F)\b/.test(described)) return true;
  return described.includes('/Filter') ? methods.join() !== '/FlateDecode' : methods.length > 0;
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
