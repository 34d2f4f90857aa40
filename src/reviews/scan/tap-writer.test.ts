/** Taps written together are decided as if one after the other, by one process or two; each fails alone. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPhone, hidden, type PhoneTown, phoneTown } from '../../../test/harness/phone.ts';
import { testServer } from '../../../test/harness/server.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { windowAndHall } from '../../places/index.ts';
import { MOST_PER_CODE_IN_TEN_MINUTES } from '../../platform/http/pressure.ts';
import { openDatabase, transact } from '../../platform/postgres/db.ts';
import { sendDetails, submitReview, submitReviews, type Tapped, type WindowPlace } from '../actions.ts';
import { reviewsRoutes } from '../api.ts';
import type { Grade } from '../model.ts';
import { createTapWriter, type TapWriter } from './tap-writer.ts';

let city: TestCity;
let town: PhoneTown;

beforeAll(async () => {
  city = await testCity();
  town = await phoneTown(city);
});
afterAll(() => city.close());

async function aPlace(): Promise<WindowPlace & Readonly<{ code: string }>> {
  const { windowId, codeId, code } = await town.window();
  const found = await windowAndHall(city.db, windowId);
  if (found === undefined) throw new Error('the window was just opened');
  const { hall, window } = found;
  return { code, windowId, codeId, hallId: hall.id, divisionCode: hall.divisionCode, unitId: window.unitId };
}

const hashed = (text: string) => createHash('sha256').update(text).digest('hex');

function aTap(
  place: WindowPlace,
  more: Partial<Tapped> & Readonly<{ device?: string; network?: string }> = {},
): Tapped {
  const { device = null, network = null, ...rest } = more;
  return {
    submissionId: city.outside.uuid(),
    grade: 5,
    place,
    from: {
      deviceHash: device === null ? null : hashed(device),
      networkMark: network === null ? null : hashed(network).slice(0, 32),
      lang: 'zh',
      noticeVersion: 3,
      provedBits: 0,
    },
    ...rest,
  };
}

const rows = (sql: string, parameters: readonly unknown[] = []) =>
  city.asOwner(async (owner) => (await owner.query(sql, [...parameters])).rows);

/** Stored reviews of one place, without what is random. */
async function keptOf(place: WindowPlace, submissions: readonly Uuid[]) {
  const reviews = await rows(
    `select submission_id, grade, state, day::text, r.at, open_until, device_hash, lang, notice_version,
       m.network, m.device is not null as marked,
       (select array_agg(a.grade order by a.grade) from reviews_amendment a where a.review_id = r.id) as before
     from reviews_review r left join reviews_mark m on m.review_id = r.id where code_id = $1`,
    [place.codeId],
  );
  const daily = await rows('select day::text, grade, reviews from reviews_daily where window_id = $1 order by 1, 2', [
    place.windowId,
  ]);
  const numbered = reviews.map((row) => ({ ...row, submission_id: submissions.indexOf(row.submission_id) }));
  return { reviews: numbered.sort((a, b) => a.submission_id - b.submission_id), daily: daily.filter((d) => d.reviews) };
}

const writeAll = (writer: TapWriter, taps: readonly Tapped[]) => Promise.all(taps.map((tap) => writer.write(tap)));
const settledAll = (writer: TapWriter, taps: readonly Tapped[]) =>
  Promise.allSettled(taps.map((tap) => writer.write(tap)));
/** Runs work while somebody else holds the code's lock. */
const holding = <T>(place: WindowPlace, work: () => Promise<T>) =>
  city.asOwner(async (owner) => {
    await owner.query('begin');
    await owner.query("select pg_advisory_xact_lock(hashtextextended('code/' || $1, 0))", [place.codeId]);
    const done = await work();
    await owner.query('commit');
    return done;
  });
const together = (taps: readonly Tapped[]) => transact(city.db, (tx) => submitReviews(tx, city, taps));
const oneByOne = async (taps: readonly Tapped[]) => {
  const stored = [];
  for (const tap of taps) stored.push(await transact(city.db, (tx) => submitReview(tx, city, tap)));
  return stored;
};

describe('taps written together', () => {
  const aLine = fc.record({
    grade: fc.constantFrom<Grade>(1, 2, 3, 4, 5),
    device: fc.constantFrom('甲', '乙', '丙', ...Array.from({ length: 30 }, (_, n) => `d${n}`)),
    network: fc.constantFrom('一', '二'),
    proved: fc.constantFrom(0, 16, 20),
    again: fc.option(fc.nat(), { nil: undefined, freq: 4 }),
  });

  it('are kept as one after the other: states, grades, marks, counts and answers', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aLine, { minLength: 40, maxLength: 120 }), fc.nat(60), async (lines, earlier) => {
        const outcomes = [];
        const person = city.outside.uuid();
        for (const write of [oneByOne, together]) {
          const place = await aPlace();
          const before = Array.from({ length: earlier }, (_, n) =>
            aTap(place, { device: `${place.codeId}${n}`, network: '一' }),
          );
          await oneByOne(before);
          const sent: Tapped[] = [];
          for (const { grade, device, network, proved, again } of lines) {
            // Each way has devices of its own, so that one's count of a day does not affect the other.
            const tap = aTap(place, { grade, device: `${person}${device}${write.name}`, network });
            const of = again === undefined ? undefined : before[again % Math.max(1, before.length)];
            sent.push({
              ...tap,
              from: { ...tap.from, provedBits: proved },
              ...(of === undefined ? {} : { submissionId: of.submissionId }),
            });
          }
          const first = sent.filter(
            (tap, at) => sent.findIndex((other) => other.submissionId === tap.submissionId) === at,
          );
          const stored = await write(first);
          const kept = await keptOf(
            place,
            [...before, ...first].map(({ submissionId }) => submissionId),
          );
          const devices = new Map<string, number>();
          const plain = kept.reviews.map((row) => ({
            ...row,
            device_hash: devices.get(row.device_hash) ?? devices.set(row.device_hash, devices.size).size,
          }));
          outcomes.push({ stored, reviews: plain, daily: kept.daily });
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
      }),
      { numRuns: 12 },
    );
  });

  it('let no more of a flood pass than one after the other would', async () => {
    const place = await aPlace();
    const stored = await together(Array.from({ length: 90 }, (_, n) => aTap(place, { device: `flood ${n}` })));
    const held = stored.map((one) => one.ok && one.value.held);
    expect(held.indexOf(true)).toBe(MOST_PER_CODE_IN_TEN_MINUTES);
    expect(held.slice(MOST_PER_CODE_IN_TEN_MINUTES).every(Boolean)).toBe(true);
  });

  it('and a person who changes a grade beside them never wait for each other in a circle', async () => {
    const place = await aPlace();
    const [first, second, third] = [aTap(place, { grade: 3 }), aTap(place), aTap(place)];
    await together([first, second, third]);
    const details = { reasons: [], words: '', wantsAnswer: false, service: null, contact: null };
    const { submissionId } = second;
    const sent = { details: { ...details, submissionId, grade: 3 as const }, photos: [], deviceHash: null };
    const waiting = (most: number) =>
      expect
        .poll(async () => {
          const [{ n }] = await rows(
            `select count(*)::int as n from pg_locks join pg_stat_activity using (pid)
             where not granted and datname = current_database()`,
          );
          return n;
        })
        .toBe(most);
    const [settled] = await city.asOwner(async (owner) => {
      await owner.query('begin');
      await owner.query('select from reviews_daily where window_id = $1 and grade = 3 for update', [place.windowId]);
      const detailed = transact(city.db, (tx) => sendDetails(tx, city, { ...sent, codeId: place.codeId }));
      await waiting(1);
      const written = together([aTap(place), { ...third, grade: 3 }]);
      await waiting(2);
      await owner.query('commit');
      return [await Promise.allSettled([detailed, written])];
    });
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await keptOf(place, [])).daily).toMatchObject([
      { grade: 3, reviews: 3 },
      { grade: 5, reviews: 1 },
    ]);
  });

  it('are never one submission twice', async () => {
    const tap = aTap(await aPlace());
    await expect(together([tap, tap])).rejects.toThrow(RangeError);
  });
});

describe('the writer', () => {
  it('answers a finger that tapped twice, and with another face, as the same review', async () => {
    const place = await aPlace();
    const tap = aTap(place, { device: 'twice', grade: 5 });
    const stored = await writeAll(createTapWriter(city), [tap, tap, { ...tap, grade: 1 }, aTap(place)]);
    expect(stored.map((one) => one?.ok)).toEqual([true, true, true, true]);
    const { reviews, daily } = await keptOf(place, [tap.submissionId]);
    expect(reviews.filter((row) => row.submission_id === 0)).toMatchObject([{ grade: 1, before: [5] }]);
    expect(daily).toMatchObject([
      { grade: 1, reviews: 1 },
      { grade: 5, reviews: 1 },
    ]);
  });

  it('lets a tap that cannot be stored fail alone', async () => {
    const place = await aPlace();
    const lost = aTap({ ...place, windowId: city.outside.uuid() });
    const taps = [aTap(place), lost, aTap(place), aTap(place)];
    // The first goes alone; the other three in one transaction, which fails and is taken apart.
    const writer = createTapWriter(city);
    const settled = await Promise.allSettled(taps.map((tap) => writer.write(tap)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect((await keptOf(place, [])).daily).toMatchObject([{ grade: 5, reviews: 3 }]);
  });

  it('says so to all who waited when the database went away, and goes on when it is back', async () => {
    const place = await aPlace();
    const database = openDatabase({ ...city.connection('app'), max: 2 });
    const connections: Readonly<{ connection: Readonly<{ stream: Readonly<{ destroy: () => void }> }> }>[] = [];
    database.pool.on('connect', (client) => connections.push(client as unknown as (typeof connections)[number]));
    const writer = createTapWriter({ ...city, db: database.db });
    await writer.write(aTap(place));
    const settled = await city.asOwner(async (owner) => {
      await owner.query('begin');
      await owner.query("select pg_advisory_xact_lock(hashtextextended('code/' || $1, 0))", [place.codeId]);
      const waiting = Promise.allSettled([aTap(place), aTap(place), aTap(place)].map((tap) => writer.write(tap)));
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const { connection } of connections) connection.stream.destroy();
      await owner.query('commit');
      return waiting;
    });
    expect(settled[0]?.status).toBe('rejected');
    expect((await writer.write(aTap(place)))?.ok).toBe(true);
    await database.close();
  });

  it('has three of one submission wait at most, and the others go on', async () => {
    const place = await aPlace();
    const writer = createTapWriter(city);
    const [first, tap, other] = [aTap(place), aTap(place), aTap(place)];
    const answers = await holding(place, async () => {
      const asked = [first, tap, tap, tap, tap, tap, other].map((one) => writer.write(one));
      return asked;
    });
    expect((await Promise.all(answers)).map((one) => one?.ok)).toEqual([
      true,
      true,
      true,
      true,
      undefined,
      undefined,
      true,
    ]);
    expect((await writer.write(tap))?.ok, 'when those are answered').toBe(true);
  });

  it('does not wait for a code that is held for long: the others are written, and those of the code may come again', async () => {
    const [held, free] = [await aPlace(), await aPlace()];
    const writer = createTapWriter(city);
    const lost = Array.from({ length: 40 }, () => aTap(held));
    await holding(held, async () => {
      const stored = await writeAll(writer, [aTap(free), ...lost, aTap(free), aTap(free)]);
      expect(stored.map((one) => one?.ok)).toEqual([true, ...lost.map(() => undefined), true, true]);
    });
    expect((await keptOf(free, [])).daily).toMatchObject([{ grade: 5, reviews: 3 }]);
    expect((await keptOf(held, [])).reviews).toEqual([]);
    expect((await writeAll(writer, lost)).every((one) => one?.ok)).toBe(true);
  });

  it.each(['53200', '54000', '57014'])('takes apart a batch that is too much for the server (%s)', async (state) => {
    const place = await aPlace();
    await city.asOwner((owner) =>
      owner.query(`
        create function too_much() returns trigger language plpgsql as $$ begin
          if (select count(*) from fresh) > 1 then raise exception using errcode = '${state}'; end if;
          return null;
        end $$;
        create trigger too_much after insert on reviews_review referencing new table as fresh
          for each statement execute function too_much()`),
    );
    const stored = await settledAll(
      createTapWriter(city),
      [1, 2, 3, 4].map(() => aTap(place)),
    );
    await city.asOwner((owner) => owner.query('drop function too_much cascade'));
    expect(stored.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
    expect((await keptOf(place, [])).daily).toMatchObject([{ grade: 5, reviews: 4 }]);
  });

  it('is right beside another process’s: none lost, none doubled, none let in too many', {
    timeout: 60_000,
  }, async () => {
    const places = [await aPlace(), await aPlace(), await aPlace()];
    const flooded = await aPlace();
    const other = openDatabase({ ...city.connection('app'), max: 5 });
    const writers = [createTapWriter(city), createTapWriter({ ...city, db: other.db })];
    const taps = Array.from({ length: 120 }, (_, n) => {
      const place = places[n % places.length] ?? flooded;
      return [aTap(place, { device: `p${n}`, grade: ((n % 5) + 1) as Grade }), aTap(flooded, { device: `f${n}` })];
    }).flat();
    // Both get every tap, in opposite orders: whoever comes second finds the same review.
    const orders = [taps, [...taps].reverse()];
    const stored = await Promise.all(writers.map((writer, n) => writeAll(writer, orders[n] ?? [])));
    expect(stored.flat().every((one) => one?.ok)).toBe(true);
    const [all] = await rows('select count(*)::int as n from reviews_review where submission_id = any($1)', [
      taps.map(({ submissionId }) => submissionId),
    ]);
    expect(all.n).toBe(taps.length);
    const { reviews, daily } = await keptOf(flooded, []);
    expect(reviews.filter(({ state }) => state === 'open').length).toBe(MOST_PER_CODE_IN_TEN_MINUTES);
    expect(daily).toMatchObject([{ reviews: MOST_PER_CODE_IN_TEN_MINUTES }]);
    await other.close();
  });
});

describe('the route of a tap', () => {
  const server = (mostWaiting?: number) =>
    testServer(city, (app) => reviewsRoutes(app, { city, publicUrl: new URL('http://localhost:8080'), mostWaiting }));

  it('answers what it took before the program ends', async () => {
    const place = await aPlace();
    const app = await server();
    const phones = Array.from({ length: 40 }, () => aPhone(app));
    const asked = phones.map((phone) =>
      phone.post(`/s/${place.code}/reviews`, { submission: city.outside.uuid(), grade: '4' }),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    await app.close();
    expect(new Set((await Promise.all(asked)).map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    expect((await keptOf(place, [])).daily).toMatchObject([{ grade: 4, reviews: 40 }]);
  });

  it('says when too many wait, with the same form to be tapped again', async () => {
    const place = await aPlace();
    const app = await server(3);
    const phones = Array.from({ length: 12 }, () => aPhone(app));
    const submissions = phones.map(() => city.outside.uuid());
    const answers = await city.asOwner(async (owner) => {
      await owner.query('begin');
      await owner.query("select pg_advisory_xact_lock(hashtextextended('code/' || $1, 0))", [place.codeId]);
      const asked = phones.map((phone, n) =>
        phone.post(`/s/${place.code}/reviews`, { submission: submissions[n] ?? '', grade: '5' }),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      await owner.query('commit');
      return Promise.all(asked);
    });
    const refused = answers.findIndex(({ statusCode }) => statusCode === 503);
    expect(answers.filter(({ statusCode }) => statusCode === 303).length).toBe(4);
    const page = answers[refused];
    expect(page?.headers['retry-after']).toBe('5');
    expect(page?.body).toContain('请过几秒再点一次');
    expect(hidden(page?.body ?? '', 'submission')).toBe(submissions[refused]);
    const again = await phones[refused]?.post(`/s/${place.code}/reviews`, {
      submission: submissions[refused] ?? '',
      grade: '5',
    });
    expect(again?.headers.location).toBe(`/s/${place.code}/reviews/details`);
    await app.close();
  });
});
