/** Public figures: sums agree, small cells are hidden in every table at once, groups stand instead of ranks. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { MORNING } from '../../test/harness/today.ts';
import { world } from '../../test/harness/world.ts';
import { addMs, instant, localDate } from '../kernel/time.ts';
import { PACED_PHASES } from '../matters/index.ts';
import { openHall, openWindow, registrarOf } from '../places/index.ts';
import { transact } from '../platform/postgres/db.ts';
import { type Grade, type RecordedReview, recordReviews, reviewsJobs } from '../reviews/index.ts';
import { seedCity } from '../seed.ts';
import {
  publicCountyMonths,
  publicFigures,
  publicHalls,
  publicMonths,
  publicServices,
  publicWindows,
} from './index.ts';

const JANUARY = instant('2026-01-06T02:00:00.000Z');
const FEBRUARY = instant('2026-02-10T02:00:00.000Z');
const MARCH = instant('2026-03-10T02:00:00.000Z');

let city: TestCity;
const places = new Map<string, RecordedReview['place']>();

beforeAll(async () => {
  city = await testCity({ at: '2026-03-24T02:00:00.000Z' });
  await seedCity(city);
  const people = await world(city);
  for (const divisionCode of ['411402', '411403', '411421']) {
    const unitId = await people.unit(`${divisionCode}自然资源局`, divisionCode);
    const by = registrarOf(await people.scope('dispatcher', unitId, divisionCode));
    const { uuid } = city.outside;
    const openedOn = localDate('2026-01-05');
    const facts = { name: '政务服务中心', unitId, address: '', hours: '', divisionCode };
    const hallId = uuid();
    await transact(city.db, (tx) => openHall(tx, city, by, { submissionId: hallId, facts, openedOn }));
    const windowId = uuid();
    const windowFacts = {
      hallId,
      number: '1',
      name: '不动产登记',
      unitId,
      services: divisionCode === '411421' ? '转移登记' : '首次登记',
    };
    await transact(city.db, (tx) => openWindow(tx, city, by, { submissionId: windowId, facts: windowFacts, openedOn }));
    places.set(divisionCode, { windowId, hallId, divisionCode, unitId });
  }
  await give('411402', JANUARY, 3, 5);
  await give('411402', FEBRUARY, 50, 5);
  await give('411402', FEBRUARY, 2, 1);
  await give('411403', JANUARY, 40, 4);
  await give('411403', FEBRUARY, 40, 4);
  await give('411421', JANUARY, 20, 5);
  await give('411421', JANUARY, 80, 1);
  await give('411421', FEBRUARY, 30, 3);
  await give('411403', MARCH, 7, 5);
  for (const job of reviewsJobs) await job.run(city);
});
afterAll(() => city.close());

async function give(divisionCode: string, at: RecordedReview['at'], count: number, grade: Grade): Promise<void> {
  const place = places.get(divisionCode);
  if (place === undefined) throw new Error('no such hall');
  const reviews = Array.from({ length: count }, (_, n): RecordedReview => {
    const sourceRef = `${divisionCode}/${at}/${grade}/${n}`;
    return { place, grade, at: addMs(at, n * 60_000), sourceSystem: '旧系统', sourceRef };
  });
  await transact(city.db, (tx) => recordReviews(tx, city, reviews));
}

describe('the public figures', () => {
  it('count the city to the last full week, and counties to the last month that is over', async () => {
    const { upTo, monthsTo, city: whole, counties } = await publicFigures(city);
    expect([upTo, monthsTo, whole.reviews]).toEqual(['2026-03-22', '2026-02', 272]);
    const found = new Map(counties.map((county) => [county.code, county]));
    // January’s three are hidden and the least of the others beside them; both are left out until more come.
    expect(found.get('411402')).toMatchObject({ reviews: 52, atLeast: true });
    expect(found.get('411403')).toMatchObject({ reviews: 40, atLeast: true });
    expect(found.get('411421')).toMatchObject({ reviews: 130, atLeast: false });
    expect(found.get('411422')).toMatchObject({
      reviews: 0,
      atLeast: false,
      satisfaction: { kind: 'not-enough-data' },
    });
  });

  it('say of a county nothing that counts what is hidden', async () => {
    const { counties } = await publicFigures(city);
    const county = counties.find(({ code }) => code === '411402');
    expect(county?.satisfaction).toMatchObject({ kind: 'enough', share: 50 / 52 });
  });

  it('place counties in groups: what overlaps stands together', async () => {
    const { counties } = await publicFigures(city);
    const place = (code: string) => counties.find((county) => county.code === code)?.place;
    expect(place('411402')).toEqual({ group: 1, rankFrom: 1, rankTo: 2 });
    expect(place('411403')).toEqual({ group: 1, rankFrom: 1, rankTo: 2 });
    expect(place('411421')).toEqual({ group: 2, rankFrom: 3, rankTo: 3 });
    expect(place('411422')).toBeNull();
  });

  it('by month add up to the city', async () => {
    const months = await publicMonths(city);
    expect(months.map(({ month, over, reviews }) => [month, over, reviews])).toEqual([
      ['2026-01', true, 143],
      ['2026-02', true, 122],
      ['2026-03', false, 7],
    ]);
  });

  it('by county and month hide the small one and one beside it', async () => {
    const { months, counties } = await publicCountyMonths(city);
    expect(months).toEqual(['2026-01', '2026-02']);
    const cells = (code: string) =>
      counties.find((county) => county.code === code)?.cells.map(({ reviews }) => reviews);
    expect(cells('411402')).toEqual([null, 52]);
    expect(cells('411403')).toEqual([null, 40]);
    expect(cells('411421')).toEqual([100, 30]);
    const hidden = counties.find(({ code }) => code === '411403')?.cells[0];
    expect(hidden).toMatchObject({ satisfaction: { kind: 'not-enough-data' }, participation: null });
  });

  it('of halls and windows are rounded, so that no two editions tell who came in between', async () => {
    const halls = await publicHalls(city);
    expect([halls.from, halls.to]).toEqual(['2025-03', '2026-02']);
    // January is hidden of the second county: with it, its one hall would say that it was 40 at least, and the first’s 3 at most.
    expect(halls.places.map(({ countyCode, reviewsAbout }) => [countyCode, reviewsAbout])).toEqual([
      ['411402', 50],
      ['411403', 40],
      ['411421', 130],
    ]);
    const { places: windows } = await publicWindows(city);
    for (const { satisfaction } of windows) {
      if (satisfaction.kind !== 'enough') throw new Error('each has more than thirty');
      for (const part of [satisfaction.share, satisfaction.low, satisfaction.high]) {
        expect(Math.round(part * 100) / 100).toBe(part);
      }
    }
    expect(windows.map(({ name, place }) => [name, place?.group])).toEqual([
      ['1 不动产登记', 1],
      ['1 不动产登记', 1],
      ['1 不动产登记', 2],
    ]);
  });
});

describe('the public figures of service items', () => {
  it('add up windows that do the same thing', async () => {
    const { places: items } = await publicServices(city);
    expect(items.map(({ name, reviewsAbout }) => [name, reviewsAbout])).toEqual([
      ['转移登记', 130],
      ['首次登记', 130],
    ]);
  });
});

it('times to a phase are not told of fewer than five matters', async () => {
  const { phases, counties } = await publicFigures(city);
  expect(phases.map(({ phase, pace }) => [phase, pace])).toEqual(PACED_PHASES.map((phase) => [phase, null]));
  expect(counties.filter(({ pace }) => pace !== null)).toEqual([]);
});

it('a city of which nothing is counted yet has its rows, all empty', async () => {
  const fresh = await testCity({ at: MORNING });
  await seedCity(fresh);
  const { monthsTo, city: whole, counties } = await publicFigures(fresh);
  expect(whole).toMatchObject({ reviews: 0, received: 0 });
  expect(counties.length).toBeGreaterThan(9);
  expect(monthsTo).toBe('2026-02');
  expect(await publicMonths(fresh)).toHaveLength(1);
  await fresh.close();
});
