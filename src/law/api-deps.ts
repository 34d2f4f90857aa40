/** What the rules' routes are lent by slices that come later. */

import type { FastifyRequest } from 'fastify';
import type { LocalDate } from '../kernel/time.ts';
import type { AddList } from '../papers/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { Calendar } from './model.ts';

/** Dates of open matters under a new table. A date once told as firm never moves earlier. */
export type CalendarEffect = Readonly<{
  /** Matters looked at, and how many there are; a very large city is counted by a part. */
  examined: number;
  matters: number;
  becomeFirm: number;
  moveLater: number;
  /** Provisional ones alone. */
  moveEarlier: number;
  /** Firm ones that would come earlier, and stay. */
  stayFirm: number;
}>;

/** Rules and calendars hold for the whole city, and so does the post that sets them. */
export const NOT_THE_CITYS = { kind: 'forbidden' } as const;

export type LawDeps = Readonly<{
  city: City;
  /** Who acts; people come after the law in the order of slices, so the composition root lends the function. */
  actorOf: (request: FastifyRequest) => Readonly<{ userId: string; postId: string; divisionCode: string }>;
  /** Puts an act before a second person; how it is done on release is `lawReleasedActs`. */
  askSecondPerson: (
    tx: Tx,
    request: FastifyRequest,
    asked: Readonly<{
      kind: string;
      objectId: string;
      releasers: readonly ('rules-keeper' | 'joint-office')[];
      facts: Readonly<Record<string, string | number | boolean | null>>;
      given: Readonly<Record<string, unknown>>;
    }>,
  ) => Promise<Readonly<{ waitingActId: string; expiresAt: string | null }>>;
  /** A list of the console with its sheet; lent like `actorOf`. */
  listRoute: AddList;
  /** Who is behind these ids, for telling who set a rule. */
  namesOf?: (q: Queryable, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** How many open matters have a date on or after this day, for the preview of an import. */
  openMattersDueFrom?: (q: Queryable, from: LocalDate) => Promise<number>;
  /** Open matters of a procedure by division and phase, for the preview of a version: counts, never a matter. */
  openMattersOf?: (
    q: Queryable,
    procedure: string,
  ) => Promise<readonly Readonly<{ divisionCode: string; phase: string; matters: number }>[]>;
  /** What a table would do to the dates people were told. */
  calendarEffect?: (q: Queryable, calendar: Calendar, from: LocalDate) => Promise<CalendarEffect>;
}>;
