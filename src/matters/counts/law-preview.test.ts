/** What the preview of a holiday table says is what importing it does, and no firm date ever comes earlier. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Loop, loop } from '../../../test/harness/loop.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { localDate } from '../../kernel/time.ts';
import { importCalendarYear } from '../../law/actions.ts';
import { loadCalendar } from '../../law/calendar/calendar.ts';
import { parseCalendarYear, withYear } from '../../law/rules-import.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { calendarEffect, openMattersOf } from './actions-law-preview.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop(MORNING);
});
afterAll(() => city.city.close());

it('counts before what the import does afterwards', async () => {
  await city.until('2026-12-24');
  const ids = [];
  for (let n = 0; n < 3; n += 1) {
    const { matterId } = await city.register();
    await city.act(city.posts.dispatcher, matterId, { type: 'accept' });
    ids.push(matterId);
  }
  const rows = ['01', '02', '03', '04', '05', '06', '07', '08', '11', '12', '13'].map(
    (day) => `2027-01-${day},元旦,休`,
  );
  const given = { text: `日期,名称,类型\n${rows.join('\n')}\n`, year: 2027, papers: ['测试〔2026〕1号'] };
  const parsed = parseCalendarYear(given);
  if (!parsed.ok) throw new Error('the table of the test is wrong');
  const { db, outside } = city.city;
  const calendar = await loadCalendar(db);
  const effect = await calendarEffect(db, withYear(calendar, 'next', parsed.value), localDate('2027-01-01'));
  expect(effect).toMatchObject({ examined: 3, matters: 3, becomeFirm: 3, moveLater: 3, moveEarlier: 0, stayFirm: 0 });

  const before = await Promise.all(ids.map((id) => city.state(id)));
  const by = { userId: outside.uuid(), postId: outside.uuid(), submissionId: outside.uuid() };
  const more = { seenEdition: calendar.edition, source: '', reason: '国务院办公厅通知' };
  expect((await inTransaction(db, (tx) => importCalendarYear(tx, city.city, by, { ...given, ...more }))).ok).toBe(true);
  await city.drain();
  for (const [index, id] of ids.entries()) {
    const [was, is] = [before[index]?.legs[0]?.handle, (await city.state(id)).legs[0]?.handle];
    expect([was?.provisional, is?.provisional]).toEqual([true, false]);
    expect((is?.on ?? '') > (was?.on ?? '')).toBe(true);
  }
  expect(await openMattersOf(db, 'scan-complaint')).toEqual([
    { divisionCode: '411402', phase: 'accepted', matters: 3 },
  ]);
});
