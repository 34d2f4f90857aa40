/** The acts of the law that need a second person: replacing the table of a year in force, and what enters or leaves the sealed lane. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { type CalendarImport, importCalendarYear, previewCalendarYear } from './actions.ts';
import { addCategoryList, type NewCategoryList, previewCategoryList } from './lists/actions-lists.ts';
import { disciplineMoves } from './lists/rules-lists.ts';
import type { LawProblem } from './model.ts';

const IMPORT_CALENDAR = 'law.import-calendar-year';

const CHANGE_CATEGORIES = 'law.change-categories';

type Given = CalendarImport & Readonly<{ submissionId: Uuid }>;
type GivenList = NewCategoryList & Readonly<{ submissionId: Uuid }>;

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

/**
 * Facts for the second person: the list, its first day, what enters or leaves the sealed lane by it, whatever else it
 * changes, and what of the lane is changed again by the version that was written before and takes over later.
 */
export async function categoriesAct(q: Queryable, at: Instant, given: GivenList) {
  const preview = await previewCategoryList(q, at, given);
  if (!preview.ok) return preview;
  const { changes, moves, next } = preview.value;
  const later = disciplineMoves(given.categories, next?.categories ?? given.categories);
  const { into, outOf } = moves;
  const named = (list: typeof into) => list.map(({ code, name }) => `${code} ${name.zh}`).join('\n') || null;
  const of = (what: (typeof changes)[number]['what']) =>
    changes
      .flatMap((change) => (change.what === what ? [change.after ?? change.before] : []))
      .filter((each) => each !== null);
  const facts = {
    list: given.kind,
    from: given.effectiveFrom,
    intoSealedLane: named(into),
    outOfSealedLane: named(outOf),
    added: named(of('added')),
    changed: named(of('changed')),
    retired: named(of('retired')),
    nextFrom: next?.effectiveFrom ?? null,
    nextIntoSealedLane: named(later.into),
    nextOutOfSealedLane: named(later.outOf),
    reason: given.reason.trim(),
  };
  // The sealed lane is the discipline side's: nobody else decides with the keeper what comes into it.
  const releasers = ['discipline-supervisor'] as const;
  return ok({ kind: CHANGE_CATEGORIES, objectId: given.kind, releasers, facts, given });
}

type Asked = Readonly<{
  asker: Readonly<{ userId: string; postId: string }> | null;
  act: Readonly<{ given: Readonly<Record<string, unknown>> }>;
}>;

/** The acts on release; refused unless what the keeper saw is still what holds. */
export const lawReleasedActs = {
  [IMPORT_CALENDAR]: (tx: Tx, city: City, { asker, act }: Asked): Promise<Result<unknown, LawProblem>> => {
    if (asker === null) throw new Error('a calendar is imported by a person');
    const { submissionId, ...given } = act.given as Given;
    return importCalendarYear(tx, city, { userId: asker.userId, postId: asker.postId, submissionId }, given, true);
  },
  [CHANGE_CATEGORIES]: (tx: Tx, city: City, { asker, act }: Asked): Promise<Result<unknown, LawProblem>> => {
    if (asker === null) throw new Error('a list is changed by a person');
    const { submissionId, ...given } = act.given as GivenList;
    const by = { userId: asker.userId, postId: asker.postId, submissionId };
    return addCategoryList(tx, city.outside.now(), by, given, { released: true });
  },
} as const;
