/** Functions of later slices that the law's routes need; the composition root passes them in. */

import type { FastifyRequest } from 'fastify';
import type { AddList } from '../formats/index.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { Calendar } from './model.ts';

/** Effect of a new table on dates of open matters. A date announced as firm never moves earlier. */
export type CalendarEffect = Readonly<{
  /** Matters examined, and how many there are: of very many only a part is examined. */
  examined: number;
  matters: number;
  becomeFirm: number;
  moveLater: number;
  /** Provisional dates that would come earlier. */
  moveEarlier: number;
  /** Firm dates that would come earlier, and stay. */
  stayFirm: number;
}>;

/** Refusal of posts of a smaller division: rules and calendars hold for the whole city. */
export const NOT_THE_CITYS = { kind: 'forbidden' } as const;

export type LawDeps = Readonly<{
  city: City;
  /** The user and post that act; the slice people comes after law, so `app.ts` passes the function in. */
  actorOf: (request: FastifyRequest) => Readonly<{ userId: string; postId: string; divisionCode: string }>;
  /** Asks a second person to release an act, which is then done by `lawReleasedActs`. */
  askSecondPerson: (
    tx: Tx,
    request: FastifyRequest,
    asked: Readonly<{
      kind: string;
      objectId: string;
      releasers: readonly ('rules-keeper' | 'joint-office' | 'discipline-supervisor')[];
      facts: Readonly<Record<string, string | number | boolean | null>>;
      given: Readonly<Record<string, unknown>>;
    }>,
  ) => Promise<Readonly<{ waitingActId: string; expiresAt: string | null }>>;
  /** Writes into the audit that a version of a rule was added. */
  noteVersion: (tx: Tx, request: FastifyRequest, objectId: string) => Promise<void>;
  /** Adds a list route with its sheet; passed in like `actorOf`. */
  listRoute: AddList;
  /** Names of users by id, for showing who set a rule. */
  namesOf?: (q: Queryable, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Open matters with a date on or after this day, for the preview of an import. */
  openMattersDueFrom?: (q: Queryable, from: LocalDate) => Promise<number>;
  /** Open matters of a procedure by division and phase, for the preview of a version: counts, never a matter. */
  openMattersOf?: (
    q: Queryable,
    procedure: string,
  ) => Promise<readonly Readonly<{ divisionCode: string; phase: string; matters: number }>[]>;
  /** Effect of a table on dates that people were told. */
  calendarEffect?: (q: Queryable, calendar: Calendar, from: LocalDate) => Promise<CalendarEffect>;
}>;
