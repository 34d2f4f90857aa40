/** Opens a file of records where it lies; its format is told by content, never by name. */

import { ok, type Result, refuse } from '../kernel/result.ts';
import { type SheetProblem, SheetRefused, type SheetRow } from './model.ts';
import type { Separator } from './rules-csv.ts';
import type { ByteSource } from './sheets-bytes.ts';
import { type Encoding, encodingOf, isCutShort, rowsOfText, separatorIn } from './sheets-csv.ts';
import { openWorkbook } from './sheets-workbook.ts';
import { type ReadingOrder, rowsOfSheet, surveySheet } from './sheets-xlsx.ts';

/** Encoding and separator of a csv, given by a person where the guess was wrong. */
export type TextForm = Readonly<{ encoding: Encoding; separator: Separator }>;

export type SheetFile = Readonly<{
  /** Detected or given; null for an xlsx. */
  text: TextForm | null;
  sheets: readonly Readonly<{ name: string; hidden: boolean }>[];
  /** Number of rows, trailing empty ones included; null for a csv, which must be read to know. */
  countRows: (sheet: number) => Promise<number | null>;
  /** Rows in order. @throws SheetRefused where the file goes wrong, possibly midway */
  rows: (sheet: number, order?: ReadingOrder) => AsyncGenerator<SheetRow>;
}>;

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const HEAD_BYTES = 8192;

/** Whether the file is a zip, as every xlsx is. */
export async function isPacked(source: ByteSource): Promise<boolean> {
  return (await source.read(0, ZIP.length)).equals(ZIP);
}

export async function openHere(
  source: ByteSource,
  told: Partial<TextForm> = {},
): Promise<Result<SheetFile, SheetProblem>> {
  try {
    const head = await source.read(0, HEAD_BYTES);
    if (head.length === 0) return refuse({ kind: 'sheet-empty' });
    if (head.subarray(0, OLE.length).equals(OLE)) return refuse(await oldOffice(source));
    if (await isPacked(source)) return ok(await xlsxFile(source));
    if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(head.toString('latin1', 0, 200).replace(/^ï»¿/, ''))) {
      return refuse({ kind: 'sheet-is-web-page' });
    }
    return ok(await textFile(source, told, head));
  } catch (error) {
    if (error instanceof SheetRefused) return refuse(error.problem);
    throw error;
  }
}

/** Tells an xls of before 2007 from an xlsx with a password, which begin alike. */
async function oldOffice(source: ByteSource): Promise<SheetProblem> {
  const whole = await source.read(0, Math.min(source.size, 1024 ** 2));
  const end = await source.read(Math.max(0, source.size - 1024 ** 2), 1024 ** 2);
  const isProtected = whole.includes(ENCRYPTED) || end.includes(ENCRYPTED);
  return { kind: isProtected ? 'sheet-is-protected' : 'sheet-is-old-xls' };
}

async function xlsxFile(source: ByteSource): Promise<SheetFile> {
  const workbook = await openWorkbook(source);
  const partOf = (index: number) => {
    const sheet = workbook.sheets[index];
    if (sheet === undefined) throw new SheetRefused({ kind: 'sheet-damaged' });
    return sheet;
  };
  const surveys = new Map<number, ReturnType<typeof surveySheet>>();
  const surveyOf = (index: number): ReturnType<typeof surveySheet> => {
    const survey = surveys.get(index) ?? surveySheet(workbook, partOf(index));
    surveys.set(index, survey);
    return survey;
  };
  return {
    text: null,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    countRows: async (index) => (await surveyOf(index)).rows,
    rows: async function* (index, order) {
      yield* rowsOfSheet(workbook, partOf(index), await surveyOf(index), order);
    },
  };
}

async function textFile(source: ByteSource, told: Partial<TextForm>, head: Buffer): Promise<SheetFile> {
  const encoding = told.encoding ?? (await encodingOf(source));
  // Text other than UTF-16 has no zero bytes; a picture or a program has.
  if (!encoding.startsWith('utf-16') && head.includes(0)) {
    throw new SheetRefused({ kind: isCutShort(head, encoding) ? 'sheet-has-zeros' : 'sheet-not-known' });
  }
  const form = { encoding, separator: told.separator ?? (await separatorIn(source, encoding)) };
  return {
    text: form,
    sheets: [{ name: '', hidden: false }],
    countRows: async () => null,
    rows: (_, order) => rowsOfText(source, form, order),
  };
}
