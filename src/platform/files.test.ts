/** Files of offices: told by their content, refused by the true reason, documents kept to the byte. */

import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { anOfficeDocument, aPdf, aZip } from '../../test/harness/documents.ts';
import { aPhoto } from '../../test/harness/photos.ts';
import { cleanFile } from './files.ts';
import { MAX_DOCUMENT_BYTES } from './sent-documents.ts';

const CALL = '<< /S /URI /URI (http://unit.example/who-reads) >>';
const LINK = `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${CALL} >>`;
const MACROS = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>';
const EXE = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(400)]);

async function told(bytes: Uint8Array): Promise<string> {
  const read = await cleanFile(bytes);
  if (!read.ok) return read.problem.kind;
  return 'jpeg' in read.value ? 'photo' : read.value.format;
}

type Told = readonly [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, told: string];

const SCRIPT = '<< /S /JavaScript /JS (x) >>';
const rewritten = (pdf: Buffer, from: string | RegExp, to: string) =>
  Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1');
const hidden = (from: string | RegExp, to: string) => rewritten(aPdf({ packed: [SCRIPT] }), from, to);

/** Spellings that programs read and a quick look passes over. */
const HIDDEN: readonly Told[] = [
  ['a password behind a comment', () => aPdf({ trailer: '/Encrypt%\n9 0 R' }), 'pdf-locked'],
  ['a password behind a zero', () => aPdf({ trailer: '/Encrypt\0 9 0 R' }), 'pdf-locked'],
  ['packed behind a string', () => hidden('/Filter', '/X (1 0 obj) /Filter'), 'pdf-active'],
  ['packed behind a name', () => hidden('/FlateDecode', '/FlateDecode /obj 1'), 'pdf-active'],
  ['packed behind a long string', () => hidden('/Filter', `/X (${'x'.repeat(9_000)}) /Filter`), 'pdf-active'],
  ['packed behind a comment', () => hidden('>>\nstream', '>>%a\nstream'), 'pdf-active'],
  ['packed after a blank', () => hidden('>>\nstream\n', '>>\nstream \n'), 'pdf-active'],
  ['packed without a kind', () => hidden(/\/Type \/ObjStm(.*)\/First (\d+)/, '$1/First\0$2'), 'pdf-active'],
  ['packed with a kind elsewhere', () => hidden(/\/ObjStm(.*)\/First (\d+)/, '7 0 R$1/First%\n$2'), 'pdf-active'],
  ['packed by a short name', () => hidden('/FlateDecode', '/Fl'), 'pdf-active'],
  ['a program of a form behind a zero', () => aPdf({ objects: ['<< /XFA\0 7 0 R >>'] }), 'pdf-active'],
  ['a call behind a comment', () => aPdf({ objects: [`<< /AA%\n<< /O ${CALL} >> >>`] }), 'pdf-active'],
  ['a call by a reference to nothing', () => aPdf({ catalog: '/OpenAction 9 0 R', objects: [LINK] }), 'pdf-active'],
  [
    'a call in an object whose head has a comment',
    () =>
      aPdf({
        catalog: '/OpenAction 4 0 R',
        objects: [`<< /S /GoTo /D [3 0 R /Fit] >>\nendobj\n4%\n0 obj\n${CALL}`],
      }),
    'pdf-active',
  ],
  ['nothing but streams', () => Buffer.concat([aPdf(), Buffer.from('stream '.repeat(200_000)), aPdf()]), 'pdf-active'],
  [
    'nothing but ways to open',
    () => aPdf({ objects: Array.from({ length: 100_000 }, () => '/OpenAction 4 0 R /URI 4 0 obj [') }),
    'pdf-active',
  ],
  ['a file elsewhere behind a comment', () => aPdf({ objects: ['<< /FS%\n/URL /F (http://x) >>'] }), 'pdf-active'],
];

const TABLE: readonly Told[] = [
  ['nothing', () => Buffer.alloc(0), 'file-empty'],
  ['a photo', aPhoto, 'photo'],
  ['a PDF', aPdf, 'pdf'],
  ['a PDF with links somebody may touch', () => aPdf({ objects: [LINK] }), 'pdf'],
  ['a PDF that opens at a place', () => aPdf({ catalog: '/OpenAction [3 0 R /Fit]', objects: [LINK] }), 'pdf'],
  [
    'a PDF that steps to a place when it opens',
    () => aPdf({ catalog: '/OpenAction 5 0 R', objects: [LINK, '<< /S /GoTo /D [3 0 R /Fit] >>'] }),
    'pdf',
  ],
  ['a PDF with packed objects', () => aPdf({ packed: ['<< /Title (a) >>', LINK] }), 'pdf'],
  ['a PDF with noise behind its end', () => Buffer.concat([aPdf(), Buffer.alloc(64)]), 'pdf'],
  ['a PDF cut off', () => aPdf().subarray(0, 150), 'pdf-cut-off'],
  ['a PDF under a password', () => aPdf({ trailer: '/Encrypt 9 0 R' }), 'pdf-locked'],
  ['a PDF with a script', () => aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (x) >>' }), 'pdf-active'],
  ['the same with its name hidden', () => aPdf({ objects: ['<< /S /J#61vaScript /JS (x) >>'] }), 'pdf-active'],
  ['the same among packed objects', () => aPdf({ packed: ['<< /S /JavaScript /JS (x) >>'] }), 'pdf-active'],
  ...HIDDEN,
  ['a PDF that starts a program', () => aPdf({ objects: ['<< /S /Launch /F (a.exe) >>'] }), 'pdf-active'],
  ['a PDF that sends a form', () => aPdf({ objects: ['<< /S /SubmitForm /F (http://x) >>'] }), 'pdf-active'],
  ['a PDF with a form that has a program', () => aPdf({ objects: ['<< /XFA 7 0 R >>'] }), 'pdf-active'],
  ['a PDF that calls an address when it opens', () => aPdf({ catalog: `/OpenAction ${CALL}` }), 'pdf-active'],
  ['the same by reference', () => aPdf({ catalog: '/OpenAction 4 0 R', objects: [CALL] }), 'pdf-active'],
  ['the same by a packed reference', () => aPdf({ catalog: '/OpenAction 20 0 R', packed: [CALL] }), 'pdf-active'],
  ['the same behind a comment', () => aPdf({ catalog: `/OpenAction%\n${CALL}` }), 'pdf-active'],
  [
    'the same after a harmless step',
    () => aPdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 4 0 R >>', objects: [CALL] }),
    'pdf-active',
  ],
  [
    'the same under a harmless word in a string',
    () => aPdf({ catalog: '/OpenAction << /X (/S /GoTo) /S /URI /URI (http://x) >>' }),
    'pdf-active',
  ],
  [
    'the same in an object of that number added later',
    () => aPdf({ catalog: '/OpenAction 4 0 R', objects: [`<< /S /GoTo /D [3 0 R /Fit] >>\nendobj\n4 0 obj\n${CALL}`] }),
    'pdf-active',
  ],
  ['a PDF that calls when a page is turned', () => aPdf({ objects: [`<< /AA << /O ${CALL} >> >>`] }), 'pdf-active'],
  [
    'packed objects that cannot be looked into',
    () =>
      Buffer.from(
        aPdf({ packed: ['<< >>'] })
          .toString('latin1')
          .replace('/FlateDecode', '/LZWDecode'),
        'latin1',
      ),
    'pdf-active',
  ],
  [
    'packed objects that come out a thousand times larger',
    () => aPdf({ packed: ['0'.repeat(9_000_000)] }),
    'pdf-active',
  ],
  ['a Word document', () => anOfficeDocument('docx'), 'docx'],
  ['an Excel workbook', () => anOfficeDocument('xlsx'), 'xlsx'],
  ['a PowerPoint', () => anOfficeDocument('pptx'), 'pptx'],
  ['an OFD', () => aZip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<ofd:Document/>' }), 'ofd'],
  ['a Word document with macros', () => anOfficeDocument('docx', { 'word/vbaProject.bin': 'x' }), 'document-macros'],
  ['macros under another name', () => anOfficeDocument('docx', { 'word/notes.bin': 'x' }, MACROS), 'document-macros'],
  ['old macros of Excel', () => anOfficeDocument('xlsx', { 'xl/macrosheets/s.xml': 'x' }), 'document-macros'],
  ['controls', () => anOfficeDocument('docx', { 'word/activeX/activeX1.xml': 'x' }), 'document-macros'],
  [
    'a kind written by numbers',
    () => anOfficeDocument('docx', { 'word/n.bin': 'x' }, MACROS.replace('vba', 'vb&#97;')),
    'document-broken',
  ],
  [
    'a list of kinds that unpacks to a flood',
    () => anOfficeDocument('docx', {}, `<!--${'0'.repeat(9_000_000)}-->`),
    'document-broken',
  ],
  ['a Word document cut off', async () => (await anOfficeDocument('docx')).subarray(0, 200), 'document-broken'],
  ['two documents in one', () => anOfficeDocument('docx', {}, MAIN_OF_EXCEL), 'docx'],
  [
    'two documents in one, both there',
    () => anOfficeDocument('docx', { 'xl/workbook.xml': 'x' }, MAIN_OF_EXCEL),
    'document-not-allowed',
  ],
  ['an archive', () => aZip({ 'a.exe': 'MZ' }), 'document-not-allowed'],
  [
    'an old Word document',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]),
    'document-old',
  ],
  ['a program, whatever it is called', () => EXE, 'document-not-allowed'],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'document-not-allowed'],
  ['a page that speaks of a PDF', () => Buffer.from('<html>%PDF-1.7</html>'), 'document-not-allowed'],
  [
    'a PDF above twenty megabytes',
    () => Buffer.concat([aPdf(), Buffer.alloc(MAX_DOCUMENT_BYTES)]),
    'document-too-large',
  ],
];
const MAIN_OF_EXCEL =
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>';

describe('a file of an office', () => {
  it.each(TABLE)('%s', async (_, bytes, expected) => {
    expect(await told(await bytes())).toBe(expected);
  });

  it('that is a document comes out byte for byte', async () => {
    for (const bytes of [aPdf(), await anOfficeDocument('docx')]) {
      const read = await cleanFile(bytes);
      expect(read.ok && 'bytes' in read.value ? Buffer.from(read.value.bytes).equals(bytes) : read).toBe(true);
    }
  });

  it('may be a PDF as programs write it', async () => {
    const pdf = new PDFDocument({ info: { Title: '整改报告' } });
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    const ended = new Promise((resolve) => pdf.on('end', resolve));
    pdf.text('https://example.gov.cn', { link: 'https://example.gov.cn' });
    pdf.end();
    await ended;
    expect(await told(Buffer.concat(pieces))).toBe('pdf');
  });
});
