/** What is few in a month of the public files: neither the other table nor the city's own running count gives it back. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicFigures, publicMonths } from '../../src/figures/actions.ts';
import { figuresRoutes } from '../../src/figures/index.ts';
import { type LocalDate, localDate, type Month } from '../../src/kernel/time.ts';
import type { App } from '../../src/platform/http/http.ts';
import { type OpenCity, type OpenWindow, openCity } from '../harness/open-city.ts';
import { testServer } from '../harness/server.ts';

const JANUARY = localDate('2026-01-06');
const FEBRUARY = localDate('2026-02-10');
const MARCH = localDate('2026-03-03');
const LARGE = [20, 30, 20, 9, 9];
const COUNTIES = ['411402', '411403', '411421', '411422', '411423'];

type Row = Readonly<Record<string, string | number | null>>;

let made: OpenCity;
let app: App;
const windows: OpenWindow[] = [];

beforeAll(async () => {
  // The week of 2 March is over, its month is not.
  made = await openCity('2026-03-10T02:00:00.000Z');
  for (const [index, division] of COUNTIES.entries()) {
    const large = LARGE[index] ?? 0;
    windows.push(...(await made.hall(division, `${division}政务服务中心`, 1)));
    await complaints(division, JANUARY, large);
    await complaints(division, FEBRUARY, 1);
    await review(index, JANUARY, large);
  }
  // Five reviews of February: one and four, so that the five would tell both.
  await review(0, FEBRUARY, 1);
  await review(1, FEBRUARY, 4);
  await review(2, MARCH, 2);
  await made.count();
  app = await testServer(made.city, (server) => figuresRoutes(server, { city: made.city }));
});
afterAll(async () => {
  await app.close();
  await made.city.close();
});

async function complaints(divisionCode: string, receivedOn: LocalDate, count: number): Promise<void> {
  const each = { divisionCode, receivedOn, procedure: 'scan-complaint', daysToClose: 1 };
  await made.matters({ ...each, received: count, closed: count, resolved: count });
}

async function review(index: number, day: LocalDate, count: number): Promise<void> {
  const window = windows[index];
  if (window === undefined) throw new Error('no such window');
  await made.review(window, day, { 5: count });
}

async function rowsOf(table: 'figures' | 'months', measure: string): Promise<readonly Row[]> {
  const { rows } = (await app.inject({ url: `/open/${table}.json` })).json<{ rows: readonly Row[] }>();
  return rows.filter((row) => row['measure'] === measure);
}

const told = ({ value, note }: Row) => [value, note];

describe.each(['received', 'closed', 'resolved'])('matters %s, one in each of five counties', (measure) => {
  it('are hidden with their month, and are counted in no kind of work', async () => {
    const months = (await rowsOf('months', measure)).filter((row) => row['from'] === '2026-02-02');
    expect(months.filter((row) => row['note'] === 'hidden').map((row) => row['place_kind'])).toEqual([
      'city',
      ...COUNTIES.map(() => 'county'),
    ]);
    const whole = (await rowsOf('figures', measure)).filter((row) => row['place_kind'] === 'city');
    expect(whole.map((row) => [row['procedure'], ...told(row)])).toEqual([
      [null, 88, 'at-least'],
      ['scan-complaint', 88, 'at-least'],
    ]);
  });
});

describe('a hidden number on the page', () => {
  it('says that it is hidden and why, never that it is fewer than five, which it may not be (C10)', async () => {
    const { body } = await app.inject({ url: '/open?lang=zh' });
    const text = body.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ');
    expect(text).toMatch(/隐/);
    expect(text).toContain('“隐”：少于五，或者写出来会让人推算出一个少于五的数。');
    expect(body).not.toMatch(/(?:&lt;|＜) ?5/);
  });
});

describe('the city’s reviews, week by week', () => {
  it('leave a hidden month out, and a running one of which there are few', async () => {
    const months = await publicMonths(made.city);
    expect(months.map(({ month, reviews }) => [month, reviews])).toEqual([
      ['2026-01', 88],
      ['2026-02', null],
      ['2026-03', null],
    ]);
    const [whole] = (await rowsOf('figures', 'reviews')).filter((row) => row['place_kind'] === 'city');
    expect(told(whole ?? {})).toEqual([88, 'at-least']);
    const page = (await app.inject({ url: '/open' })).body;
    expect(page).toContain('≥88');
    expect(page).not.toMatch(/>\D?95</);
  });

  it('count the running month from five on', async () => {
    await review(2, MARCH, 3);
    await made.count();
    const { city } = await publicFigures(made.city);
    expect(city).toMatchObject({ reviews: 93, atLeast: true });
    const march = (await publicMonths(made.city)).find(({ month }) => month === ('2026-03' as Month));
    expect(march).toMatchObject({ reviews: 5, over: false });
  });
});
