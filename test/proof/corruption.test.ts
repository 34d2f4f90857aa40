/** Every planted corruption is found, and the first thing named is the thing that was done. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { matterStream } from '../../src/matters/loop/rules-stream.ts';
import { freshKeys } from '../../src/platform/keys.ts';
import { headsFrom } from '../../src/record/api-seals.ts';
import { chainEvents, emptyLog, readEvents } from '../../src/record/log.ts';
import { keyIdOf, statementBytes } from '../../src/record/seals-statement.ts';
import { sealsFrom } from '../../src/record/store-seals.ts';
import { type KeptSeal, verifyRecord } from '../../src/record/verify.ts';
import { describeBroken, type VerifyReport } from '../../src/record/verify-findings.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { rewriteHistory } from './forge.ts';
import { damage, seal, writeMatter } from './sealed-city.ts';

type Planted = Readonly<{ city: TestCity; matters: readonly Uuid[] }>;

/** Three matters of four events under two seals, one of them with a tail that is not sealed yet. */
async function sealedCity(): Promise<Planted & Readonly<{ kept: readonly KeptSeal[] }>> {
  const city = await testCity();
  const first = await writeMatter(city, 4);
  const second = await writeMatter(city, 4);
  await seal(city);
  const third = await writeMatter(city, 4);
  await seal(city);
  await seal(city);
  const unsealed = await writeMatter(city, 2);
  const { heads } = await headsFrom(city.db, city.code, 1);
  return { city, matters: [first, second, third, unsealed], kept: heads };
}

function verify(city: TestCity, kept: readonly KeptSeal[] = []): Promise<VerifyReport> {
  return verifyRecord(city.db, city, [], { kept });
}

const leafOf = 'select leaf_index from record_leaf where stream_id = $1 and seq = $2';

describe('verify', () => {
  let planted: Awaited<ReturnType<typeof sealedCity>>;
  let city: TestCity;
  let matter: Uuid;
  beforeEach(async () => {
    planted = await sealedCity();
    city = planted.city;
    matter = planted.matters[1] ?? matter;
  });
  afterEach(() => city.close());

  async function leafIndex(seq: number): Promise<number> {
    const { rows } = await city.asOwner((owner) => owner.query(leafOf, [matter, seq]));
    return Number(rows[0].leaf_index);
  }

  /** What verify says first, after it was checked that without the damage it says nothing. */
  async function firstFound(kept: readonly KeptSeal[] = []) {
    const report = await verify(city, kept);
    expect(report.ok).toBe(false);
    expect(describeBroken(report.broken[0] ?? { kind: 'nodes-surplus', count: 0 })).not.toContain('undefined');
    return report.broken[0];
  }

  it('passes a city nobody touched, and says what is not sealed yet', async () => {
    const report = await verify(city, planted.kept);
    expect(report).toMatchObject({
      ok: true,
      broken: [],
      counted: { streams: { matter: 4 }, events: 14, leaves: 24, seals: 3, keptSeals: 3 },
      unsealed: { events: 2 },
      lastSeal: { number: 3, size: 24 },
    });
  });

  it('passes a city in which nothing has happened', async () => {
    const empty = await testCity();
    expect((await verify(empty)).ok).toBe(true);
    await seal(empty);
    expect((await verify(empty)).ok).toBe(true);
    await empty.close();
  });

  it('names the event of which one byte was changed', async () => {
    await damage(city, [
      [
        `update record_event set data = jsonb_set(data, '{note}', '"已联系,等回復"') where stream_id = $1 and seq = 3`,
        [matter],
      ],
    ]);
    expect(await firstFound()).toEqual({ kind: 'event-changed', stream: 'matter', id: matter, seq: 3 });
  });

  it.each([
    ['type', `type = 'closed'`],
    ['time, by a millisecond', `at = at + interval '1 millisecond'`],
    ['data, by a member with null', `data = data || '{"extra": null}'`],
    ['data, to a number JavaScript rounds to the same', `data = jsonb_set(data, '{step}', '3.0000000000000000001')`],
    ['data, to a number with no safe integer', `data = jsonb_set(data, '{step}', '9007199254740993')`],
    ['data, to something that is no object', `data = '3'`],
  ])('names the event whose %s was changed', async (_, change) => {
    await damage(city, [[`update record_event set ${change} where stream_id = $1 and seq = 3`, [matter]]]);
    expect(await firstFound()).toEqual({ kind: 'event-changed', stream: 'matter', id: matter, seq: 3 });
  });

  it('finds an event that was changed before it was sealed', async () => {
    const [, , , unsealed] = planted.matters;
    await damage(city, [[`update record_event set type = 'closed' where stream_id = $1 and seq = 2`, [unsealed]]]);
    expect(await firstFound()).toEqual({ kind: 'event-changed', stream: 'matter', id: unsealed, seq: 2 });
  });

  it('names an event that was rewritten together with its hash and its whole chain', async () => {
    const leaf = await leafIndex(4);
    const events = await readEvents(city.db, matterStream(matter));
    const retold = chainEvents(
      matterStream(matter),
      emptyLog(city, 'matter'),
      events.with(3, { ...events[3], type: 'closed' } as (typeof events)[0]),
    );
    await damage(city, [
      [
        `update record_event set type = 'closed', hash = $2 where stream_id = $1 and seq = 4`,
        [matter, retold[3]?.hash],
      ],
    ]);
    expect(await firstFound()).toEqual({
      kind: 'event-not-as-sealed',
      stream: 'matter',
      id: matter,
      seq: 4,
      leaf,
      seal: 1,
    });
  });

  it('names the last event of a matter when it was removed', async () => {
    await damage(city, [['delete from record_event where stream_id = $1 and seq = 4', [matter]]]);
    expect(await firstFound()).toEqual({ kind: 'event-missing', stream: 'matter', id: matter, seq: 4 });
  });

  it('names an event removed from the middle', async () => {
    await damage(city, [['delete from record_event where stream_id = $1 and seq = 2', [matter]]]);
    expect(await firstFound()).toEqual({ kind: 'event-missing', stream: 'matter', id: matter, seq: 2 });
  });

  it('names two events that changed places', async () => {
    await damage(city, [
      ['update record_event set seq = 99 where stream_id = $1 and seq = 2', [matter]],
      ['update record_event set seq = 2 where stream_id = $1 and seq = 3', [matter]],
      ['update record_event set seq = 3 where stream_id = $1 and seq = 99', [matter]],
    ]);
    const found = await firstFound();
    expect(found).toMatchObject({ kind: 'event-not-as-sealed', stream: 'matter', id: matter });
  });

  it('names a matter that was removed whole while its leaves were left', async () => {
    await damage(city, [['delete from record_event where stream_id = $1', [matter]]]);
    expect(await firstFound()).toMatchObject({ kind: 'stream-missing', id: matter });
  });

  it('names the leaf when a matter was removed together with its leaves', async () => {
    const leaves = await Promise.all([1, 2, 3, 4].map(leafIndex));
    await damage(city, [
      ['delete from record_event where stream_id = $1', [matter]],
      ['delete from record_leaf where stream_id = $1', [matter]],
    ]);
    expect(await firstFound()).toEqual({ kind: 'leaf-missing', leaf: Math.min(...leaves) });
  });

  it('names a changed leaf', async () => {
    const leaf = await leafIndex(2);
    await damage(city, [
      [
        'update record_leaf set leaf_hash = set_byte(leaf_hash, 0, get_byte(leaf_hash, 0) # 1) where leaf_index = $1',
        [leaf],
      ],
    ]);
    expect(await firstFound()).toEqual({ kind: 'leaf-changed', leaf });
  });

  it('names padding that was changed', async () => {
    await damage(city, [
      [
        'update record_leaf set blind = leaf_hash where leaf_index = (select min(leaf_index) from record_leaf where stream_id is null)',
      ],
    ]);
    expect(await firstFound()).toMatchObject({ kind: 'leaf-changed' });
  });

  it('finds a matter that was turned into padding', async () => {
    const leaf = Math.min(...(await Promise.all([1, 2, 3, 4].map(leafIndex))));
    await damage(city, [
      ['delete from record_event where stream_id = $1', [matter]],
      ['update record_leaf set stream_id = null, seq = null where stream_id = $1', [matter]],
    ]);
    expect(await firstFound()).toEqual({ kind: 'leaf-changed', leaf });
  });

  it('narrows down leaves that changed places, though each still opens to its event', async () => {
    await damage(city, [
      ['update record_leaf set leaf_index = 1000 where leaf_index = 4'],
      ['update record_leaf set leaf_index = 4 where leaf_index = 5'],
      ['update record_leaf set leaf_index = 5 where leaf_index = 1000'],
    ]);
    expect(await firstFound()).toEqual({ kind: 'seal-root-wrong', seal: 1, fromLeaf: 4, toLeaf: 5 });
  });

  it('names a changed or removed node, though nothing was lost', async () => {
    await damage(city, [
      [
        'update record_leaf_node set hash = set_byte(hash, 5, get_byte(hash, 5) # 8) where level = 2 and node_index = 1',
      ],
    ]);
    expect(await firstFound()).toEqual({ kind: 'node-changed', level: 2, index: 1 });
    await damage(city, [['delete from record_leaf_node where level = 2 and node_index = 1']]);
    expect(await firstFound()).toEqual({ kind: 'node-changed', level: 2, index: 1 });
  });

  it('names a removed head, also the last one', async () => {
    await damage(city, [['delete from record_seal where number = 2']]);
    expect(await firstFound()).toEqual({ kind: 'seal-missing', seal: 2 });
    await damage(city, [['delete from record_seal where number = 3']]);
    expect((await verify(city)).broken).toContainEqual({ kind: 'leaf-beyond-last-seal', leaf: 8 });
  });

  it.each([
    ['size', 'size = size + 1'],
    ['root', 'root = set_byte(root, 3, get_byte(root, 3) # 1)'],
    ['time', `at = at + interval '1 second'`],
    ['link', 'previous = set_byte(previous, 3, get_byte(previous, 3) # 1)'],
    ['signature', 'signature = set_byte(signature, 3, get_byte(signature, 3) # 1)'],
  ])('names a head whose %s was changed', async (_, change) => {
    await damage(city, [[`update record_seal set ${change} where number = 2`]]);
    expect(await firstFound()).toEqual({ kind: 'seal-signature-wrong', seal: 2 });
  });

  it('names a head forged with another key, even one that was put among the published keys', async () => {
    const [, second] = await sealsFrom(city.db, 1, 3);
    if (second === undefined) throw new Error('there are three seals');
    const { publicKey, sign } = freshKeys().seal;
    const keyId = keyIdOf(publicKey);
    const forged = { ...second, keyId };
    await damage(city, [
      [
        'update record_seal set key_id = $1, signature = $2 where number = 2',
        [keyId, sign(statementBytes(city.code, forged))],
      ],
    ]);
    expect(await firstFound()).toEqual({ kind: 'seal-key-unknown', seal: 2, keyId });
    await damage(city, [
      ['insert into record_seal_key (key_id, public_key, first_number) values ($1, $2, 2)', [keyId, publicKey]],
    ]);
    expect(await firstFound()).toEqual({ kind: 'published-key-wrong', keyId });
  });

  it('finds history rewritten and signed again only against a copy kept outside, and then names the seal', async () => {
    await rewriteHistory(city, matter, 2);
    expect((await verify(city)).ok).toBe(true);
    expect(await firstFound(planted.kept)).toEqual({
      kind: 'kept-seal-differs',
      seal: 1,
      field: 'root',
      keptIsSigned: true,
    });
  });

  it('finds a cut-off end against a kept copy', async () => {
    await damage(city, [
      ['delete from record_seal where number = 3'],
      ['delete from record_leaf where leaf_index >= 16'],
      ['delete from record_leaf_node where (node_index + 1) << level > 16'],
    ]);
    expect((await verify(city)).ok).toBe(true);
    expect(await firstFound(planted.kept)).toEqual({ kind: 'kept-seal-missing', seal: 3 });
  });

  it('refuses a kept copy of another city', async () => {
    const kept = planted.kept.map((head) => ({ ...head, statement: { ...head.statement, city: '411500' } }));
    expect(await firstFound(kept)).toEqual({ kind: 'kept-copy-of-another-city', city: '411500' });
  });
});
