/** What waits for the sign-off of a unit's head is seen by that unit's people alone: every answer anybody else can get is searched. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { ROLES, type Role } from '../../src/people/index.ts';
import { verifyCity } from '../../src/wiring.ts';
import { giveCommand, HERE } from '../authorisation/ground.ts';
import { MATRIX } from '../authorisation/rows.ts';
import { nameOf, routesOf } from '../authorisation/walk.ts';
import { aPerson, type Session, signIn } from '../harness/app.ts';
import { aPdf } from '../harness/documents.ts';
import { aPhone, type Phone } from '../harness/phone.ts';
import { multipart } from '../harness/photos.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { type Story, story } from './story.ts';

const MARK = 'QUUXDRAFT';
const RETURNED = 'QUUXBACK';

let told: Story;
let matterId: Uuid;
let file: Uuid;
let handler: Session;
let head: Session;

beforeAll(async () => {
  told = await story();
  matterId = told.matters.window;
  ({ handler, 'unit-head': head } = told.unit);
  expect((await head.post('/api/v1/sign-off', { on: true })).statusCode).toBe(204);
}, 120_000);
afterAll(() => told.test.close());

const person = async (role: Role, unitId: Uuid) =>
  signIn(told.test, await aPerson(told.test.city, role, { divisionCode: HERE, unitId }));
const act = (by: Session, command: object) => giveCommand(by, told.uuid, matterId, command);
const view = async (by: Session) =>
  (await by.get(`/api/v1/matters/${matterId}`)).json() as {
    line: { seq: number; phase: string };
    drafts: { draft: number; of: string; own: boolean; author: string }[];
    words: { files: { id: Uuid }[] };
    timeline: { type: string; texts: { text: string | null }[] }[];
  };
const answer = (by: Session, said = `已更换工作人员${MARK}。`, evidence: readonly Uuid[] = []) =>
  act(by, { type: 'submit', measures: said, answers: [{ demand: 1, text: `已收下${MARK}。` }], evidence });
const opens = async (by: Session) => (await by.get(`/api/v1/matters/${matterId}/files/${file}`)).statusCode === 200;

async function phonePages(): Promise<readonly string[]> {
  const phone: Phone = aPhone(told.test.app);
  expect((await phone.post('/t', { ...told.receipt })).statusCode).toBe(303);
  return [(await phone.get('/t')).body, (await phone.get('/t/data')).body];
}

/** Every page, list and sheet of everybody outside the unit in which one of these words stands. */
async function leaks(...marks: readonly string[]): Promise<readonly string[]> {
  const holds = (body: string) => marks.some((mark) => body.includes(mark));
  const found: string[] = [];
  let asked = 0;
  for (const role of ROLES) {
    const session = await person(role, told.ground.officeId);
    for (const route of routesOf(told.test.app)) {
      const allowed = MATRIX[nameOf(route)];
      const may = Array.isArray(allowed) ? allowed.includes(role) : allowed === 'signed-in';
      if (route.method !== 'GET' || !may || nameOf(route) === 'GET /api/v1/live') continue;
      if ((route.url.match(/:/g) ?? []).length > 1) continue;
      const url = route.url.replace(/:matterId|:id/, matterId);
      const got = await session.get(url === '/api/v1/search' ? `${url}?q=${marks[0]}` : url);
      asked += 1;
      const sheet = got.headers['content-type'] === XLSX ? await textOfBook(got.rawPayload) : '';
      if (holds(`${got.body}\n${sheet}`.replaceAll(`?q=${marks[0]}`, ''))) found.push(`${role}: ${route.url}`);
    }
  }
  expect(asked).toBeGreaterThan(200);
  for (const page of await phonePages()) if (holds(page)) found.push('the complainant');
  return found;
}

describe('a draft', () => {
  it('is read by the unit’s people, with its files, and by nobody else', async () => {
    const upload = { method: 'POST' as const, url: `/api/v1/matters/${matterId}/files`, ...multipart('file', aPdf()) };
    const sent = await handler.request(upload);
    expect(sent.statusCode, sent.body).toBe(200);
    file = (sent.json() as { id: Uuid }).id;
    expect((await answer(handler, undefined, [file])).phase).toBe('handling');
    await told.test.settle();
    const [mine, theirs] = [await view(handler), await view(head)];
    expect(mine.drafts).toMatchObject([{ draft: 1, of: 'submit', own: true }]);
    expect(theirs.drafts).toMatchObject([{ draft: 1, own: false }]);
    expect(JSON.stringify(theirs.timeline.at(-1))).toContain(MARK);
    expect([await opens(handler), await opens(head)]).toEqual([true, true]);

    const outside = await view(told.dispatcher);
    expect([outside.line.phase, outside.drafts]).toEqual(['handling', []]);
    expect(outside.timeline.map(({ type }) => type)).not.toContain('drafted');
    expect([await opens(told.dispatcher), outside.words.files.some(({ id }) => id === file)]).toEqual([false, false]);
    expect(await leaks(MARK)).toEqual([]);
  }, 300_000);

  it('and what its head said in returning it stay inside for good', async () => {
    await act(head, { type: 'return-draft', draft: 1, reason: `请写清楚谁负责${RETURNED}。` });
    await told.test.settle();
    expect(JSON.stringify((await view(handler)).timeline.at(-1))).toContain(RETURNED);
    expect(await opens(told.dispatcher)).toBe(false);
    await answer(handler, '已由负责人办理，当日办结。');
    await act(head, { type: 'sign-off', draft: 2 });
    await told.test.settle();
    const seen = await view(told.dispatcher);
    expect([seen.line.phase, seen.timeline.at(-1)?.type]).toEqual(['checking', 'submitted']);
    // The words that left are read; of the first draft only what was written again.
    expect(await leaks(RETURNED, '已更换工作人员')).toEqual([]);
    expect((await verifyCity(told.test.city.db, told.test.city)).broken).toEqual([]);
  }, 300_000);

  it('lays its words in no event', async () => {
    const { rows } = await told.test.city.asOwner((owner) =>
      owner.query('select 1 from record_event where data::text like $1', [`%QUUX%`]),
    );
    expect(rows).toEqual([]);
  });
});
