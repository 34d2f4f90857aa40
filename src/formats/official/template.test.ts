/** Templates of offices: which are taken, which refused and with what message, and what is printed of them. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocxParts, docxOf, partsOfDocx, wordsOfDocument } from '../../../test/harness/docx.ts';
import { readPdf } from '../../../test/harness/pdf.ts';
import { LAYOUTS } from '../../documents/layouts.ts';
import { PAPER_KINDS, type PaperKind } from '../../documents/model.ts';
import { KIND_FACTS } from '../../documents/rules-kinds.ts';
import type { Instant } from '../../kernel/time.ts';
import { layoutDocx } from './docx-write.ts';
import type { PaperData, PlacesAsked, TemplateFlaw } from './model.ts';
import { paperPdf } from './paper-pdf.ts';
import { exampleOf, flawsOf } from './rules-places.ts';
import { checkTemplate, fillTemplate } from './template.ts';

const AT = '2026-03-03T01:00:00.000Z' as Instant;
const FIXTURES = path.resolve(import.meta.dirname, '../../../test/fixtures/papers');
const ASKED: PlacesAsked = {
  places: { 文号: null, 主送: null, 问题: ['序号', '内容'] },
  required: ['文号'],
};

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const p = (...runs: readonly string[]) => `<w:p>${runs.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;
const plain = (body: string, more: DocxParts = {}): Promise<Buffer> =>
  docxOf({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELS,
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const GOOD = p('{文', '号}') + p('{主送}：') + p('{#问题}{序号}．{内容}{/}');

const code = (text: string) => `<w:p><w:r><w:instrText>${text}</w:instrText></w:r></w:p>`;
const simple = (attribute: string, text: string) => `<w:p><w:fldSimple ${attribute}='${text}'/></w:p>`;
const mark = (type: string) => `<w:p><w:r><w:fldChar w:fldCharType="${type}"/></w:r></w:p>`;
const field = (first: string, within = '', last = ''): string =>
  `${mark('begin')}${code(first)}${within}${last === '' ? '' : code(last)}${mark('separate')}${p('1')}${mark('end')}`;
const HEADER = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
/** A header is where the content types say, not where writers put it. */
const elsewhere = (body: string): Promise<Buffer> =>
  plain(GOOD, {
    '[Content_Types].xml': TYPES.replace(
      '</Types>',
      `<Override PartName="/other/h.bin" ContentType="${HEADER}"/></Types>`,
    ),
    'other/h.bin': `<w:hdr xmlns:w="x">${body}</w:hdr>`,
  });

async function wordsOf(docx: Buffer): Promise<string> {
  return wordsOfDocument((await partsOfDocx(docx))['word/document.xml'] ?? '');
}

describe('the places of a template', () => {
  const cases: readonly (readonly [string, readonly string[], readonly TemplateFlaw[]])[] = [
    ['all is well', ['{文号}', '{#问题}{序号}{内容}{/}', '{主送}：'], []],
    ['a name that is nearly right', ['{文号}{主关}'], [{ kind: 'place-unknown', name: '主关', near: '主送' }]],
    ['a name of nothing', ['{文号}{飞机票}'], [{ kind: 'place-unknown', name: '飞机票', near: null }]],
    ['what every object has', ['{文号}{constructor}'], [{ kind: 'place-unknown', name: 'constructor', near: null }]],
    ['a missing one', ['{主送}'], [{ kind: 'place-missing', name: '文号' }]],
    ['a list without an end', ['{文号}{#问题}{序号}'], [{ kind: 'list-not-closed', name: '问题' }]],
    ['an end without a list', ['{文号}{/}'], [{ kind: 'list-not-opened', name: '' }]],
    ['an end of another list', ['{文号}{#问题}{/别的}'], [{ kind: 'list-not-opened', name: '别的' }]],
    ['a list as a text', ['{文号}{问题}'], [{ kind: 'list-as-text', name: '问题' }]],
    ['a text as a list', ['{文号}{#主送}{/}'], [{ kind: 'text-as-list', name: '主送' }]],
    ['a row outside', ['{文号}{序号}'], [{ kind: 'row-place-outside', name: '序号', list: '问题' }]],
    ['a brace alone', ['{文号}', '主送}：'], [{ kind: 'brace-alone', text: '主送}：' }]],
    ['a brace not closed', ['{文号}{主送'], [{ kind: 'brace-alone', text: '{文号}{主送' }]],
  ];
  it.each(cases)('%s', (_, paragraphs, flaws) => {
    expect(flawsOf(paragraphs, ASKED)).toEqual(flaws);
  });

  it('never throws, and takes nothing that is unknown', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[{}#/文号主送问题 ]{0,12}$/), { maxLength: 6 }), (paragraphs) => {
        const flaws = flawsOf(paragraphs, ASKED);
        if (flaws.length > 0) return;
        const named = [...paragraphs.join('').matchAll(/\{([^{}#/]+)\}/g)].map(([, name]) => name);
        expect(named.every((name) => ['文号', '主送', '序号', '内容'].includes(name ?? ''))).toBe(true);
      }),
    );
  });
});

describe('a template that is brought', () => {
  it('is taken where a place is cut over runs, and filled', async () => {
    const template = await plain(GOOD);
    expect(await checkTemplate(template, ASKED)).toEqual({ ok: true, value: null });
    const docx = await fillTemplate(template, {
      文号: '〔2026〕1号',
      主送: '甲 <&> {文号}',
      问题: [
        { 序号: '1', 内容: '一' },
        { 序号: '2', 内容: '二\n三' },
      ],
    });
    expect(await wordsOf(docx)).toBe('〔2026〕1号甲<&>{文号}：1．一2．二三');
  });

  const DOCM = TYPES.replace('wordprocessingml.document.main', 'ms-word.document.macroEnabled.main').replace(
    'vnd.openxmlformats-officedocument.',
    'vnd.',
  );
  const external = RELS.replace(
    '</Relationships>',
    '<Relationship Id="r2" Type="http://x/hyperlink" Target="http://example.org" TargetMode="External"/></Relationships>',
  );
  const refused: readonly (readonly [string, () => Promise<Buffer>, string])[] = [
    ['no zip', async () => Buffer.from('{\\rtf1}'), 'template-not-docx'],
    ['a zip of something else', () => docxOf({ 'a.txt': 'x' }), 'template-not-docx'],
    [
      'a workbook',
      () => plain(GOOD, { '[Content_Types].xml': TYPES.replace('wordprocessingml', 'spreadsheetml') }),
      'template-not-docx',
    ],
    ['macros by type', () => plain(GOOD, { '[Content_Types].xml': DOCM }), 'template-has-macros'],
    ['macros by part', () => plain(GOOD, { 'word/vbaProject.bin': 'x' }), 'template-has-macros'],
    ['a link', () => plain(GOOD, { 'word/_rels/document.xml.rels': external }), 'template-reaches-outside'],
    ['a picture', () => plain(GOOD, { 'word/media/seal.png': 'x' }), 'template-has-pictures'],
    ['a text box', () => plain(`${GOOD}<w:p><w:r><w:pict/></w:r></w:p>`), 'template-has-pictures'],
    ['a file within', () => plain(GOOD, { 'word/embeddings/a.bin': 'x' }), 'template-has-pictures'],
    [
      'a field that includes',
      () =>
        plain(
          `${GOOD}<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "c:\\x"</w:instrText></w:r></w:p>`,
        ),
      'template-has-code',
    ],
    [
      'a field whose attribute has another prefix',
      () => plain(`${GOOD}${simple('x:instr', 'DDEAUTO c:\\x')}`),
      'template-has-code',
    ],
    ['a field nobody knows', () => plain(`${GOOD}${simple('w:instr', 'AUTOTEXT x')}`), 'template-has-code'],
    [
      'a field whose name is put together by another',
      () => plain(`${GOOD}${field('DD', field('QUOTE'), 'E x')}`),
      'template-has-code',
    ],
    ['what a field does, outside of one', () => plain(`${GOOD}${code('DDE x')}`), 'template-has-code'],
    ['a field in a header that lies elsewhere', () => elsewhere(simple('w:instr', 'DDE x')), 'template-has-code'],
    ['a picture in a header that lies elsewhere', () => elsewhere('<w:pict/>'), 'template-has-pictures'],
    [
      'a link in small letters',
      () => plain(GOOD, { 'word/_rels/document.xml.rels': external.replace('"External"', '"external"') }),
      'template-reaches-outside',
    ],
    [
      'sizes that are none',
      () => plain(GOOD.replace('<w:r>', '<w:r><w:rPr><w:sz w:val="1e400"/></w:rPr>')),
      'template-damaged',
    ],
    ['XML that does not close', () => plain('<w:p>'.repeat(50_000)), 'template-damaged'],
    ['XML far too deep', () => plain(`${'<w:p>'.repeat(200)}${'</w:p>'.repeat(200)}`), 'template-damaged'],
    [
      'a document type',
      () => plain('', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
      'template-damaged',
    ],
    ['a bomb', () => plain(GOOD, { 'word/other.bin': '0'.repeat(40 * 1024 * 1024) }), 'template-too-large'],
    ['very many places', () => plain(p('{文号}'.repeat(200_000))), 'template-too-large'],
    ['very many paragraphs', () => plain(GOOD + p('x').repeat(30_000)), 'template-too-large'],
  ];
  it('may count pages and name the day, however its fields are written', async () => {
    for (const harmless of [
      simple('w:instr', ' PAGE \\* MERGEFORMAT '),
      field('numpages'),
      field(' DATE \\@ "yyyy"'),
    ]) {
      expect(await checkTemplate(await plain(GOOD + harmless), ASKED)).toEqual({ ok: true, value: null });
    }
  });

  it.each(refused)('is refused as %s', async (_, make, kind) => {
    expect(await checkTemplate(await make(), ASKED)).toMatchObject({ ok: false, problem: { kind } });
  });

  it('prints nothing for a name it was not given: it throws', async () => {
    await expect(fillTemplate(await plain(p('{constructor}')), { 文号: 'x' })).rejects.toThrow('constructor');
  });

  it.each([
    ['assignment-libreoffice.docx', 'assignment'],
    ['bulletin-libreoffice.docx', 'bulletin'],
  ] as const)('is taken after another program saved it: %s', async (file, kind) => {
    const bytes = readFileSync(path.join(FIXTURES, file));
    const { asked } = KIND_FACTS[kind];
    expect(await checkTemplate(bytes, asked)).toEqual({ ok: true, value: null });
    const own = await fillTemplate(await layoutDocx(LAYOUTS[kind]), exampleOf(asked));
    expect(await wordsOf(await fillTemplate(bytes, exampleOf(asked)))).toBe(await wordsOf(own));
  });
});

/** Long enough for several pages, with everything that breaks lines badly. */
function full(kind: PaperKind): PaperData {
  const long =
    '窗口说系统坏了，让我明天再来，跑了三趟；材料共12份、金额3,500.00元（18.33%、30.00%、35.00%），见Annex-A。';
  return Object.fromEntries(
    Object.entries(KIND_FACTS[kind].asked.places).map(([name, row]) => [
      name,
      row === null
        ? name.endsWith('内容') || name === '理由'
          ? `${long}\n${long.repeat(6)}`
          : `${name}之例`
        : Array.from({ length: 70 }, (_, at) =>
            Object.fromEntries(row.map((each) => [each, each === '问题' ? long : `${each}${at}`])),
          ),
    ]),
  );
}

describe('the program’s own templates', () => {
  it.each(PAPER_KINDS)('%s: taken by its own check, the same words in docx and PDF', async (kind) => {
    const template = await layoutDocx(LAYOUTS[kind]);
    expect(await checkTemplate(template, KIND_FACTS[kind].asked)).toEqual({ ok: true, value: null });
    const docx = await fillTemplate(template, full(kind));
    const pages = readPdf(await paperPdf({ docx, title: kind, madeAt: AT, mark: null }));
    const numbers = pages.map(({ texts }) =>
      texts.filter(({ text }) => /^— \d+ —$/.test(text)).map(({ text }) => text),
    );
    const first = LAYOUTS[kind].form === 'letter' ? [] : ['— 1 —'];
    expect(numbers).toEqual(pages.map((_, at) => (at === 0 ? first : [`— ${at + 1} —`])));
    const written = pages
      .flatMap(({ texts }) => texts.filter(({ text }) => !/^— \d+ —$/.test(text)))
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, '');
    const words = await wordsOf(docx);
    // The PDF repeats the heading of a table on each page.
    const headings = LAYOUTS[kind].pieces.flatMap((piece) =>
      piece.as === 'table' && piece.head ? [(piece.rows[0] ?? []).join('')] : [],
    );
    const without = headings.reduce((text, heading) => text.replaceAll(heading, ''), written);
    expect(without).toBe(headings.reduce((text, heading) => text.replaceAll(heading, ''), words));
    for (const heading of headings) expect(written.split(heading).length).toBeGreaterThan(2);
  });

  it('has the measures of GB/T 9704, fonts by name, and no picture', async () => {
    for (const kind of PAPER_KINDS) {
      const parts = await partsOfDocx(await layoutDocx(LAYOUTS[kind]));
      const xml = parts['word/document.xml'] ?? '';
      expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
      expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
      expect(xml).toContain('方正小标宋简体');
      expect(xml).toContain('仿宋_GB2312');
      expect(Object.keys(parts).filter((name) => name.includes('media'))).toEqual([]);
    }
  });

  it('does not say again on every page what fills a page by itself', async () => {
    const row = (text: string, heading: string) => `<w:tr><w:trPr>${heading}</w:trPr><w:tc>${p(text)}</w:tc></w:tr>`;
    const rows = [
      ...Array.from({ length: 100 }, (_, at) => row(`头${at}`, '<w:tblHeader/>')),
      ...Array.from({ length: 100 }, (_, at) => row(`行${at}`, '')),
    ].join('');
    const docx = await plain(`<w:tbl><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>${rows}</w:tbl>`);
    const pages = readPdf(await paperPdf({ docx, title: '', madeAt: AT, mark: null }));
    expect(pages.length).toBeLessThan(10);
    const said = pages.flatMap(({ texts }) => texts).filter(({ text }) => /^[头行]/.test(text));
    expect(said).toHaveLength(200);
  });

  it('writes what a paper is not across its pages', async () => {
    const docx = await fillTemplate(await layoutDocx(LAYOUTS.assignment), full('assignment'));
    const pages = readPdf(await paperPdf({ docx, title: '', madeAt: AT, mark: '草稿' }));
    expect(pages.length).toBeGreaterThan(0);
    for (const { texts } of pages) expect(texts.map(({ text }) => text)).toContain('草稿');
  });

  const office = spawnSync('soffice', ['--version']).status === 0;
  it.skipIf(!office)(
    'opens in LibreOffice, where it is installed (skipped where it is not), with the same words',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'papers-'));
      try {
        for (const kind of PAPER_KINDS) {
          const docx = await fillTemplate(await layoutDocx(LAYOUTS[kind]), exampleOf(KIND_FACTS[kind].asked));
          writeFileSync(path.join(folder, `${kind}.docx`), docx);
        }
        const files = PAPER_KINDS.map((kind) => path.join(folder, `${kind}.docx`));
        const own = `-env:UserInstallation=file://${folder}/profile`;
        execFileSync('soffice', [
          own,
          '--headless',
          '--convert-to',
          'txt:Text (encoded):UTF8',
          '--outdir',
          folder,
          ...files,
        ]);
        for (const kind of PAPER_KINDS) {
          const text = readFileSync(path.join(folder, `${kind}.txt`), 'utf8').replaceAll(/[\s\ufeff]/g, '');
          const docx = readFileSync(path.join(folder, `${kind}.docx`));
          expect(text).toBe(await wordsOf(docx));
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
