/** Packs and unpacks a docx for tests, by itself: what lies in a paper is not read with the code that made it. */

import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

export type DocxParts = Readonly<Record<string, string>>;

export async function partsOfDocx(bytes: Buffer): Promise<DocxParts> {
  const file = await fromBufferPromise(bytes);
  const parts: Record<string, string> = {};
  for await (const entry of file.eachEntry()) {
    if (!entry.fileName.endsWith('/')) parts[entry.fileName] = await text(await file.openReadStreamPromise(entry));
  }
  return parts;
}

export async function docxOf(parts: DocxParts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, body] of Object.entries(parts)) zip.addBuffer(Buffer.from(body, 'utf8'), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** What a reader of the document reads, without blanks: where lines break is the program’s that shows it. */
export function wordsOfDocument(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, said = '']) => said)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s/g, '');
}
