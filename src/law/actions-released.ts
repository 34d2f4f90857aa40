/** The act of the law that needs a second person: replacing the table of a year in force. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { type CalendarImport, importCalendarYear, previewCalendarYear } from './actions.ts';
import type { LawProblem } from './model.ts';

const IMPORT_CALENDAR = 'law.import-calendar-year';

type Given = CalendarImport & Readonly<{ submissionId: Uuid }>;

/** Facts for the second person: the year, the number of changed days, and each of them. */
export async function calendarAct(q: Queryable, given: Given) {
  const preview = await previewCalendarYear(q, given);
  if (!preview.ok) return preview;
  const { table, changes } = preview.value;
  const facts = {
    year: table.year,
    daysOff: table.days.filter((day) => day.isOffDay).length,
    makeUpDays: table.days.filter((day) => !day.isOffDay).length,
    changedDays: changes.length,
    changes: changes.map(({ date, before, after }) => `${date} ${before.kind} ${after.kind}`).join('\n'),
    source: given.source.trim() || table.papers.join(' '),
    reason: given.reason.trim(),
  };
  const releasers = ['rules-keeper', 'joint-office'] as const;
  return ok({ kind: IMPORT_CALENDAR, objectId: String(table.year), releasers, facts, given });
}

type Asked = Readonly<{
  asker: Readonly<{ userId: string; postId: string }> | null;
  act: Readonly<{ given: Readonly<Record<string, unknown>> }>;
}>;

/** The act on release; refused unless the edition the keeper saw is still the one in force. */
export const lawReleasedActs = {
  [IMPORT_CALENDAR]: (tx: Tx, city: City, { asker, act }: Asked): Promise<Result<unknown, LawProblem>> => {
    if (asker === null) throw new Error('a calendar is imported by a person');
    const { submissionId, ...given } = act.given as Given;
    return importCalendarYear(tx, city, { userId: asker.userId, postId: asker.postId, submissionId }, given, true);
  },
} as const;
