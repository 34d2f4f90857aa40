/** Accuracy of likeness: matters of one incident against others of the same hall, on made-up complaints, half of them held out. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HELD_OUT, type Incident, STOCK_PHRASES, TUNED_ON } from '../../../test/fixtures/complaints.ts';
import { HASH_BYTES, LEAST_PAIRS, pairsOf, SIGNATURE_LENGTH, signatureOf } from '../acts/rules-signature.ts';
import { clustersOf, LEAST_ALIKE, likenessOf, type Signed } from './rules-likeness.ts';

const keyed = (key: string) => (pair: string) =>
  createHash('shake256', { outputLength: HASH_BYTES }).update(key).update(pair).digest();
const signature = (text: string, key = 'k') => {
  const made = signatureOf(text, keyed(key));
  if (made === null) throw new Error(`too short: ${text}`);
  return made;
};

type Told = Signed & Readonly<{ incident: string; how: string }>;

function tellingsOf(incidents: readonly Incident[]): readonly Told[] {
  return incidents.flatMap(({ name, tellings }) =>
    tellings.map(({ how, text }, index) => {
      const id = `${name}-${index}`;
      return { id, incident: name, how, group: 'one hall', signature: signature(text) };
    }),
  );
}

/** Compares pairs in one cluster with pairs of one incident. */
function measured(incidents: readonly Incident[]) {
  const all = tellingsOf(incidents);
  const clusters = clustersOf(all);
  const clusterOf = new Map(clusters.flatMap((cluster, at) => cluster.map(({ id }) => [id, at] as const)));
  const together = (a: Told, b: Told) => clusterOf.has(a.id) && clusterOf.get(a.id) === clusterOf.get(b.id);
  const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => ({ a, b, found: together(a, b) })));
  const same = pairs.filter(({ a, b }) => a.incident === b.incident);
  const found = pairs.filter((pair) => pair.found);
  const right = found.filter(({ a, b }) => a.incident === b.incident);
  const recallOf = (how: string) => {
    const of = same.filter(({ a, b }) => a.how === how || b.how === how);
    return of.filter((pair) => pair.found).length / of.length;
  };
  return {
    texts: all.length,
    same: same.length,
    precision: right.length / found.length,
    recall: right.length / same.length,
    recallOf: { again: recallOf('again'), copied: recallOf('copied'), own: recallOf('own') },
  };
}

describe('likeness over complaints about one hall', () => {
  it.each([
    ['those the threshold was chosen on', TUNED_ON],
    ['those that were held out', HELD_OUT],
  ])('finds what is one matter and leaves the rest apart: %s', (_, incidents) => {
    const { texts, same, precision, recall, recallOf } = measured(incidents);
    expect(texts).toBeGreaterThan(30);
    expect(same).toBeGreaterThan(20);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(recallOf.again).toBe(1);
    expect(recallOf.copied).toBe(1);
    expect(recallOf.own).toBeGreaterThanOrEqual(0.85);
  });

  it('would be seen to fail: without a threshold everything is one cluster, with a high one nothing is told twice', () => {
    const all = tellingsOf(HELD_OUT);
    const likenesses = all.flatMap((a, at) =>
      all
        .slice(at + 1)
        .map((b) => ({ same: a.incident === b.incident, likeness: likenessOf(a.signature, b.signature) })),
    );
    const shareAbove = (least: number, same: boolean) => {
      const of = likenesses.filter((each) => each.same === same);
      return of.filter(({ likeness }) => likeness >= least).length / of.length;
    };
    expect(shareAbove(0.02, false)).toBeGreaterThan(0.05);
    expect(shareAbove(0.6, true)).toBeLessThan(0.4);
    expect(shareAbove(LEAST_ALIKE, false)).toBeLessThan(0.002);
  });

  it('is not led by what complaints always say', () => {
    const said = STOCK_PHRASES.map((text) => signatureOf(text, keyed('k')));
    // What is left of them says too little to be compared at all.
    expect(said).toEqual(said.map(() => null));
  });

  it('compares only within one office, category and place', () => {
    const [first, second] = tellingsOf(TUNED_ON.slice(0, 1));
    if (first === undefined || second === undefined) throw new Error('no tellings');
    expect(clustersOf([first, second])).toHaveLength(1);
    expect(clustersOf([first, { ...second, group: 'another hall' }])).toEqual([]);
  });
});

describe('a signature', () => {
  const [text = ''] = HELD_OUT.flatMap(({ tellings }) => tellings.map((telling) => telling.text));

  it('is the same for the same words however they are spelled, and not made of a few', () => {
    const spelled = `　${text.replaceAll('，', ', ').replaceAll('。', '!')} `;
    expect(likenessOf(signature(text), signature(spelled))).toBe(1);
    expect(signatureOf('态度差', keyed('k'))).toBeNull();
    expect(pairsOf('电话13800000000').size).toBe(1);
  });

  it('says nothing to whoever has another secret: words guessed right look like any others', () => {
    expect(likenessOf(signature(text, 'k'), signature(text, 'other'))).toBeLessThan(0.02);
  });

  it('estimates the share of pairs in common', () => {
    const letter = fc.integer({ min: 0x4e00, max: 0x4fff }).map((code) => String.fromCodePoint(code));
    const some = fc.array(letter, { minLength: 30, maxLength: 80 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(some, some, some, (shared, one, other) => {
        const [a, b] = [shared + one, shared + other];
        const [first, second] = [pairsOf(a), pairsOf(b)];
        fc.pre(first.size >= LEAST_PAIRS && second.size >= LEAST_PAIRS);
        const common = [...first].filter((pair) => second.has(pair)).length;
        const share = common / (first.size + second.size - common);
        // Five standard deviations of 256 draws.
        const margin = 5 * Math.sqrt((share * (1 - share)) / SIGNATURE_LENGTH) + 0.01;
        expect(Math.abs(likenessOf(signature(a), signature(b)) - share)).toBeLessThanOrEqual(margin);
      }),
      { numRuns: 60 },
    );
  });
});
