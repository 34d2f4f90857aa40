import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../../scripts/console-words.ts';
import { addDays, instant, localDate } from '../../kernel/time.ts';
import { inForceOn, nextAfter } from '../rules-versions.ts';
import { startingList } from './categories.ts';
import { CATEGORY_KINDS, type CategoryKind, type CategoryList, type ListedCategory } from './model.ts';
import { asItStood, disciplineMoves, FLAGS_OF_LIST, holdsOn, listChanges, listFaults, spansOf } from './rules-lists.ts';

const words = await catalogueOf('zh');
const FIRST = localDate('2020-04-30');
const TOMORROW = localDate('2026-03-04');
const at = instant('2026-03-03T02:00:00.000Z');

const one = (code: string, over: Partial<ListedCategory> = {}): ListedCategory => ({
  code,
  name: { zh: `类别${code}`, en: `Kind ${code}` },
  serviceFault: false,
  discipline: false,
  evidence: null,
  basis: '本市设定',
  verified: false,
  ...over,
});
const version = (
  kind: CategoryKind,
  number: number,
  effectiveFrom: string,
  categories: readonly ListedCategory[],
): CategoryList => ({
  kind,
  version: String(number),
  effectiveFrom: localDate(effectiveFrom),
  categories,
  reason: '按新规定调整',
  at,
  byUserId: null,
});
const first = CATEGORY_KINDS.map((kind) => version(kind, 1, FIRST, startingList(kind)));
const complaints = startingList('complaint');
const [sv01, ...others] = complaints;
if (sv01 === undefined) throw new Error('no categories');

const WRONG: readonly (readonly [at: string, fault: string, kind: CategoryKind, list: readonly ListedCategory[]])[] = [
  ['categories', 'list-empty', 'complaint', []],
  ['categories.27.code', 'code-not-a-code', 'complaint', [...complaints, one('sv07')]],
  ['categories.27.code', 'code-twice', 'complaint', [...complaints, one('SV01')]],
  ['categories.27.code', 'code-of-another-list', 'complaint', [...complaints, one('BR01')]],
  ['categories.0.name', 'both-languages', 'complaint', [{ ...sv01, name: { zh: '态度', en: ' ' } }, ...others]],
  ['categories.27.name', 'name-twice', 'complaint', [...complaints, one('SV07', { name: sv01.name })]],
  ['categories.0.basis', 'basis-missing', 'complaint', [{ ...sv01, basis: ' ' }, ...others]],
  ['categories.0.evidence', 'both-languages', 'finding', [one('FN01', { evidence: { zh: '合同', en: '' } })]],
  [
    'categories.0.evidence',
    'not-for-this-list',
    'complaint',
    [{ ...sv01, evidence: { zh: '照片', en: 'a photo' } }, ...others],
  ],
  ['categories.0.discipline', 'not-for-this-list', 'refusal-ground', [one('RF01', { discipline: true })]],
  ['categories.0.serviceFault', 'not-for-this-list', 'refusal-ground', [one('RF01', { serviceFault: true })]],
  ['categories.0.discipline', 'service-and-discipline', 'complaint', [{ ...sv01, discipline: true }, ...others]],
  ['categories', 'no-discipline-left', 'complaint', complaints.filter(({ discipline }) => !discipline)],
];

describe('a list', () => {
  it.each(CATEGORY_KINDS)('of kind %s that a city starts with is right', (kind) => {
    expect(listFaults(kind, startingList(kind), first, TOMORROW)).toEqual([]);
  });

  it.each(WRONG)('is refused at %s as %s, in words that name the field', (where, fault, kind, list) => {
    expect(listFaults(kind, list, first, TOMORROW)).toContainEqual({ at: where, fault });
    expect(Object.keys(words)).toContain(`fault.${fault}`);
    const field = where.split('.')[2];
    if (field !== undefined) expect(Object.keys(words)).toContain(`rules.field.${field}`);
  });

  it('never takes a code again that left it, and takes back one that never was away', () => {
    const without = complaints.filter(({ code }) => code !== 'SV06');
    const spent = [{ at: 'categories.5.code', fault: 'code-spent' }];
    const yesterday = [...first, version('complaint', 2, '2026-03-02', without)];
    expect(listFaults('complaint', complaints, yesterday, TOMORROW)).toEqual(spent);
    const tomorrow = [...first, version('complaint', 2, TOMORROW, without)];
    expect(listFaults('complaint', complaints, tomorrow, TOMORROW)).toEqual([]);
    expect(listFaults('complaint', complaints, tomorrow, localDate('2026-03-05'))).toEqual(spent);
    const added = [...first, version('complaint', 2, TOMORROW, [...complaints, one('SV07')])];
    expect(listFaults('complaint', [...complaints, one('SV07')], added, TOMORROW)).toEqual([]);
    const takenBack = [...added, version('complaint', 3, TOMORROW, complaints)];
    expect(listFaults('complaint', [...complaints, one('SV07')], takenBack, localDate('2026-03-06'))).toEqual([]);
  });

  it('asks for evidence only where whoever writes it can be sent back for it', () => {
    const kinds = CATEGORY_KINDS.filter((kind) => FLAGS_OF_LIST[kind].includes('evidence'));
    expect(kinds).toEqual(['finding', 'suspension-reason']);
  });
});

describe('what a version changes', () => {
  it('is told by category: added, retired, changed, moved', () => {
    const renamed = { ...sv01, name: { zh: '态度恶劣', en: 'Rude' } };
    expect(listChanges(complaints, [...complaints].reverse())).toEqual({ changes: [], reordered: true });
    const { changes, reordered } = listChanges(complaints, [renamed, ...others.slice(1), one('SV07')]);
    expect(reordered).toBe(false);
    expect(changes).toEqual([
      { what: 'changed', before: sv01, after: renamed },
      { what: 'added', before: null, after: one('SV07') },
      { what: 'retired', before: others[0], after: null },
    ]);
    expect(listChanges(complaints, complaints)).toEqual({ changes: [], reordered: false });
  });

  it('moves into the sealed lane what begins to say a breach of discipline, and out of it what ends or says it no more', () => {
    const [lead, other] = [one('SQ14', { discipline: true }), one('SQ15')];
    const codes = (before: readonly ListedCategory[], after: readonly ListedCategory[]) => {
      const { into, outOf } = disciplineMoves(before, after);
      return [into.map(({ code }) => code), outOf.map(({ code }) => code)];
    };
    expect(codes([lead, other], [other, lead])).toEqual([[], []]);
    expect(codes([lead, other], [{ ...lead, discipline: false }, other])).toEqual([[], ['SQ14']]);
    expect(codes([lead, other], [other])).toEqual([[], ['SQ14']]);
    expect(codes([other], [other, lead])).toEqual([['SQ14'], []]);
    expect(
      codes(
        [lead, other],
        [
          { ...lead, basis: '另一依据' },
          { ...other, name: lead.name },
        ],
      ),
    ).toEqual([[], []]);
    // Who complains goes by the name: under another one, other complaints enter.
    for (const name of [
      { zh: '其他', en: lead.name.en },
      { zh: lead.name.zh, en: 'Other' },
    ])
      expect(codes([lead, other], [{ ...lead, name }, other])).toEqual([['SQ14'], ['SQ14']]);
  });
});

/** Histories of a list: versions on any days, in any order of days, of few codes with few names. */
const someList = fc.uniqueArray(
  fc.record({ code: fc.constantFrom('AA01', 'AA02', 'AA03', 'AA04'), word: fc.constantFrom('甲', '乙') }),
  { minLength: 1, selector: ({ code }) => code },
);
const someHistory = fc
  .array(fc.record({ day: fc.integer({ min: 1, max: 9 }), list: someList }), { maxLength: 6 })
  .map((versions) =>
    [{ day: 0, list: [{ code: 'AA01', word: '甲' }] }, ...versions].map(({ day, list }, index) =>
      version(
        'finding',
        index + 1,
        addDays(FIRST, day),
        list.map(({ code, word }) => one(code, { name: { zh: word + code, en: word + code } })),
      ),
    ),
  );
const plain = ({ code, name }: ListedCategory) => `${code} ${name.zh}`;

describe('categories through the days', () => {
  it('are on every day those of the version in force, each once', () => {
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 12 }), (lists, day) => {
        const on = addDays(FIRST, day);
        const spans = spansOf(lists);
        const then = (inForceOn(lists, on)?.categories ?? []).map(plain);
        const held = spans.filter((span) => holdsOn(span, on)).map(plain);
        expect([...held].sort()).toEqual([...then].sort());
        for (const category of inForceOn(lists, on)?.categories ?? []) {
          const stood = asItStood(spans, category.code, on);
          expect(stood === undefined ? null : plain(stood)).toBe(plain(category));
        }
      }),
    );
  });

  it('are told of every code that ever held, on any day, and of no other', () => {
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 12 }), (lists, day) => {
        const spans = spansOf(lists);
        // A version that another of the same day took the place of never held.
        const held = lists.filter((list) => inForceOn(lists, list.effectiveFrom) === list);
        const ever = new Set(held.flatMap(({ categories }) => categories.map(({ code }) => code)));
        for (const code of ['AA01', 'AA02', 'AA03', 'AA04']) {
          expect(asItStood(spans, code, addDays(FIRST, day)) !== undefined).toBe(ever.has(code));
        }
      }),
    );
  });

  it('follow each other without a gap: the next version is the first that takes over', () => {
    fc.assert(
      fc.property(someHistory, fc.integer({ min: 0, max: 9 }), (lists, day) => {
        const from = addDays(FIRST, day);
        const next = nextAfter(lists, from);
        const later = lists.filter(({ effectiveFrom }) => effectiveFrom > from);
        expect(next === undefined).toBe(later.length === 0);
        if (next === undefined) return;
        expect(later.every(({ effectiveFrom }) => effectiveFrom >= next.effectiveFrom)).toBe(true);
        expect(inForceOn(lists, next.effectiveFrom)).toBe(next);
      }),
    );
  });

  it('stand in the order of the newest list, and what is on it no longer at the end', () => {
    const [a, b, c] = [one('AA01'), one('AA02'), one('AA03')];
    const spans = spansOf([
      version('finding', 1, '2020-04-30', [a, b, c]),
      version('finding', 2, '2026-03-04', [c, a]),
    ]);
    expect(spans.map(({ code, effectiveTo }) => [code, effectiveTo])).toEqual([
      ['AA03', null],
      ['AA01', null],
      ['AA02', '2026-03-04'],
    ]);
  });
});
