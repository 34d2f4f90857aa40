/**
 * The unit learns no moment: each act a complainant has is played while everything the unit can fetch, every list, sheet,
 * file, figure and the live stream, is held side by side from before and after, byte for byte.
 */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { giveCommand, HERE } from '../authorisation/ground.ts';
import { MATRIX } from '../authorisation/rows.ts';
import { nameOf, routesOf } from '../authorisation/walk.ts';
import { aPerson, type Session, signIn } from '../harness/app.ts';
import { partsOfDocx, wordsOfDocument } from '../harness/docx.ts';
import { readPdf } from '../harness/pdf.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { aPhoto } from '../harness/photos.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { follow, listening, type Stream } from '../harness/stream.ts';
import { type Story, story } from './story.ts';

const UNIT = ['handler', 'unit-head'] as const;
/** Longer than the stream looks for news. */
const A_LOOK_MS = 3_500;

let told: Story;
let checker: Session;
let supervisor: Session;
let above: Session;
/** Three more complaints at the unit's window, signed by it: to be withdrawn, terminated and appealed, sent again corrected. */
let second: Another;
let third: Another;
let fourth: Another;
const streams: Stream[] = [];
/** The slip the unit was sent, and its own sheet. */
const papers: Uuid[] = [];

beforeAll(async () => {
  told = await story();
  const { test, ground } = told;
  const at = { divisionCode: HERE, unitId: ground.officeId };
  checker = await signIn(test, await aPerson(test.city, 'checker', at));
  supervisor = await signIn(test, await aPerson(test.city, 'discipline-supervisor', at));
  above = await signIn(test, await aPerson(test.city, 'joint-office', { ...at, divisionCode: '411400' }));
  second = await another('窗口排队三小时没有叫号，也没有人解释原因。');
  third = await another('材料交了两遍仍说缺页，请给一个说法。');
  const { dispatcher } = told;
  await act(dispatcher, third.id, { type: 'propose-termination', ground: await groundOf(third.id), reason: '已起诉' });
  await act(above, third.id, { type: 'approve-termination' });
  fourth = await another('等了一上午，窗口说系统坏了，让我明天再来。');
  await act(dispatcher, second.id, { type: 'release-place' });
  papers.push(await paperOf(dispatcher, 'assignment'), await paperOf(told.unit.handler, 'matter-sheet'));
  await test.settle();
  const origin = await listening(test.app);
  for (const role of UNIT) streams.push(await follow(origin, told.unit[role].headers));
  await wait();
}, 180_000);
afterAll(async () => {
  for (const stream of streams) stream.close();
  await told.test.close();
});

const wait = () => new Promise((resolve) => setTimeout(resolve, A_LOOK_MS));
const act = (session: Session, id: Uuid, command: object) => giveCommand(session, told.uuid, id, command);

async function groundOf(id: Uuid): Promise<string> {
  const view = (await told.dispatcher.get(`/api/v1/matters/${id}`)).json() as { grounds: { termination: string[] } };
  return view.grounds.termination[0] ?? '';
}

async function paperOf(maker: Session, kind: string): Promise<Uuid> {
  const url = `/api/v1/matters/${told.matters.window}/papers`;
  const { offers } = (await maker.get(url)).json() as { offers: { kind: string; step: number | null }[] };
  const step = offers.find((offer) => offer.kind === kind)?.step ?? null;
  const made = await maker.post(url, { submissionId: told.uuid(), kind, step, draft: false });
  expect(made.statusCode, made.body).toBe(201);
  return (made.json() as { id: Uuid }).id;
}

/** What a file says; when it was put together lies in it too, and is nothing a unit is told. */
async function saidIn(type: unknown, bytes: Buffer, body: string): Promise<string> {
  if (type === XLSX) return unmarked(await textOfBook(bytes));
  if (type === 'application/pdf') return JSON.stringify(readPdf(bytes));
  if (String(type).endsWith('wordprocessingml.document')) {
    return wordsOfDocument(Object.values(await partsOfDocx(bytes)).join('\n'));
  }
  return body.replace(INSTANCE, '#');
}

type Another = Readonly<{
  phone: Phone;
  id: Uuid;
  /** The same form once more, with other words. */
  sendAgain: (words: string) => Promise<unknown>;
}>;

async function another(words: string): Promise<Another> {
  const { test, ground, dispatcher, unit } = told;
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  const fields = { submission, category: 'SQ04', receipt: 'yes', name: '甲某', phone: '13800138000' };
  await phone.send(url, { ...fields, words });
  const list = (await dispatcher.get('/api/v1/matters?sort=received&limit=1')).json() as { items: { id: Uuid }[] };
  const id = list.items[0]?.id;
  if (id === undefined) throw new Error('nothing came in');
  await act(dispatcher, id, { type: 'accept' });
  await act(dispatcher, id, { type: 'dispatch', lead: ground.unitId });
  await act(unit.handler, id, { type: 'sign' });
  test.city.clock.advance({ minutes: 3 });
  return { phone, id, sendAgain: (other) => phone.send(url, { ...fields, words: other }) };
}

/** Everything either of the unit's posts can fetch now, by its address; what marks a sheet as taken once is left out. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const role of UNIT) {
    for (const route of routesOf(told.test.app)) {
      const allowed = MATRIX[nameOf(route)];
      const mine = allowed !== undefined && (typeof allowed === 'string' || allowed.includes(role));
      if (route.method !== 'GET' || route.url === '/api/v1/live' || !mine || isPhones(route.url)) continue;
      for (const url of urlsOf(route.url)) {
        const { statusCode, headers, rawPayload, body } = await told.unit[role].get(url);
        const said = await saidIn(headers['content-type'], rawPayload, body);
        found.set(
          `${role} ${url}`,
          `${statusCode} ${headers['etag'] ?? ''} ${headers['last-modified'] ?? ''}\n${said}`,
        );
      }
    }
  }
  for (const [index, stream] of streams.entries()) {
    found.set(`${UNIT[index]} live`, stream.heard().replaceAll(/^:.*\n+/gm, ''));
  }
  return found;
}

/** Pages of the phone are everybody's and are looked at in `traces`. */
const isPhones = (url: string) => !url.startsWith('/api/');
/** A refusal bears the number of its request. */
const INSTANCE = /"instance":"[^"]*"/;
/** A sheet bears the number under which it stands in the audit. */
const unmarked = (sheet: string) => sheet.replaceAll(/[0-9a-f]{8}(?=\s|$|[)）])/g, '#');

function urlsOf(route: string): readonly string[] {
  const { ground, matters, originals } = told;
  const ids = [...Object.values(matters), second.id, third.id, fourth.id];
  const values: Readonly<Record<string, readonly string[]>> = {
    ':matterId': ids,
    ':fileId': originals.files,
    ':code': [ground.windowCode],
    ':year': ['2026'],
    ':version': ['1'],
    ':id': route.startsWith('/api/v1/papers/') ? papers : [ground.windowId, ground.hallId, ground.windowCodeId],
    '*': ['x'],
  };
  let urls: readonly string[] = [route];
  for (const [mark, choices] of Object.entries(values)) {
    urls = urls.flatMap((url) => (url.includes(mark) ? choices.map((choice) => url.replace(mark, choice)) : [url]));
  }
  const isList = /\/matters(\.xlsx)?$/.test(route);
  return isList ? [...urls, ...['changed', 'received'].map((sort) => `${route}?sort=${sort}`)] : urls;
}

/** Everything, once the clock's jobs and the stream have followed what was done. */
async function settled(): Promise<ReadonlyMap<string, string>> {
  await told.test.settle();
  await wait();
  return everything();
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  expect([...after.keys()]).toEqual([...before.keys()]);
  return [...before].filter(([url, text]) => after.get(url) !== text).map(([url]) => url);
}

/** Plays one act. @returns where what the unit sees differs */
async function differing(play: () => Promise<unknown>): Promise<readonly string[]> {
  told.test.city.clock.advance({ seconds: 40 });
  const before = await settled();
  await play();
  return differences(before, await settled());
}

async function submit(phone: Phone, path: string, fields: Record<string, string>, at = '/t'): Promise<void> {
  const page = (await phone.get(at)).body;
  const form = new RegExp(`<form[^>]*action="${path}[^>]*>(.*?)</form>`, 's').exec(page)?.[1] ?? page;
  const known = Object.fromEntries(
    ['submission', 'seq'].flatMap((name) => (form.includes(`name="${name}"`) ? [[name, hidden(form, name)]] : [])),
  );
  const sent = await phone.send(path, { ...known, ...fields });
  if (sent.statusCode !== 303) throw new Error(`${path} answered ${sent.statusCode}: ${sent.body.slice(0, 1500)}`);
}

async function answer(id: Uuid): Promise<void> {
  const view = (await told.unit.handler.get(`/api/v1/matters/${id}`)).json() as {
    words: { said: { kind: string; position: number }[] };
  };
  const demands = view.words.said.filter(({ kind }) => kind === 'demand');
  const answers = demands.map(({ position }) => ({ demand: position, text: '已办。' }));
  await act(told.unit.handler, id, { type: 'submit', measures: '已整改。', answers, evidence: [] });
  await act(checker, id, { type: 'approve' });
}

type Line = { seq: number; phase: string; outcome: string | null; place: string | null };
async function unitLine(id: Uuid): Promise<Line> {
  return ((await told.unit.handler.get(`/api/v1/matters/${id}`)).json() as { line: Line }).line;
}
async function realPhase(id: Uuid): Promise<string> {
  return ((await told.dispatcher.get(`/api/v1/matters/${id}`)).json() as { line: Line }).line.phase;
}

describe('what the unit can fetch', () => {
  it('is much, and would be seen to differ: an act of an office moves it', async () => {
    expect((await everything()).size).toBeGreaterThan(60);
    const moved = await differing(async () => {
      const letter = { submissionId: randomUUID(), step: 'reminder', matterIds: [told.matters.window], text: '请抓紧' };
      const sent = await told.dispatcher.post('/api/v1/letters', { ...letter, meeting: null });
      expect(sent.statusCode, sent.body).toBe(201);
    });
    const about = `/api/v1/matters/${told.matters.window}`;
    for (const url of ['/api/v1/matters', '/api/v1/matters.xlsx', about, 'live', '/api/v1/notices']) {
      expect(moved, url).toContain(`handler ${url}`);
    }
  }, 120_000);

  it('stays as it is, byte for byte, whatever the complainant does while it is handled (security 5)', async () => {
    const { phone, matters } = told;
    await phone.post('/t', { ...told.receipt });
    const corrected = '等了整整一上午，窗口说系统坏了，让我后天再来。';
    const photo = { field: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: await aPhoto() };
    const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['the words, sent again corrected', () => fourth.sendAgain(corrected)],
      ['the same correction once more', () => fourth.sendAgain(corrected)],
      ['a look at /t', () => phone.get('/t')],
      ['a look at /t/data', () => phone.get('/t/data')],
      ['signing in with the receipt', () => aPhone(told.test.app).post('/t', { ...told.receipt })],
      ['a wrong pass', () => aPhone(told.test.app).post('/t', { ...told.receipt, pass: 'XXXXXX' })],
      ['a message', () => submit(phone, '/t/messages', { message: '请尽快给个说法。' })],
      ['evidence', () => phone.send('/t/photos', { 'photo-words': '补一张照片。' }, [photo])],
      ['another contact', () => submit(phone, '/t/contact', { name: '乙某', phone: '13900139000' }, '/t/data')],
      ['a request about data', () => submit(phone, '/t/ask', { kind: 'explain', 'ask-words': '谁看过？' }, '/t/data')],
      [
        'a withdrawal',
        () => submit(second.phone, '/t/withdraw', { 'withdraw-words': '不投诉了', 'withdraw-sure': 'yes' }),
      ],
      ['an appeal', () => submit(third.phone, '/t/appeal', { 'appeal-words': '不该终止' })],
    ];
    let before = await settled();
    for (const [name, play] of acts) {
      await play();
      const after = await settled();
      expect(differences(before, after), name).toEqual([]);
      before = after;
    }
    const { words } = (await told.dispatcher.get(`/api/v1/matters/${fourth.id}`)).json() as {
      words: { said: { original: string }[] };
    };
    expect(words.said.filter(({ original }) => original === corrected)).toHaveLength(1);
    expect(await realPhase(second.id)).toBe('closed');
    expect((await unitLine(second.id)).phase).toBe('handling');
    expect(await realPhase(third.id)).toBe('appealed');
    expect((await unitLine(matters.window)).phase).toBe('handling');
  }, 600_000);

  it('and is not told by a refusal either: what it was shown is judged first', async () => {
    const tries = async (command: object) => {
      const body = { submissionId: told.uuid(), seq: (await unitLine(second.id)).seq, command };
      return (await told.unit.handler.post(`/api/v1/matters/${second.id}/commands`, body)).json() as { type: string };
    };
    expect((await tries({ type: 'accept' })).type).toContain('wrong-phase');
    expect(
      (await tries({ type: 'submit', measures: '已办。', answers: [{ demand: 9, text: '无' }], evidence: [] })).type,
    ).toContain('no-such-demand');
    expect((await tries({ type: 'note-progress', text: '已联系。', files: [] })).type).toContain('changed-meanwhile');
  });

  it('stays as it is through verdict, reopening and erasure, and hears of them by the office’s next act (security 5)', async () => {
    const { phone, matters } = told;
    await answer(matters.window);
    const verdict = (words: string) => () =>
      submit(phone, '/t/verdict', { verdict: words, 'verdict-words': '还没有办好' });
    expect(await differing(verdict('not')), 'not resolved').toEqual([]);
    expect([await realPhase(matters.window), (await unitLine(matters.window)).phase]).toEqual([
      'contested',
      'answered',
    ]);
    // Whoever orders the redo lets the unit read why: with it the unit hears of the verdict, as it would by the redo itself.
    const { words } = (await supervisor.get(`/api/v1/matters/${matters.window}`)).json() as {
      words: { said: { id: Uuid; kind: string; mayRelease: boolean }[] };
    };
    const mine = words.said.filter(({ mayRelease }) => mayRelease);
    expect(mine.map(({ kind }) => kind)).toEqual(['verdict']);
    await act(supervisor, matters.window, { type: 'release-text', of: mine[0]?.id, text: '还没有办好' });
    await act(supervisor, matters.window, { type: 'redo-same', reason: '请重办' });
    expect(JSON.stringify((await told.unit.handler.get(`/api/v1/matters/${matters.window}`)).json())).toContain(
      '还没有办好',
    );
    expect((await unitLine(matters.window)).phase).toBe('handling');
    await answer(matters.window);
    expect(await differing(verdict('resolved')), 'resolved').toEqual([]);
    expect(await differing(() => submit(phone, '/t/reopen', { 'reopen-words': '又坏了' })), 'reopening').toEqual([]);
    expect((await unitLine(matters.window)).phase).toBe('answered');
    expect(await differing(() => submit(phone, '/t/erase', { 'erase-sure': 'yes' }, '/t/data')), 'erasure').toEqual([]);
  }, 300_000);

  it('is told the rest with the week, all of it at once', async () => {
    const { test, matters } = told;
    // The sessions of the day before have ended; somebody new in the unit sees what it sees.
    const look = async (id: Uuid) => {
      const post = { divisionCode: HERE, unitId: told.ground.unitId };
      const session = await signIn(test, await aPerson(test.city, 'handler', post));
      return (await session.get(`/api/v1/matters/${id}`)).json() as {
        line: Line;
        words: { said: { released: string | null }[] };
      };
    };
    test.city.clock.set('2026-03-08T15:59:00.000Z');
    await test.settle();
    expect((await look(second.id)).line.phase).toBe('handling');
    test.city.clock.set('2026-03-08T16:00:30.000Z');
    await test.settle();
    expect((await look(second.id)).line).toMatchObject({ phase: 'closed', outcome: 'withdrawn' });
    const reopened = await look(matters.window);
    expect(reopened.line.phase).toBe('contested');
    expect(reopened.words.said.every(({ released }) => released === null)).toBe(true);
    expect((await look(second.id)).line.place).toContain(told.ground.windowName);
    expect(reopened.line.place).toBeNull();
  }, 60_000);
});
