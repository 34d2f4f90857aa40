/** Routes of the rules room: calendar years, procedures, categories, and the calculator of deadlines. */

import { z } from 'zod';
import { addDays, type LocalDate, localDate, localDateOf } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { lawAccess } from './access.ts';
import { addProcedureVersion, importCalendarYear, previewCalendarYear } from './actions.ts';
import { calendarAct } from './actions-released.ts';
import { type LawDeps, NOT_THE_CITYS } from './api-deps.ts';
import { type Named, withNames } from './api-names.ts';
import { previewRoutes } from './api-preview.ts';
import * as shape from './api-schemas.ts';
import { refused } from './api-schemas.ts';
import { addedBy } from './api-version.ts';
import { calendarSheetRoutes } from './calendar/api-calendar-sheet.ts';
import { loadCalendar } from './calendar/calendar.ts';
import { limitRoutes } from './limits/api-limits.ts';
import { categoryRoutes } from './lists/api-lists.ts';
import type { Calendar, CalendarEdition, ProcedureVersion } from './model.ts';
import { PROCEDURE_CODES } from './procedures.ts';
import { daysOfUnitBetween, LONGEST_LIMIT_DAYS } from './rules.ts';
import { explainDeadline } from './rules-explain.ts';
import { withYear } from './rules-import.ts';
import { calendarSheet, limitRows, proceduresSheet } from './sheets.ts';
import { calendarYearsInForce, editionsOfYear, procedureVersions, versionInForce } from './store.ts';

export function lawRoutes(app: App, deps: LawDeps): void {
  calendarRoutes(app, deps);
  calendarSheetRoutes(app);
  procedureRoutes(app, deps);
  limitRoutes(app, deps);
  categoryRoutes(app, deps);
  previewRoutes(app, deps);

  jsonRoute(app, 'POST /api/v1/law/deadline', {
    access: 'signed-in',
    summary: 'When a period ends, with each day counted or skipped and why; keeps nothing',
    body: z.object({
      from: shape.date.describe('The day that is not counted'),
      amount: z.int().min(0).max(LONGEST_LIMIT_DAYS),
      unit: shape.unit,
    }),
    answer: shape.explanationView,
    otherwise: shape.refusals,
    handle: async ({ body: { from, amount, unit } }) => {
      const calendar = await loadCalendar(deps.city.db);
      const { deadline, days, limit } = explainDeadline(calendar, from, { amount, unit });
      return { from, limit, ...deadline, calendarEdition: calendar.edition, days: [...days] };
    },
  });
}

function calendarRoutes(app: App, deps: LawDeps): void {
  const { city, actorOf, openMattersDueFrom, calendarEffect } = deps;
  deps.listRoute(app, city, {
    path: '/api/v1/law/calendar-years',
    access: 'signed-in',
    summary: 'The published years in force',
    sheetSummary: 'Every day off and every make-up day of the years in force',
    query: {},
    answer: z.object({ edition: z.string(), items: z.array(shape.yearLine) }),
    read: async () => {
      const calendar = await loadCalendar(city.db);
      const years = await calendarYearsInForce(city.db);
      return {
        edition: calendar.edition,
        items: (await withNames(deps, years)).map((table) => lineOf(calendar, table)),
      };
    },
    sheet: calendarSheet,
    rows: async function* (tx) {
      const years = await calendarYearsInForce(tx);
      yield years.flatMap(({ year, papers, days }) => days.map((day) => ({ ...day, year, papers })));
    },
  });
  jsonRoute(app, 'GET /api/v1/law/calendar-years/:year', {
    access: 'signed-in',
    summary: 'Every table a year had, the one in force first',
    params: z.object({ year: shape.year }),
    answer: z.object({ editions: z.array(shape.editionView) }),
    otherwise: shape.problems,
    handle: async ({ params }, reply) => {
      const editions = await editionsOfYear(city.db, params.year);
      if (editions.length === 0) return sendProblem(reply, 404, { kind: 'not-found' });
      return { editions: (await withNames(deps, editions)).map(editionOf) };
    },
  });
  jsonRoute(app, 'POST /api/v1/law/calendar-years/preview', {
    access: lawAccess.keepCalendar,
    summary: 'What importing a table would change; writes nothing',
    body: shape.calendarText,
    answer: shape.previewView,
    handle: async ({ body }, reply) => {
      const preview = await previewCalendarYear(city.db, body);
      if (!preview.ok) return refused(reply, preview.problem);
      const { table, edition, newlyPublished, changes } = preview.value;
      const calendar = withYear(await loadCalendar(city.db), edition, table);
      const newYear = localDate(`${table.year}-01-01`);
      const changed = changes[0]?.date ?? newYear;
      // A year that had no table was provisional: all its dates become firm, from its first day on.
      const first = newlyPublished && newYear < changed ? newYear : changed;
      return {
        year: table.year,
        seenEdition: edition,
        newlyPublished,
        changes: changes.map((change) => ({ ...change })),
        workingDays: workingDaysIn(calendar, table.year),
        openMatters: (await openMattersDueFrom?.(city.db, first)) ?? null,
        effect: (await calendarEffect?.(city.db, calendar, first)) ?? null,
      };
    },
  });
  jsonRoute(app, 'POST /api/v1/law/calendar-years', {
    access: lawAccess.keepCalendar,
    summary: "Import a year's table; open matters are counted again afterwards",
    body: shape.calendarText.extend({
      submissionId: shape.submissionId,
      seenEdition: z.string().max(20),
      source: z.string().trim().max(400).default(''),
      reason: shape.reason,
    }),
    status: 201,
    answer: z.object({ edition: z.string() }),
    otherwise: { 202: shape.waitsView, ...shape.problems },
    handle: async (request, reply) => {
      const { submissionId, ...given } = request.body;
      const { userId, postId, divisionCode } = actorOf(request);
      if (divisionCode !== city.code) return sendProblem(reply, 403, NOT_THE_CITYS);
      const done = await inTransaction(city.db, (tx) =>
        importCalendarYear(tx, city, { userId, postId, submissionId }, given),
      );
      if (done.ok) return done.value;
      if (done.problem.kind !== 'second-person-needed') return refused(reply, done.problem);
      const act = await calendarAct(city.db, { submissionId, ...given });
      if (!act.ok) return refused(reply, act.problem);
      return reply.code(202).send(await transact(city.db, (tx) => deps.askSecondPerson(tx, request, act.value)));
    },
  });
}

function procedureRoutes(app: App, deps: LawDeps): void {
  const { city, actorOf } = deps;
  deps.listRoute(app, city, {
    path: '/api/v1/law/procedures',
    access: 'signed-in',
    summary: 'Every procedure with its versions, the newest first, and which is in force',
    sheetSummary: 'Every limit of every version, the newest first',
    query: { on: shape.date.optional().describe('In force on that day; leaves no version out') },
    answer: z.object({ items: z.array(shape.procedureLine) }),
    read: async (query) => {
      const on = query.on ?? today(city);
      const versions = await withNames(deps, await procedureVersions(city.db));
      const items = PROCEDURE_CODES.map(async (procedure) => ({
        procedure,
        inForce: (await versionInForce(city.db, procedure, on))?.version ?? null,
        versions: versions.filter((version) => version.procedure === procedure).map(versionOf),
      }));
      return { items: await Promise.all(items) };
    },
    sheet: proceduresSheet,
    rows: async function* (tx) {
      yield (await withNames(deps, await procedureVersions(tx))).flatMap(limitRows);
    },
  });
  jsonRoute(app, 'POST /api/v1/law/procedures/:procedure/versions', {
    access: lawAccess.keepRules,
    summary: 'Add a version that begins on a later day; none is ever changed',
    params: z.object({ procedure: shape.procedure }),
    body: shape.newVersion.extend({ terms: shape.terms }),
    status: 201,
    answer: shape.versionView,
    handle: async (request, reply) => {
      const { submissionId, ...given } = request.body;
      if (actorOf(request).divisionCode !== city.code) return sendProblem(reply, 403, NOT_THE_CITYS);
      const { procedure } = request.params;
      const done = await addedBy(deps, request, { submissionId, name: procedure }, (tx, at, by, note) =>
        addProcedureVersion(tx, at, by, { procedure, ...given }, note),
      );
      return done.ok ? versionOf(done.value) : refused(reply, done.problem);
    },
  });
}

function today(city: City): LocalDate {
  return localDateOf(city.outside.now());
}

function editionOf({ papers, days, edition, ...table }: Named<CalendarEdition>) {
  return { ...table, edition: String(edition), papers: [...papers], days: [...days] };
}

function lineOf(calendar: Calendar, table: Named<CalendarEdition>) {
  const { days, ...line } = editionOf(table);
  const offDays = days.filter(({ isOffDay }) => isOffDay).length;
  return { ...line, workingDays: workingDaysIn(calendar, table.year), offDays, makeUpDays: days.length - offDays };
}

function versionOf(version: Named<ProcedureVersion>) {
  return { ...version, terms: { ...version.terms } };
}

function workingDaysIn(calendar: Calendar, year: number): number {
  const newYear = localDate(`${year}-01-01`);
  return daysOfUnitBetween(calendar, addDays(newYear, -1), localDate(`${year}-12-31`), 'working-day');
}
