/** What a unit notes for itself on a matter leaves nowhere: every answer anybody else can get is searched for it. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { ROLES, type Role } from '../../src/people/index.ts';
import { verifyCity } from '../../src/wiring.ts';
import { HERE } from '../authorisation/ground.ts';
import { MATRIX } from '../authorisation/rows.ts';
import { nameOf, routesOf } from '../authorisation/walk.ts';
import { aPerson, aUnit, type Session, signIn } from '../harness/app.ts';
import { aPhone, hidden, type Phone } from '../harness/phone.ts';
import { textOfBook, XLSX } from '../harness/sheets.ts';
import { type Story, story } from './story.ts';

const NOTE = '先问一下小李QUUXNOTE，窗口那天谁值班。';
const MARK = 'QUUXNOTE';

let told: Story;
let matterId: Uuid;
let supervisor: Session;

beforeAll(async () => {
  told = await story();
  matterId = told.matters.window;
  supervisor = await person('discipline-supervisor', told.ground.officeId);
}, 120_000);
afterAll(() => told.test.close());

const person = async (role: Role, unitId: Uuid) =>
  signIn(told.test, await aPerson(told.test.city, role, { divisionCode: HERE, unitId }));
const notes = async (by: Session) => by.get(`/api/v1/matters/${matterId}/notes`);
const write = (by: Session, text: string, id = told.uuid()) =>
  by.post(`/api/v1/matters/${matterId}/notes`, { id, text });

/** The complainant, who opens the page again: hours of the story went by. */
async function signedInPhone(): Promise<Phone> {
  const phone = aPhone(told.test.app);
  const signedIn = await phone.post('/t', { ...told.receipt });
  expect(signedIn.statusCode).toBe(303);
  return phone;
}

describe('internal notes of a unit', () => {
  it('are read by its handlers and its head, and written by nobody else', async () => {
    const id = told.uuid();
    expect((await write(told.unit.handler, NOTE, id)).statusCode).toBe(204);
    expect((await write(told.unit.handler, NOTE, id)).statusCode).toBe(204);
    expect((await write(told.unit['unit-head'], '另一个人用同一个编号', id)).statusCode).toBe(409);
    for (const by of [told.unit.handler, told.unit['unit-head']]) {
      expect((await notes(by)).json()).toMatchObject([{ id, text: NOTE }]);
    }
    const otherUnit = await aUnit(told.test.city, '甲县旁观单位', HERE);
    const stranger = await person('handler', otherUnit);
    expect((await notes(stranger)).statusCode).toBe(404);
    expect((await write(stranger, '不该写')).statusCode).toBe(404);
    expect((await notes(told.dispatcher)).statusCode).toBe(403);
    expect((await write(told.unit.handler, '   ')).statusCode).toBe(422);
  });

  it('are read by discipline supervision, whose every look is in the audit', async () => {
    const looks = async () => {
      const { rows } = await told.test.city.asOwner((owner) =>
        owner.query("select object_id from people_audit where action = 'matters.read-notes' and outcome = 'done'"),
      );
      return rows;
    };
    await notes(told.unit.handler);
    const before = (await looks()).length;
    expect((await notes(supervisor)).body).toContain(MARK);
    expect((await looks()).slice(before)).toEqual([{ object_id: matterId }]);
  });

  it('leave by nothing else: no page, list, sheet or paper of anybody, and nothing of the record', async () => {
    const { app, city } = told.test;
    const answers: string[] = [];
    let asked = 0;
    for (const role of ROLES) {
      const session = await person(role, told.ground.officeId);
      for (const route of routesOf(app)) {
        const allowed = MATRIX[nameOf(route)];
        const may = Array.isArray(allowed) ? allowed.includes(role) : allowed === 'signed-in';
        if (route.method !== 'GET' || !may || nameOf(route) === 'GET /api/v1/live') continue;
        if (/\/notes$/.test(route.url) || (route.url.match(/:/g) ?? []).length > 1) continue;
        const answer = await session.get(route.url.replace(/:matterId|:id/, matterId));
        asked += 1;
        const sheet = answer.headers['content-type'] === XLSX ? await textOfBook(answer.rawPayload) : '';
        if (`${answer.body}\n${sheet}`.includes(MARK)) answers.push(`${role}: ${route.url}`);
      }
    }
    const phone = await signedInPhone();
    for (const url of ['/t', '/t/data']) {
      const page = await phone.get(url);
      expect(page.statusCode, url).toBe(200);
      if (page.body.includes(MARK)) answers.push(url);
    }
    const { rows } = await city.asOwner((owner) =>
      owner.query('select 1 from record_event where data::text like $1', [`%${MARK}%`]),
    );
    expect(asked).toBeGreaterThan(200);
    expect(answers).toEqual([]);
    expect(rows).toEqual([]);
  }, 300_000);

  it('are read in the program by their own act alone', () => {
    const readers = globSync('src/**/*.{ts,tsx}', { cwd: path.resolve(import.meta.dirname, '../..') }).filter((file) =>
      /store-notes\.ts'|matters_note\b/.test(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8')),
    );
    expect(readers.sort()).toEqual([
      'src/matters/acts/actions-erasing.ts',
      'src/matters/acts/store-notes.ts',
      'src/matters/counts/store-retention.ts',
      'src/matters/desk/actions-notes.ts',
      'src/matters/tables-generated.ts',
    ]);
  });

  it('go when the unit is told that the complainant’s words are gone, and not before', async () => {
    const phone = await signedInPhone();
    const { body } = await phone.get('/t/data');
    const sent = await phone.post('/t/erase', { submission: hidden(body, 'submission'), 'erase-sure': 'yes' });
    expect(sent.statusCode).toBe(303);
    // Until then the unit sees no difference: it would learn who holds the phone.
    expect((await notes(told.unit.handler)).body).toContain(MARK);
    const reminder = { submissionId: told.uuid(), step: 'reminder', matterIds: [matterId], text: '请尽快办理。' };
    expect((await told.dispatcher.post('/api/v1/letters', { ...reminder, meeting: null })).statusCode).toBe(201);
    await told.test.settle();
    expect((await notes(told.unit.handler)).json()).toMatchObject([{ text: null }]);
    expect((await notes(supervisor)).body).not.toContain(MARK);
    expect((await verifyCity(told.test.city.db, told.test.city)).broken).toEqual([]);
  });
});
