/** A look at the whole record, asked for in the console and done behind it: what it finds is shown, what is broken is named. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../src/kernel/time.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { verifyIfAsked } from '../../src/record/actions-verifications.ts';
import { insertVerification, noteProgress, takeVerification } from '../../src/record/store-verifications.ts';
import { projections } from '../../src/wiring.ts';
import { type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { aPhone, hidden } from '../harness/phone.ts';
import { damage } from './sealed-city.ts';

type Look = Readonly<{
  id: string;
  office: string | null;
  step: string;
  done: number;
  ok: boolean | null;
  counted: Readonly<{ events: number }> | null;
  broken: readonly Readonly<{ kind: string; facts: Readonly<Record<string, unknown>> }>[];
}>;
type Integrity = Readonly<{
  head: Readonly<{ number: number }> | null;
  size: Readonly<{ events: number; leaves: number; seals: number }>;
  unsealed: Readonly<{ events: number; oldestAt: string | null }>;
  looks: readonly Look[];
}>;

let test: TestApp;
let ground: Ground;
let supervisor: Session;

beforeAll(async () => {
  test = await testApp();
  ground = await layGround(test);
  const place = { divisionCode: HERE, unitId: ground.officeId };
  supervisor = await signIn(test, await aPerson(test.city, 'discipline-supervisor', place));
}, 60_000);
afterAll(() => test.close());

const read = async (): Promise<Integrity> => (await supervisor.get('/api/v1/integrity')).json() as Integrity;
const ask = (submissionId = test.city.outside.uuid()) => {
  test.city.clock.advance({ seconds: 1 });
  return supervisor.post('/api/v1/integrity/looks', { submissionId });
};

async function complain(): Promise<void> {
  const phone = aPhone(test.app);
  const url = `/s/${ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  await phone.send(url, { submission, category: 'SQ04', words: '等了很久' });
}

describe('a look at the record', () => {
  it('is asked for at once, done by a job, and shown with who asked and what it read', async () => {
    const answer = await ask();
    expect([answer.statusCode, answer.json()]).toEqual([202, { isNew: true }]);
    expect((await read()).looks[0]).toMatchObject({ step: 'waiting', ok: null });
    await verifyIfAsked(test.city, projections);
    const { looks, size } = await read();
    expect(looks[0]).toMatchObject({ step: 'done', ok: true, broken: [], counted: { events: size.events } });
    expect(looks[0]?.office).toContain('岗位 discipline-supervisor');
    expect(await verifyIfAsked(test.city, projections), 'nobody asked again').toBeUndefined();
  });

  it('is shared by two who ask at once, and asked twice by one retry is one', async () => {
    const before = (await read()).looks.length;
    const id = test.city.outside.uuid();
    const answers = [await ask(id), await ask(id), await ask()];
    expect(answers.map((answer) => answer.json())).toEqual([{ isNew: true }, { isNew: false }, { isNew: false }]);
    await verifyIfAsked(test.city, projections);
    expect((await read()).looks).toHaveLength(before + 1);
  });

  it('says how far it is, and is begun again when its process fell silent', async () => {
    const { city } = test;
    const id = city.outside.uuid();
    city.clock.advance({ seconds: 1 });
    const take = () =>
      transact(city.db, (tx) => takeVerification(tx, city.outside.now(), addMs(city.outside.now(), -120_000)));
    await transact(city.db, (tx) => insertVerification(tx, { id, user: null, post: null, at: city.outside.now() }));
    expect(await take()).toBe(id);
    await transact(city.db, (tx) => noteProgress(tx, id, { step: 'tree', done: 500, at: city.outside.now() }));
    expect((await read()).looks[0]).toMatchObject({ id, step: 'tree', done: 500, office: null });
    city.clock.advance({ minutes: 1 });
    expect(await take(), 'it is alive').toBeUndefined();
    city.clock.advance({ minutes: 2 });
    expect((await verifyIfAsked(city, projections))?.ok).toBe(true);
    expect((await read()).looks[0]).toMatchObject({ id, step: 'done' });
  });

  it('tells what no seal protects yet, until the next seal', async () => {
    await test.settle();
    expect((await read()).unsealed).toEqual({ events: 0, oldestAt: null });
    await complain();
    const open = await read();
    expect(open.unsealed).toEqual({ events: 1, oldestAt: test.city.outside.now() });
    test.city.clock.advance({ minutes: 10 });
    await test.settle();
    const sealed = await read();
    expect(sealed.unsealed.events).toBe(0);
    expect(sealed.head?.number).toBe((open.head?.number ?? 0) + 1);
    const seals = await supervisor.get('/api/v1/integrity/seals?limit=1');
    expect(seals.json()).toMatchObject({ items: [{ number: sealed.head?.number }], next: sealed.head?.number });
    const older = await supervisor.get('/api/v1/integrity/seals?below=2');
    expect(older.json()).toMatchObject({ items: [{ number: 1 }], next: null });
  });

  it('names what was changed in the database behind it', async () => {
    await damage(test.city, [["update record_event set type = 'withdrawn' where seq = 1"]]);
    await ask();
    await verifyIfAsked(test.city, projections);
    const [look] = (await read()).looks;
    expect(look).toMatchObject({ step: 'done', ok: false });
    expect(look?.broken[0]).toMatchObject({ kind: 'event-changed', facts: { seq: 1 } });
  });
});
