/** The rules of a real city: seeded once, changed only by adding, in force by date. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { MORNING } from '../../test/harness/today.ts';
import { type LocalDate, localDate } from '../kernel/time.ts';
import { inTransaction, rawQuery, sqlState, transact } from '../platform/postgres/db.ts';
import { addProcedureVersion, seedLaw } from './actions.ts';
import { loadCalendar } from './calendar/calendar.ts';
import { shippedCalendar, shippedYears } from './calendar/shipped-calendar.ts';
import { STARTING_CATEGORIES } from './lists/categories.ts';
import { CATEGORY_KINDS } from './lists/model.ts';
import { categoriesInForce } from './lists/reads-lists.ts';
import type { Keeper } from './model.ts';
import { PROCEDURE_CODES, PROCEDURES } from './procedures.ts';
import { procedureInForce, procedureVersion } from './reads.ts';
import { procedureVersions } from './store.ts';

const d = localDate;
let city: TestCity;
const by = (submissionId = city.outside.uuid()): Keeper => ({
  userId: city.outside.uuid(),
  postId: city.outside.uuid(),
  submissionId,
});
const count = async (table: string): Promise<number> => {
  const { rows } = await city.db.executeQuery<{ n: number }>(rawQuery(`select count(*)::int as n from ${table}`));
  return rows[0]?.n ?? 0;
};
const waiting = async (): Promise<unknown[]> => {
  const { rows } = await city.db.executeQuery<{ payload: unknown }>(
    rawQuery(`select payload from platform_outbox where topic = 'law.calendar-imported' order by created_at, id`),
  );
  return rows.map(({ payload }) => payload);
};
beforeAll(async () => {
  city = await testCity({ at: MORNING });
  await transact(city.db, (tx) => seedLaw(tx, city));
});
afterAll(() => city.close());

describe('a new city', () => {
  it('counts on the shipped tables', async () => {
    const calendar = await loadCalendar(city.db);
    expect(calendar.years).toEqual(shippedYears);
    expect(calendar.edition).toBe('1');
    expect(calendar.index).toEqual(shippedCalendar.index);
  });

  it('has every procedure and category, each limit with its basis', async () => {
    for (const procedure of PROCEDURE_CODES) {
      const { version, terms } = await procedureInForce(city.db, procedure, d('2026-03-03'));
      expect(version).toBe('1');
      expect(terms).toEqual(PROCEDURES[procedure].terms);
    }
    const categories = await Promise.all(
      CATEGORY_KINDS.map((kind) => categoriesInForce(city.db, kind, d('2026-03-03'))),
    );
    expect(categories.flat()).toHaveLength(STARTING_CATEGORIES.length);
    expect(new Set(categories.flat())).toEqual(new Set(STARTING_CATEGORIES));
  });

  it('has nothing in force before the first day of the rules', async () => {
    expect(await categoriesInForce(city.db, 'complaint', d('2020-04-29'))).toEqual([]);
    await expect(procedureInForce(city.db, 'bad-review', d('2020-04-29'))).rejects.toThrow(/no version/);
    await expect(procedureVersion(city.db, 'bad-review', '99')).rejects.toThrow(/no version/);
  });

  it('is seeded once, however often and however many at once try', async () => {
    const before = await Promise.all(['law_calendar_edition', 'law_procedure', 'law_category_list'].map(count));
    await Promise.all([1, 2, 3].map(() => transact(city.db, (tx) => seedLaw(tx, city))));
    expect(await Promise.all(['law_calendar_edition', 'law_procedure', 'law_category_list'].map(count))).toEqual(
      before,
    );
    expect(await waiting()).toEqual([]);
  });

  it('cannot have its rules changed or removed by the application', async () => {
    for (const table of ['law_calendar_edition', 'law_procedure', 'law_category_list']) {
      for (const attempt of [`update ${table} set at = at`, `delete from ${table}`, `truncate ${table}`]) {
        const refused = await city.db.executeQuery(rawQuery(attempt)).then(
          () => 'allowed',
          (error: unknown) => sqlState(error),
        );
        expect(refused, attempt).toBe('42501');
      }
    }
  });
});

describe('a newer program', () => {
  it('brings along a year the city in use does not have, and asks for open matters to be counted again', async () => {
    const other = await testCity({ at: MORNING });
    try {
      await other.asOwner((owner) => owner.query('delete from law_calendar_edition'));
      await other.asOwner((owner) =>
        owner.query(
          `insert into law_calendar_edition (edition, year, papers, days, source, reason, at)
           select 1, 2025, '["x"]', '[]', 'x', 'x', $1`,
          [other.clock.now()],
        ),
      );
      await transact(other.db, (tx) => seedLaw(tx, other));
      const calendar = await loadCalendar(other.db);
      expect(calendar.publishedYears.has(2026)).toBe(true);
      // Years the city already had are not replaced.
      expect(calendar.years.find(({ year }) => year === 2025)?.days).toEqual([]);
      const { rows } = await other.db.executeQuery(
        rawQuery(`select 1 from platform_outbox where topic = 'law.calendar-imported'`),
      );
      expect(rows).toHaveLength(19);
    } finally {
      await other.close();
    }
  });
});

describe('a version of a procedure', () => {
  const terms = PROCEDURES['scan-complaint'].terms;
  const shorter = { ...terms, handle: { ...terms.handle, amount: 10, basis: '市里新规（示例）', verified: false } };
  const verified = (compared: boolean) => ({
    ...terms,
    handle: { ...terms.handle, amount: 9, basis: '市里又一新规（示例）', verified: compared },
  });
  const at = MORNING;
  const adding = (
    keeper: Keeper,
    given: Partial<{ seenVersion: string; effectiveFrom: LocalDate; terms: typeof terms; reason: string }> = {},
  ) =>
    inTransaction(city.db, (tx) =>
      addProcedureVersion(tx, at, keeper, {
        procedure: 'scan-complaint',
        seenVersion: '1',
        effectiveFrom: d('2026-07-01'),
        terms: shorter,
        reason: '按新规缩短办理期限',
        ...given,
      }),
    );

  it('cannot reach back: what was received keeps its rules', async () => {
    expect(await adding(by(), { effectiveFrom: d('2026-03-03') })).toEqual({
      ok: false,
      problem: { kind: 'not-in-the-future', earliest: '2026-03-04' },
    });
  });

  it('is refused when it does not say why, on what ground, or makes no sense', async () => {
    expect(await adding(by(), { reason: '  ' })).toMatchObject({ problem: { kind: 'reason-too-short' } });
    const faulty = {
      ...shorter,
      handle: { ...shorter.handle, amount: 0 },
      sign: { ...shorter.sign, basis: ' ' },
      check: { ...shorter.check, amount: 40 },
    };
    expect(await adding(by(), { terms: faulty })).toEqual({
      ok: false,
      problem: {
        kind: 'terms-malformed',
        faults: [
          { at: 'sign.basis', fault: 'basis-missing' },
          { at: 'handle.amount', fault: 'amount-out-of-range' },
          { at: 'check.amount', fault: 'check-longer-than-handle' },
        ],
      },
    });
    expect(await adding(by(), { terms, effectiveFrom: d('2026-07-01'), seenVersion: '7' })).toMatchObject({
      problem: { kind: 'terms-changed-meanwhile', version: '1' },
    });
  });

  it('begins on its day; the days before keep the old one', async () => {
    const keeper = by();
    const added = await adding(keeper);
    expect(added).toMatchObject({ ok: true, value: { version: '2' } });
    expect(await adding(keeper)).toEqual(added);
    const amountOn = async (on: string) =>
      (await procedureInForce(city.db, 'scan-complaint', d(on))).terms.handle.amount;
    expect(await amountOn('2026-06-30')).toBe(15);
    expect(await amountOn('2026-07-01')).toBe(10);
    expect((await procedureVersion(city.db, 'scan-complaint', '1')).terms).toEqual(terms);
    expect((await procedureVersion(city.db, 'scan-complaint', '2')).byUserId).toBe(keeper.userId);
  });

  it('is refused when it repeats the last one', async () => {
    expect(await adding(by(), { seenVersion: '2' })).toEqual({ ok: false, problem: { kind: 'terms-unchanged' } });
  });

  it('may come before one already planned', async () => {
    const urgent = { ...terms, handle: { ...terms.handle, amount: 12 } };
    expect(await adding(by(), { seenVersion: '2', terms: urgent, effectiveFrom: d('2026-05-01') })).toMatchObject({
      ok: true,
    });
    const amounts = await Promise.all(
      ['2026-04-30', '2026-05-01', '2026-07-01'].map(
        async (on) => (await procedureInForce(city.db, 'scan-complaint', d(on))).terms.handle.amount,
      ),
    );
    expect(amounts).toEqual([15, 12, 10]);
    expect((await procedureVersions(city.db, 'scan-complaint')).map(({ version }) => version)).toEqual(['3', '2', '1']);
  });

  it('is not said to be compared with the text by who set it (security 25)', async () => {
    const keeper = by();
    const set = await adding(keeper, { terms: verified(false), seenVersion: '3', effectiveFrom: d('2026-08-01') });
    expect(set).toMatchObject({ ok: true, value: { version: '4' } });
    const at = { seenVersion: '4', effectiveFrom: d('2026-08-02') };
    const own = await adding({ ...by(), userId: keeper.userId }, { terms: verified(true), ...at });
    expect(own).toEqual({ ok: false, problem: { kind: 'verified-by-who-set-it' } });
    // The same holds when the value is set and confirmed in one version.
    const fresh = { ...verified(true), handle: { ...verified(true).handle, amount: 8 } };
    expect(await adding(by(), { terms: fresh, ...at })).toMatchObject({ problem: { kind: 'verified-by-who-set-it' } });
    expect(await adding(by(), { terms: verified(true), ...at })).toMatchObject({ ok: true });
  });
});
