/** Verifies the chain of seals and the tree below them: every head, leaf and node. */

import type { Queryable } from '../platform/postgres/db.ts';
import { appendLeaves, EMPTY_FRONTIER, type Frontier, foldPeaks, type TreeNode } from './merkle.ts';
import {
  EMPTY_ROOT,
  hashChildren,
  keyIdOf,
  leafHash,
  NO_EVENT,
  NO_SEAL_BEFORE,
  type Seal,
  type SealKey,
  sameBytes,
  signatureHolds,
  statementHash,
} from './seals-statement.ts';
import { sealKeys, sealsFrom } from './store-seals.ts';
import { allLeaves, countNodes, kindOf, type StoredLeaf, storedNodes } from './store-verify.ts';
import { type Findings, ROWS_BETWEEN_WATCHES, type Watch } from './verify-findings.ts';

const SEALS_PER_READ = 2000;

export type TrustedKeys = ReadonlyMap<string, Uint8Array>;

/** Verifies the seals: numbered without gaps, growing in size and time, each naming the one before, signed by the city's key. */
export async function verifySeals(
  q: Queryable,
  cityCode: string,
  trusted: TrustedKeys,
  found: Findings,
  watch: Watch,
): Promise<Readonly<{ count: number; last: Seal | null }>> {
  for (const key of await sealKeys(q)) checkPublishedKey(key, trusted, found);
  let count = 0;
  let before: Seal | null = null;
  for await (const seal of eachSeal(q)) {
    count += 1;
    if (count % ROWS_BETWEEN_WATCHES === 0) await watch('seals', count);
    const expected: number = (before?.number ?? 0) + 1;
    for (let missing = expected; missing < seal.number && missing < expected + 3; missing += 1) {
      found.add({ kind: 'seal-missing', seal: missing });
    }
    const key = trusted.get(seal.keyId);
    if (key === undefined) found.add({ kind: 'seal-key-unknown', seal: seal.number, keyId: seal.keyId });
    else if (!signatureHolds(cityCode, seal, key)) found.add({ kind: 'seal-signature-wrong', seal: seal.number });
    if (seal.number === expected) {
      const previous = before === null ? NO_SEAL_BEFORE : statementHash(cityCode, before);
      if (!sameBytes(seal.previous, previous)) found.add({ kind: 'seal-link-broken', seal: seal.number });
    }
    if (before !== null && (seal.size < before.size || seal.at <= before.at)) {
      found.add({ kind: 'seal-out-of-order', seal: seal.number });
    }
    before = seal;
  }
  return { count, last: before };
}

function checkPublishedKey(key: SealKey, trusted: TrustedKeys, found: Findings): void {
  const known = trusted.get(key.keyId);
  const right = known !== undefined && sameBytes(known, key.publicKey) && keyIdOf(key.publicKey) === key.keyId;
  if (!right) found.add({ kind: 'published-key-wrong', keyId: key.keyId });
}

async function* eachSeal(q: Queryable): AsyncGenerator<Seal> {
  let from = 1;
  for (;;) {
    const seals = await sealsFrom(q, from, SEALS_PER_READ);
    yield* seals;
    const last = seals.at(-1);
    if (last === undefined) return;
    from = last.number + 1;
  }
}

/**
 * Rebuilds the tree from the leaves and compares it with every seal's root. A leaf that does not open to its event is
 * judged when the seal over it is reached: if the root holds, the leaf is as sealed and the event was rewritten.
 * @returns how many leaves there are.
 */
export async function verifyTree(q: Queryable, found: Findings, watch: Watch): Promise<number> {
  const seals = eachSeal(q);
  let seal = (await seals.next()).value as Seal | undefined;
  let frontier: Frontier = EMPTY_FRONTIER;
  let coveredTo = 0;
  let rootsHold = true;
  let unopened: StoredLeaf[] = [];
  let wrongNodes: TreeNode[] = [];
  let nodes = 0;

  const judgeAt = (at: Seal): void => {
    const root = frontier.size === 0 ? EMPTY_ROOT : foldPeaks(hashChildren, frontier.peaks);
    const holds = sameBytes(root, at.root);
    if (rootsHold && holds) {
      for (const leaf of unopened) nameRewritten(leaf, at, found);
      for (const node of wrongNodes) found.add({ kind: 'node-changed', level: node.level, index: node.index });
    } else if (rootsHold) {
      rootsHold = false;
      for (const leaf of unopened) found.add({ kind: 'leaf-changed', leaf: leaf.index });
      if (unopened.length === 0) {
        const range = narrowed(wrongNodes, coveredTo, at.size);
        found.add({ kind: 'seal-root-wrong', seal: at.number, fromLeaf: range.from, toLeaf: range.to - 1 });
      }
    }
    unopened = [];
    wrongNodes = [];
    coveredTo = at.size;
  };

  for await (const batch of allLeaves(q)) {
    let rest = batch;
    const gap = batch.findIndex((leaf, position) => leaf.index !== frontier.size + position);
    if (gap >= 0) rest = batch.slice(0, gap);
    for (const leaf of rest) {
      await checkOpening(q, leaf, unopened, found);
      if (leaf.index % ROWS_BETWEEN_WATCHES === 0) await watch('tree', leaf.index);
    }
    const stored = await storedNodes(q, levelsBetween(frontier.size, frontier.size + rest.length));
    while (rest.length > 0) {
      const room = seal === undefined ? rest.length : seal.size - frontier.size;
      const grown = appendLeaves(
        hashChildren,
        frontier,
        rest.slice(0, Math.max(0, room)).map((leaf) => leaf.hash),
      );
      frontier = grown.frontier;
      nodes += grown.nodes.length;
      for (const node of grown.nodes) {
        const kept = stored.get(`${node.level}/${node.index}`);
        if (kept === undefined || !sameBytes(kept, node.hash)) wrongNodes.push(node);
      }
      rest = rest.slice(Math.max(0, room));
      while (seal !== undefined && seal.size <= frontier.size) {
        if (seal.size === frontier.size) judgeAt(seal);
        seal = (await seals.next()).value as Seal | undefined;
      }
    }
    if (gap >= 0) {
      found.add({ kind: 'leaf-missing', leaf: frontier.size });
      return frontier.size;
    }
  }
  if (seal !== undefined && seal.size > frontier.size) found.add({ kind: 'leaf-missing', leaf: frontier.size });
  else if (frontier.size > coveredTo) found.add({ kind: 'leaf-beyond-last-seal', leaf: coveredTo });
  const surplus = (await countNodes(q)) - nodes;
  if (surplus > 0) found.add({ kind: 'nodes-surplus', count: surplus });
  return frontier.size;
}

/** Whether the leaf opens to the event it names, as that event is now. */
async function checkOpening(q: Queryable, leaf: StoredLeaf, unopened: StoredLeaf[], found: Findings): Promise<void> {
  if (leaf.event !== null && leaf.event.hash === null) {
    const { streamId: id, seq } = leaf.event;
    const stream = await kindOf(q, id);
    if (stream === null) found.add({ kind: 'stream-missing', id, leaf: leaf.index });
    else found.add({ kind: 'event-missing', stream, id, seq });
    return;
  }
  if (!sameBytes(leafHash(leaf.blind, leaf.event?.hash ?? NO_EVENT), leaf.hash)) unopened.push(leaf);
}

/** Reports a rewritten event: the root covers this leaf, so the leaf is as sealed and its event is not. */
function nameRewritten(leaf: StoredLeaf, seal: Seal, found: Findings): void {
  if (leaf.event?.kind == null) {
    found.add({ kind: 'leaf-changed', leaf: leaf.index });
    return;
  }
  const { kind: stream, streamId: id, seq } = leaf.event;
  found.add({ kind: 'event-not-as-sealed', stream, id, seq, leaf: leaf.index, seal: seal.number });
}

/** The leaves below the lowest stored node that disagrees, else all the leaves the seal added. */
function narrowed(wrong: readonly TreeNode[], from: number, to: number): Readonly<{ from: number; to: number }> {
  const lowest = wrong.reduce<TreeNode | null>(
    (low, node) => (low === null || node.level < low.level ? node : low),
    null,
  );
  if (lowest === null) return { from, to };
  const width = 2 ** lowest.level;
  return { from: lowest.index * width, to: (lowest.index + 1) * width };
}

/** For the levels 1, 2, …: the nodes that become complete while the tree grows from one size to another. */
function levelsBetween(from: number, to: number): { from: number; to: number }[] {
  const levels: { from: number; to: number }[] = [];
  for (let width = 2; width <= to; width *= 2) {
    levels.push({ from: Math.floor(from / width), to: Math.floor(to / width) });
  }
  return levels;
}
