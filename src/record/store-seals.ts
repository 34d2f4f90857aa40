/** All SQL of the seals: leaves, nodes, heads, keys. Rows are only ever added. */

import type { Expression, Selectable, SqlBool } from 'kysely';
import type { Uuid } from '../kernel/ids.ts';
import { type Queryable, type Tx, tablesOf } from '../platform/postgres/db.ts';
import type { Stream } from './log.ts';
import type { Coordinate, Digest, TreeNode } from './merkle.ts';
import type { Seal, SealKey } from './seals-statement.ts';
import type { RecordTables } from './tables.ts';

export type EventRef = Readonly<{ streamId: Uuid; seq: number }>;
export type Leaf = Readonly<{ index: number; hash: Digest; blind: Uint8Array; event: EventRef | null }>;
export type UnsealedEvent = EventRef & Readonly<{ hash: Digest }>;

const ROWS_PER_INSERT = 2000;

/**
 * Events without a leaf, found by an anti-join: a position or a time would miss a transaction that
 * committed late. Both sides are read from their indexes, about 0.3 s a million events.
 */
export async function unsealedEvents(q: Queryable, limit: number): Promise<UnsealedEvent[]> {
  return tablesOf<RecordTables>(q)
    .selectFrom('record_event as e')
    .leftJoin('record_leaf as l', (join) => join.onRef('l.stream_id', '=', 'e.stream_id').onRef('l.seq', '=', 'e.seq'))
    .where('l.leaf_index', 'is', null)
    .select(['e.stream_id as streamId', 'e.seq', 'e.hash'])
    .orderBy('e.stream_id')
    .orderBy('e.seq')
    .limit(limit)
    .execute();
}

export async function insertLeaves(tx: Tx, leaves: readonly Leaf[]): Promise<void> {
  await inChunks(leaves, (chunk) =>
    tablesOf<RecordTables>(tx)
      .insertInto('record_leaf')
      .values(
        chunk.map((leaf) => ({
          leaf_index: leaf.index,
          leaf_hash: Buffer.from(leaf.hash),
          blind: Buffer.from(leaf.blind),
          stream_id: leaf.event?.streamId ?? null,
          seq: leaf.event?.seq ?? null,
        })),
      )
      .execute(),
  );
}

export async function insertNodes(tx: Tx, nodes: readonly TreeNode[]): Promise<void> {
  await inChunks(nodes, (chunk) =>
    tablesOf<RecordTables>(tx)
      .insertInto('record_leaf_node')
      .values(chunk.map((node) => ({ level: node.level, node_index: node.index, hash: Buffer.from(node.hash) })))
      .execute(),
  );
}

export async function insertSeal(tx: Tx, seal: Seal): Promise<void> {
  await tablesOf<RecordTables>(tx)
    .insertInto('record_seal')
    .values({
      number: seal.number,
      size: seal.size,
      root: Buffer.from(seal.root),
      at: seal.at,
      previous: Buffer.from(seal.previous),
      key_id: seal.keyId,
      signature: Buffer.from(seal.signature),
    })
    .execute();
}

export async function insertSealKey(tx: Tx, key: SealKey): Promise<void> {
  await tablesOf<RecordTables>(tx)
    .insertInto('record_seal_key')
    .values({ key_id: key.keyId, public_key: Buffer.from(key.publicKey), first_number: key.firstNumber })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
}

/** Hashes of complete nodes, in the order asked for. @throws when one is missing: the tree is damaged. */
export async function nodeHashes(q: Queryable, wanted: readonly Coordinate[]): Promise<Digest[]> {
  const found = new Map<string, Digest>();
  const leaves = wanted.filter((at) => at.level === 0).map((at) => at.index);
  if (leaves.length > 0) {
    const rows = await tablesOf<RecordTables>(q)
      .selectFrom('record_leaf')
      .select(['leaf_index', 'leaf_hash'])
      .where('leaf_index', 'in', leaves)
      .execute();
    for (const row of rows) found.set(`0/${row.leaf_index}`, row.leaf_hash);
  }
  const above = wanted.filter((at) => at.level > 0);
  if (above.length > 0) {
    const rows = await tablesOf<RecordTables>(q)
      .selectFrom('record_leaf_node')
      .select(['level', 'node_index', 'hash'])
      .where(
        ({ eb, refTuple, tuple }): Expression<SqlBool> =>
          eb(
            refTuple('level', 'node_index'),
            'in',
            above.map((at) => tuple(at.level, at.index)),
          ),
      )
      .execute();
    for (const row of rows) found.set(`${row.level}/${row.node_index}`, row.hash);
  }
  return wanted.map((at) => {
    const hash = found.get(`${at.level}/${at.index}`);
    if (hash === undefined) throw new Error(`the tree has no node ${at.level}/${at.index}`);
    return hash;
  });
}

export async function lastSeal(q: Queryable): Promise<Seal | null> {
  const [row] = await sealRows(q).orderBy('number', 'desc').limit(1).execute();
  return row === undefined ? null : sealOf(row);
}

/** The newest `limit` seals, newest first. */
export async function recentSeals(q: Queryable, limit: number): Promise<Seal[]> {
  return (await sealRows(q).orderBy('number', 'desc').limit(limit).execute()).map(sealOf);
}

export async function sealsFrom(q: Queryable, number: number, limit: number): Promise<Seal[]> {
  const rows = await sealRows(q).where('number', '>=', number).orderBy('number').limit(limit).execute();
  return rows.map(sealOf);
}

export async function sealsNumbered(q: Queryable, numbers: readonly number[]): Promise<ReadonlyMap<number, Seal>> {
  if (numbers.length === 0) return new Map();
  const rows = await sealRows(q).where('number', 'in', numbers).execute();
  return new Map(rows.map((row) => [row.number, sealOf(row)]));
}

export async function sealKeys(q: Queryable): Promise<SealKey[]> {
  return tablesOf<RecordTables>(q)
    .selectFrom('record_seal_key')
    .select(['key_id as keyId', 'public_key as publicKey', 'first_number as firstNumber'])
    .orderBy('first_number')
    .execute();
}

/** Published leaf hashes `from` (included) to `to` (excluded). */
export async function leafHashes(q: Queryable, from: number, to: number): Promise<Digest[]> {
  const rows = await tablesOf<RecordTables>(q)
    .selectFrom('record_leaf')
    .select('leaf_hash')
    .where('leaf_index', '>=', from)
    .where('leaf_index', '<', to)
    .orderBy('leaf_index')
    .execute();
  return rows.map((row) => row.leaf_hash);
}

export async function leafIndexOf(q: Queryable, hash: Digest): Promise<number | null> {
  const row = await tablesOf<RecordTables>(q)
    .selectFrom('record_leaf')
    .select('leaf_index')
    .where('leaf_hash', '=', Buffer.from(hash))
    .orderBy('leaf_index')
    .limit(1)
    .executeTakeFirst();
  return row?.leaf_index ?? null;
}

export type EventLeaf = Readonly<{ seq: number; eventHash: Digest; leaf: Leaf | null }>;

/** Every event of a stream with the leaf that stands for it, if it is sealed already. */
export async function leavesOf(q: Queryable, stream: Stream): Promise<EventLeaf[]> {
  const rows = await tablesOf<RecordTables>(q)
    .selectFrom('record_event as e')
    .leftJoin('record_leaf as l', (join) => join.onRef('l.stream_id', '=', 'e.stream_id').onRef('l.seq', '=', 'e.seq'))
    .where('e.stream_id', '=', stream.id)
    .where('e.kind', '=', stream.kind)
    .select(['e.seq', 'e.hash', 'l.leaf_index', 'l.leaf_hash', 'l.blind'])
    .orderBy('e.seq')
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    eventHash: row.hash,
    leaf:
      row.leaf_index === null || row.leaf_hash === null || row.blind === null
        ? null
        : {
            index: row.leaf_index,
            hash: row.leaf_hash,
            blind: row.blind,
            event: { streamId: stream.id, seq: row.seq },
          },
  }));
}

function sealRows(q: Queryable) {
  return tablesOf<RecordTables>(q)
    .selectFrom('record_seal')
    .select(['number', 'size', 'root', 'at', 'previous', 'key_id', 'signature']);
}

function sealOf(row: Selectable<RecordTables['record_seal']>): Seal {
  const { number, size, root, previous, signature } = row;
  return { number, size, root, at: row.at, previous, keyId: row.key_id, signature };
}

async function inChunks<T>(rows: readonly T[], insert: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    await insert(rows.slice(from, from + ROWS_PER_INSERT));
  }
}
