/** Every term that shapes a matter at its registration changes what is registered or who may do what with it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { localDate } from '../../src/kernel/time.ts';
import type { ProcedureTerms } from '../../src/law/model.ts';
import { PROCEDURES } from '../../src/law/procedures.ts';
import { categoriesFor, factsFor } from '../../src/matters/acts/actions-facts.ts';
import { matterMonths } from '../../src/matters/counts/store-months.ts';
import { FRAME, procedureWith } from '../harness/frames.ts';
import { type Loop, loop } from '../harness/loop.ts';

const usual = PROCEDURES['scan-complaint'].terms;
const office = PROCEDURES['evaluation-problem'].terms;
let city: Loop;

beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

/** Registers under these terms and tells everything the frame could have made different. */
async function outcome(name: string, terms: ProcedureTerms): Promise<Readonly<Record<string, unknown>>> {
  const procedure = await procedureWith(city, name, terms);
  const byOffice = terms.raisedBy === 'office';
  const about = {
    procedure,
    categoryCode: null,
    contact: terms.identity === 'vault' && !byOffice ? { name: '王女士', phone: '13900000000' } : null,
    wantsReceipt: !byOffice,
    namedUnitId: city.units.helper as Uuid,
    handleOn: localDate('2027-06-30'),
    ...(byOffice ? { raiser: city.posts.dispatcher } : {}),
    ...(terms.reference === 'required' ? { reference: { number: 'HN2026-0001', jurisdiction: null } } : {}),
  };
  const { matterId } = await city.register(about);
  const state = await city.state(matterId);
  const { terms: rules } = await factsFor(city.city.db, city.city, state, { kind: 'clock' }, null);
  const categories = await categoriesFor(city.city.db, state, city.today());
  await city.city.outside.now();
  const deemed = await city.try('tick', matterId, { type: 'deem-accepted' });
  return {
    lane: state.lane,
    raiser: state.raiser,
    realName: state.realName,
    reference: state.reference,
    published: state.published,
    numbered: state.number.replaceAll(/\d/g, '9'),
    phase: state.phase,
    dues: state.dues,
    handle: state.legs[0]?.handle ?? null,
    desks: state.desks,
    judge: state.judge,
    deemed: deemed.ok ? 'done' : deemed.problem.kind,
    acceptance: rules.acceptance,
    grounds: [rules.refusalGrounds, rules.terminationGrounds, rules.suspensionGrounds, rules.jurisdictionGrounds],
    categories: categories.map(({ code }) => code),
  };
}

let made = 0;
const named = () =>
  `frame-${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'][made % 26]}${'x'.repeat(Math.floor(made++ / 26))}`;

const seat = (terms: ProcedureTerms, name: keyof ProcedureTerms['seats'], change: object): ProcedureTerms => ({
  ...terms,
  seats: { ...terms.seats, [name]: { ...terms.seats[name], ...change } },
});
const kinds = (terms: ProcedureTerms, change: object): ProcedureTerms => ({
  ...terms,
  categories: { ...terms.categories, ...change },
});

const CHANGES: readonly (readonly [term: string, before: ProcedureTerms, after: ProcedureTerms])[] = [
  ['raisedBy', { ...usual, judgedBy: 'seat' }, { ...usual, judgedBy: 'seat', raisedBy: 'office', identity: 'none' }],
  ['lane', usual, { ...usual, lane: 'discipline' }],
  ['number', office, { ...office, number: 'random' }],
  ['identity', usual, { ...usual, identity: 'none' }],
  ['reference', usual, { ...usual, reference: 'required' }],
  ['published', usual, { ...usual, published: false }],
  ['acceptance at once', usual, { ...usual, acceptance: 'at-once', accept: null }],
  ['acceptance by record', usual, { ...usual, acceptance: 'record', accept: null }],
  ['acceptance by decision', usual, { ...usual, acceptance: 'decision' }],
  ['handleDate', office, { ...office, handleDate: 'counted' }],
  ['judgedBy', usual, { ...usual, judgedBy: 'seat' }],
  ['categories.about', usual, kinds(usual, { about: 'bad-review-reason' })],
  ['categories.refusal', usual, kinds(usual, { refusal: 'termination-ground' })],
  ['categories.termination', usual, kinds(usual, { termination: 'refusal-ground' })],
  ['categories.suspension', usual, kinds(usual, { suspension: 'refusal-ground' })],
  ['categories.jurisdiction', usual, kinds(usual, { jurisdiction: 'jurisdiction-ground' })],
  ['seats.dispatch.where', office, seat(office, 'dispatch', { where: 'above' })],
  ['seats.dispatch.roles', office, seat(office, 'dispatch', { roles: ['checker'] })],
  ['seats.above.where', office, seat(office, 'above', { where: 'division' })],
  ['seats.above.roles', office, seat(office, 'above', { roles: ['joint-office'] })],
  ['seats.check.where', office, seat(office, 'check', { where: 'unit' })],
  ['seats.check.roles', office, seat(office, 'check', { roles: ['dispatcher'] })],
  ['seats.supervise.where', office, seat(office, 'supervise', { where: 'above' })],
  ['seats.supervise.roles', office, seat(office, 'supervise', { roles: ['joint-office'] })],
  ['seats.judge.where', office, seat(office, 'judge', { where: 'raiser' })],
  ['seats.judge.roles', office, seat(office, 'judge', { roles: ['handler'] })],
];

describe('a term that shapes a matter', () => {
  it('is among those tried here', () => {
    const tried = new Set(CHANGES.map(([term]) => term.split(/[. ]/)[0]));
    expect(FRAME.filter((name) => !tried.has(name))).toEqual([]);
    const leaves = (['dispatch', 'above', 'check', 'supervise', 'judge'] as const).flatMap((name) => [
      `seats.${name}.where`,
      `seats.${name}.roles`,
    ]);
    expect(leaves.filter((leaf) => !CHANGES.some(([term]) => term === leaf))).toEqual([]);
  });

  it.each(CHANGES)('%s changes what is registered', async (_term, before, after) => {
    expect(await outcome(named(), after)).not.toEqual(await outcome(named(), before));
  });

  it('that leaves the figures of the public out is heard there', async () => {
    const count = async (procedure: string) =>
      (await matterMonths(city.city.db, localDate('2099-12-31')))
        .filter((month) => month.procedure === procedure)
        .reduce((sum, { received }) => sum + received, 0);
    const [counted, left] = [
      await procedureWith(city, 'figure-counted', usual),
      await procedureWith(city, 'figure-left', { ...usual, published: false }),
    ];
    for (const procedure of [counted, left]) await city.register({ procedure });
    expect([await count(counted), await count(left)]).toEqual([1, 0]);
  });
});
