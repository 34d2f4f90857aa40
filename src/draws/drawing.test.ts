/** The arithmetic of draws: no bias, nothing lost, and nothing that could be exchanged without its hash changing. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import {
  below,
  bodyOf,
  commitmentOf,
  drawOf,
  drawPositions,
  exclusionsBody,
  frozenHashOf,
  frozenList,
  isTrue,
  listHash,
  seedOf,
  wordsOf,
} from './drawing.ts';
import type { Exclusion, Frozen } from './model.ts';

const PARTIES = ['a', 'b'].map((end) => `00000000-0000-4000-8000-00000000000${end}` as Uuid);
const SECRETS = ['11'.repeat(32), '22'.repeat(32)];

function frozenOf(ids: readonly string[], wanted: number, exclusions: readonly Exclusion[] = []) {
  const kept = { lists: [bodyOf(frozenList(ids))], exclusions: exclusionsBody(exclusions) };
  const frozen: Frozen = {
    rules: 'mashang-draw-1',
    city: '411400',
    number: '2026-0001',
    purpose: 'visit',
    source: { kind: 'windows', divisionCode: '411400', entityKind: null, aboveScale: null, byDivision: false },
    strata: [{ label: 'all', wanted, count: frozenList(ids).length, list: listHash(kept.lists[0] ?? '') }],
    exclusions: { count: exclusions.length, list: listHash(kept.exclusions) },
    parties: PARTIES,
    commitBy: '2026-03-04T02:00:00.000Z' as Instant,
    revealBy: '2026-03-05T02:00:00.000Z' as Instant,
    replaces: null,
  };
  return { frozen, kept, frozenHash: frozenHashOf(frozen) };
}

function drawn(of: ReturnType<typeof frozenOf>) {
  const { outcome } = drawOf(of.frozen, of.frozenHash, of.kept, SECRETS);
  const parties = PARTIES.map((unitId, at) => ({
    ...{ unitId, secret: SECRETS[at] ?? '', commitment: commitmentOf(of.frozenHash, unitId, SECRETS[at] ?? '') },
    ...{ committedAt: null, revealedAt: null, mark: null },
  }));
  return { ...of, outcome, parties };
}

/** All rows of so many digits below `size`. */
function* rows(digits: number, size: number): Generator<readonly bigint[]> {
  for (let n = 0; n < size ** digits; n += 1) {
    yield Array.from({ length: digits }, (_, at) => BigInt(Math.floor(n / size ** at) % size));
  }
}

describe('a number below n', () => {
  it.each([1, 2, 3, 5, 6, 7, 10, 100, 200, 255, 256])('has no bias, over every word there is of 8 bits: %s', (n) => {
    const times = new Map<number, number>();
    for (let word = 0n; word < 256n; word += 1n) {
      // Of a word that is thrown away nothing is told.
      const words = [word].values();
      if (word >= 256n - (256n % BigInt(n))) expect(() => below(words, n, 256n)).toThrow(RangeError);
      else times.set(below(words, n, 256n), (times.get(below([word].values(), n, 256n)) ?? 0) + 1);
    }
    expect([...times.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, at) => at));
    expect(new Set(times.values())).toEqual(new Set([Math.floor(256 / n)]));
  });

  it('throws away exactly the words of the last, incomplete round of 64 bits', () => {
    const end = 2n ** 64n - (2n ** 64n % 10n);
    expect(below([end, 2n ** 64n - 1n, end - 1n].values(), 10)).toBe(Number((end - 1n) % 10n));
    expect(below([2n ** 53n + 1n].values(), 1000)).toBe(Number((2n ** 53n + 1n) % 1000n));
  });
});

describe('a shuffle from the front', () => {
  it('makes each order equally often, over every row of words', () => {
    const times = new Map<string, number>();
    for (const words of rows(4, 12)) {
      const stream = words.values();
      const { drawn } = drawPositions(
        (n) => below(stream, n, 12n),
        { count: 4, wanted: 4 },
        () => false,
      );
      times.set(drawn.join(), (times.get(drawn.join()) ?? 0) + 1);
    }
    expect(times.size).toBe(24);
    expect(new Set(times.values())).toEqual(new Set([12 ** 4 / 24]));
  });

  it('is a permutation that a longer draw only goes on with, and passes over what is out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 60 }),
        fc.array(fc.nat({ max: 59 })),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (count, wanted, outs, bytes) => {
          const seed = Buffer.from(bytes).toString('hex');
          const turn = (many: number, isOut: (position: number) => boolean) => {
            const stream = wordsOf(seed, 'all');
            return drawPositions((n) => below(stream, n), { count, wanted: many }, isOut);
          };
          const whole = turn(count, () => false).drawn;
          expect([...whole].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, at) => at));
          expect(turn(wanted, () => false).drawn).toEqual(whole.slice(0, wanted));
          const { drawn, skipped } = turn(wanted, (position) => outs.includes(position));
          expect(drawn).toEqual(whole.filter((position) => !outs.includes(position)).slice(0, wanted));
          expect(skipped.every((position) => outs.includes(position))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes another way in another stratum', () => {
    const first = ([a]: readonly bigint[]) => a;
    const seed = seedOf('00'.repeat(32), SECRETS);
    expect(first([wordsOf(seed, '411402').next().value])).not.toBe(first([wordsOf(seed, '411403').next().value]));
  });
});

describe('what is frozen', () => {
  it('is one form of each identifier, in the order of bytes: 𠀀 after ～, which sort() has the other way round', () => {
    expect(frozenList(['𠀀', '～', 'e\u0301', 'é', 'b', 'a', 'a'])).toEqual(['a', 'b', 'é', '～', '𠀀']);
    expect(['𠀀', '～'].sort()).toEqual(['𠀀', '～']);
  });

  it('does not depend on the order in which it was read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[0-9A-Z]{1,6}$/), { minLength: 1 }), (ids) => {
        expect(frozenOf([...ids].reverse(), 1).frozenHash).toBe(frozenOf(ids, 1).frozenHash);
      }),
    );
  });

  it('has another hash with one entry more, less or changed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[0-9A-Z]{1,6}$/), { minLength: 2 }), fc.nat(), (ids, at) => {
        const { frozenHash } = frozenOf(ids, 1);
        const place = at % ids.length;
        expect(frozenOf([...ids, 'more-than-six'], 1).frozenHash).not.toBe(frozenHash);
        expect(
          frozenOf(
            ids.filter((_, index) => index !== place),
            1,
          ).frozenHash,
        ).not.toBe(frozenHash);
        expect(frozenOf(ids.with(place, 'more-than-six'), 1).frozenHash).not.toBe(frozenHash);
      }),
    );
  });

  it.each<[string, Partial<Frozen>]>([
    ['the number wanted', { strata: [{ label: 'all', wanted: 2, count: 3, list: listHash('a\nb\nc') }] }],
    ['the rules', { purpose: 'inspection' }],
    ['what is left out', { exclusions: { count: 1, list: listHash('a\tinterest') } }],
    ['the order of the parties', { parties: [...PARTIES].reverse() }],
    ['the time', { revealBy: '2026-03-06T02:00:00.000Z' as Instant }],
  ])('has another hash with another: %s', (_, over) => {
    const { frozen, frozenHash } = frozenOf(['a', 'b', 'c'], 1);
    expect(frozenHashOf({ ...frozen, ...over })).not.toBe(frozenHash);
  });
});

describe('the seed', () => {
  it('tells where one secret ends and the next begins', () => {
    expect(seedOf('00'.repeat(32), ['aa', 'bbcc'])).not.toBe(seedOf('00'.repeat(32), ['aabb', 'cc']));
    expect(seedOf('00'.repeat(32), SECRETS)).not.toBe(seedOf('00'.repeat(32), [...SECRETS].reverse()));
  });

  it('comes of commitments that the console makes alike (its own test has the same value)', () => {
    expect(commitmentOf('ab'.repeat(32), '00000000-0000-4000-8000-00000000000a', 'cd'.repeat(32))).toBe(
      'dbd014801513fa81c7fcdb8b3b8fc743ceee9a1084339c2abda7c4d80307ac22',
    );
  });

  it('comes of secrets that each were bound to list and party', () => {
    const [one = '', other = ''] = PARTIES;
    const made = commitmentOf('00'.repeat(32), one, SECRETS[0] ?? '');
    expect(commitmentOf('00'.repeat(32), other, SECRETS[0] ?? '')).not.toBe(made);
    expect(commitmentOf('01'.repeat(32), one, SECRETS[0] ?? '')).not.toBe(made);
  });
});

describe('the worked example of docs/draws.md', () => {
  it('comes out as it stands there', () => {
    const told = readFileSync(path.resolve(import.meta.dirname, '../../docs/draws.md'), 'utf8');
    const of = frozenOf(['窗口-1', '窗口-2', '窗口-3', '窗口-4', '窗口-5'], 4, [{ id: '窗口-2', reason: 'interest' }]);
    const { seed, outcome } = drawOf(of.frozen, of.frozenHash, of.kept, SECRETS);
    const commitments = PARTIES.map((party, at) => commitmentOf(of.frozenHash, party, SECRETS[at] ?? ''));
    expect(told).toContain(`| frozen hash | ${of.frozenHash} |`);
    expect(told).toContain(`| commitments | ${commitments.join(', ')} |`);
    expect(told).toContain(`| seed | ${seed} |`);
    expect(told).toContain(`| first word | ${wordsOf(seed, 'all').next().value},`);
    expect(told).toContain(`| drawn, as positions from 0 | ${outcome[0]?.drawn.join(', ')} |`);
    expect(told).toContain(`| passed over | ${outcome[0]?.skipped.join(', ')} |`);
  });
});

describe('a draw that is looked at again', () => {
  const ids = Array.from({ length: 20 }, (_, at) => `W${at}`);
  const draw = () => drawn(frozenOf(ids, 5, [{ id: 'W3', reason: 'interest' }]));

  it('is true as it was made', () => {
    expect(isTrue(draw(), draw().kept)).toBe(true);
    expect(isTrue({ ...draw(), outcome: null }, draw().kept)).toBe(true);
  });

  it('is not with one entry of its list, its exclusions, its secrets or its outcome changed', () => {
    const { kept, parties, outcome } = draw();
    expect(isTrue(draw(), { ...kept, lists: [(kept.lists[0] ?? '').replace('W7', 'W77')] })).toBe(false);
    expect(isTrue(draw(), { ...kept, exclusions: 'W4\tinterest' })).toBe(false);
    expect(
      isTrue({ ...draw(), parties: parties.with(1, { ...parties[1], secret: '33'.repeat(32) } as never) }, kept),
    ).toBe(false);
    const [first] = outcome;
    const turned = [{ drawn: [...(first?.drawn ?? [])].reverse(), skipped: first?.skipped ?? [] }];
    expect(isTrue({ ...draw(), outcome: turned }, kept)).toBe(false);
  });
});
