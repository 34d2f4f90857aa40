/** Telling that works: a number and a link by mail, one sentence by message, at moments of the day, and in a demonstration into a file. */

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { carriersOf, openChannels, programsOf } from '../../platform/carriers.ts';
import { readConfig } from '../../platform/config.ts';
import { createMetrics } from '../../platform/http/metrics.ts';
import { createLog } from '../../platform/log.ts';
import { type Mail, mailerOf } from '../../platform/mail.ts';
import { drainOutbox } from '../../platform/outbox.ts';
import { postSigned, signatureOf } from '../../platform/outgoing.ts';
import { transact } from '../../platform/postgres/db.ts';
import { fileSink, sinkFile } from '../../platform/sink.ts';
import type { Actor } from '../model.ts';
import { notify } from '../registry/actions-acting.ts';
import { setUserDisabled } from '../registry/actions-users.ts';
import { mailHandlers, tellWhatWaits } from './actions-tell.ts';
import { chooseTelling, tellingOf } from './actions-telling.ts';
import type { Telling } from './model-telling.ts';
import { USUAL } from './rules-telling.ts';

let city: TestCity;
let people: World;
let handler: Actor;
let letters: Mail[];
let refusing: boolean;

beforeAll(async () => {
  city = await testCity();
  people = await world(city);
  handler = await people.actor('handler', await people.unit('测试局', '411402'), '411402');
});
afterAll(() => city.close());
beforeEach(() => {
  letters = [];
  refusing = false;
});

const mailer = {
  send: async (mail: Mail) => {
    if (refusing) throw new Error('421 try again later');
    letters.push(mail);
  },
  close: () => undefined,
};
const deliver = () =>
  drainOutbox(
    city,
    mailHandlers({ mailer, publicUrl: new URL('https://mashang.example') }, async () => []),
    createMetrics(),
    createLog({ level: 'silent' }),
  );
const tell = () => tellWhatWaits(city, async () => [], { mail: true, sms: true, messenger: true });
const choose = (telling: Partial<Telling>) =>
  transact(city.db, (tx) =>
    chooseTelling(tx, city, { userId: handler.userId, sessionId: city.outside.uuid() }, { ...USUAL, ...telling }),
  );
const messages = () =>
  city.asOwner(async (owner) => (await owner.query('select channel, kind, about_id from platform_message')).rows);
const at = (local: string) => city.clock.set(new Date(`${local}+08:00`).toISOString());
const noticed = (matterId: Uuid) =>
  transact(city.db, (tx) => notify(tx, city, { postIds: [handler.postId], kind: 'matters.to-sign', matterId }));
/** Nothing waits, and nobody was told of anything. */
const afresh = () =>
  city.asOwner((owner) => owner.query('delete from people_notice; update people_user set told_at = null'));
const address = (email: string | null) =>
  city.asOwner((owner) => owner.query('update people_user set email = $1 where id = $2', [email, handler.userId]));

describe('what waits (A5)', () => {
  it('is told once a day, as the number of matters and a link, never at the moment something came', async () => {
    await address('chengban@mail.example');
    const [one, two] = [city.outside.uuid(), city.outside.uuid()];
    at('2026-03-03T07:10:00');
    for (const matterId of [one, one, two]) await noticed(matterId);
    expect(await tell()).toBe(0);
    at('2026-03-03T08:30:00');
    expect(await tell()).toBe(1);
    await deliver();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: 'chengban@mail.example', subject: '码上：有 2 件事项等您处理' });
    const text = letters[0]?.text ?? '';
    expect(text).toContain('https://mashang.example/console/');
    for (const never of [one, two, '测试局', '2026', '07:10', '411402']) expect(text).not.toContain(never);

    at('2026-03-03T10:00:00');
    await noticed(city.outside.uuid());
    at('2026-03-03T18:00:00');
    expect(await tell()).toBe(0);
    at('2026-03-04T09:00:00');
    expect(await tell()).toBe(1);
    await deliver();
    expect(letters.at(-1)?.subject).toContain('3 件');
  });

  it('waits in the outbox while the server refuses, and is sent once it does not', async () => {
    at('2026-03-05T09:00:00');
    refusing = true;
    expect(await tell()).toBe(1);
    await deliver();
    expect(letters).toEqual([]);
    refusing = false;
    city.clock.advance({ minutes: 20 });
    await deliver();
    await deliver();
    expect(letters).toHaveLength(1);
  });

  it('goes to nobody without an address, and to nobody whose address was taken back meanwhile', async () => {
    at('2026-03-06T09:00:00');
    expect(await tell()).toBe(1);
    await address(null);
    await deliver();
    at('2026-03-07T09:00:00');
    expect(await tell()).toBe(0);
    expect(letters).toEqual([]);
  });
});

describe('a late letter', () => {
  beforeEach(() => address('chengban@mail.example'));
  afterAll(afresh);

  it('is one letter after an outage of days, of what waits then', async () => {
    await afresh();
    refusing = true;
    for (const day of ['2026-02-24', '2026-02-25', '2026-02-26']) {
      at(`${day}T07:00:00`);
      await noticed(city.outside.uuid());
      at(`${day}T08:30:00`);
      expect(await tell()).toBe(1);
      await deliver();
      at(`${day}T17:00:00`);
      await deliver();
    }
    refusing = false;
    at('2026-02-26T18:00:00');
    await deliver();
    expect(letters.map(({ subject }) => subject)).toEqual(['码上：有 3 件事项等您处理']);
    at('2026-02-27T00:10:00');
    await deliver();
    expect(letters).toHaveLength(1);
  });

  it('that is late counts what waits still, of what came before its moment, and is not sent when nothing does', async () => {
    await afresh();
    const read = (before: string) =>
      city.asOwner((owner) => owner.query('update people_notice set ended_at = at where at < $1', [before]));
    at('2026-02-28T07:00:00');
    await noticed(city.outside.uuid());
    at('2026-02-28T07:30:00');
    const half = city.outside.now();
    await noticed(city.outside.uuid());
    refusing = true;
    at('2026-02-28T08:30:00');
    await tell();
    await deliver();
    await read(half);
    refusing = false;
    at('2026-02-28T09:00:00');
    await noticed(city.outside.uuid());
    await deliver();
    expect(letters.map(({ subject }) => subject)).toEqual(['码上：有 1 件事项等您处理']);
    refusing = true;
    at('2026-03-01T08:30:00');
    expect(await tell()).toBe(1);
    await deliver();
    at('2026-03-01T09:00:00');
    await read(city.outside.now());
    refusing = false;
    at('2026-03-01T10:00:00');
    await deliver();
    expect(letters).toHaveLength(1);
  });
});

it('has nothing to say at a moment of what came after it: a letter that left then would tell when', async () => {
  await address('chengban@mail.example');
  await city.asOwner((owner) => owner.query('delete from people_notice'));
  at('2026-03-09T09:10:00');
  await noticed(city.outside.uuid());
  at('2026-03-09T09:15:00');
  expect(await tell()).toBe(0);
  at('2026-03-10T00:30:00');
  expect(await tell()).toBe(0);
  at('2026-03-10T08:30:00');
  expect(await tell()).toBe(1);
  await deliver();
  await city.asOwner((owner) => owner.query('delete from people_notice'));
});

describe('each way', () => {
  const waits = async (local: string) => {
    at(local);
    await noticed(city.outside.uuid());
  };

  it('has moments of its own: mail once a day, the others when something is new', async () => {
    await address('chengban@mail.example');
    await choose({ smsTo: '13900004711', messengerTo: 'zhang.san', rhythm: 'when-new' });
    await waits('2026-03-12T07:00:00');
    at('2026-03-12T08:30:00');
    expect(await tell()).toBe(1);
    expect((await messages()).map(({ channel }) => channel).sort()).toEqual(['messenger', 'sms']);
    expect(JSON.stringify(await messages())).not.toContain('13900004711');
    await city.asOwner((owner) => owner.query('delete from platform_message'));
    await deliver();
    expect(letters).toHaveLength(1);
    at('2026-03-12T11:00:00');
    expect(await tell()).toBe(0);
    await waits('2026-03-12T11:10:00');
    expect(await tell()).toBe(0);
    at('2026-03-12T14:30:00');
    expect(await tell()).toBe(1);
    await deliver();
    expect(letters).toHaveLength(1);
    expect(await messages()).toHaveLength(2);
    await city.asOwner((owner) => owner.query('delete from platform_message'));
  });

  it('sends no letter in quiet hours; what was refused until they began goes after them, once', async () => {
    await choose({ quiet: { from: '09:00', until: '12:00' } });
    await waits('2026-03-13T07:00:00');
    at('2026-03-13T08:30:00');
    refusing = true;
    expect(await tell()).toBe(1);
    await deliver();
    refusing = false;
    for (const time of ['09:00:00', '10:00:00', '11:59:00']) {
      at(`2026-03-13T${time}`);
      await deliver();
    }
    expect(letters).toEqual([]);
    at('2026-03-13T12:20:00');
    expect(await tell()).toBe(0);
    await deliver();
    await deliver();
    expect(letters).toHaveLength(1);
  });

  it('is sealed, bound to its account, and gone when the account is closed', async () => {
    await choose({ smsTo: '13900004711', messengerTo: 'zhang.san' });
    const rows = await city.asOwner(async (owner) => (await owner.query('select * from people_telling')).rows);
    expect(JSON.stringify(rows)).not.toMatch(/13900004711|zhang\.san/);
    const { rows: audited } = await city.asOwner((owner) => owner.query('select action, detail from people_audit'));
    expect(audited.map(({ action }) => action)).toContain('people.choose-telling');
    expect(JSON.stringify(audited)).not.toContain('13900004711');
    await transact(city.db, (tx) => setUserDisabled(tx, city, null, { userId: handler.userId, disabled: true }));
    expect(await tellingOf(city.db, city, handler.userId)).toMatchObject({ smsTo: null, messengerTo: null });
  });
});

describe('who carries it', () => {
  it('is the named programs, a file in a demonstration, nobody in a city without them', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'telling-'));
    const demo = readConfig({ DATA_DIR: dataDir });
    const file = sinkFile(demo);
    const now = city.outside.now();
    await mailerOf(demo)?.send({ to: 'li.si@mail.example', subject: '码上：有 1 件事项等您处理', text: '链接' });
    await carriersOf(demo).sms?.([{ id: city.outside.uuid(), to: '13900004711', text: '您有待办事项' }], now);
    expect(await fileSink(file).read()).toEqual([
      { channel: 'sms', to: '139****4711', lines: ['您有待办事项'] },
      { channel: 'mail', to: 'l****@mail.example', lines: ['码上：有 1 件事项等您处理', '链接'] },
    ]);
    expect(statSync(file).mode & 0o077).toBe(0);
    const ids = ['zhangsan1', '张三', '0370-2881234', 'xxgk-zhang.san@mail.example'];
    await fileSink(file).put(ids.map((to) => ({ channel: 'messenger', to, lines: ['x'] })));
    expect((await fileSink(file).read()).slice(0, ids.length).map(({ to }) => to)).toEqual([
      'x****@mail.example',
      '0****',
      '张****',
      'z****',
    ]);
    await fileSink(file).put(Array.from({ length: 60 }, () => ({ channel: 'sms', to: '13900004711', lines: ['x'] })));
    const kept = (await fileSink(file).read()).map(({ channel }) => channel);
    expect(['sms', 'mail', 'messenger'].map((one) => kept.filter((each) => each === one).length)).toEqual([20, 1, 4]);
    const told = { url: 'https://province.example/states', secret: 'example-secret' };
    await programsOf(demo)(told, now, { states: [] });
    const signature = signatureOf('example-secret', now, '{"states":[]}');
    expect((await fileSink(file).read())[0]).toEqual({
      channel: 'program',
      to: 'https://province.example/states',
      lines: [`mashang-time: ${now}`, `mashang-signature: ${signature}`, '{"states":[]}'],
    });
    // A platform that is there is told, in a demonstration too; a real city tells none by a file.
    await expect(programsOf(demo)({ ...told, url: 'http://127.0.0.1:1/' }, now, {})).rejects.toThrow('unreached');
    rmSync(dataDir, { recursive: true });
    const real = { MASHANG_MODE: 'production', PUBLIC_URL: 'https://mashang.example' };
    expect(programsOf(readConfig(real))).toBe(postSigned);
    expect(mailerOf(readConfig(real))).toBeUndefined();
    expect(carriersOf(readConfig(real))).toEqual({});
    expect(openChannels(readConfig(real))).toEqual({ mail: false, sms: false, messenger: false });
    const server = mailerOf(readConfig({ ...real, SMTP_URL: 'smtp://127.0.0.1:1' }));
    await expect(server?.send({ to: 'a@mail.example', subject: 's', text: 't' })).rejects.toThrow();
    server?.close();
  });
});
