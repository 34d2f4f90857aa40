/**
 * The shape of an RFC 6962 Merkle tree: which nodes make a root, an inclusion proof, a consistency proof. Pure: the hash
 * of two children is passed in, so that nothing here depends on a library.
 *
 * A node at (level, index) covers the leaves [index × 2^level, (index + 1) × 2^level) and, being complete, never changes.
 * Everything else is folded from complete nodes when asked for.
 */

export type Digest = Uint8Array;
/** SHA-256(0x01 ‖ left ‖ right) in the running system. */
export type HashChildren = (left: Digest, right: Digest) => Digest;
export type Coordinate = Readonly<{ level: number; index: number }>;
export type TreeNode = Coordinate & Readonly<{ hash: Digest }>;
/** Leaves `from` (included) to `to` (excluded). */
export type LeafRange = Readonly<{ from: number; to: number }>;
/** Hash of a complete node; the caller has fetched every coordinate it was told to. */
export type NodeHash = (at: Coordinate) => Digest;

/** The complete nodes that cover a range, left to right; the range must start where a subtree of an RFC 6962 tree starts. */
export function peaksOf(range: LeafRange): Coordinate[] {
  const peaks: Coordinate[] = [];
  let from = range.from;
  while (from < range.to) {
    const width = largestPowerUpTo(range.to - from);
    peaks.push({ level: Math.log2(width), index: from / width });
    from += width;
  }
  return peaks;
}

/** Folds peaks from the right, as RFC 6962 does: the last is the deepest. */
export function foldPeaks(hash: HashChildren, peaks: readonly Digest[]): Digest {
  const last = peaks.at(-1);
  if (last === undefined) throw new RangeError('an empty range has no hash of children');
  return peaks.slice(0, -1).reduceRight((right, left) => hash(left, right), last);
}

export function rangeHash(hash: HashChildren, node: NodeHash, range: LeafRange): Digest {
  return foldPeaks(hash, peaksOf(range).map(node));
}

/** The tree's right edge while leaves are appended: its peaks, from the left, and how many leaves it has. */
export type Frontier = Readonly<{ size: number; peaks: readonly Digest[] }>;

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** Appends leaf hashes; gives the new right edge and every node above the leaves that became complete. */
export function appendLeaves(
  hash: HashChildren,
  before: Frontier,
  leaves: readonly Digest[],
): Readonly<{ frontier: Frontier; nodes: readonly TreeNode[] }> {
  const peaks = [...before.peaks];
  const nodes: TreeNode[] = [];
  let size = before.size;
  for (const leaf of leaves) {
    let carry = leaf;
    let index = size;
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = peaks.pop();
      if (left === undefined) throw new RangeError('the frontier has fewer peaks than its size says');
      carry = hash(left, carry);
      index = (index - 1) / 2;
      nodes.push({ level, index, hash: carry });
    }
    peaks.push(carry);
    size += 1;
  }
  return { frontier: { size, peaks }, nodes };
}

/** RFC 6962 §2.1.1: the audit path of leaf `index` in the tree of `size` leaves, from the leaf upwards, as ranges. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) throw new RangeError('no such leaf');
  const path: LeafRange[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.push({ from: middle, to });
      to = middle;
    } else {
      path.push({ from, to: middle });
      from = middle;
    }
  }
  return path.reverse();
}

/** RFC 6962 §2.1.2: what proves that the tree of `first` leaves is the beginning of the tree of `second`, as ranges. */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (!(Number.isSafeInteger(first) && first >= 1 && first <= second)) throw new RangeError('no such pair of trees');
  const path: LeafRange[] = [];
  let from = 0;
  let to = second;
  // Whether the old tree is, so far, the whole of this subtree; then the verifier already knows its hash.
  let known = true;
  while (first !== to) {
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      path.push({ from: middle, to });
      to = middle;
    } else {
      path.push({ from, to: middle });
      from = middle;
      known = false;
    }
  }
  if (!known) path.push({ from, to });
  return path.reverse();
}

/** The root that an inclusion path leads to (RFC 9162 §2.1.3.2), or null when the path has a wrong length. */
export function rootFromInclusion(
  hash: HashChildren,
  proof: Readonly<{ index: number; size: number; leaf: Digest; path: readonly Digest[] }>,
): Digest | null {
  if (!(proof.index >= 0 && proof.index < proof.size)) return null;
  let node = proof.index;
  let last = proof.size - 1;
  let result = proof.leaf;
  for (const sibling of proof.path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      result = hash(sibling, result);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      result = hash(result, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? result : null;
}

/** The two roots that a consistency path leads to (RFC 9162 §2.1.4.2), or null when the path cannot be one. */
export function rootsFromConsistency(
  hash: HashChildren,
  proof: Readonly<{ first: number; second: number; firstRoot: Digest; path: readonly Digest[] }>,
): Readonly<{ first: Digest; second: Digest }> | null {
  if (!(proof.first >= 1 && proof.first <= proof.second)) return null;
  if (proof.first === proof.second) {
    return proof.path.length === 0 ? { first: proof.firstRoot, second: proof.firstRoot } : null;
  }
  const path = isPowerOfTwo(proof.first) ? [proof.firstRoot, ...proof.path] : [...proof.path];
  const start = path.shift();
  if (start === undefined) return null;
  let node = proof.first - 1;
  let last = proof.second - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let first = start;
  let second = start;
  for (const sibling of path) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      first = hash(sibling, first);
      second = hash(sibling, second);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      second = hash(second, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? { first, second } : null;
}

/** The largest power of two strictly below `count` (RFC 6962's k); `count` is at least 2. */
function splitOf(count: number): number {
  return largestPowerUpTo(count - 1);
}

function largestPowerUpTo(count: number): number {
  let power = 1;
  while (power * 2 <= count) power *= 2;
  return power;
}

function isPowerOfTwo(count: number): boolean {
  return largestPowerUpTo(count) === count;
}
