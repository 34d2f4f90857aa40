/** What is said beside the public tables adds up from them: halls, windows and the wall give no hidden number back. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  publicCountyMonths,
  publicFigures,
  publicHalls,
  publicMonths,
  publicWindows,
} from '../../src/figures/index.ts';
import { cityTables } from '../../src/figures/open/actions-tables.ts';
import { bigScreen } from '../../src/figures/screen/actions-screen.ts';
import type { Screen } from '../../src/figures/screen/model-screen.ts';
import { localDate } from '../../src/kernel/time.ts';
import { type OpenCity, type OpenWindow, openCity } from '../harness/open-city.ts';
import { type World, world } from '../harness/world.ts';

const JANUARY = localDate('2026-01-06');
const FEBRUARY = localDate('2026-02-10');
const MARCH = localDate('2026-03-03');
/** Of January, February and the running March; in January one county is few, and the least of the others is hidden beside it. */
const REVIEWS: Readonly<Record<string, readonly [january: number, february: number, march: number]>> = {
  '411402': [3, 50, 2],
  '411403': [40, 45, 12],
  '411421': [100, 36, 0],
};
const OPEN: Readonly<Record<string, readonly [open: number, overdue: number]>> = {
  '411402': [23, 23],
  '411403': [7, 2],
  '411421': [1, 0],
};

let made: OpenCity;
let people: World;

beforeAll(async () => {
  made = await openCity('2026-03-10T02:00:00.000Z');
  people = await world(made.city);
  for (const [division, [january, february, march]] of Object.entries(REVIEWS)) {
    const [first, second] = await made.hall(division, `${division}政务服务中心`, 2);
    await give(first, january - Math.floor(january / 2), february, march);
    await give(second, Math.floor(january / 2), 0, 0);
    const [open, overdue] = OPEN[division] ?? [0, 0];
    const of = { divisionCode: division, receivedOn: FEBRUARY, procedure: 'scan-complaint', daysToClose: 1 };
    await made.matters({ ...of, received: open, closed: 0, resolved: 0 });
    await made.city.asOwner((owner) =>
      owner.query(
        `update matters_matter set due_on = '2026-03-01' where id in
           (select id from matters_matter where division_code = $1 and phase <> 'closed' limit $2)`,
        [division, overdue],
      ),
    );
  }
  await made.count();
});
afterAll(() => made.city.close());

async function give(window: OpenWindow | undefined, january: number, february: number, march: number): Promise<void> {
  if (window === undefined) throw new Error('no such window');
  await made.review(window, JANUARY, { 5: january });
  await made.review(window, FEBRUARY, { 5: february });
  await made.review(window, MARCH, { 5: march });
}

async function wallOf(divisionCode: string): Promise<Screen> {
  const unit = await people.unit(`大屏办${made.city.outside.uuid().slice(0, 8)}`, divisionCode);
  const scope = await people.scope('leader', unit, divisionCode);
  const { city } = made;
  return bigScreen(city, scope, { tables: () => cityTables(city), halls: () => publicHalls(city) });
}

/** What the public page tells of a county, month by month. */
async function toldOf(code: string): Promise<readonly (number | null)[]> {
  const { counties } = await publicCountyMonths(made.city);
  return counties.find((county) => county.code === code)?.cells.map(({ reviews }) => reviews) ?? [];
}

const sum = (cells: readonly (number | null)[]) => cells.reduce<number>((all, cell) => all + (cell ?? 0), 0);
const tens = (count: number) => count - (count % 10);

describe('a county with a hidden month', () => {
  it('has one: the few, and the least beside them', async () => {
    expect(await toldOf('411402')).toEqual([null, 50]);
    expect(await toldOf('411403')).toEqual([null, 45]);
    expect(await toldOf('411421')).toEqual([100, 36]);
  });

  it('has halls and windows that count no such month', async () => {
    const halls = (await publicHalls(made.city)).places;
    expect(halls).toHaveLength(3);
    for (const { countyCode, reviewsAbout } of halls) expect(reviewsAbout).toBe(tens(sum(await toldOf(countyCode))));
    const windows = (await publicWindows(made.city)).places;
    expect(windows.map(({ countyCode, reviewsAbout }) => [countyCode, reviewsAbout])).toEqual([
      ['411402', 50],
      ['411403', 40],
      ['411421', 80],
      ['411421', 50],
    ]);
  });

  it('has no more on the wall of the city', async () => {
    const { lines, trend } = await wallOf('411400');
    for (const { key, reviews } of lines) expect(reviews, key).toBe(sum(await toldOf(key)));
    expect(trend.map(({ month, reviews }) => [month, reviews])).toEqual(
      (await publicMonths(made.city)).map(({ month, reviews }) => [month, reviews]),
    );
  });

  it('has no more on its own, where the running month moves in tens', async () => {
    const own = await wallOf('411403');
    expect(own.trend.map(({ reviews }) => reviews)).toEqual([...(await toldOf('411403')), 10]);
    expect(own.lines.map(({ reviews }) => reviews)).toEqual([40]);
    expect((await wallOf('411402')).trend.map(({ reviews }) => reviews)).toEqual([null, 50, null]);
  });
});

describe('what is open at the moment', () => {
  it('is told in tens, on the page and on the wall alike', async () => {
    const { city, counties } = await publicFigures(made.city);
    const { matters, lines } = await wallOf('411400');
    const of = (code: string) => counties.find((county) => county.code === code);
    expect([city.open, city.overdue]).toEqual([30, 20]);
    expect(matters).toMatchObject({ open: 30, overdue: 20 });
    for (const [code, open, overdue] of [
      ['411402', 20, 20],
      ['411403', null, null],
      ['411421', null, 0],
      ['411422', 0, 0],
    ] as const) {
      expect(of(code), code).toMatchObject({ open, overdue });
      expect(lines.find(({ key }) => key === code)?.matters, code).toEqual({ open, overdue });
    }
  });
});
