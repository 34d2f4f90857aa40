/** The worst attacker: owns the database, the code and the seal key, rewrites the past and signs it again, flawlessly. */

import type { Uuid } from '../../src/kernel/ids.ts';
import type { Instant } from '../../src/kernel/time.ts';
import { matterStream } from '../../src/matters/loop/rules-stream.ts';
import { chainEvents, emptyLog, readEvents } from '../../src/record/log.ts';
import { appendLeaves, type Digest, EMPTY_FRONTIER, foldPeaks } from '../../src/record/merkle.ts';
import {
  hashChildren,
  leafHash,
  NO_SEAL_BEFORE,
  statementBytes,
  statementHash,
} from '../../src/record/seals-statement.ts';
import { sealsFrom } from '../../src/record/store-seals.ts';
import { allLeaves } from '../../src/record/store-verify.ts';
import type { TestCity } from '../harness/database.ts';
import { damage } from './sealed-city.ts';

/** Changes what one event said and everything that follows from it: chain, leaves, nodes, seals, signatures. */
export async function rewriteHistory(city: TestCity, matterId: Uuid, seq: number): Promise<void> {
  const told = await readEvents(city.db, matterStream(matterId));
  const retold = chainEvents(
    matterStream(matterId),
    emptyLog(city, 'matter'),
    told.map((event) => (event.seq === seq ? { ...event, data: { ...event.data, note: '从未发生' } } : event)),
  );
  const hashes = new Map(retold.map((event) => [event.seq, event.hash]));
  const leaves: { index: number; hash: Digest }[] = [];
  for await (const batch of allLeaves(city.db)) {
    for (const leaf of batch) {
      const changed = leaf.event?.streamId === matterId ? hashes.get(leaf.event.seq) : undefined;
      leaves.push({ index: leaf.index, hash: changed === undefined ? leaf.hash : leafHash(leaf.blind, changed) });
    }
  }
  await damage(city, async (owner) => {
    for (const event of retold) {
      await owner.query(
        'update record_event set data = $3, prev_hash = $4, hash = $5 where stream_id = $1 and seq = $2',
        [matterId, event.seq, JSON.stringify(event.data), event.prevHash, event.hash],
      );
    }
    for (const leaf of leaves) {
      await owner.query('update record_leaf set leaf_hash = $2 where leaf_index = $1', [leaf.index, leaf.hash]);
    }
    const all = appendLeaves(
      hashChildren,
      EMPTY_FRONTIER,
      leaves.map((leaf) => leaf.hash),
    );
    for (const node of all.nodes) {
      await owner.query('update record_leaf_node set hash = $3 where level = $1 and node_index = $2', [
        node.level,
        node.index,
        node.hash,
      ]);
    }
    let previous: Digest = NO_SEAL_BEFORE;
    for (const seal of await sealsFrom(city.db, 1, 1_000_000)) {
      const under = leaves.slice(0, seal.size).map((leaf) => leaf.hash);
      const root = foldPeaks(hashChildren, appendLeaves(hashChildren, EMPTY_FRONTIER, under).frontier.peaks);
      const forged = { ...seal, at: seal.at as Instant, root, previous };
      await owner.query('update record_seal set root = $2, previous = $3, signature = $4 where number = $1', [
        seal.number,
        root,
        previous,
        city.keys.seal.sign(statementBytes(city.code, forged)),
      ]);
      previous = statementHash(city.code, forged);
    }
  });
}
