/** Seals cover what is committed, prove it briefly, and do not reveal when anything happened. */

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { seal, TABLES, writeEvents, writeMatter } from '../../test/proof/sealed-city.ts';
import type { Uuid } from '../kernel/ids.ts';
import { sqlState, transact } from '../platform/postgres/db.ts';
import { appendEvents, type Stream } from './log.ts';
import { rootFromInclusion, rootsFromConsistency } from './merkle.ts';
import { consistencyPath, latestSeal, leavesFor, proofsOf, sealJob } from './seals.ts';
import { hashChildren, hex, leafHash, NO_EVENT, signatureHolds } from './seals-statement.ts';
import { leafHashes, sealsFrom } from './store-seals.ts';
import { allLeaves } from './store-verify.ts';

const matter = (id: Uuid): Stream => ({ kind: 'matter', id });
const COLUMN: Readonly<Record<(typeof TABLES)[number], string>> = {
  record_event: 'seq',
  record_leaf: 'seq',
  record_leaf_node: 'hash',
  record_seal: 'size',
  record_seal_key: 'public_key',
};

describe('the seals of a city', () => {
  let city: TestCity;
  beforeEach(async () => {
    city = await testCity();
  });
  afterEach(() => city.close());

  it('are made every turn and fill up with padding, so that a quiet night and one complaint look alike', async () => {
    const empty = await seal(city);
    await writeMatter(city, 1);
    const one = await seal(city);
    await writeMatter(city, 8);
    const eight = await seal(city);
    await writeMatter(city, 9);
    const nine = await seal(city);
    expect([empty, one, eight, nine].map((s) => s.seal.size)).toEqual([8, 16, 24, 40]);
    expect([empty, one, eight, nine].map((s) => s.events)).toEqual([0, 1, 8, 9]);
    expect([0, 1, 8, 9, 17, 65_536].map(leavesFor)).toEqual([8, 8, 8, 16, 32, 65_536]);
  });

  it('name the one before, grow in size and time, and are signed by the key of the city', async () => {
    await seal(city);
    city.clock.advance({ minutes: -30 });
    await seal(city);
    await seal(city);
    const seals = await sealsFrom(city.db, 1, 10);
    expect(seals.map((s) => s.number)).toEqual([1, 2, 3]);
    expect(seals.every((s) => signatureHolds(city.code, s, city.keys.seal.publicKey))).toBe(true);
    expect(seals.every((s) => !signatureHolds('411500', s, city.keys.seal.publicKey))).toBe(true);
    expect([...seals].sort((a, b) => (a.at < b.at ? -1 : 1)).map((s) => s.number)).toEqual([1, 2, 3]);
    expect(await latestSeal(city.db)).toMatchObject({ number: 3, size: 24, root: hex(seals[2]?.root ?? NO_EVENT) });
  });

  it('keep leaves in the order of their blinded hashes, which cannot be guessed from the event', async () => {
    await writeMatter(city, 40);
    await seal(city);
    const leaves = [];
    for await (const batch of allLeaves(city.db)) leaves.push(...batch);
    const hashes = leaves.map((leaf) => hex(leaf.hash));
    expect(hashes).toEqual([...hashes].sort());
    expect(new Set(leaves.map((leaf) => hex(leaf.blind))).size).toBe(64);
    expect(leaves.filter((leaf) => leaf.event === null)).toHaveLength(24);
    const bySeq = leaves.flatMap((leaf) => (leaf.event === null ? [] : [leaf.event.seq]));
    expect(bySeq).not.toEqual([...bySeq].sort((a, b) => a - b));
    const guesses = leaves.flatMap((leaf) =>
      leaf.event?.hash ? [hex(leafHash(new Uint8Array(32), leaf.event.hash))] : [],
    );
    expect(guesses.some((guess) => hashes.includes(guess))).toBe(false);
  });

  it('miss no event of a transaction that began before a seal and committed after it', async () => {
    const late = city.outside.uuid();
    let commit: () => void = () => undefined;
    const mayCommit = new Promise<void>((go) => {
      commit = go;
    });
    let inserted: () => void = () => undefined;
    const isInserted = new Promise<void>((go) => {
      inserted = go;
    });
    const committed = transact(city.db, async (tx) => {
      await appendEvents(tx, city, matter(late), null, [{ type: 'registered', at: city.outside.now(), data: {} }]);
      inserted();
      await mayCommit;
    });
    await isInserted;
    await writeMatter(city, 1);
    expect((await seal(city)).events).toBe(1);
    commit();
    await committed;
    expect((await seal(city)).events).toBe(1);
    expect((await proofsOf(city.db, matter(late))).events).toMatchObject([{ seq: 1, sealed: true }]);
    expect((await seal(city)).events).toBe(0);
  });

  it('come out once when two processes seal at the same moment', async () => {
    await writeMatter(city, 3);
    const outcomes = await Promise.allSettled([seal(city), seal(city), seal(city)]);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(sqlState(outcome.reason)).toBe('23505');
    }
    const seals = await sealsFrom(city.db, 1, 10);
    expect(seals.map((s) => s.number)).toEqual(seals.map((_, position) => position + 1));
    expect(await leafHashes(city.db, 0, 1000)).toHaveLength(seals.at(-1)?.size ?? 0);
    await Promise.all([sealJob.run(city), sealJob.run(city)]);
    expect(await leafHashes(city.db, 0, 1000)).toHaveLength((await latestSeal(city.db))?.size ?? 0);
  });

  it('prove to a receipt holder that each event of the matter is under the latest seal', async () => {
    const mine = await writeMatter(city, 3);
    await seal(city);
    for (let i = 0; i < 5; i += 1) {
      await writeMatter(city, 7);
      await seal(city);
    }
    await writeMatter(city, 1);
    const proofs = await proofsOf(city.db, matter(mine));
    expect(proofs.events).toHaveLength(3);
    for (const event of proofs.events) {
      if (!event.sealed || proofs.seal === null) throw new Error('it is sealed');
      const root = rootFromInclusion(hashChildren, {
        index: event.leafIndex,
        size: proofs.seal.size,
        leaf: leafHash(Buffer.from(event.blind, 'hex'), Buffer.from(event.hash, 'hex')),
        path: event.path.map((step) => Buffer.from(step, 'hex')),
      });
      expect(hex(root ?? NO_EVENT)).toBe(proofs.seal.root);
    }
    const fresh = await writeMatter(city, 1);
    expect((await proofsOf(city.db, matter(fresh))).events).toMatchObject([{ seq: 1, sealed: false }]);
  });

  it('prove that every earlier head is the beginning of every later one', async () => {
    for (const events of [0, 12, 3, 30, 1]) {
      if (events > 0) await writeMatter(city, events);
      await seal(city);
    }
    const seals = await sealsFrom(city.db, 1, 10);
    for (const first of seals) {
      for (const second of seals.filter((s) => s.number >= first.number)) {
        const path = await consistencyPath(city.db, first.size, second.size);
        const proof = { first: first.size, second: second.size, firstRoot: first.root, path };
        const roots = rootsFromConsistency(hashChildren, proof);
        expect([hex(roots?.first ?? NO_EVENT), hex(roots?.second ?? NO_EVENT)]).toEqual([
          hex(first.root),
          hex(second.root),
        ]);
      }
    }
  });

  it('seal later events of a matter whose earlier ones are sealed', async () => {
    const matterId = city.outside.uuid();
    const head = await writeEvents(city, matterId, null, 2);
    await seal(city);
    await writeEvents(city, matterId, head, 2);
    expect((await seal(city)).events).toBe(2);
    expect((await proofsOf(city.db, matter(matterId))).events.every((event) => event.sealed)).toBe(true);
  });

  it.each(
    TABLES.flatMap((table) => [
      `update ${table} set ${COLUMN[table]} = ${COLUMN[table]}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]),
  )('cannot be changed by the application: %s', async (statement) => {
    const client = new pg.Client(city.connection('app'));
    await client.connect();
    const state = await client.query(statement).then(() => 'done', sqlState);
    await client.end();
    expect(state).toBe('42501');
    const asOwner = await city.asOwner((owner) => owner.query(statement).then(() => 'done', sqlState));
    expect(asOwner).toBe('55000');
  });
});
