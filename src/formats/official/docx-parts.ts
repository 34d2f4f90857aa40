/**
 * A docx as a zip of XML parts. A template from outside is bounded before anything is made of it, and refused where it could
 * do more than be filled: run, reach elsewhere, or show what the PDF of the same paper would not.
 */

import { SheetRefused } from '../model.ts';
import { bytesSource } from '../sheets-bytes.ts';
import { prefixed, readXml, type XmlEvents } from '../sheets-xml.ts';
import { openZip, unpacked, type Zip } from '../sheets-zip.ts';
import { TemplateRefused } from './model.ts';

export const MOST_TEMPLATE_BYTES = 2 * 1024 * 1024;
/** Most bytes of all parts, unpacked; a letter of one page is some 100 KB. */
const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;
const MOST_PARTS = 200;
/** Most elements of the text: some hundred pages. */
const MOST_ELEMENTS = 60_000;
/** A template of many pages has some fifty; the time to fill places in one text grows with their square. */
const MOST_PLACES = 500;
export const DOCUMENT = 'word/document.xml';
const PLAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const MACROS = /vba|macro|activex/i;
/** Parts that are files of another program, or pictures. */
const OTHER_FILES = /\/(embeddings|media|charts|diagrams|ink)\//i;
const PICTURES = new Set(['drawing', 'pict', 'object', 'AlternateContent']);
/** Fields for page numbers and dates; any other could fetch, run or ask something. */
const HARMLESS_FIELD = /^\s*(PAGE|NUMPAGES|SECTION|SECTIONPAGES|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE)\b[^{}]*$/i;

/** @throws TemplateRefused */
export async function openDocx(bytes: Uint8Array): Promise<Zip> {
  if (bytes.length > MOST_TEMPLATE_BYTES) throw new TemplateRefused({ kind: 'template-too-large' });
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new TemplateRefused({ kind: 'template-not-docx' });
  const zip = await asTemplate(() => openZip(bytesSource(bytes)));
  if (!zip.entries.has(DOCUMENT)) throw new TemplateRefused({ kind: 'template-not-docx' });
  let sum = 0;
  for (const entry of zip.entries.values()) sum += entry.uncompressedSize;
  if (zip.entries.size > MOST_PARTS || sum > MOST_UNPACKED_BYTES) {
    throw new TemplateRefused({ kind: 'template-too-large' });
  }
  return zip;
}

/** Reads one part. @throws TemplateRefused where it is not well-formed, or not what it says */
export function readPart(zip: Zip, name: string, events: XmlEvents): Promise<void> {
  return asTemplate(() => readXml(unpacked(zip, name), events));
}

async function asTemplate<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    const large = error.problem.kind === 'sheet-too-large-inside';
    throw new TemplateRefused({ kind: large ? 'template-too-large' : 'template-damaged' });
  }
}

/**
 * Looks through every part. @returns the texts of its paragraphs, with those of headers and footers.
 * @throws TemplateRefused
 */
export async function surveyed(zip: Zip): Promise<readonly string[]> {
  const names = [...zip.entries.keys()];
  if (names.some((name) => MACROS.test(name))) throw new TemplateRefused({ kind: 'template-has-macros' });
  if (names.some((name) => OTHER_FILES.test(`/${name}`))) throw new TemplateRefused({ kind: 'template-has-pictures' });
  const typed = await surveyTypes(zip);
  const paragraphs: string[] = [];
  for (const name of names) {
    // Every other part is unpacked too, for its checksum: a broken file is refused now and not when it is filled.
    if (/\.rels$/.test(name)) await surveyRelations(zip, name);
    else if (typed.has(name) || /^word\/[^/]+\.xml$/.test(name)) paragraphs.push(...(await surveyPart(zip, name)));
    else for await (const _ of piecesOf(zip, name));
  }
  const places = paragraphs.reduce((sum, text) => sum + text.split('{').length - 1, 0);
  if (places > MOST_PLACES) throw new TemplateRefused({ kind: 'template-too-large' });
  return paragraphs;
}

async function* piecesOf(zip: Zip, name: string): AsyncGenerator<Buffer> {
  const pieces = unpacked(zip, name);
  for (;;) {
    const next = await asTemplate(() => pieces.next());
    if (next.done === true) return;
    yield next.value;
  }
}

/** @returns the parts that are text, headers, notes and the like, wherever they lie */
async function surveyTypes(zip: Zip): Promise<ReadonlySet<string>> {
  const typed = new Set<string>();
  let plain = false;
  await readPart(zip, '[content_types].xml', {
    open: (element, { PartName = '', ContentType = '' }) => {
      if (MACROS.test(ContentType)) throw new TemplateRefused({ kind: 'template-has-macros' });
      if (PartName.toLowerCase() === `/${DOCUMENT}`) plain = ContentType === PLAIN_TYPE;
      if (!/wordprocessingml/i.test(ContentType)) return;
      // No writer declares such a type for all files of an extension: the file that has it is named.
      if (element === 'Default') throw new TemplateRefused({ kind: 'template-damaged' });
      typed.add(PartName.toLowerCase().replace(/^\//, ''));
    },
  });
  if (!plain) throw new TemplateRefused({ kind: 'template-not-docx' });
  return typed;
}

async function surveyRelations(zip: Zip, name: string): Promise<void> {
  await readPart(zip, name, {
    open: (_, { TargetMode, Type = '' }) => {
      if (TargetMode?.toLowerCase() === 'external' || /\/(attachedTemplate|subDocument|aFChunk|frame)$/.test(Type)) {
        throw new TemplateRefused({ kind: 'template-reaches-outside' });
      }
    },
  });
}

async function surveyPart(zip: Zip, name: string): Promise<readonly string[]> {
  const paragraphs: string[] = [];
  const inside: string[] = [];
  const fields = fieldsWatched();
  let text = '';
  let elements = 0;
  await readPart(zip, name, {
    open: (element, attributes) => {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new TemplateRefused({ kind: 'template-too-large' });
      if (PICTURES.has(element)) throw new TemplateRefused({ kind: 'template-has-pictures' });
      if (element === 'altChunk') throw new TemplateRefused({ kind: 'template-reaches-outside' });
      if (element === 'fldSimple') mustBeHarmless(prefixed(attributes, 'instr'));
      if (element === 'fldChar') fields.mark(prefixed(attributes, 'fldCharType'));
      if (element === 'p') text = '';
      inside.push(element);
    },
    close: (element) => {
      inside.pop();
      if (element === 'p') paragraphs.push(text);
    },
    text: (said) => {
      const where = inside.at(-1);
      if (where === 't') text += said;
      if (where === 'instrText' || where === 'delInstrText') fields.say(said);
    },
  });
  fields.end();
  return paragraphs;
}

function mustBeHarmless(instruction = ''): void {
  if (!HARMLESS_FIELD.test(instruction)) throw new TemplateRefused({ kind: 'template-has-code' });
}

/** Reads the instruction of a field, which may be cut over runs and paragraphs. A field within another is refused. */
function fieldsWatched() {
  let instruction: string | null = null;
  const read = (): void => {
    if (instruction !== null) mustBeHarmless(instruction);
    instruction = null;
  };
  return {
    mark: (type: string | undefined): void => {
      read();
      if (type === 'begin') instruction = '';
    },
    say: (said: string): void => {
      if (instruction !== null) instruction += said;
      else if (said.trim() !== '') mustBeHarmless();
    },
    end: read,
  };
}
