/** The unit complained about never learns who complained, nor when: every answer it can get is searched. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { numberInWords, randomNumber } from '../../src/matters/loop/rules-number.ts';
import type { GuardedRoute } from '../../src/people/api-guard.ts';
import { giveCommand } from '../authorisation/ground.ts';
import { MATRIX } from '../authorisation/rows.ts';
import { nameOf, routesOf } from '../authorisation/walk.ts';
import type { Session } from '../harness/app.ts';
import { aPhone, hidden } from '../harness/phone.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { follow, listening } from '../harness/stream.ts';
import { type Answer, DAY, found, MARKERS, MINUTE, spellings } from './markers.ts';
import { RELEASED, type Story, story } from './story.ts';

let told: Story;
let answers: readonly Answer[];

beforeAll(async () => {
  told = await story();
  answers = [
    ...(await everythingFor('handler', told.unit.handler)),
    ...(await everythingFor('unit-head', told.unit['unit-head'])),
  ];
}, 120_000);
afterAll(() => told.test.close());

/** All that a person of the unit can make the server say. */
async function everythingFor(role: 'handler' | 'unit-head', session: Session): Promise<Answer[]> {
  const list: Answer[] = [];
  const keep = async (what: string, answer: Awaited<ReturnType<Session['get']>>) => {
    const { headers, rawPayload, body } = answer;
    // A workbook is packed: it is searched as its reader sees it.
    const sheet = headers['content-type'] === XLSX ? await textOfBook(rawPayload) : '';
    const text = `${JSON.stringify(headers)}\n${rawPayload.toString('latin1')}\n${body}\n${sheet}`;
    list.push({ who: role, what, text });
  };
  for (const route of routesOf(told.test.app)) {
    if (route.method !== 'GET' || nameOf(route) === 'GET /api/v1/live' || !admits(route, role)) continue;
    for (const url of urlsOf(route)) await keep(`GET ${url}`, await session.get(url));
  }
  for (const id of Object.values(told.matters)) {
    for (const query of ['sort=received', 'sort=changed', 'watch=overdue', `windowId=${told.ground.windowId}`]) {
      await keep(`GET matters?${query}`, await session.get(`/api/v1/matters?${query}`));
    }
    for (const command of COMMANDS) {
      const body = { submissionId: told.uuid(), seq: 9_999, command };
      await keep(`POST ${command.type}`, await session.post(`/api/v1/matters/${id}/commands`, body));
    }
    for (const fileId of told.originals.files) {
      const url = `/api/v1/matters/${id}/files/${fileId}/redactions`;
      await keep(`POST redactions`, await session.post(url, { boxes: [] }));
    }
    await keep('POST identity', await session.post(`/api/v1/matters/${id}/identity-openings`, { fields: ['phone'] }));
  }
  const stream = await follow(await listening(told.test.app), session.headers);
  await session.post(`/api/v1/matters/${told.matters.window}/commands`, {
    submissionId: told.uuid(),
    seq: ((await session.get(`/api/v1/matters/${told.matters.window}`)).json() as { line: { seq: number } }).line.seq,
    command: { type: 'note-progress', text: '已联系窗口。' },
  });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  list.push({ who: role, what: 'live', text: stream.heard() });
  stream.close();
  return list;
}

const COMMANDS = [
  { type: 'accept' },
  { type: 'release-text', of: '00000000-0000-4000-8000-000000000001', text: '看看原文' },
  { type: 'submit', measures: '已办。', answers: [], evidence: [] },
  { type: 'give-verdict', verdict: 'resolved' },
] as const;

function admits(route: GuardedRoute, role: string): boolean {
  const allowed = MATRIX[nameOf(route)];
  return typeof allowed === 'string' || allowed?.some((one) => one === role) === true;
}

/** The route with every id of the story in its place. */
function urlsOf(route: GuardedRoute): readonly string[] {
  const { ground, matters, originals } = told;
  const ids = [...Object.values(matters), ground.hallId, ground.windowId, ground.unitId, ground.entityId];
  const values: Readonly<Record<string, readonly string[]>> = {
    ':matterId': Object.values(matters),
    ':fileId': [...originals.files, ...originals.texts],
    ':code': [ground.windowCode, ground.entityCode],
    ':year': ['2026'],
    ':version': ['1'],
    ':id': [...ids, ground.windowCodeId, ground.entityCodeId, ...originals.files],
    '*': ['x'],
  };
  let urls: readonly string[] = [route.url];
  for (const [mark, choices] of Object.entries(values)) {
    urls = urls.flatMap((url) => (url.includes(mark) ? choices.map((choice) => url.replace(mark, choice)) : [url]));
  }
  return urls;
}

const about = (needles: readonly string[]) => needles.flatMap(spellings);
/** The register is the same whoever complained; there the enterprise and its code are no secret. */
const ofMatters = () => answers.filter(({ what }) => !/\/api\/v1\/(entities|codes)|\/s\//.test(what));

describe('the unit complained about', () => {
  it('is asked for everything it may ask for', () => {
    expect(answers.length).toBeGreaterThan(200);
    expect(answers.some(({ text }) => text.includes(RELEASED))).toBe(true);
    expect(answers.filter(({ what }) => what === 'live').every(({ text }) => text.includes(told.matters.window))).toBe(
      true,
    );
  });

  it('is told no name, no phone, no word that was not released, nothing a camera wrote into a photo', () => {
    expect(found(answers, about(Object.values(MARKERS)))).toEqual([]);
  });

  it('is told no minute, and of the complaint no day but the Monday of its week', () => {
    expect(found(ofMatters(), MINUTE)).toEqual([]);
    const lists = answers.filter(({ what }) => /^GET (\/api\/v1\/)?(matters|desk)(\?|$|\.)/.test(what));
    expect(lists.some(({ text }) => text.includes(XLSX))).toBe(true);
    expect(found(lists, DAY)).toEqual([]);
    const matters = [told.matters.window, told.matters.entity];
    const ofComplaints = ofMatters().filter(({ what }) => matters.some((id) => what.includes(id)));
    expect(ofComplaints.length).toBeGreaterThan(20);
    expect(found(ofComplaints, DAY)).toEqual([]);
    expect(found(ofComplaints, ['2026-03-02']).length).toBeGreaterThan(0);
  });

  it('is told no window where none was released, and where one was, the window and nothing more of it (B9)', async () => {
    const { dispatcher, matters, unit, uuid, ground } = told;
    const lineFor = async (session: Session) =>
      (await session.get(`/api/v1/matters/${matters.window}`)).json() as {
        line: { place: string | null; receivedOn: string | null };
        placeReleased: boolean | null;
      };
    expect((await lineFor(unit.handler)).line.place).toBeNull();
    expect(await lineFor(dispatcher)).toMatchObject({ placeReleased: false });
    const listed = ofMatters().filter(({ what }) => /GET (\/api\/v1\/)?(matters|desk)/.test(what));
    expect(
      found(
        listed,
        [ground.windowName, ground.windowId].filter((id) => id !== ''),
      ),
    ).toEqual([]);
    await giveCommand(dispatcher, uuid, matters.window, { type: 'release-place' });
    const seen = await lineFor(unit.handler);
    expect(seen.line.place).toContain(ground.windowName);
    expect(seen).toMatchObject({ line: { receivedOn: null }, placeReleased: null });
    const other = await unit.handler.get(`/api/v1/matters/${matters.review}`);
    expect((other.json() as { line: { place: string | null } }).line.place).toBeNull();
    // Asking by window is not heard: it would tell of every matter whether it was at that one.
    const [asked, all] = await Promise.all(
      [`?windowId=${uuid()}`, ''].map((query) => unit.handler.get(`/api/v1/matters${query}`)),
    );
    expect(asked?.json()).toEqual(all?.json());
  });

  it('can count back from the due date of a bad grade to its day, which is accepted by itself, and no further', async () => {
    for (const session of Object.values(told.unit)) {
      const { body } = await session.get(`/api/v1/matters/${told.matters.review}`);
      expect(body).toContain('"openedOn":"2026-03-04"');
      expect(body).toContain('"from":"2026-03-04"');
      expect(body.split('2026-03-04')).toHaveLength(3);
    }
  });

  it('cannot read from a list in which order things came in', async () => {
    const { test, ground, dispatcher, unit, uuid } = told;
    const arrived: Uuid[] = [];
    for (let each = 0; each < 9; each += 1) {
      const phone = aPhone(test.app);
      const url = `/s/${ground.windowCode}/complaints`;
      const submission = hidden((await phone.get(url)).body, 'submission');
      await phone.send(url, { submission, category: 'SQ04', words: `第${each + 1}件事` });
      test.city.clock.advance({ minutes: 1 });
      const list = await dispatcher.get('/api/v1/matters?sort=received&limit=1');
      const [newest] = (list.json() as { items: { id: Uuid }[] }).items;
      if (newest === undefined || arrived.includes(newest.id)) throw new Error('nothing came in');
      arrived.push(newest.id);
      await giveCommand(dispatcher, uuid, newest.id, { type: 'accept' });
      await giveCommand(dispatcher, uuid, newest.id, { type: 'dispatch', lead: ground.unitId });
    }
    for (const list of [
      'matters?limit=200',
      'matters?limit=200&sort=received',
      'matters?limit=200&sort=changed',
      'desk?limit=200',
      'matters.xlsx',
      'matters.xlsx?sort=received',
      'desk.xlsx',
    ]) {
      const answer = await unit.handler.get(`/api/v1/${list}`);
      const isSheet = answer.headers['content-type'] === XLSX;
      const text = isSheet ? await textOfBook(answer.rawPayload) : answer.body;
      const order = arrived.map((id) => text.indexOf(isSheet ? numberInWords(randomNumber(id)) : id));
      expect(order.every((at) => at > 0)).toBe(true);
      // By chance once in a hundred thousand runs.
      expect(order).not.toEqual([...order].sort((a, b) => a - b));
      expect(order).not.toEqual([...order].sort((a, b) => b - a));
    }
  });

  it('is told nothing of the enterprise whose code was scanned', () => {
    const { entityId, entityCodeId, entityCode, entityName, uscc } = told.ground;
    const inTheWalk = [entityId, entityCodeId];
    // Addresses that carry an id were made by the test; what came back is searched for it.
    const blind = ofMatters().filter(({ what }) => !inTheWalk.some((id) => what.includes(id)));
    expect(found(blind, [entityId, entityCodeId, entityCode, entityName, uscc])).toEqual([]);
  });

  it('is told no receipt, and no id of an unreleased word or photo that opens it', () => {
    expect(found(answers, [told.receipt.number, told.receipt.pass])).toEqual([]);
    const files = answers.filter(({ what, text }) => /\/files\//.test(what) && text.includes('image/jpeg'));
    expect(files).toEqual([]);
  });

  it('is given random ids alone, which carry no time', () => {
    const ids = ofMatters().flatMap(
      ({ text }) => text.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g) ?? [],
    );
    expect(new Set(ids).size).toBeGreaterThan(10);
    expect([...new Set(ids)].filter((id) => id[14] !== '4')).toEqual([]);
  });
});

describe('the same search', () => {
  const searched = (text: string) => [{ who: 'x', what: 'y', text }];

  it('finds the words where they belong: with the dispatcher and with the complainant', async () => {
    const full = await told.dispatcher.get(`/api/v1/matters/${told.matters.window}`);
    expect(
      found(searched(full.body), [MARKERS.sentence, MARKERS.demand, MARKERS.message, MARKERS.evidence]),
    ).toHaveLength(4);
    expect(found(searched(full.body), MINUTE)).not.toEqual([]);
    expect(found(searched(full.body), DAY)).not.toEqual([]);
    told.test.city.clock.set('2026-03-05T01:00:00.000Z');
    const phone = told.phone;
    const signedIn = await phone.post('/t', { ...told.receipt });
    expect(signedIn.statusCode).toBe(303);
    const own = await phone.get('/t');
    expect(found(searched(own.body), [MARKERS.sentence, MARKERS.demand, MARKERS.message])).toHaveLength(3);
  });

  it('finds a planted one in any spelling', () => {
    for (const spelt of spellings(MARKERS.name)) {
      expect(found(searched(`{"a":"${spelt}"}`), about([MARKERS.name]))).not.toEqual([]);
    }
  });
});
