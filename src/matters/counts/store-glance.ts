/** Counts for the wall screen: open matters by light, and those closed lately, without the discipline lane. */

import { sql } from 'kysely';
import { addDays, type LocalDate } from '../../kernel/time.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { reached } from '../acts/store-reached.ts';
import { ENDED } from '../loop/model.ts';
import { LONG_LIMITS, WARNING_DAYS } from '../loop/rules-desk.ts';
import { sightOfRole } from '../loop/rules-sight.ts';

export type Glance = Readonly<{
  divisionCode: string;
  /** Matters not ended in any way. */
  open: number;
  /** Open, and its light is yellow. */
  dueSoon: number;
  /** Open, and its light is red. */
  overdue: number;
}>;

/** Matters closed on a day, of one category, division and outcome. */
export type Closing = Readonly<{
  divisionCode: string;
  categoryCode: string | null;
  closedOn: LocalDate;
  outcome: 'resolved' | 'not-resolved' | 'no-verdict';
  matters: number;
}>;

/** Whether the role sees matters of its divisions; units look at their desk instead. */
export function mayGlance({ actor }: Pick<Reader, 'actor'>): boolean {
  const sight = sightOfRole(actor.role);
  return sight !== null && sight !== 'unit';
}

export async function glance(q: Queryable, reader: Reader, today: LocalDate): Promise<readonly Glance[]> {
  if (!mayGlance(reader)) return [];
  const lastDay = (days: number) => addDays(today, days - 1);
  const rows = await reached(q, reader)
    .where('lane', '=', 'ordinary')
    .where('phase', 'not in', ENDED)
    .groupBy('division_code')
    .select((eb) => [
      'division_code',
      eb.fn.countAll<number>().as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere('due_on', '>=', today)
        .filterWhere(
          sql<boolean>`due_on <= case when due_kind = any(${[...LONG_LIMITS]}::text[])
            then ${lastDay(WARNING_DAYS.long)}::date else ${lastDay(WARNING_DAYS.short)}::date end`,
        )
        .as('dueSoon'),
      eb.fn.countAll<number>().filterWhere('due_on', '<', today).as('overdue'),
    ])
    .execute();
  return rows.map(({ division_code, ...counts }) => ({ divisionCode: division_code, ...counts }));
}

/** Closings, newest first, without withdrawn ones, which nobody's work closed. */
export async function closingsSince(q: Queryable, reader: Reader, since: LocalDate): Promise<readonly Closing[]> {
  if (!mayGlance(reader)) return [];
  const rows = await reached(q, reader)
    .where('lane', '=', 'ordinary')
    .where('phase', '=', 'closed')
    .where('closed_on', '>=', since)
    .where('outcome', '!=', 'withdrawn')
    .groupBy(['division_code', 'category_code', 'closed_on', 'outcome'])
    .select(['division_code', 'category_code', 'closed_on', 'outcome'])
    .select((eb) => eb.fn.countAll<number>().as('matters'))
    .orderBy('closed_on', 'desc')
    .orderBy('division_code')
    .orderBy('category_code')
    .orderBy('outcome')
    .execute();
  return rows.map((row) => ({
    divisionCode: row.division_code,
    categoryCode: row.category_code,
    closedOn: row.closed_on as LocalDate,
    outcome: row.outcome as Closing['outcome'],
    matters: row.matters,
  }));
}
