/** Routes of the statistics by unit and by handler; each is a list with a sheet, for a week or for months. */

import { z } from 'zod';
import { actorOf, listRoute, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { date, divisionCode, month } from '../platform/http/shapes.ts';
import { figuresAccess } from './access.ts';
import { place, satisfaction } from './api-schemas.ts';
import { handlersWork, unitsWork, type WorkAsked } from './office/actions-work.ts';
import { dodgingSheet, handlersSheet, unitsSheet } from './sheets-work.ts';

const asked = {
  week: date.optional().describe('Any day of one week, which goes before the months'),
  from: month.optional().describe('A month of whole weeks: those whose Thursday lies in it'),
  to: month.optional(),
  divisionCode: divisionCode.optional().describe('Units of this county'),
};

const counts = z.object({
  received: z.int().describe('Given to the unit, an order to do it again left out'),
  redone: z.int().describe('Ordered to do it again'),
  signed: z.int(),
  signedInTime: z.int().describe('By a person, on or before the last day'),
  ended: z.int().describe('Answered, and not sent back by the checker'),
  endedInTime: z.int(),
  overdue: z.int().describe('Not answered at the end of the last day, past its last day, its clock not standing still'),
  returned: z.int(),
  sentBack: z.int().describe('How often the checker sent back what was answered in these days'),
  extended: z.int(),
  suspended: z.int(),
  reopened: z.int(),
  resolved: z.int(),
  partly: z.int(),
  notResolved: z.int(),
  noVerdict: z.int(),
  downward: z.int().describe('Moved to a lighter category while the unit had it'),
});
const workLine = z
  .object({
    key: z.string(),
    name: z.string().describe('Empty: nobody of the unit acted yet'),
    unitName: z.string().nullable(),
    area: z.object({ code: z.string(), name: z.string() }).nullable().describe('The county the unit belongs to'),
    counts,
    shares: z.object({
      signedInTime: satisfaction,
      endedInTime: satisfaction,
      resolved: satisfaction.describe('Of those judged; who gave no verdict widens it'),
      returned: satisfaction,
      downward: satisfaction,
      noVerdict: satisfaction,
      notResolved: satisfaction,
    }),
    windows: satisfaction.nullable(),
    place,
  })
  .meta({ id: 'WorkLine' });
const workTable = z
  .object({ from: z.string(), to: z.string(), lines: z.array(workLine), whole: workLine })
  .meta({ id: 'WorkTable' });

export function workRoutes(app: App, city: City): void {
  listRoute(app, city, {
    path: '/api/v1/figures/units',
    access: figuresAccess.readUnitsWork,
    query: { ...asked, sheet: z.enum(['work', 'dodging']).default('work').describe('Which columns the workbook has') },
    answer: workTable,
    read: async (query, request) => unitsWork(city.db, city, await readerOf(city.db, city, actorOf(request)), query),
    sheet: ({ sheet }) => (sheet === 'dodging' ? dodgingSheet : unitsSheet),
    rows: async function* (tx, reader, filter) {
      yield (await unitsWork(tx, city, reader, filter satisfies WorkAsked)).lines;
    },
  });
  listRoute(app, city, {
    path: '/api/v1/figures/handlers',
    access: figuresAccess.readHandlersWork,
    query: asked,
    answer: workTable,
    read: async (query, request) => handlersWork(city.db, city, await readerOf(city.db, city, actorOf(request)), query),
    sheet: handlersSheet,
    rows: async function* (tx, reader, filter) {
      yield (await handlersWork(tx, city, reader, filter)).lines;
    },
  });
}
