/** Streams of two kinds in one log: both are appended, sealed, proved and verified; neither passes for the other. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { damage, seal, writeMatter } from '../../test/proof/sealed-city.ts';
import type { Uuid } from '../kernel/ids.ts';
import { transact } from '../platform/postgres/db.ts';
import { appendEvents, type LoggedEvent, readEvents, type Stream } from './log.ts';
import { rootFromInclusion } from './merkle.ts';
import { proofsOf, sealOf } from './seals.ts';
import { hashChildren, hex, leafHash, NO_EVENT } from './seals-statement.ts';
import { verifyRecord } from './verify.ts';
import type { Projections } from './verify-events.ts';
import { asReport, describeBroken } from './verify-findings.ts';

describe('a second kind of stream', () => {
  let city: TestCity;
  let matter: Uuid;
  let draw: Stream;
  beforeEach(async () => {
    city = await testCity();
    matter = await writeMatter(city, 3);
    draw = { kind: 'draw', id: city.outside.uuid() };
    const at = city.outside.now();
    await transact(city.db, (tx) =>
      appendEvents(tx, city, draw, null, [
        { type: 'registered', at, data: { seed: 'a1' } },
        { type: 'drawn', at, data: { of: 9, taken: [2, 5] } },
      ]),
    );
    await seal(city);
  });
  afterEach(() => city.close());

  const verify = (projections: readonly Projections[] = []) => verifyRecord(city.db, city, projections);

  it('lies under the same seals, and verifies with them', async () => {
    expect(await verify()).toMatchObject({
      ok: true,
      counted: { streams: { draw: 1, matter: 1 }, events: 5, leaves: 8 },
    });
    expect(await sealOf(city.db, draw)).toMatchObject({ covered: true, head: { number: 1 } });
    const { seal: head, events } = await proofsOf(city.db, draw);
    expect(events).toHaveLength(2);
    for (const event of events) {
      if (!event.sealed || head === null) throw new Error('it is sealed');
      const leaf = leafHash(Buffer.from(event.blind, 'hex'), Buffer.from(event.hash, 'hex'));
      const path = event.path.map((step) => Buffer.from(step, 'hex'));
      const root = rootFromInclusion(hashChildren, { index: event.leafIndex, size: head.size, leaf, path });
      expect(hex(root ?? NO_EVENT)).toBe(head.root);
    }
  });

  it('is read by its own kind only', async () => {
    expect(await readEvents(city.db, draw)).toHaveLength(2);
    expect(await readEvents(city.db, { ...draw, kind: 'matter' })).toEqual([]);
    expect(await sealOf(city.db, { ...draw, kind: 'matter' })).toMatchObject({ covered: false });
  });

  it('is named by its kind when it is damaged, also when only its kind was changed', async () => {
    await damage(city, [[`update record_event set data = '{}' where stream_id = $1 and seq = 2`, [draw.id]]]);
    const [changed] = (await verify()).broken;
    expect(changed).toEqual({ kind: 'event-changed', stream: 'draw', id: draw.id, seq: 2 });
    expect(changed && describeBroken(changed)).toContain(`event 2 of draw ${draw.id}`);
    await damage(city, [[`update record_event set kind = 'draw' where stream_id = $1`, [matter]]]);
    const { broken } = await verify();
    for (const seq of [1, 2, 3])
      expect(broken).toContainEqual({ kind: 'event-changed', stream: 'draw', id: matter, seq });
  });

  it('cannot go on with events of another kind, though each of their hashes holds', async () => {
    const head = (await readEvents(city.db, draw)).at(-1) ?? null;
    const event = { type: 'drawn', at: city.outside.now(), data: {} };
    await transact(city.db, (tx) => appendEvents(tx, city, { ...draw, kind: 'matter' }, head, [event]));
    expect((await verify()).broken).toEqual([{ kind: 'event-link-broken', stream: 'matter', id: draw.id, seq: 3 }]);
  });

  it('is held against the state its slice keeps, each kind by its own', async () => {
    const kept = new Map<Uuid, Readonly<Record<string, unknown>>>([[draw.id, { taken: 2 }]]);
    const gone = city.outside.uuid();
    const folded: LoggedEvent[] = [];
    const draws: Projections = {
      kind: 'draw',
      fold: (_, events) => {
        folded.push(...events);
        return { taken: (events.at(-1)?.data['taken'] as readonly number[] | undefined)?.length ?? 0 };
      },
      stored: async () => kept,
      withoutEvents: async () => [gone],
    };
    expect((await verify([draws])).broken).toEqual([{ kind: 'projection-without-events', stream: 'draw', id: gone }]);
    expect(folded.map(({ stream }) => stream)).toEqual([draw, draw]);
    kept.set(draw.id, { taken: 3 });
    const differs = { kind: 'projection-differs', stream: 'draw', id: draw.id, column: 'taken' };
    expect((await verify([draws])).broken[0]).toEqual(differs);
  });
});

describe('a report kept from before there were kinds', () => {
  const kept = {
    ok: false,
    city: '411400',
    at: '2026-11-24T16:00:00.000Z',
    broken: [
      { kind: 'seal-missing', seal: 2 },
      { kind: 'matter-missing', matterId: 'm1', leaf: 7 },
      { kind: 'projection-differs', matterId: 'm2', column: 'phase' },
    ],
    more: false,
    counted: { matters: 4, events: 14, leaves: 24, seals: 3, keptSeals: 0 },
    unsealed: { events: 0, oldestAt: null },
    lastSeal: null,
  };

  it('is read in the words of today', () => {
    const report = asReport(kept);
    expect(report.counted).toEqual({ streams: { matter: 4 }, events: 14, leaves: 24, seals: 3, keptSeals: 0 });
    expect(report.broken).toEqual([
      { kind: 'seal-missing', seal: 2 },
      { kind: 'stream-missing', id: 'm1', leaf: 7 },
      { kind: 'projection-differs', stream: 'matter', id: 'm2', column: 'phase' },
    ]);
    expect(asReport(report as unknown as Readonly<Record<string, unknown>>)).toEqual(report);
  });
});
