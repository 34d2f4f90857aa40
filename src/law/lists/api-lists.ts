/** Routes of the lists of categories: read by everybody who works here, versions added by the rules keeper. */

import { z } from 'zod';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { type Queryable, transact } from '../../platform/postgres/db.ts';
import { lawAccess } from '../access.ts';
import { categoriesAct } from '../actions-released.ts';
import { type LawDeps, NOT_THE_CITYS } from '../api-deps.ts';
import { withNames } from '../api-names.ts';
import * as shape from '../api-schemas.ts';
import { refused } from '../api-schemas.ts';
import { addedBy } from '../api-version.ts';
import { inForceOn } from '../rules-versions.ts';
import { categoriesSheet } from '../sheets.ts';
import { addCategoryList, previewCategoryList } from './actions-lists.ts';
import * as lists from './api-shapes.ts';
import { CATEGORY_KINDS, type CategoryKind } from './model.ts';
import { categorySpans } from './reads-lists.ts';
import { FLAGS_OF_LIST, holdsOn } from './rules-lists.ts';
import { categoryLists } from './store-lists.ts';

const params = z.object({ kind: lists.categoryKind });

export function categoryRoutes(app: App, deps: LawDeps): void {
  const { city, actorOf } = deps;
  deps.listRoute(app, city, {
    path: '/api/v1/law/categories',
    access: 'signed-in',
    summary: 'Reasons, kinds and grounds through the days on which each stood unchanged; with `on` those of that day',
    query: { kind: lists.categoryKind.optional(), on: shape.date.optional() },
    answer: z.object({ items: z.array(lists.categoryView) }),
    read: async ({ kind, on }) => ({ items: await spans(city.db, kind, on) }),
    sheet: categoriesSheet,
    rows: async function* (tx, _, { kind, on }) {
      yield await spans(tx, kind, on);
    },
  });
  jsonRoute(app, 'GET /api/v1/law/category-lists/:kind', {
    access: 'signed-in',
    summary: 'Every version of a list, the newest first, which is in force, and what its categories may say',
    params,
    answer: lists.categoryLists,
    handle: async ({ params: { kind } }) => {
      const versions = await withNames(deps, await categoryLists(city.db, [kind]));
      return {
        kind,
        inForce: inForceOn(versions, localDateOf(city.outside.now()))?.version ?? null,
        flags: FLAGS_OF_LIST[kind],
        versions,
      };
    },
  });
  jsonRoute(app, 'POST /api/v1/law/category-lists/:kind/preview', {
    access: lawAccess.keepRules,
    summary: 'What a version of a list would change; writes nothing',
    params,
    body: z.object({ effectiveFrom: shape.date, categories: lists.listedCategories }),
    answer: shape.preview,
    handle: async ({ params: { kind }, body }, reply) => {
      const seen = await previewCategoryList(city.db, city.outside.now(), { kind, ...body });
      if (!seen.ok) return refused(reply, seen.problem);
      const { replaces, next, changes, reordered, moves } = seen.value;
      return {
        ...shape.previewOf(replaces, body.effectiveFrom, next),
        categories: changes,
        reordered,
        needsSecondPerson: moves.into.length + moves.outOf.length > 0,
      };
    },
  });
  jsonRoute(app, 'POST /api/v1/law/category-lists/:kind/versions', {
    access: lawAccess.keepRules,
    summary: 'Add a version that begins on a later day; none is ever changed',
    params,
    body: shape.newVersion.extend({ categories: lists.listedCategories }),
    status: 201,
    answer: lists.categoryListView,
    otherwise: { 202: shape.waitsView, ...shape.problems },
    handle: async (request, reply) => {
      if (actorOf(request).divisionCode !== city.code) return sendProblem(reply, 403, NOT_THE_CITYS);
      const { submissionId, ...body } = request.body;
      const { kind } = request.params;
      const given = { kind, ...body };
      const done = await addedBy(deps, request, { submissionId, name: kind }, (tx, at, by, note) =>
        addCategoryList(tx, at, by, given, { note }),
      );
      if (done.ok) return done.value;
      if (done.problem.kind !== 'second-person-needed') return refused(reply, done.problem);
      const act = await categoriesAct(city.db, city.outside.now(), { submissionId, ...given });
      if (!act.ok) return refused(reply, act.problem);
      return reply.code(202).send(await transact(city.db, (tx) => deps.askSecondPerson(tx, request, act.value)));
    },
  });
}

async function spans(q: Queryable, kind: CategoryKind | undefined, on: LocalDate | undefined) {
  const all = await categorySpans(q, kind === undefined ? CATEGORY_KINDS : [kind]);
  return on === undefined ? all : all.filter((span) => holdsOn(span, on));
}
