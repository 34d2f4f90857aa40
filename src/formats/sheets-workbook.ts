/** Structure of an xlsx: its sheets, their parts, and which number formats are dates. */

import { plainText } from '../kernel/plain-text.ts';
import { SheetRefused } from './model.ts';
import type { ByteSource } from './sheets-bytes.ts';
import { prefixed, readXml, type XmlEvents } from './sheets-xml.ts';
import { damaged, entryNamed, MOST_PART_BYTES, openZip, tooLarge, unpacked, type Zip } from './sheets-zip.ts';

export type SheetPart = Readonly<{ name: string; hidden: boolean; part: string }>;

/** Date style of a number format: a day, a day with its time, or none. */
type DateStyle = 'day' | 'moment' | null;

export type Workbook = Readonly<{
  zip: Zip;
  sheets: readonly SheetPart[];
  stringsPart: string | undefined;
  dateStyles: readonly DateStyle[];
  /** Serial numbers count from 1904, as in files of old Macintoshes. */
  from1904: boolean;
}>;

type Relation = Readonly<{ id: string; type: string; part: string }>;

/** @throws SheetRefused */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const zip = await openZip(source);
  const roots = entryNamed(zip, '_rels/.rels') === undefined ? [] : await relationsOf(zip, '_rels/.rels', '');
  const part = roots.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (entryNamed(zip, part) === undefined && roots.length === 0) {
    const isOds = zip.entries.has('content.xml') && zip.entries.has('mimetype');
    throw new SheetRefused({ kind: isOds ? 'sheet-is-ods' : 'sheet-not-known' });
  }
  const { sheets: named, from1904 } = await workbookPart(zip, part);
  if (named.length === 0) throw new SheetRefused({ kind: 'sheet-not-known' });
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = await relationsOf(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const sheets = named.flatMap(({ name, hidden, id }): SheetPart[] => {
    const relation = relations.find((candidate) => candidate.id === id);
    if (relation === undefined) throw damaged();
    return relation.type === 'worksheet' ? [{ name, hidden, part: relation.part }] : [];
  });
  if (sheets.length === 0) throw new SheetRefused({ kind: 'sheet-not-known' });
  const partNamed = (type: string): string | undefined => relations.find((candidate) => candidate.type === type)?.part;
  const styles = partNamed('styles');
  return {
    zip,
    sheets,
    stringsPart: partNamed('sharedStrings'),
    dateStyles: styles === undefined ? [] : await dateStylesOf(zip, styles),
    from1904,
  };
}

/** Reads a small part whole. @throws SheetRefused, also where it is missing */
async function readPart(zip: Zip, part: string, events: XmlEvents): Promise<void> {
  if ((entryNamed(zip, part)?.uncompressedSize ?? 0) > MOST_PART_BYTES) throw tooLarge();
  await readXml(unpacked(zip, part), events);
}

async function relationsOf(zip: Zip, part: string, folder: string): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readPart(zip, part, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: resolved(Target, folder) });
    },
  });
  return relations;
}

/** Resolves a relation's target, an address relative to the folder of its part. */
function resolved(target: string, folder: string): string {
  const address = URL.parse(target, `http://part/${folder}`);
  if (address === null) throw damaged();
  return address.pathname.slice(1);
}

async function workbookPart(
  zip: Zip,
  part: string,
): Promise<
  Readonly<{ sheets: readonly Readonly<{ name: string; hidden: boolean; id: string }>[]; from1904: boolean }>
> {
  // A workbook in Excel's binary form has the same relations and no XML.
  if (/\.bin$/i.test(part)) throw new SheetRefused({ kind: 'sheet-not-known' });
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let from1904 = false;
  await readPart(zip, part, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (element !== 'sheet') return;
      const { name = '', state } = attributes;
      sheets.push({
        name: plainText(name),
        hidden: state === 'hidden' || state === 'veryHidden',
        id: prefixed(attributes, 'id') ?? '',
      });
    },
  });
  return { sheets, from1904 };
}

/** Built-in formats that are dates; 27 to 36 and 50 to 58 are those of Chinese and Japanese Excel. */
function dateStyleOf(id: number, code: string | undefined): DateStyle {
  if (code === undefined) {
    if (id === 22) return 'moment';
    return (id >= 14 && id <= 21) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
      ? 'day'
      : null;
  }
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';');
  if (!/[ymdhs年月日时]/i.test(first) || /^General$/i.test(first)) return null;
  return /[hs时]/i.test(first) ? 'moment' : 'day';
}

/** Most styles read, more than Excel itself can keep. */
const MOST_STYLES = 100_000;
const MOST_CODE_CHARACTERS = 255;

async function dateStylesOf(zip: Zip, part: string): Promise<readonly DateStyle[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let within = false;
  await readPart(zip, part, {
    open: (name, { numFmtId, formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode.slice(0, MOST_CODE_CHARACTERS));
      else if (name === 'cellXfs') within = true;
      else if (name === 'xf' && within) formats.push(Number(numFmtId ?? '0'));
      if (formats.length > MOST_STYLES) throw tooLarge();
    },
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  });
  return formats.map((id) => dateStyleOf(id, codes.get(id)));
}
