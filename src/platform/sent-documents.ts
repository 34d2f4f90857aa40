/**
 * Documents: PDF, office documents of today, OFD. They are kept as they were sent, to the byte, so they are looked into before:
 * told by their content and not by their name, whole, without macros, without anything that acts by itself.
 */

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { lookAtPdf, type PdfProblem } from './sent-documents-pdf.ts';

export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** By format: the media type a browser is told. */
export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
} as const;
export type DocumentFormat = keyof typeof DOCUMENT_TYPES;
export const DOCUMENT_FORMATS = ['pdf', 'docx', 'xlsx', 'pptx', 'ofd'] as const satisfies readonly DocumentFormat[];

export type Document = Readonly<{ format: DocumentFormat; bytes: Uint8Array }>;
export type DocumentProblem = PdfProblem | Readonly<{ kind: PackageProblem | 'document-too-large' | 'document-old' }>;
type PackageProblem = 'document-not-allowed' | 'document-macros' | 'document-broken';

const PDF = Buffer.from('%PDF-', 'latin1');
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** Compound files: .doc, .xls, .ppt, .wps, .et, .dps, and today's formats under a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** @returns undefined where it is no document at all: it may still be a photo. */
export async function readDocument(bytes: Uint8Array): Promise<Result<Document, DocumentProblem> | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (magic: Buffer): boolean => file.subarray(0, magic.length).equals(magic);
  if (![PDF, ZIP, COMPOUND].some(begins)) return undefined;
  if (file.length > MAX_DOCUMENT_BYTES) return refuse({ kind: 'document-too-large' });
  // What macros an old format holds cannot be told without reading all of it, nor what lies under a password.
  if (begins(COMPOUND)) return refuse({ kind: 'document-old' });
  if (begins(PDF)) {
    const problem = await lookAtPdf(file);
    return problem === undefined ? ok({ format: 'pdf', bytes }) : refuse(problem);
  }
  const format = await formatOfPackage(file);
  return format.ok ? ok({ format: format.value, bytes }) : format;
}

/** The list of a package's parts with their kinds, and what each format calls its main part. */
const KINDS_OF_PARTS = '[Content_Types].xml';
const MAIN_PARTS: readonly Readonly<{ format: DocumentFormat; folder: string; kind: string }>[] = [
  { format: 'docx', folder: 'word/', kind: 'wordprocessingml.document.main+xml' },
  { format: 'xlsx', folder: 'xl/', kind: 'spreadsheetml.sheet.main+xml' },
  { format: 'pptx', folder: 'ppt/', kind: 'presentationml.presentation.main+xml' },
];
const OFD_ROOT = 'OFD.xml';
/** A part may have any name; its kind is what programs go by, so both are asked. */
const MACRO_PART = /vbaproject|vbadata|^xl\/macrosheets\/|(^|\/)activex\//i;
const MACRO_KIND = /macroEnabled|vbaProject|macrosheet|activeX/i;
const MOST_PARTS = 20_000;
const MOST_KINDS_BYTES = 2 * 1024 * 1024;

async function formatOfPackage(file: Buffer): Promise<Result<DocumentFormat, Readonly<{ kind: PackageProblem }>>> {
  try {
    const zip = await fromBufferPromise(file, { lazyEntries: true });
    if (zip.entryCount > MOST_PARTS) return refuse({ kind: 'document-broken' });
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name are two documents: which of them is read depends on the program.
      if (parts.has(entry.fileName)) return refuse({ kind: 'document-broken' });
      parts.set(entry.fileName, entry);
    }
    const names = [...parts.keys()];
    if (names.some((name) => MACRO_PART.test(name))) return refuse({ kind: 'document-macros' });
    const listed = parts.get(KINDS_OF_PARTS);
    if (listed === undefined) return parts.has(OFD_ROOT) ? ok('ofd') : refuse({ kind: 'document-not-allowed' });
    const kinds = await textOf(zip, listed);
    // A character written by its number hides the kind from this look and from nobody else.
    if (kinds === undefined || kinds.includes('&#')) return refuse({ kind: 'document-broken' });
    if (MACRO_KIND.test(kinds)) return refuse({ kind: 'document-macros' });
    const mains = MAIN_PARTS.filter(
      ({ folder, kind }) => kinds.includes(`.${kind}"`) && names.some((name) => name.startsWith(folder)),
    );
    const [main, ...others] = mains;
    return main === undefined || others.length > 0 ? refuse({ kind: 'document-not-allowed' }) : ok(main.format);
  } catch {
    // Whatever the reader of archives dislikes, the person can only save it again.
    return refuse({ kind: 'document-broken' });
  }
}

/** The only part that is unpacked, and no further than its bound. @returns undefined where it is longer. */
async function textOf(zip: ZipFile, entry: Entry): Promise<string | undefined> {
  if (entry.uncompressedSize > MOST_KINDS_BYTES) return undefined;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_KINDS_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
