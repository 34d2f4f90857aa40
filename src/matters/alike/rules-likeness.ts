/** Likeness of matters by their signatures, and clusters of like ones. */

import { SIGNATURE_LENGTH } from '../acts/rules-signature.ts';

/** Threshold of likeness. Chosen on made-up complaints, judged on others: rules-likeness.test.ts. */
export const LEAST_ALIKE = 0.17;

/** Estimated share of common pairs, 0 to 1. */
export function likenessOf(a: Uint8Array, b: Uint8Array): number {
  let same = 0;
  for (let at = 0; at < SIGNATURE_LENGTH * 2; at += 2) if (a[at] === b[at] && a[at + 1] === b[at + 1]) same += 1;
  return same / SIGNATURE_LENGTH;
}

export type Signed = Readonly<{
  id: string;
  /** Matters are compared within a group: same office, category, unit complained about or place. */
  group: string;
  signature: Uint8Array;
}>;
/** A member of a cluster; `likeness` is that to its nearest. */
export type ClusterMember = Readonly<{ id: string; likeness: number }>;
/** A cluster of at least two, the most alike first. */
export type Cluster = readonly ClusterMember[];

/** Bytes of a band (LSH): two numbers; at the threshold 97 in 100 pairs agree in some band. */
const BAND_BYTES = 4;

/** Largest bucket compared: longer ones hold copies of one text, of which the latest connect the rest. */
const MOST_IN_BUCKET = 40;

/** Clusters, larger ones first: connected components, so a chain of likenesses is one. */
export function clustersOf(matters: readonly Signed[]): readonly Cluster[] {
  const groups = new Map<string, Signed[]>();
  for (const matter of matters) {
    const group = groups.get(matter.group);
    if (group === undefined) groups.set(matter.group, [matter]);
    else group.push(matter);
  }
  return [...groups.values()]
    .flatMap((group) => (group.length < 2 ? [] : clustersIn(group)))
    .sort((a, b) => b.length - a.length || ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1));
}

function clustersIn(group: readonly Signed[]): readonly Cluster[] {
  const above = group.map((_, at) => at);
  const most = new Map<number, number>();
  const rootOf = (at: number): number => {
    let root = at;
    for (let next = above[root] ?? root; next !== root; next = above[root] ?? root) root = next;
    return root;
  };
  for (const [one, other] of candidates(group)) {
    const [a, b] = [group[one], group[other]];
    const likeness = a === undefined || b === undefined ? 0 : likenessOf(a.signature, b.signature);
    if (likeness < LEAST_ALIKE) continue;
    for (const at of [one, other]) most.set(at, Math.max(most.get(at) ?? 0, likeness));
    above[rootOf(other)] = rootOf(one);
  }
  const found = new Map<number, ClusterMember[]>();
  for (const [at, likeness] of most) {
    const members = found.get(rootOf(at)) ?? [];
    members.push({ id: group[at]?.id ?? '', likeness });
    found.set(rootOf(at), members);
  }
  return [...found.values()].map((members) =>
    members.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)),
  );
}

/** Pairs of a group that agree in some band, each once. */
function* candidates(group: readonly Signed[]): Generator<readonly [number, number]> {
  const seen = new Set<number>();
  const views = group.map(
    ({ signature }) => new DataView(signature.buffer, signature.byteOffset, signature.byteLength),
  );
  for (let at = 0; at < SIGNATURE_LENGTH * 2; at += BAND_BYTES) {
    const buckets = new Map<number, number[]>();
    for (const [index, view] of views.entries()) {
      const band = view.getUint32(at);
      const bucket = buckets.get(band);
      if (bucket === undefined) {
        buckets.set(band, [index]);
        continue;
      }
      for (const other of bucket.slice(-MOST_IN_BUCKET)) {
        const pair = index * group.length + other;
        if (!seen.has(pair)) yield [index, other];
        seen.add(pair);
      }
      bucket.push(index);
    }
  }
}
