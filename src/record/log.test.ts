/** Events keep their hash through the database and back, in a chain that only the database's owner could change. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { instantOfEpochMs } from '../kernel/time.ts';
import { sqlState, transact } from '../platform/postgres/db.ts';
import { appendEvents, chainEvents, emptyLog, eventHash, type NewEvent, readEvents, type Stream } from './log.ts';

const matter = (id: Uuid): Stream => ({ kind: 'matter', id });
const MILLIS_OF_2100 = 4_102_444_800_000;

const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((t) => t.isWellFormed() && !t.includes('\0'));
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.constantFrom(0, -0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
    text,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(text, tie('json'), { maxKeys: 4 }),
  ),
}));
const event: fc.Arbitrary<NewEvent> = fc.record({
  type: fc.constantFrom('registered', 'accepted', 'message-sent'),
  at: fc.integer({ min: 0, max: MILLIS_OF_2100 }).map(instantOfEpochMs),
  data: fc.dictionary(text, json, { maxKeys: 5 }),
});

describe('the log of a matter', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await testCity();
  });
  afterAll(() => city.close());

  it('gives every event back from PostgreSQL with content that still gives its hash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 5 }), async (events) => {
        const stream = matter(city.outside.uuid());
        const logged = await transact(city.db, (tx) => appendEvents(tx, city, stream, null, events));
        const read = await readEvents(city.db, stream);
        expect(read).toHaveLength(events.length);
        let prev = emptyLog(city, 'matter').hash;
        for (const [position, stored] of read.entries()) {
          expect(Buffer.from(stored.prevHash).equals(prev)).toBe(true);
          expect(Buffer.from(eventHash(prev, stored)).equals(stored.hash)).toBe(true);
          expect(Buffer.from(stored.hash).equals(logged[position]?.hash ?? Buffer.alloc(0))).toBe(true);
          prev = stored.hash;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('hashes exactly the bytes that its definition names', () => {
    const matterId = '6f0f7f0e-9a5c-4c9c-8b0a-0c5d0f7e1a2b' as ReturnType<TestCity['outside']['uuid']>;
    const at = instantOfEpochMs(1_772_503_200_000);
    const [first] = chainEvents(matter(matterId), emptyLog({ code: '411400' }, 'matter'), [
      { type: 'registered', at, data: { b: 2, a: '商丘', 10: [true, null] } },
    ]);
    const genesis = createHash('sha256').update('mashang matter v1\n411400').digest();
    const content =
      '{"at":"2026-03-03T02:00:00.000Z","data":{"10":[true,null],"a":"商丘","b":2},' +
      '"matterId":"6f0f7f0e-9a5c-4c9c-8b0a-0c5d0f7e1a2b","seq":1,"type":"registered"}';
    const expected = createHash('sha256').update(genesis).update(content, 'utf8').digest('hex');
    expect(Buffer.from(first?.hash ?? []).toString('hex')).toBe(expected);
  });

  it('goes on where it ended, also over several transactions', async () => {
    const stream = matter(city.outside.uuid());
    const at = city.outside.now();
    const first = await transact(city.db, (tx) =>
      appendEvents(tx, city, stream, null, [{ type: 'registered', at, data: {} }]),
    );
    const head = first.at(-1);
    if (head === undefined) throw new Error('nothing was appended');
    await transact(city.db, (tx) => appendEvents(tx, city, stream, head, [{ type: 'accepted', at, data: {} }]));
    const whole = chainEvents(stream, emptyLog(city, 'matter'), [
      { type: 'registered', at, data: {} },
      { type: 'accepted', at, data: {} },
    ]);
    const read = await readEvents(city.db, stream);
    expect(read.map((e) => Buffer.from(e.hash).toString('hex'))).toEqual(
      whole.map((e) => Buffer.from(e.hash).toString('hex')),
    );
  });

  it('refuses before hashing what the database could not give back', () => {
    const at = city.outside.now();
    const refused: unknown[] = ['\0', '\ud800', { '\udc00': 1 }, [['a\0b']], 0.5, 2 ** 53, Number.NaN];
    for (const value of refused) {
      const data = { value } as NewEvent['data'];
      expect(() =>
        chainEvents(matter(city.outside.uuid()), emptyLog(city, 'matter'), [{ type: 'registered', at, data }]),
      ).toThrow(TypeError);
    }
    expect(() =>
      chainEvents(matter(city.outside.uuid()), emptyLog(city, 'matter'), [
        { type: 'registered', at: '2026-03-03 02:00' as typeof at, data: {} },
      ]),
    ).toThrow(TypeError);
  });

  it('gives each kind of stream a domain of its own: the same bytes of another kind hash to something else', () => {
    const id = '6f0f7f0e-9a5c-4c9c-8b0a-0c5d0f7e1a2b' as Uuid;
    const at = instantOfEpochMs(1_772_503_200_000);
    const said = { type: 'made', at, data: { seed: 'a1' } };
    const hashes = ['matter', 'draw'].map((kind) => chainEvents({ kind, id }, emptyLog(city, kind), [said])[0]?.hash);
    const genesis = createHash('sha256').update('mashang draw v1\n411400').digest();
    const content = `{"at":"2026-03-03T02:00:00.000Z","data":{"seed":"a1"},"drawId":"${id}","seq":1,"type":"made"}`;
    const expected = createHash('sha256').update(genesis).update(content, 'utf8').digest('hex');
    expect(hashes.map((hash) => Buffer.from(hash ?? []).toString('hex'))).toEqual([
      expect.not.stringMatching(expected),
      expected,
    ]);
    // Two things separate kinds, each by itself: the start of the chain, and the bytes of the event.
    expect(emptyLog(city, 'draw').hash).not.toEqual(emptyLog(city, 'matter').hash);
    const before = emptyLog(city, 'matter').hash;
    const placed = (kind: string) => eventHash(before, { ...said, stream: { kind, id }, seq: 1 });
    expect(placed('draw')).not.toEqual(placed('matter'));
  });

  it.each(['', 'Draw', 'a draw', 'seal', 'backup'])('knows no kind of stream called "%s"', (kind) => {
    const stream = { kind, id: city.outside.uuid() };
    expect(() => chainEvents(stream, emptyLog(city, kind), [])).toThrow(TypeError);
  });

  it('refuses a second writer who saw the same end', async () => {
    const stream = matter(city.outside.uuid());
    const write = () =>
      transact(city.db, (tx) =>
        appendEvents(tx, city, stream, null, [{ type: 'registered', at: city.outside.now(), data: {} }]),
      );
    const outcomes = await Promise.allSettled([write(), write()]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each(['update record_event set seq = seq', 'delete from record_event', 'truncate record_event'])(
    'does not let the application role %s',
    async (statement) => {
      const client = new pg.Client(city.connection('app'));
      await client.connect();
      const state = await client.query(statement).then(() => 'done', sqlState);
      await client.end();
      expect(state).toBe('42501');
    },
  );
});
