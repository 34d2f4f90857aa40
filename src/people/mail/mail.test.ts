/** Mail that works: a number and a link, once a day, through the outbox, and in a demonstration into a file. */

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { readConfig } from '../../platform/config.ts';
import { createMetrics } from '../../platform/http/metrics.ts';
import { createLog } from '../../platform/log.ts';
import { fileMailer, type Mail, mailerOf } from '../../platform/mail.ts';
import { drainOutbox } from '../../platform/outbox.ts';
import { transact } from '../../platform/postgres/db.ts';
import type { Actor } from '../model.ts';
import { notify } from '../registry/actions-acting.ts';
import { mailHandlers, mailWhatWaits } from './actions-mail.ts';

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
    mailHandlers({ mailer, publicUrl: new URL('https://mashang.example') }),
    createMetrics(),
    createLog({ level: 'silent' }),
  );
const at = (local: string) => city.clock.set(new Date(`${local}+08:00`).toISOString());
const noticed = (matterId: Uuid) =>
  transact(city.db, (tx) => notify(tx, city, { postIds: [handler.postId], kind: 'matters.to-sign', matterId }));
const address = (email: string | null) =>
  city.asOwner((owner) => owner.query('update people_user set email = $1 where id = $2', [email, handler.userId]));

describe('what waits (A5)', () => {
  it('is told once a day, as the number of matters and a link, never at the moment something came', async () => {
    await address('chengban@mail.example');
    const [one, two] = [city.outside.uuid(), city.outside.uuid()];
    at('2026-03-03T07:10:00');
    for (const matterId of [one, one, two]) await noticed(matterId);
    expect(await mailWhatWaits(city, async () => [])).toBe(0);
    at('2026-03-03T08:30:00');
    expect(await mailWhatWaits(city, async () => [])).toBe(1);
    await deliver();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: 'chengban@mail.example', subject: '码上：有 2 件事项等您处理' });
    const text = letters[0]?.text ?? '';
    expect(text).toContain('https://mashang.example/console/');
    for (const never of [one, two, '测试局', '2026', '07:10', '411402']) expect(text).not.toContain(never);

    await noticed(city.outside.uuid());
    at('2026-03-03T18:00:00');
    expect(await mailWhatWaits(city, async () => [])).toBe(0);
    at('2026-03-04T09:00:00');
    expect(await mailWhatWaits(city, async () => [])).toBe(1);
    await deliver();
    expect(letters.at(-1)?.subject).toContain('3 件');
  });

  it('waits in the outbox while the server refuses, and is sent once it does not', async () => {
    at('2026-03-05T09:00:00');
    refusing = true;
    expect(await mailWhatWaits(city, async () => [])).toBe(1);
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
    expect(await mailWhatWaits(city, async () => [])).toBe(1);
    await address(null);
    await deliver();
    at('2026-03-07T09:00:00');
    expect(await mailWhatWaits(city, async () => [])).toBe(0);
    expect(letters).toEqual([]);
  });
});

describe('who carries it', () => {
  it('is the named server, a file in a demonstration, nobody in a city without a server', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'mail-'));
    const demo = readConfig({ DATA_DIR: dataDir });
    await mailerOf(demo)?.send({ to: 'a@mail.example', subject: '码上：有 1 件事项等您处理', text: '链接' });
    const file = path.join(dataDir, 'mail-not-sent.txt');
    expect(readFileSync(file, 'utf8')).toBe('a@mail.example\n码上：有 1 件事项等您处理\n\n链接');
    expect(statSync(file).mode & 0o077).toBe(0);
    for (let n = 0; n < 60; n += 1) await fileMailer(file).send({ to: `${n}@mail.example`, subject: 's', text: 't' });
    expect(readFileSync(file, 'utf8').match(/@mail/g)).toHaveLength(50);
    rmSync(dataDir, { recursive: true });
    const real = { MASHANG_MODE: 'production', PUBLIC_URL: 'https://mashang.example' };
    expect(mailerOf(readConfig(real))).toBeUndefined();
    const server = mailerOf(readConfig({ ...real, SMTP_URL: 'smtp://127.0.0.1:1' }));
    await expect(server?.send({ to: 'a@mail.example', subject: 's', text: 't' })).rejects.toThrow();
    server?.close();
  });
});
