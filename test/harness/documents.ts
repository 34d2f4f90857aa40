/** Documents for tests, made of their parts, and what somebody might hide in them. */

import { deflateSync } from 'node:zlib';
import { ZipFile } from 'yazl';

type Pdf = Readonly<{
  /** Members of the catalog. */
  catalog?: string;
  /** Objects beside the catalog, from number 4. */
  objects?: readonly string[];
  /** Objects packed together, from number 20. */
  packed?: readonly string[];
  trailer?: string;
}>;

/** A PDF of one page that says “整改材料”. */
export function aPdf({ catalog = '', objects = [], packed = [], trailer = '' }: Pdf = {}): Buffer {
  const parts = [
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n',
    ...objects.map((text, index) => `${index + 4} 0 obj\n${text}\nendobj\n`),
  ];
  if (packed.length > 0) {
    const starts = packed.map((_, index) => packed.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0));
    const head = `${starts.map((start, index) => `${index + 20} ${start}`).join(' ')} `;
    const body = deflateSync(Buffer.from(head + packed.join(' '), 'latin1')).toString('latin1');
    const about = `/Type /ObjStm /N ${packed.length} /First ${head.length} /Length ${body.length} /Filter /FlateDecode`;
    parts.push(`19 0 obj\n<< ${about} >>\nstream\n${body}\nendstream\nendobj\n`);
  }
  const text = parts.join('');
  return Buffer.from(`${text}trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

const MAINS = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
  pptx: ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
} as const;

/** An office document. @param more further parts, by name; @param kinds written into the list of kinds of parts. */
export function anOfficeDocument(
  format: keyof typeof MAINS,
  more: Readonly<Record<string, string>> = {},
  kinds = '',
): Promise<Buffer> {
  const [main, kind] = MAINS[format];
  const listed = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${kind}"/>${kinds}</Types>`;
  return aZip({ '[Content_Types].xml': listed, [main]: '<document/>', ...more });
}

export async function aZip(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
