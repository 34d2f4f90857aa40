/** The routes of the figures, over HTTP, with a small town. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../test/harness/app.ts';
import { aPhone, DIVISION, type PhoneTown, phoneTown } from '../../test/harness/phone.ts';
import type { Uuid } from '../kernel/ids.ts';
import { transact } from '../platform/postgres/db.ts';
import { recordServed } from '../reviews/index.ts';

let test: TestApp;
let town: PhoneTown;
let officeId: Uuid;
let windowId: string;

beforeAll(async () => {
  test = await testApp({ at: '2026-02-03T02:00:00.000Z' });
  const { app, city, settle } = test;
  town = await phoneTown(city);
  const window = await town.window();
  windowId = window.windowId;
  const rate = async (grade: string, times: number) => {
    for (let n = 0; n < times; n += 1) {
      await aPhone(app).post(`/s/${window.code}/reviews`, { submission: city.outside.uuid(), grade });
    }
  };
  await rate('5', 4);
  city.clock.advance({ days: 7 });
  await rate('4', 30);
  await rate('1', 4);
  city.clock.advance({ days: 7 });
  await rate('5', 9);
  const by = { divisionCodes: [DIVISION], actor: null };
  officeId = await town.people.unit('测试区营商办', DIVISION);
  const report = { placeId: window.windowId, month: '2026-02', served: 400 };
  const done = await transact(city.db, (tx) => recordServed(tx, city, by, [report]));
  expect(done).toMatchObject({ ok: false, problem: { kind: 'month-not-over' } });
  city.clock.advance({ days: 21 });
  expect((await transact(city.db, (tx) => recordServed(tx, city, by, [report]))).ok).toBe(true);
  await settle();
});
afterAll(() => test.close());

async function read(
  role: 'handler' | 'leader' | 'hall-supervisor' | 'lead-department',
  url: string,
  division = DIVISION,
) {
  const headers = await town.people.signedIn(
    await town.people.actor(role, role === 'handler' ? town.unitId : officeId, division),
  );
  const answer = await test.app.inject({ url: `/api/v1/figures/${url}`, headers });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

describe('tables of figures', () => {
  it.each(['county', 'hall', 'window', 'month'])(
    'by %s say how many, how content, how sure and who spoke',
    async (by) => {
      const table = await read('leader', `reviews?by=${by}&from=2026-02&to=2026-02`);
      expect(table).toMatchObject({ from: '2026-02', to: '2026-02', total: 1 });
      const [line] = table.lines;
      expect(line).toMatchObject({
        reviews: 47,
        grades: { 5: 13, 4: 30, 3: 0, 2: 0, 1: 4 },
        served: 400,
        satisfaction: { kind: 'enough', share: 43 / 47 },
        // Thirty-four at one moment, and nine on a day the hall was closed, weigh half.
        weighted: { kind: 'enough', reviews: 47, share: (4 + 30 / 2 + 9 / 2) / (4 + 34 / 2 + 9 / 2) },
      });
      expect(line.participation).toBeCloseTo(47 / 400, 3);
      expect(line.place).toEqual(by === 'month' ? null : { group: 1, rankFrom: 1, rankTo: 1 });
      expect(line.satisfaction.low).toBeLessThan(line.satisfaction.spoken.low);
      expect(table.whole.reviews).toBe(47);
    },
  );

  it('are of the reader’s own divisions', async () => {
    expect(await read('leader', 'reviews?by=window&from=2026-02&to=2026-02', '411403')).toMatchObject({ total: 0 });
    expect(await read('leader', 'reviews?by=window&from=2026-02&to=2026-02', '411400')).toMatchObject({ total: 1 });
  });

  it('say of a window without listed items that nobody named one', async () => {
    const { lines } = await read('leader', 'reviews?by=service&from=2026-02&to=2026-02');
    expect(lines).toMatchObject([{ key: '', reviews: 47 }]);
  });

  it('show an office every week of a window, and a unit those of at least five', async () => {
    const history = await read('hall-supervisor', `windows/${windowId}?weeks=8`);
    expect(history.weeks.map((week: { weekOf: string }) => week.weekOf)).toEqual([
      '2026-02-16',
      '2026-02-09',
      '2026-02-02',
    ]);
    const page = await read('handler', 'unit?weeks=8');
    expect(page.windows).toMatchObject([
      {
        windowId,
        weeks: [
          { weekOf: '2026-02-16', reviews: 9 },
          { weekOf: '2026-02-09', reviews: 34 },
          { weekOf: '2026-02-02', reviews: null, counts: null },
        ],
        reviews: 43,
        counts: null,
        blocks: [{ from: '2026-01-26', to: '2026-02-22', reviewsAbout: 40, satisfiedAtLeast: 90 }],
        standing: { hall: 'cannot-tell', county: 'cannot-tell' },
      },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/served|participation|grades/);
  });
});

describe('the big screen', () => {
  it('says what the rooms say, county by county, and hides what is few', async () => {
    const screen = await read('leader', 'screen', '411400');
    const rooms = await read('leader', 'reviews?by=county', '411400');
    expect(screen).toMatchObject({
      area: { code: '411400', name: '商丘市' },
      today: { day: '2026-03-10', reviews: 0 },
      by: 'county',
      months: { from: rooms.from, to: rooms.to },
      satisfaction: { kind: 'enough', share: rooms.whole.satisfaction.share },
      // Four are open, and four are few.
      matters: { open: null, closed: 0, pace: null, latest: [] },
    });
    expect(screen.lines.length).toBeGreaterThan(9);
    const line = screen.lines.find(({ key }: { key: string }) => key === DIVISION);
    const { share, low, high } = rooms.lines[0].satisfaction;
    expect(line).toMatchObject({ reviews: 47, satisfaction: { share, low, high }, place: rooms.lines[0].place });
    expect(line.matters.open).toBeNull();
    expect(
      screen.trend.map(({ month, reviews }: { month: string; reviews: number }) => [month, reviews]),
    ).toContainEqual(['2026-02', 47]);
  });

  it('of a county shows its halls, and no matters to whom they are not shown', async () => {
    const county = await read('leader', 'screen');
    expect(county).toMatchObject({ area: { code: DIVISION }, by: 'hall', lines: [{ reviews: 40, matters: null }] });
    expect(county.lines[0].satisfaction.share).toBe(0.91);
    expect(county.trend.at(-2)).toMatchObject({ month: '2026-02', reviews: 47, satisfaction: { share: 43 / 47 } });
    expect((await read('lead-department', 'screen')).matters).toBeNull();
  });
});

describe('times to a phase', () => {
  it('count the matters that wait', async () => {
    const table = await read('leader', 'pace?by=phase&phase=closed&from=2026-01-01&to=2026-12-31');
    const of = (key: string) => table.lines.find((line: { key: string }) => line.key === key);
    expect(of('accepted')).toMatchObject({ matters: 4, reached: 4, half: { days: 0 } });
    expect(of('closed')).toMatchObject({ matters: 4, reached: 0, waiting: 4, half: { days: null } });
    expect(table.whole).toMatchObject({ matters: 4, steps: [] });
  });
});
