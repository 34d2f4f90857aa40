/** Routes of the register: agencies, officers, items, each a list with its sheet. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { localDateOf } from '../kernel/time.ts';
import { actorOf, listRoute, scopeOf, unitNames, withDivisions } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { paging, uuid } from '../platform/http/shapes.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { inspectionsAccess } from './access.ts';
import { type Dated, ITEM_LEVELS, POWERS, STANDINGS } from './model.ts';
import { standingOn } from './rules-dated.ts';
import { agenciesSheet, itemsSheet, officersSheet } from './sheets.ts';
import { eachAgency, eachItem, eachOfficer, listAgencies, listItems, listOfficers } from './store.ts';

const filter = {
  unitId: uuid.optional(),
  standing: z.enum(STANDINGS).optional().describe('Today'),
  search: z.string().trim().min(1).max(60).optional(),
};
const line = {
  id: z.string(),
  unitId: z.string(),
  unit: z.string(),
  divisionCode: z.string(),
  fromOn: z.string(),
  lastOn: z.string().nullable().describe('The last day it holds'),
  standing: z.enum(STANDINGS),
};
const agencyLine = z
  .object({ ...line, power: z.enum(POWERS), entrusting: z.string().nullable(), law: z.string() })
  .meta({ id: 'AgencyLine' });
const officerLine = z.object({ ...line, licence: z.string(), name: z.string() }).meta({ id: 'OfficerLine' });
const itemLine = z
  .object({
    ...{ ...line, code: z.string(), name: z.string(), law: z.string() },
    level: z.enum(ITEM_LEVELS),
    yearlyCap: z.int().nullable(),
  })
  .meta({ id: 'InspectionItemLine' });
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ total: z.int(), capped: z.boolean(), items: z.array(item) });

type OfUnit = Dated & Readonly<{ unitId: Uuid; entrustingUnitId?: Uuid | null }>;

export function registerRoutes(app: App, { city }: Readonly<{ city: City }>): void {
  const today = () => localDateOf(city.outside.now());
  /** What a line says beyond its row: the agency by name, and whether it holds today. */
  const named = async <T extends OfUnit>(q: Queryable, rows: readonly T[]) => {
    const ids = rows.flatMap(({ unitId, entrustingUnitId }) => [
      unitId,
      ...(entrustingUnitId ? [entrustingUnitId] : []),
    ]);
    const names = await unitNames(q, ids);
    return (row: T) => ({
      unit: names.get(row.unitId) ?? '',
      entrusting: row.entrustingUnitId ? (names.get(row.entrustingUnitId) ?? '') : null,
      standing: standingOn(row, today()),
    });
  };
  const shown = async <T extends OfUnit>(page: Readonly<{ total: number; capped: boolean; items: readonly T[] }>) => {
    const more = await named(city.db, page.items);
    return { ...page, items: page.items.map((item) => ({ ...item, ...more(item) })) };
  };
  const access = inspectionsAccess.readRegister;
  listRoute(app, city, {
    path: '/api/v1/inspections/agencies',
    access,
    summary: 'Units that may inspect, in dated versions',
    query: { ...paging, ...filter },
    answer: pageOf(agencyLine),
    read: async ({ limit, offset, ...asked }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return shown(await listAgencies(city.db, scope, { ...asked, today: today() }, { limit, offset }));
    },
    sheet: agenciesSheet,
    rows: (tx, scope, asked) =>
      withDivisions(tx, eachAgency(tx, scope, { ...asked, today: today() }), (rows) => named(tx, rows)),
  });
  listRoute(app, city, {
    path: '/api/v1/inspections/officers',
    access,
    summary: 'Licences of officers, in dated versions',
    query: { ...paging, ...filter },
    answer: pageOf(officerLine),
    read: async ({ limit, offset, ...asked }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return shown(await listOfficers(city.db, scope, { ...asked, today: today() }, { limit, offset }));
    },
    sheet: officersSheet,
    rows: (tx, scope, asked) =>
      withDivisions(tx, eachOfficer(tx, scope, { ...asked, today: today() }), (rows) => named(tx, rows)),
  });
  listRoute(app, city, {
    path: '/api/v1/inspections/items',
    access,
    summary: 'Published items, in dated versions',
    query: { ...paging, ...filter },
    answer: pageOf(itemLine),
    read: async ({ limit, offset, ...asked }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      return shown(await listItems(city.db, scope, { ...asked, today: today() }, { limit, offset }));
    },
    sheet: itemsSheet,
    rows: (tx, scope, asked) =>
      withDivisions(tx, eachItem(tx, scope, { ...asked, today: today() }), (rows) => named(tx, rows)),
  });
}
