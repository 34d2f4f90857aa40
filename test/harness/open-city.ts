/** Test city with months of reviews in counties, halls and windows, small cells among large ones. */

import type { Uuid } from '../../src/kernel/ids.ts';
import { addDays, addMs, type LocalDate, localDate, startOfLocalDate } from '../../src/kernel/time.ts';
import { openHall, openWindow, registrarOf } from '../../src/places/index.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { type Grade, type RecordedReview, recordReviews, reviewsJobs } from '../../src/reviews/index.ts';
import { seedCity } from '../../src/seed.ts';
import { type TestCity, testCity } from './database.ts';
import { world } from './world.ts';

export type OpenWindow = Readonly<{ divisionCode: string; hallId: Uuid; windowId: Uuid; unitId: Uuid }>;
export type OpenMatters = Readonly<{
  procedure: string;
  divisionCode: string;
  receivedOn: LocalDate;
  received: number;
  closed: number;
  resolved: number;
  daysToClose: number;
}>;
export type OpenCity = Readonly<{
  city: TestCity;
  /** A hall with so many windows. */
  hall: (divisionCode: string, name: string, windows: number) => Promise<readonly OpenWindow[]>;
  /** Reviews at a window in the week of that day, so many of each grade. */
  review: (window: OpenWindow, day: LocalDate, grades: Partial<Record<Grade, number>>) => Promise<void>;
  /** Matters received on a day as the projection holds them: some closed after so many days, the rest still open. */
  matters: (of: OpenMatters) => Promise<void>;
  /** Counts the weeks that are over. */
  count: () => Promise<void>;
}>;

const OPENED_ON = localDate('2025-01-06');
const NINE_O_CLOCK_MS = 9 * 3_600_000;

export async function openCity(at: string): Promise<OpenCity> {
  const city = await testCity({ at });
  await seedCity(city);
  const people = await world(city);
  const { uuid } = city.outside;
  const units = new Map<string, Uuid>();
  let given = 0;
  return {
    city,
    hall: async (divisionCode, name, windows) => {
      const unitId = units.get(divisionCode) ?? (await people.unit(`${divisionCode}自然资源局`, divisionCode));
      units.set(divisionCode, unitId);
      const by = registrarOf(await people.scope('dispatcher', unitId, divisionCode));
      const facts = { name, unitId, address: '', hours: '', divisionCode };
      const hallId = uuid();
      return transact(city.db, async (tx) => {
        const hall = await openHall(tx, city, by, { submissionId: hallId, facts, openedOn: OPENED_ON });
        if (!hall.ok) throw new Error(hall.problem.kind);
        const opened: OpenWindow[] = [];
        for (let no = 1; no <= windows; no += 1) {
          const windowId = uuid();
          const window = {
            hallId,
            number: `A${String(no).padStart(2, '0')}`,
            name: '企业开办',
            unitId,
            services: '企业开办',
          };
          const done = await openWindow(tx, city, by, { submissionId: windowId, facts: window, openedOn: OPENED_ON });
          if (!done.ok) throw new Error(done.problem.kind);
          opened.push({ divisionCode, hallId, windowId, unitId });
        }
        return opened;
      });
    },
    review: async (place, day, grades) => {
      const reviews = Object.entries(grades).flatMap(([grade, count]) =>
        Array.from({ length: count }, (_, n): RecordedReview => {
          given += 1;
          const moment = addMs(startOfLocalDate(addDays(day, n % 5)), NINE_O_CLOCK_MS + n * 60_000);
          return { place, grade: Number(grade) as Grade, at: moment, sourceSystem: '旧系统', sourceRef: String(given) };
        }),
      );
      await transact(city.db, (tx) => recordReviews(tx, city, reviews));
    },
    matters: async ({ procedure, divisionCode, receivedOn, received, closed, resolved, daysToClose }) => {
      await city.asOwner((owner) =>
        owner.query(
          `insert into matters_matter (id, seq, phase, lane, procedure, procedure_version, division_code, office_division,
             place_kind, judged_by_complainant, has_receipt, real_name, leg, returns, redos, reminders, letters,
             reclassified, received_at, received_on, accepted_on, closed_on, outcome, due_provisional, any_provisional,
             changed_at, concerned_unit_ids)
           select gen_random_uuid(), 1, case when n <= $5 then 'closed' else 'handling' end, 'ordinary', $1, '1', $2, $2,
             'none', true, true, false, 1, 0, 0, 0, 0, false, $3::date, $3::date, $3::date,
             case when n <= $5 then $3::date + $7::integer end,
             case when n <= $6 then 'resolved' when n <= $5 then 'not-resolved' end, false, false, $3::date, '{}'
           from generate_series(1, $4::integer) as n`,
          [procedure, divisionCode, receivedOn, received, closed, resolved, daysToClose],
        ),
      );
    },
    count: async () => {
      for (const job of reviewsJobs) await job.run(city);
    },
  };
}
