import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCalendarYear } from '../../src/law/actions.ts';
import { loadCalendar } from '../../src/law/index.ts';
import { inTransaction } from '../../src/platform/db.ts';
import { type Loop, loop, PHOTO } from '../harness/loop.ts';

let city: Loop;
beforeAll(async () => {
  city = await loop();
});
afterAll(() => city.city.close());

describe('a suspension into a year without a holiday table', () => {
  it('shows a provisional date, recomputes it once when the table comes, and starts again by itself at the cap', async () => {
    const { act, posts, units, until, track } = city;
    await until('2026-11-24');
    const registered = await city.register();
    const { matterId } = registered;
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, matterId, { type: 'sign' });
    expect((await city.state(matterId)).legs[0]?.handle).toMatchObject({ on: '2026-12-15', provisional: false });

    await until('2026-12-04');
    expect(
      await city.try(posts.lead, matterId, { type: 'ask-suspension', ground: 'SU01', reason: '等鉴定', files: [] }),
    ).toMatchObject({ problem: { kind: 'evidence-missing' } });
    await act(posts.lead, matterId, { type: 'ask-suspension', ground: 'SU01', reason: '等待鉴定。', files: [PHOTO] });
    expect(await city.try(posts.lead, matterId, { type: 'approve-suspension' })).toMatchObject({
      problem: { kind: 'not-yours' },
    });
    const suspended = await act(posts.dispatcher, matterId, { type: 'approve-suspension' });
    // Sixty days from 4 December end on 2 February 2027, a year nobody has published yet.
    expect(suspended.dues.resume).toMatchObject({ on: '2027-02-02', provisional: true });
    expect((await track(matterId)).due).toMatchObject({ kind: 'resume', provisional: true });

    const { edition } = await loadCalendar(city.city.db);
    const off = (name: string, dates: readonly string[]) => dates.map((date) => ({ name, date, isOffDay: true }));
    const days = [
      ...off('元旦', ['2027-01-01', '2027-01-02', '2027-01-03']),
      ...off('春节', ['2027-02-02', '2027-02-03', '2027-02-04', '2027-02-05']),
      ...off('国庆节', ['2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05', '2027-10-06']),
    ];
    const papers = ['https://www.gov.cn/example'];
    const imported = await inTransaction(city.city.db, (tx) =>
      importCalendarYear(
        tx,
        city.city,
        {
          userId: posts.dispatcher.userId,
          postId: posts.dispatcher.postId,
          submissionId: city.city.outside.uuid(),
        },
        {
          text: JSON.stringify({ year: 2027, papers, days }),
          year: 2027,
          papers,
          source: '测试',
          reason: '国务院办公厅通知已发布',
          seenEdition: edition,
        },
      ),
    );
    expect(imported).toEqual({ ok: true, value: expect.anything() });
    await city.drain();
    const recounted = await city.state(matterId);
    expect(recounted.dues.resume).toMatchObject({ on: '2027-02-08', provisional: false });
    const types = await city.types(matterId);
    expect(types.filter((type) => type === 'deadlines-recomputed')).toHaveLength(1);

    await until('2027-02-09');
    const again = await city.state(matterId);
    expect(again.phase).toBe('handling');
    // Seven working days were left on 4 December; they are counted from the day it started again.
    expect(again.legs[0]?.handle).toMatchObject({
      from: '2027-02-08',
      amount: 7,
      on: '2027-02-17',
      provisional: false,
    });
    expect(again.receivedOn).toBe('2026-11-24');
    expect(await city.isWhole()).toBe(true);
  });
});
