/** Use cases of the rules: seeding a new city, importing a year's holidays, adding a dated version of a procedure. */

import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Instant, localDateOf, yearOf } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import { enqueue } from '../platform/outbox.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { addVersion, type NewVersion, type NoteVersion, once, type Rule, sameValue } from './actions-version.ts';
import { loadCalendar } from './calendar/calendar.ts';
import { SHIPPED_SOURCE, shippedYears } from './calendar/shipped-calendar.ts';
import { STARTING_LIMITS } from './limits/limits.ts';
import { LIMIT_CODES } from './limits/model.ts';
import { insertLimitIfAbsent } from './limits/store-limits.ts';
import { startingList } from './lists/categories.ts';
import { CATEGORY_KINDS } from './lists/model.ts';
import { insertListIfAbsent } from './lists/store-lists.ts';
import type {
  CalendarChange,
  CalendarEdition,
  CalendarYear,
  Keeper,
  LawProblem,
  LegalLimit,
  ProcedureTerms,
  ProcedureVersion,
} from './model.ts';
import { PROCEDURE_CODES, PROCEDURES, type ProcedureCode } from './procedures.ts';
import { FIRST_RULES_FROM } from './procedures-frames.ts';
import { type CalendarText, calendarChanges, parseCalendarYear, withYear } from './rules-import.ts';
import { confirmsOwn, LEAST_REASON, limitsOf, type SetValue, termsFaults } from './rules-terms.ts';
import {
  calendarState,
  calendarYearsInForce,
  editionOfSubmission,
  insertEdition,
  insertEditionIfAbsent,
  insertVersion,
  insertVersionIfAbsent,
  procedureVersions,
  versionOfSubmission,
} from './store.ts';

type Done<T> = Promise<Result<T, LawProblem>>;

export const CALENDAR_IMPORTED = 'law.calendar-imported';

/**
 * Gives a city the rules it starts with, and a city in use the years a newer program brings along. Never replaces what a
 * rules keeper wrote; run at every start, changes nothing the second time.
 */
export async function seedLaw(tx: Tx, city: City): Promise<void> {
  const at = city.outside.now();
  const { edition } = await calendarState(tx);
  const present = new Set((await calendarYearsInForce(tx)).map(({ year }) => year));
  const missing = shippedYears.filter(({ year }) => !present.has(year));
  for (const table of missing) {
    const reason = '随程序提供';
    await insertEditionIfAbsent(tx, { ...table, edition: edition + 1, source: SHIPPED_SOURCE, reason, at });
  }
  if (edition > 0) {
    for (const { year } of missing) await announce(tx, city, year, edition + 1);
  }
  const known = new Set((await procedureVersions(tx)).map(({ procedure }) => procedure));
  for (const procedure of PROCEDURE_CODES) {
    if (known.has(procedure)) continue;
    const terms = PROCEDURES[procedure].terms;
    const reason = '初始规则';
    await insertVersionIfAbsent(tx, {
      procedure,
      version: 1,
      effectiveFrom: FIRST_RULES_FROM,
      terms,
      reason,
      at,
      by: null,
    });
  }
  for (const code of LIMIT_CODES) {
    const [effectiveFrom, limit] = [FIRST_RULES_FROM, STARTING_LIMITS[code]];
    await insertLimitIfAbsent(tx, { code, version: 1, effectiveFrom, limit, reason: '初始规则', at, by: null });
  }
  for (const kind of CATEGORY_KINDS) {
    const categories = startingList(kind);
    const [effectiveFrom, reason] = [FIRST_RULES_FROM, '初始规则'];
    await insertListIfAbsent(tx, { kind, version: 1, effectiveFrom, categories, reason, at, by: null });
  }
}

export type CalendarPreview = Readonly<{
  table: CalendarYear;
  /** Edition the difference was computed from; an import names it, so that nobody confirms a difference they did not see. */
  edition: string;
  newlyPublished: boolean;
  changes: readonly CalendarChange[];
}>;

/** Preview of an import; writes nothing. */
export async function previewCalendarYear(q: Queryable, given: CalendarText): Done<CalendarPreview> {
  const parsed = parseCalendarYear(given);
  if (!parsed.ok) return parsed;
  const calendar = await loadCalendar(q);
  const table = parsed.value;
  return ok({
    table,
    edition: calendar.edition,
    newlyPublished: !calendar.publishedYears.has(table.year),
    changes: calendarChanges(calendar, withYear(calendar, calendar.edition, table)),
  });
}

export type CalendarImport = CalendarText & Readonly<{ seenEdition: string; source: string; reason: string }>;

/**
 * Replaces a year's table; one that already holds, only when a second person released it. Every open deadline it may
 * concern is counted again afterwards, through the outbox.
 */
export async function importCalendarYear(
  tx: Tx,
  city: City,
  by: Keeper,
  given: CalendarImport,
  released = false,
): Done<Readonly<{ edition: string }>> {
  const before = await editionOfSubmission(tx, by.submissionId);
  if (before !== undefined) return sameImport(before, given);
  const reason = given.reason.trim();
  if (reason.length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const preview = await previewCalendarYear(tx, given);
  if (!preview.ok) return preview;
  const { table, edition, newlyPublished, changes } = preview.value;
  if (edition !== given.seenEdition) return refuse({ kind: 'calendar-changed-meanwhile', edition });
  if (!newlyPublished && changes.length === 0) return refuse({ kind: 'calendar-unchanged' });
  const inForce = !newlyPublished || table.year <= yearOf(localDateOf(city.outside.now()));
  if (inForce && !released) return refuse({ kind: 'second-person-needed' });
  const next = Number(edition) + 1;
  const row: Omit<CalendarEdition, 'byUserId'> = {
    ...table,
    edition: next,
    source: given.source.trim() || table.papers.join(' '),
    reason,
    at: city.outside.now(),
  };
  const inserted = await once(() => insertEdition(tx, { ...row, by }));
  if (!inserted) return refuse({ kind: 'calendar-changed-meanwhile', edition });
  await announce(tx, city, table.year, next);
  return ok({ edition: String(next) });
}

function sameImport(before: CalendarEdition, given: CalendarImport): Result<Readonly<{ edition: string }>, LawProblem> {
  const parsed = parseCalendarYear(given);
  const same = parsed.ok && parsed.value.year === before.year && sameValue(parsed.value.days, before.days);
  return same ? ok({ edition: String(before.edition) }) : refuse({ kind: 'submission-reused' });
}

async function announce(tx: Tx, city: City, year: number, edition: number): Promise<void> {
  await enqueue(tx, city, { topic: CALENDAR_IMPORTED, payload: { year, edition: String(edition) } });
}

export type NewTerms = NewVersion & Readonly<{ procedure: ProcedureCode; terms: ProcedureTerms }>;

/** Adds a version that begins on a later day; what was received before keeps the version it was received under. */
export async function addProcedureVersion(
  tx: Tx,
  at: Instant,
  by: Keeper,
  given: NewTerms,
  note?: NoteVersion,
): Done<ProcedureVersion> {
  const { procedure, terms } = given;
  const versions = await procedureVersions(tx, procedure);
  const rule: Rule<Pick<NewTerms, 'procedure' | 'terms'>> = {
    value: { procedure, terms },
    made: await versionOfSubmission(tx, by.submissionId),
    versions,
    malformed: () => {
      const faults = termsFaults(terms);
      return faults.length > 0 ? { kind: 'terms-malformed', faults } : null;
    },
    unfit: () =>
      limitsOf(terms).some(({ name, limit }) => confirmsOwn(limit, formerly(versions, name), by.userId))
        ? { kind: 'verified-by-who-set-it' }
        : null,
    insert: (row) => insertVersion(tx, row),
  };
  return addVersion(at, by, given, rule, note);
}

function formerly(versions: readonly ProcedureVersion[], name: string): readonly SetValue<LegalLimit>[] {
  return versions.map(({ terms, byUserId }) => ({
    value: limitsOf(terms).find((each) => each.name === name)?.limit ?? null,
    byUserId,
  }));
}
