/** Importing the table of a year: shown first, made once, never over what somebody else imported. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { localDate } from '../../kernel/time.ts';
import { inTransaction, rawQuery, transact } from '../../platform/postgres/db.ts';
import { importCalendarYear, previewCalendarYear, seedLaw } from '../actions.ts';
import type { Keeper } from '../model.ts';
import { deadline } from '../rules.ts';
import { editionsOfYear } from '../store.ts';
import { loadCalendar } from './calendar.ts';

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
const newYear2027 = {
  text: JSON.stringify({
    year: 2027,
    papers: ['国办发明电〔2026〕0号（示例）'],
    days: [
      ...['01', '02', '03'].map((day) => ({ name: '元旦', date: `2027-01-${day}`, isOffDay: true })),
      ...['06', '07', '08', '09', '10', '11', '12', '13'].map((day) => ({
        name: '春节',
        date: `2027-02-${day}`,
        isOffDay: true,
      })),
    ],
  }),
  year: 2027,
  papers: [],
};
const importing = (
  keeper: Keeper,
  seenEdition: string,
  more: Partial<{ text: string; reason: string }> = {},
  released = false,
) =>
  inTransaction(city.db, (tx) =>
    importCalendarYear(
      tx,
      city,
      keeper,
      {
        ...newYear2027,
        source: '',
        reason: '国务院办公厅已发布通知',
        seenEdition,
        ...more,
      },
      released,
    ),
  );

beforeAll(async () => {
  city = await testCity({ at: MORNING });
  await transact(city.db, (tx) => seedLaw(tx, city));
});
afterAll(() => city.close());

describe('importing a year', () => {
  it('shows the difference first and writes nothing', async () => {
    const before = await count('law_calendar_edition');
    const preview = await previewCalendarYear(city.db, newYear2027);
    expect(preview.ok && preview.value).toMatchObject({ edition: '1', newlyPublished: true });
    expect(preview.ok && preview.value.changes).toHaveLength(10);
    expect(await count('law_calendar_edition')).toBe(before);
  });

  it('is refused without a reason, with a broken table, or after somebody else imported', async () => {
    expect(await importing(by(), '1', { reason: '新' })).toEqual({
      ok: false,
      problem: { kind: 'reason-too-short', least: 5 },
    });
    expect(await importing(by(), '1', { text: '{}' })).toMatchObject({
      ok: false,
      problem: { kind: 'calendar-malformed' },
    });
    expect(await importing(by(), '0')).toEqual({
      ok: false,
      problem: { kind: 'calendar-changed-meanwhile', edition: '1' },
    });
    expect(await waiting()).toEqual([]);
  });

  it('leaves nothing behind in memory when it is rolled back', async () => {
    await transact(city.db, async (tx) => {
      await importCalendarYear(tx, city, by(), {
        ...newYear2027,
        source: '',
        reason: '这次要撤销的导入',
        seenEdition: '1',
      });
      expect((await loadCalendar(tx)).edition).toBe('2');
      throw new Error('stop');
    }).catch((error: Error) => expect(error.message).toBe('stop'));
    const calendar = await loadCalendar(city.db);
    expect(calendar.edition).toBe('1');
    expect(deadline(calendar, d('2026-12-29'), { amount: 3, unit: 'working-day' }).provisional).toBe(true);
  });

  it('puts the table in force, makes dates firm and asks for open matters to be counted again, once', async () => {
    const keeper = by();
    expect(await importing(keeper, '1')).toEqual({ ok: true, value: { edition: '2' } });
    const calendar = await loadCalendar(city.db);
    expect(calendar.edition).toBe('2');
    expect(deadline(calendar, d('2026-12-29'), { amount: 3, unit: 'working-day' })).toEqual({
      dueOn: '2027-01-04',
      provisional: false,
    });
    // Sent again with the same id: the same answer, nothing written.
    expect(await importing(keeper, '1')).toEqual({ ok: true, value: { edition: '2' } });
    expect(await importing({ ...by(), submissionId: keeper.submissionId }, '1', { text: '{}' })).toMatchObject({
      ok: false,
      problem: { kind: 'submission-reused' },
    });
    expect(await waiting()).toEqual([{ year: 2027, edition: '2' }]);
    const [row] = await editionsOfYear(city.db, 2027);
    expect(row).toMatchObject({ byUserId: keeper.userId, reason: '国务院办公厅已发布通知', at: MORNING });
  });

  it('is refused when it changes nothing', async () => {
    expect(await importing(by(), '2')).toEqual({ ok: false, problem: { kind: 'calendar-unchanged' } });
  });

  it('keeps the replaced table', async () => {
    const changed = newYear2027.text.replace('2027-02-13', '2027-02-14');
    expect(await importing(by(), '2', { text: changed })).toEqual({
      ok: false,
      problem: { kind: 'second-person-needed' },
    });
    expect(await importing(by(), '2', { text: changed }, true)).toEqual({ ok: true, value: { edition: '3' } });
    const editions = await editionsOfYear(city.db, 2027);
    expect(editions.map(({ edition }) => edition)).toEqual([3, 2]);
    expect(editions[1]?.days.some(({ date }) => date === '2027-02-13')).toBe(true);
  });

  it('lets one of two at the same time through', async () => {
    const texts = ['2027-02-15', '2027-02-16'].map((date) => newYear2027.text.replace('2027-02-13', date));
    const results = await Promise.all(texts.map((text) => importing(by(), '3', { text }, true)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = results.filter((result) => !result.ok);
    expect(lost).toMatchObject({ problem: { kind: 'calendar-changed-meanwhile' } });
  });
});
