/** The Merkle tree against RFC 6962's own recursive definition, written here a second time, and its known vectors. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendLeaves,
  consistencyRanges,
  type Digest,
  EMPTY_FRONTIER,
  foldPeaks,
  inclusionRanges,
  type LeafRange,
  peaksOf,
  rangeHash,
  rootFromInclusion,
  rootsFromConsistency,
} from './merkle.ts';

const sha = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafHash = (data: Uint8Array): Digest => sha(Uint8Array.of(0), data);
const children = (left: Digest, right: Digest): Digest => sha(Uint8Array.of(1), left, right);
const hex = (bytes: Digest): string => Buffer.from(bytes).toString('hex');

/** The Merkle tree hash exactly as RFC 6962 §2.1 words it. */
function mth(leaves: readonly Digest[]): Digest {
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return only;
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return children(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** A full tree kept as the store keeps it: leaves, and complete nodes above them. */
function grow(leaves: readonly Digest[], batches: readonly number[]) {
  const stored = new Map<string, Digest>(leaves.map((hash, index) => [`0/${index}`, hash]));
  let frontier = EMPTY_FRONTIER;
  for (const batch of [...batches, leaves.length]) {
    const next = appendLeaves(children, frontier, leaves.slice(frontier.size, Math.max(frontier.size, batch)));
    frontier = next.frontier;
    for (const node of next.nodes) stored.set(`${node.level}/${node.index}`, node.hash);
  }
  const node = (at: { level: number; index: number }): Digest => {
    const hash = stored.get(`${at.level}/${at.index}`);
    if (hash === undefined) throw new Error(`node ${at.level}/${at.index} was never stored`);
    return hash;
  };
  return { frontier, node, resolve: (ranges: readonly LeafRange[]) => ranges.map((r) => rangeHash(children, node, r)) };
}

const someLeaves = fc
  .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 })
  .map((inputs) => inputs.map(leafHash));

describe('the Merkle tree of the seals', () => {
  it('gives the roots of the vectors used by the reference implementation of certificate transparency', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = inputs.map((text) => leafHash(Buffer.from(text, 'hex')));
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    for (const [position, root] of roots.entries()) {
      const { frontier } = appendLeaves(children, EMPTY_FRONTIER, leaves.slice(0, position + 1));
      expect(hex(foldPeaks(children, frontier.peaks))).toBe(root);
    }
  });

  it('gives the root of the recursive definition however the leaves arrive', () => {
    fc.assert(
      fc.property(someLeaves, fc.array(fc.nat(70), { maxLength: 4 }), (leaves, cuts) => {
        const batches = cuts.map((cut) => Math.min(cut, leaves.length)).sort((a, b) => a - b);
        const tree = grow(leaves, batches);
        expect(hex(foldPeaks(children, tree.frontier.peaks))).toBe(hex(mth(leaves)));
        expect(peaksOf({ from: 0, to: leaves.length }).map((at) => hex(tree.node(at)))).toEqual(
          tree.frontier.peaks.map(hex),
        );
      }),
    );
  });

  it('proves every leaf in every tree, and no other leaf', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (leaves, a, b) => {
        const size = 1 + (a % leaves.length);
        const index = b % size;
        const leaf = leaves[index] ?? new Uint8Array();
        const path = grow(leaves, []).resolve(inclusionRanges(index, size));
        const root = mth(leaves.slice(0, size));
        expect(hex(rootFromInclusion(children, { index, size, leaf, path }) ?? new Uint8Array())).toBe(hex(root));
        const other = rootFromInclusion(children, { index, size, leaf: leafHash(Buffer.from('another')), path });
        expect(other === null ? null : hex(other)).not.toBe(hex(root));
        expect(rootFromInclusion(children, { index, size, leaf, path: [...path, root] })).toBeNull();
      }),
    );
  });

  it('proves that every tree is the beginning of every later one', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), fc.nat(), (leaves, a, b) => {
        const second = 1 + (a % leaves.length);
        const first = 1 + (b % second);
        const path = grow(leaves, []).resolve(consistencyRanges(first, second));
        const firstRoot = mth(leaves.slice(0, first));
        const roots = rootsFromConsistency(children, { first, second, firstRoot, path });
        expect(roots === null ? null : hex(roots.first)).toBe(hex(firstRoot));
        expect(roots === null ? null : hex(roots.second)).toBe(hex(mth(leaves.slice(0, second))));
      }),
    );
  });

  it('finds that a changed old leaf breaks consistency', () => {
    const leaves = Array.from({ length: 11 }, (_, i) => leafHash(Uint8Array.of(i)));
    for (let first = 1; first <= 11; first += 1) {
      for (let changed = 0; changed < first; changed += 1) {
        const rewritten = leaves.with(changed, leafHash(Buffer.from('rewritten')));
        const path = grow(rewritten, []).resolve(consistencyRanges(first, 11));
        const firstRoot = mth(leaves.slice(0, first));
        const roots = rootsFromConsistency(children, { first, second: 11, firstRoot, path });
        const agrees =
          roots !== null && hex(roots.first) === hex(firstRoot) && hex(roots.second) === hex(mth(rewritten));
        expect(agrees).toBe(false);
      }
    }
  });

  it('refuses a leaf or a pair of trees that does not exist', () => {
    expect(() => inclusionRanges(3, 3)).toThrow(RangeError);
    expect(() => consistencyRanges(0, 3)).toThrow(RangeError);
    expect(() => consistencyRanges(4, 3)).toThrow(RangeError);
  });
});
