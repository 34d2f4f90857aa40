/** A data folder of before the ladder: its reminders and letters are listed, numbered on from, signed for and answered. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../test/harness/loop.ts';
import { seedDocuments } from '../documents/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { loadMatter, saveProjection } from '../matters/acts/store.ts';
import { readerOf } from '../people/index.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { rolesOf } from '../platform/postgres/migrate.ts';
import { appendEvents } from '../record/log.ts';
import { answerLetter } from './actions.ts';
import { listLetters } from './store.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop('2026-03-03T02:00:00.000Z' as Instant);
  await transact(city.city.db, (tx) => seedDocuments(tx, city.city));
});
afterAll(() => city.city.close());

const KEPT = path.join(import.meta.dirname, '../../test/fixtures/logs/complaints.json');
const MIGRATIONS = ['202611301745-letters.sql', '202611301950-letters-content.sql'].map((file) =>
  path.join(import.meta.dirname, '../../migrations', file),
);
const OLD: readonly string[] = ['reminded', 'supervision-letter-issued', 'supervision-letter-replied'];
type Told = Readonly<{ type: string; data: Readonly<Record<string, never>> }>;

/** Events as the program of before wrote them, with the people of this city. */
function oldEvents(): readonly Told[] {
  const { logs } = JSON.parse(readFileSync(KEPT, 'utf8')) as { logs: readonly { log: readonly Told[] }[] };
  const found = OLD.map((type) => logs.flatMap(({ log }) => log).find((event) => event.type === type));
  return found.map((event) => event ?? expect.fail('a kept log has every event of before'));
}

it('takes them up in their order, and they go on', async () => {
  const { posts, units } = city;
  const { matterId } = await city.register();
  await city.act(posts.dispatcher, matterId, { type: 'accept' });
  await city.act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
  const { dispatcher, supervisor, lead } = posts;
  const by = (actor: typeof supervisor, as: string) => ({
    ...{ kind: 'post', postId: actor.postId, userId: actor.userId, unitId: actor.unitId, as },
  });
  const [reminded, issued, replied] = oldEvents();
  const [first, second] = ['aa01', 'aa02'].map((end) => `00000000-0000-4000-8000-00000000${end}`) as [Uuid, Uuid];
  const toUnit = { unit: units.lead, to: undefined };
  const events = [
    { ...reminded, data: { ...reminded?.data, ...toUnit, by: by(dispatcher, 'D') } },
    { ...issued, data: { ...issued?.data, ...toUnit, letterId: first, number: 6, by: by(supervisor, 'S') } },
    { ...replied, data: { ...replied?.data, letterId: first, on: '2026-03-03', by: by(lead, 'L') } },
    { ...issued, data: { ...issued?.data, ...toUnit, letterId: second, number: 8, by: by(supervisor, 'S') } },
  ].map((event) => ({ ...(JSON.parse(JSON.stringify(event)) as Told), at: city.city.clock.now() }));
  await inTransaction(city.city.db, async (tx) => {
    const before = await loadMatter(tx, matterId);
    await appendEvents(tx, city.city, { kind: 'matter', id: matterId }, before?.head ?? null, events);
    const after = await loadMatter(tx, matterId);
    if (after !== undefined) await saveProjection(tx, after.state, after.log);
    return { ok: true as const, value: null };
  });
  await city.city.asOwner(async (owner) => {
    await owner.query('drop table letters_matter, letters_letter');
    await owner.query("update matters_task set what = 'reply-to-letter' where what = 'answer-letter'");
    for (const file of MIGRATIONS) {
      await owner.query(readFileSync(file, 'utf8').replaceAll(':app', rolesOf(city.city.code).app));
    }
  });

  const reader = await readerOf(city.city.db, city.city, lead);
  const listed = async () =>
    (await listLetters(city.city.db, reader, { today: city.today() }, { limit: 10, offset: 0 })).items;
  expect(
    (await listed())
      .map(({ step, number, replyOn, answeredOn, toDesk }) => ({ step, nth: number?.nth, replyOn, answeredOn, toDesk }))
      .sort((a, b) => (a.nth ?? 0) - (b.nth ?? 0)),
  ).toEqual([
    { step: 'reminder', nth: undefined, replyOn: null, answeredOn: null, toDesk: null },
    { step: 'supervision-letter', nth: 6, replyOn: '2026-03-09', answeredOn: '2026-03-03', toDesk: null },
    { step: 'supervision-letter', nth: 8, replyOn: '2026-03-09', answeredOn: null, toDesk: null },
  ]);
  const answer = { text: '今天办结。', files: [] };
  const again = await inTransaction(city.city.db, (tx) => answerLetter(tx, city.city, lead, first, answer));
  expect(again).toMatchObject({ problem: { kind: 'no-such-letter' } });
  const answered = await inTransaction(city.city.db, (tx) => answerLetter(tx, city.city, lead, second, answer));
  expect(answered).toMatchObject({ ok: true, value: { signedOn: '2026-03-03', answeredOn: '2026-03-03' } });
  const next = await city.letter(supervisor, [matterId], { step: 'supervision-letter' });
  expect(next).toMatchObject({ ok: true, value: { number: { year: 2026, nth: 9 } } });
  expect(await city.isWhole()).toBe(true);
});
