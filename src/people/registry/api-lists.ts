/** The lists of this slice as sheets: each takes the filters of its list and reaches as far. */

import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import { sheetAnswer, sheetQuery } from '../../papers/index.ts';
import type { App } from '../../platform/http/http.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { auditFilter, type PeopleDeps, postFilter, unitFilter, userFilter } from '../api-schemas.ts';
import { eachAuditLine } from '../audit/store-audit.ts';
import { legalHolds, retentionRules } from '../audit/store-keeping.ts';
import { eachUnit } from '../store.ts';
import { todayIn } from './actions-acting.ts';
import { divisionNames, unitNames } from './actions-names.ts';
import { sendSheet } from './api-sheets.ts';
import { auditSheet, holdsSheet, postsSheet, retentionSheet, unitsSheet, usersSheet } from './sheets.ts';
import { eachPost } from './store-posts.ts';
import { standingOf } from './store-standing.ts';
import { eachUser } from './store-users.ts';

export function sheetRoutes(app: App, { city }: PeopleDeps): void {
  app.get(
    '/api/v1/units.xlsx',
    {
      config: { access: peopleAccess.readDirectory },
      schema: { tags: ['people'], querystring: z.object({ ...unitFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: unitsSheet,
        query: request.query,
        rows: (tx, scope) =>
          withDivisions(tx, eachUnit(tx, scope, request.query), async (units) => {
            const names = await unitNames(
              tx,
              units.flatMap((unit) => unit.parentId ?? []),
            );
            return (unit) => ({ parent: unit.parentId === null ? null : (names.get(unit.parentId) ?? null) });
          }),
      }),
  );
  app.get(
    '/api/v1/posts.xlsx',
    {
      config: { access: peopleAccess.readDirectory },
      schema: { tags: ['people'], querystring: z.object({ ...postFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: postsSheet,
        query: request.query,
        rows: (tx, scope) => withDivisions(tx, eachPost(tx, scope, request.query, todayIn(city))),
      }),
  );
  app.get(
    '/api/v1/users.xlsx',
    {
      config: { access: peopleAccess.readUsers },
      schema: { tags: ['people'], querystring: z.object({ ...userFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: usersSheet,
        query: request.query,
        rows: (tx, scope) =>
          withDivisions(tx, eachUser(tx, scope, request.query), (users) => standingOf(tx, scope, users, todayIn(city))),
      }),
  );
  app.get(
    '/api/v1/audit.xlsx',
    {
      config: { access: peopleAccess.readAudit },
      schema: { tags: ['people'], querystring: z.object({ ...auditFilter, ...sheetQuery }), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: auditSheet,
        query: request.query,
        rows: (tx, scope) =>
          eachAuditLine(tx, scope, { ...request.query, nobodys: scope.actor.divisionCode === city.code }),
      }),
  );
  app.get(
    '/api/v1/retention-rules.xlsx',
    {
      config: { access: peopleAccess.readRetention },
      schema: { tags: ['people'], querystring: z.object(sheetQuery), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, {
        list: retentionSheet,
        query: request.query,
        rows: (tx) => atOnce(tx, retentionRules),
      }),
  );
  app.get(
    '/api/v1/legal-holds.xlsx',
    {
      config: { access: peopleAccess.readRetention },
      schema: { tags: ['people'], querystring: z.object(sheetQuery), response: sheetAnswer },
    },
    (request, reply) =>
      sendSheet(request, reply, city, { list: holdsSheet, query: request.query, rows: (tx) => atOnce(tx, legalHolds) }),
  );
}

/** Short lists are read at once. */
async function* atOnce<Row>(tx: Tx, read: (q: Queryable) => Promise<readonly Row[]>): AsyncIterable<readonly Row[]> {
  yield await read(tx);
}

/** Adds the name of each row's division, and what else is looked up for a handful. */
async function* withDivisions<Row extends Readonly<{ id: Uuid; divisionCode: string }>, More extends object>(
  tx: Tx,
  handfuls: AsyncIterable<readonly Row[]>,
  more: (rows: readonly Row[]) => Promise<(row: Row) => More> = async () => () => ({}) as More,
): AsyncIterable<readonly (Row & More & Readonly<{ division: string }>)[]> {
  const nameOf = await divisionNames(tx);
  for await (const rows of handfuls) {
    const added = await more(rows);
    yield rows.map((row) => ({ ...row, ...added(row), division: nameOf(row.divisionCode) }));
  }
}
