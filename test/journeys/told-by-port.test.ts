/** Officials told by SMS and messenger over real HTTP: a program that is down, silent or disagrees, quiet hours, and what is in no message. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { localDateOf } from '../../src/kernel/time.ts';
import { hiddenFromInbox } from '../../src/matters/index.ts';
import { sayWaiting } from '../../src/people/index.ts';
import { tellWhatWaits } from '../../src/people/telling/actions-tell.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { type Message, messageHandlers, messagesJob, postingCarrier, tellByPort } from '../../src/platform/messages.ts';
import { drainOutbox } from '../../src/platform/outbox.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { handlers, verifyCity } from '../../src/wiring.ts';
import { bringMatter, type Ground, HERE, layGround } from '../authorisation/ground.ts';
import { aPerson, type Person, type Session, signIn, type TestApp, testApp } from '../harness/app.ts';
import { Receiver } from '../harness/receiver.ts';
import { ALL_OPEN } from '../harness/telling.ts';

const SECRET = 'an example secret';
const SOON_MS = 2_000;
const PATH = '/api/v1/account/telling';
const NUMBER = '13900004711';
const sms = new Receiver();
const messenger = new Receiver();
const quiet = createLog({ level: 'silent' });
let test: TestApp;
let ground: Ground;
let handler: Person;
let dispatcher: Person;
let matterId: Uuid;
let session: Session;

beforeAll(async () => {
  test = await testApp();
  ground = await layGround(test);
  handler = await aPerson(test.city, 'handler', { divisionCode: HERE, unitId: ground.leadId });
  const { officeId } = ground;
  dispatcher = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: officeId });
  const supervisor = await aPerson(test.city, 'discipline-supervisor', { divisionCode: HERE, unitId: officeId });
  const [d, h, s] = [await signIn(test, dispatcher), await signIn(test, handler), await signIn(test, supervisor)];
  ({ matterId } = await bringMatter(test, ground, { dispatcher: d, handler: h, supervisor: s }));
  await drain();
  await test.city.asOwner((owner) => owner.query('delete from people_notice'));
  await Promise.all([sms.start(), messenger.start()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([sms.stop(), messenger.stop()]);
  await test.close();
});

const at = (local: string) => test.city.clock.set(new Date(`${local}:00+08:00`).toISOString());
const chosen = (over: object = {}) => ({
  byMail: false,
  smsTo: '139 0000 4711',
  messengerTo: 'zhang.san',
  rhythm: 'when-new',
  quiet: { from: '21:00', until: '08:00' },
  lang: 'zh',
  ...over,
});
const choose = (body: object) => session.request({ method: 'PUT', url: PATH, payload: body });
/** A day of its own, on which the person chose so. */
async function onDay(day: string, over: object = {}): Promise<void> {
  at(`${day}T07:00`);
  session = await signIn(test, handler);
  expect((await choose(chosen(over))).statusCode).toBe(204);
  await drain();
  sms.got = [];
  messenger.got = [];
}
/** Something comes to the person's desk. */
async function comes(): Promise<void> {
  const { rows } = await test.city.asOwner((owner) =>
    owner.query(
      `insert into people_notice (id, post_id, kind, matter_id, at) values ($1, $2, 'matters.to-sign', $3, $4) returning id`,
      [test.city.outside.uuid(), handler.actor.postId, matterId, test.city.outside.now()],
    ),
  );
  expect(rows).toHaveLength(1);
}
const tell = () => tellWhatWaits(test.city, hiddenFromInbox, ALL_OPEN);
const carriers = () => ({
  sms: postingCarrier({ url: sms.url, secret: SECRET }, SOON_MS),
  messenger: postingCarrier({ url: messenger.url, secret: SECRET }, SOON_MS),
});
function drain(): Promise<number> {
  const all = { ...handlers, ...messageHandlers(carriers(), sayWaiting(hiddenFromInbox), () => undefined) };
  return drainOutbox(test.city, all, createMetrics(), quiet);
}
/** The sender has posted, and waits for whoever writes messages. */
async function isHeldUp(): Promise<void> {
  for (let seen = 0; seen === 0; ) {
    const { rows } = await test.city.asOwner((owner) =>
      owner.query<{ n: number }>("select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted"),
    );
    seen = rows[0]?.n ?? 0;
  }
}
const said = (by: Receiver) => by.signed<{ messages: Message[] }>(SECRET).flatMap(({ messages }) => messages);
const left = async () =>
  (await test.city.asOwner((owner) => owner.query('select channel from platform_message'))).rows.length;

beforeEach(() => {
  sms.answer = 204;
  messenger.answer = 204;
});
afterEach(async () => {
  await test.city.asOwner((owner) => owner.query('delete from people_notice; delete from platform_message'));
});

describe('a choice', () => {
  it('is read back by its owner, says what the city offers, and is refused by the field that is wrong', async () => {
    await onDay('2026-03-04');
    const { smsTo, offered, since } = (await session.get(PATH)).json() as Record<string, unknown>;
    expect([smsTo, offered]).toEqual([NUMBER, { mail: true, sms: true, messenger: '政务即时通讯' }]);
    expect(since).toBe(test.city.outside.now());
    for (const [over, path] of [
      [{ smsTo: '0370 288 1234' }, 'smsTo'],
      [{ smsTo: '12' }, 'smsTo'],
      [{ quiet: { from: '21:00', until: null } }, 'quiet.until'],
      [{ quiet: { from: null, until: '08:00' } }, 'quiet.from'],
      [{ quiet: { from: '08:00', until: '08:00' } }, 'quiet.until'],
    ] as const) {
      const answer = await choose(chosen(over));
      expect([
        answer.statusCode,
        (answer.json() as { errors: { path: string }[] }).errors.map((each) => each.path),
      ]).toEqual([422, [path]]);
    }
  });
});

describe('a message', () => {
  it('is signed, the same sentence to everybody, and says nothing of the matter (B5)', async () => {
    await onDay('2026-03-05');
    await comes();
    at('2026-03-05T08:30');
    expect(await tell()).toBe(1);
    await drain();
    expect(said(sms).map(({ to, text }) => [to, text])).toEqual([[NUMBER, '您有待办事项，请登录码上办理。']]);
    expect(said(messenger).map(({ to }) => to)).toEqual(['zhang.san']);
    const [first] = sms.got;
    expect(Object.keys((JSON.parse(first?.body ?? '') as { messages: object[] }).messages[0] ?? {})).toEqual([
      'id',
      'to',
      'text',
    ]);
    for (const { body } of [...sms.got, ...messenger.got]) {
      for (const never of [matterId, ground.leadId, handler.actor.postId, handler.actor.userId, '2026', '07:00'])
        expect(body).not.toContain(never);
    }
    sms.got = [{ ...first, body: first?.body.replace(NUMBER, '13900004712') } as never];
    expect(said(sms)).toEqual([]);
    await drain();
    expect(await left()).toBe(0);
  });

  it('leaves number and id in no log, no event, no row of the outbox, no audit', async () => {
    await onDay('2026-03-06', { lang: 'en' });
    await comes();
    at('2026-03-06T08:30');
    await tell();
    await drain();
    expect(said(sms).map(({ text }) => text)).toEqual(['Something waits for you in Mashang; please sign in.']);
    for (const table of [
      'platform_outbox',
      'platform_message',
      'people_audit',
      'people_telling',
      'record_event',
      'people_notice',
    ]) {
      const { rows } = await test.city.asOwner((owner) => owner.query(`select t::text as row from ${table} t`));
      const text = rows.map(({ row }: { row: string }) => row).join('\n');
      for (const never of [NUMBER, 'zhang.san', Buffer.from(NUMBER).toString('hex')])
        expect(text, table).not.toContain(never);
    }
    for (const never of [NUMBER, '139 0000', 'zhang.san']) expect(test.logged()).not.toContain(never);
  });

  it('waits while its program is down, silent, refuses or sends elsewhere, and comes once, under one id', async () => {
    await onDay('2026-03-09');
    await comes();
    at('2026-03-09T08:30');
    await tell();
    await sms.stop();
    for (let minutes = 0; minutes < 60; minutes += 10) {
      await drain();
      test.city.clock.advance({ minutes: 10 });
    }
    expect(await left()).toBe(1);
    await sms.start();
    for (const answer of ['never', 401, 500, 'elsewhere'] as const) {
      sms.answer = answer;
      sms.got = [];
      test.city.clock.advance({ minutes: 16 });
      await drain();
      expect(sms.got, String(answer)).toHaveLength(1);
      expect(await left(), String(answer)).toBe(1);
    }
    const [tried] = said(sms);
    sms.answer = 200;
    sms.got = [];
    test.city.clock.advance({ minutes: 16 });
    await drain();
    await drain();
    expect(said(sms)).toEqual([tried]);
    expect(await left()).toBe(0);
    expect(messenger.got).toHaveLength(1);
  });

  it('that could not leave before quiet hours leaves after them', async () => {
    await onDay('2026-03-10', { quiet: { from: '18:00', until: '09:00' } });
    await comes();
    at('2026-03-10T17:00');
    await tell();
    sms.answer = 503;
    await drain();
    sms.answer = 200;
    sms.got = [];
    for (const time of ['2026-03-10T18:10', '2026-03-11T03:00', '2026-03-11T08:59']) {
      at(time);
      await messagesJob.run(test.city);
      await drain();
      expect(sms.got, time).toEqual([]);
    }
    at('2026-03-11T09:00');
    await messagesJob.run(test.city);
    await tell();
    await drain();
    expect(said(sms)).toHaveLength(1);
  });

  it('is sent once by two programs on one database', async () => {
    await onDay('2026-03-12');
    await comes();
    at('2026-03-12T08:30');
    await Promise.all([tell(), tell()]);
    await Promise.all([drain(), drain()]);
    await drain();
    expect(said(sms)).toHaveLength(1);
    expect(said(messenger)).toHaveLength(1);
  });

  it('is sent once, though the next moment is written while it is taken', async () => {
    await onDay('2026-03-16');
    const kind = 'people.waiting';
    const { userId } = handler.actor;
    const nobody = test.city.outside.uuid();
    await comes();
    at('2026-03-16T08:30');
    expect(await tell()).toBe(1);
    at('2026-03-16T11:00');
    const sending = await transact(test.city.db, async (tx) => {
      await tellByPort(tx, test.city, 'sms', kind, nobody);
      const under = drain();
      await isHeldUp();
      await tellByPort(tx, test.city, 'sms', kind, userId);
      return { under };
    });
    await sending.under;
    test.city.clock.advance({ minutes: 1 });
    await drain();
    expect(sms.got).toHaveLength(1);
  });

  it('whose number no key opens any more is dropped, told of without it, and stops nobody else', async () => {
    await onDay('2026-03-17', { messengerTo: null });
    await comes();
    const other = await aPerson(test.city, 'handler', { divisionCode: HERE, unitId: ground.leadId });
    session = await signIn(test, other);
    expect((await choose(chosen({ smsTo: '13900004714', messengerTo: null }))).statusCode).toBe(204);
    await test.city.asOwner((owner) =>
      owner.query(`insert into people_notice (id, post_id, kind, matter_id, at) values ($1, $2, 'x', $3, $4)`, [
        test.city.outside.uuid(),
        other.actor.postId,
        matterId,
        test.city.outside.now(),
      ]),
    );
    await test.city.asOwner((owner) =>
      owner.query(`update people_telling set key_id = 'gone' where user_id = $1`, [handler.actor.userId]),
    );
    at('2026-03-17T08:30');
    expect(await tell()).toBe(2);
    const unopened: string[] = [];
    const all = messageHandlers(carriers(), sayWaiting(hiddenFromInbox), (what) => unopened.push(what));
    await drainOutbox(test.city, all, createMetrics(), quiet);
    expect(said(sms).map(({ to }) => to)).toEqual(['13900004714']);
    expect(unopened).toEqual(['sms']);
    expect(await left()).toBe(0);
    session = await signIn(test, handler);
    expect((await session.get(PATH)).json()).toMatchObject({ smsTo: null });
    await test.city.asOwner((owner) => owner.query('delete from people_telling'));
  });

  it('that is late is not sent when what it was about was read or done since', async () => {
    await onDay('2026-03-18', { quiet: null, messengerTo: null });
    await comes();
    at('2026-03-18T08:30');
    expect(await tell()).toBe(1);
    sms.answer = 503;
    await drain();
    await test.city.asOwner((owner) => owner.query('update people_notice set ended_at = at'));
    at('2026-03-18T09:30');
    await comes();
    sms.answer = 204;
    sms.got = [];
    await drain();
    expect([sms.got, await left()]).toEqual([[], 0]);
    at('2026-03-18T11:00');
    expect(await tell()).toBe(1);
    await drain();
    expect(said(sms)).toHaveLength(1);
  });

  it('is not sent to whoever took their number back since, nor by a channel that was taken away', async () => {
    await onDay('2026-03-19');
    await comes();
    at('2026-03-19T08:30');
    expect(await tell()).toBe(1);
    session = await signIn(test, handler);
    expect((await choose(chosen({ smsTo: null }))).statusCode).toBe(204);
    await drainOutbox(
      test.city,
      messageHandlers({}, sayWaiting(hiddenFromInbox), () => undefined),
      createMetrics(),
      quiet,
    );
    await drain();
    expect([...sms.got, ...messenger.got]).toEqual([]);
    expect(await left()).toBe(0);
  });
});

it('comes of a real act, to the desk whose turn it is, and leaves a record that holds', async () => {
  await onDay('2026-03-16');
  const other = await aPerson(test.city, 'dispatcher', { divisionCode: HERE, unitId: ground.officeId });
  session = await signIn(test, other);
  expect((await choose(chosen({ smsTo: '13900004713', messengerTo: null }))).statusCode).toBe(204);
  const registered = await (await signIn(test, dispatcher)).post('/api/v1/registrations', {
    submissionId: test.city.outside.uuid(),
    procedure: 'scan-complaint',
    source: 'letter',
    receivedOn: localDateOf(test.city.outside.now()),
    about: 'window',
    windowId: ground.windowId,
    categoryCode: 'SQ18',
    words: '来信说叫号屏坏了一周。',
  });
  expect(registered.statusCode).toBe(201);
  await drain();
  at('2026-03-16T08:30');
  await tell();
  await drain();
  expect(said(sms).map(({ to }) => to)).toEqual(['13900004713']);
  for (const { body } of sms.got) expect(body).not.toMatch(/叫号屏|来信/);
  expect((await verifyCity(test.city.db, test.city)).ok).toBe(true);
});
