/** Templates as the keeper of rules brings them over HTTP, and the papers made from them. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, aUnit, type Session, signIn, type TestApp, testApp } from '../../test/harness/app.ts';
import { docxOf, partsOfDocx, wordsOfDocument } from '../../test/harness/docx.ts';
import { multipartOf } from '../../test/harness/photos.ts';
import { transact } from '../platform/postgres/db.ts';
import { seedDocuments } from './actions-templates.ts';
import { PAPER_KINDS, type PaperKind } from './model.ts';
import { KIND_FACTS } from './rules-kinds.ts';
import { paperKindName } from './words.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
let test: TestApp;
let keeper: Session;
let dispatcher: Session;

beforeAll(async () => {
  test = await testApp();
  const at = { divisionCode: '411402', unitId: await aUnit(test.city, '甲县营商办', '411402') };
  keeper = await signIn(test, await aPerson(test.city, 'rules-keeper', at));
  dispatcher = await signIn(test, await aPerson(test.city, 'dispatcher', at));
});
afterAll(() => test.close());

async function templateOf(kind: PaperKind, version = 1): Promise<Record<string, string>> {
  const answer = await keeper.get(`/api/v1/paper-templates/${kind}/${version}/template.docx`);
  expect(answer.statusCode).toBe(200);
  return { ...(await partsOfDocx(answer.rawPayload)) };
}

async function changed(kind: PaperKind, change: (xml: string) => string): Promise<Buffer> {
  const parts = await templateOf(kind);
  return docxOf({ ...parts, 'word/document.xml': change(parts['word/document.xml'] ?? '') });
}

function bring(kind: PaperKind, bytes: Buffer, from: string, lang = 'zh') {
  return keeper.request({
    method: 'POST',
    url: `/api/v1/paper-templates/${kind}`,
    ...multipartOf(
      { from, note: '换了抬头' },
      { field: 'file', name: 'a.docx', type: DOCX, bytes },
      { 'accept-language': lang },
    ),
  });
}

function today(): string {
  return test.city.clock.now().slice(0, 10);
}

describe('templates', () => {
  it('are one of the program’s own a kind, and stay so at the next start', async () => {
    await transact(test.city.db, (tx) => seedDocuments(tx, test.city));
    const { items } = (await keeper.get('/api/v1/paper-templates')).json() as {
      items: { kind: string; version: number }[];
    };
    expect(items.map(({ kind, version }) => `${kind} ${version}`)).toEqual(PAPER_KINDS.map((kind) => `${kind} 1`));
  });

  it.each([
    ['zh', '没有“主关”这个占位符，是不是“主送”？'],
    ['en', 'There is no placeholder “主关”; perhaps “主送”?'],
  ])('name a wrong placeholder, in %s', async (lang, sentence) => {
    const wrong = await changed('acceptance-notice', (xml) => xml.replace('{主送}', '{主关}'));
    const answer = await bring('acceptance-notice', wrong, today(), lang);
    expect(answer.statusCode).toBe(422);
    const { errors } = answer.json() as { errors: { path: string; message: string }[] };
    expect(errors.map(({ path: field }) => field)).toEqual(['file', 'file']);
    expect(errors[0]?.message).toBe(sentence);
    // The required place it was meant for is missing.
    expect(errors[1]?.message).toContain('主送');
  });

  it('are refused with macros, as a past day’s, without a file, and when nothing changed', async () => {
    const parts = await templateOf('bulletin');
    const macros = await docxOf({ ...parts, 'word/vbaProject.bin': 'x' });
    expect((await bring('bulletin', macros, today())).json()).toMatchObject({ type: '/problems/template-has-macros' });
    const good = await changed('bulletin', (xml) => xml.replace('二、存在问题', '二、主要问题'));
    expect((await bring('bulletin', good, '2020-01-01')).json()).toMatchObject({
      type: '/problems/template-in-the-past',
    });
    expect((await bring('bulletin', good, 'morgen')).statusCode).toBe(422);
    const none = await keeper.request({ method: 'POST', url: '/api/v1/paper-templates/bulletin', payload: {} });
    expect(none.json()).toMatchObject({ type: '/problems/template-missing' });
    expect((await bring('bulletin', good, today())).statusCode).toBe(201);
    expect((await bring('bulletin', good, today())).json()).toMatchObject({ type: '/problems/template-same' });
  });

  it('hold from their day on, also where another program saved them', async () => {
    const later = `${Number(today().slice(0, 4)) + 1}-01-01`;
    const fixture = path.resolve(import.meta.dirname, '../../test/fixtures/papers/assignment-libreoffice.docx');
    const brought = await bring('assignment', readFileSync(fixture), later);
    expect(brought.json()).toMatchObject({ version: 2, from: later, inForce: false });
    const { items } = (await keeper.get('/api/v1/paper-templates')).json() as {
      items: { kind: string; version: number; inForce: boolean }[];
    };
    expect(items.filter(({ inForce }) => inForce).map(({ kind, version }) => `${kind} ${version}`)).toContain(
      'assignment 1',
    );
    expect(wordsOfDocument((await templateOf('assignment', 2))['word/document.xml'] ?? '')).toContain('{承办单位}');
  });

  it('are kept by the keeper of rules alone', async () => {
    expect((await dispatcher.get('/api/v1/paper-templates')).statusCode).toBe(403);
  });
});

describe('docs/papers.md', () => {
  it('lists each kind with its name, its number and its placeholders', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/papers.md'), 'utf8');
    const rows = page
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const said = PAPER_KINDS.map((kind) => {
      const { numberWord, asked } = KIND_FACTS[kind];
      const places = Object.entries(asked.places).map(([name, row]) =>
        row === null ? name : `${name}（${row.join('、')}）`,
      );
      return [
        `\`${kind}\``,
        paperKindName('zh', kind),
        numberWord === null ? '—' : `${numberWord}〔年〕n号`,
        places.join(' '),
        asked.required.join(' '),
      ];
    });
    expect(rows.map(([kind, name, number, , places, required]) => [kind, name, number, places, required])).toEqual(
      said,
    );
  });
});
