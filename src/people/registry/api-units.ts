/** Routes of the directory: divisions, units and posts, and who lends a post to whom. */

import { z } from 'zod';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { date, divisionCode, text, uuid } from '../../platform/http/shapes.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import {
  byId,
  delegationLine,
  delegationView,
  divisionView,
  type PeopleDeps,
  postFilter,
  postLine,
  postView,
  roleSchema,
  unitFilter,
  unitLine,
  unitView,
} from '../api-schemas.ts';
import { eachUnit, listUnits, pastOfUnit, unitById } from '../store.ts';
import { askToAbolishPost } from '../waiting/actions-waiting-posts.ts';
import { scopeOf, todayIn } from './actions-acting.ts';
import { delegatePost, endDelegationNow } from './actions-delegations.ts';
import { eachWithUnitNames, unitNames, withDivisions, withUnitNames } from './actions-names.ts';
import { abolishPost, createPost } from './actions-posts.ts';
import { createUnit, mergeUnits, renameUnit, splitUnit } from './actions-units.ts';
import { listRoute } from './api-sheets.ts';
import { namesOfDivisions } from './rules-names.ts';
import { postsSheet, unitsSheet } from './sheets.ts';
import { delegationsAround } from './store-delegations.ts';
import { divisionTree } from './store-divisions.ts';
import { eachPost, listPosts } from './store-posts.ts';

const newUnit = z.object({
  id: uuid.describe('Made by the caller: the same id again gives the same unit'),
  name: text(120),
  divisionCode,
  parentId: uuid.nullable(),
  from: date,
});
const pastView = z.object({
  name: z.string(),
  parentId: z.string().nullable(),
  fromOn: z.string(),
  untilOn: z.string(),
});

export function unitRoutes(app: App, { city }: PeopleDeps): void {
  const acts = peopleActs(app, city);
  jsonRoute(app, 'GET /api/v1/divisions', {
    access: peopleAccess.readDirectory,
    answer: z.array(divisionView),
    handle: async () => {
      const divisions = await divisionTree(city.db);
      const { inFull } = namesOfDivisions(divisions);
      return divisions.map((division) => ({ ...division, fullName: inFull(division.code) }));
    },
  });

  listRoute(app, city, {
    path: '/api/v1/units',
    access: peopleAccess.readDirectory,
    query: unitFilter,
    answer: z.array(unitLine),
    read: async (query, request) => {
      const units = await listUnits(city.db, await scopeOf(city.db, actorOf(request)), query);
      const names = await unitNames(
        city.db,
        units.map(({ id }) => id),
      );
      return units.map((unit) => ({ ...unit, fullName: names.get(unit.id) ?? unit.name }));
    },
    sheet: unitsSheet,
    rows: (tx, scope, filter) =>
      withDivisions(tx, eachUnit(tx, scope, filter), async (units) => {
        const names = await unitNames(
          tx,
          units.flatMap((unit) => unit.parentId ?? []),
        );
        return (unit) => ({ parent: unit.parentId === null ? null : (names.get(unit.parentId) ?? null) });
      }),
  });

  jsonRoute(app, 'GET /api/v1/units/:id', {
    access: peopleAccess.readDirectory,
    params: byId,
    answer: z.object({ unit: unitView, past: z.array(pastView) }),
    handle: async (request, reply) => {
      const unit = await unitById(city.db, request.params.id);
      if (unit === undefined) return sendProblem(reply, 404, { kind: 'unit-not-found' });
      return { unit, past: await pastOfUnit(city.db, unit.id) };
    },
  });

  acts.post('/api/v1/units', {
    access: peopleAccess.keepUnits,
    body: newUnit,
    answer: unitView,
    act: (tx, actor, { body }) => createUnit(tx, city, actor, body),
  });

  acts.post('/api/v1/units/:id/changes', {
    access: peopleAccess.keepUnits,
    params: byId,
    body: z.object({ name: text(120), parentId: uuid.nullable(), on: date, version: z.int().min(1) }),
    answer: unitView,
    act: (tx, actor, { params, body }) => renameUnit(tx, city, actor, { unitId: params.id, ...body }),
  });

  acts.post('/api/v1/unit-mergers', {
    access: peopleAccess.keepUnits,
    body: z.object({ unitIds: z.array(uuid).min(1).max(20), into: newUnit }),
    answer: unitView,
    act: (tx, actor, { body }) => mergeUnits(tx, city, actor, body),
  });

  acts.post('/api/v1/unit-splits', {
    access: peopleAccess.keepUnits,
    body: z.object({
      unitId: uuid,
      into: z.array(newUnit).min(1).max(10).describe('The first takes what is not assigned'),
      postsTo: z.record(z.string(), uuid).default({}),
      on: date,
    }),
    answer: z.array(unitView),
    act: (tx, actor, { body }) => splitUnit(tx, city, actor, body),
  });
}

export function postRoutes(app: App, { city, holds }: PeopleDeps): void {
  const acts = peopleActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/posts',
    access: peopleAccess.readDirectory,
    query: postFilter,
    answer: z.array(postLine),
    read: async (query, request) => {
      const posts = await listPosts(city.db, await scopeOf(city.db, actorOf(request)), query, todayIn(city));
      return withUnitNames(city.db, posts);
    },
    sheet: postsSheet,
    rows: (tx, scope, filter) => withDivisions(tx, eachWithUnitNames(tx, eachPost(tx, scope, filter, todayIn(city)))),
  });

  acts.post('/api/v1/posts', {
    access: peopleAccess.keepPosts,
    body: z.object({ id: uuid, role: roleSchema, unitId: uuid, divisionCode, title: text(60), from: date }),
    answer: postView,
    act: (tx, actor, { body }) => createPost(tx, city, actor, body),
  });

  acts.post('/api/v1/posts/:id/abolition', {
    access: peopleAccess.keepPosts,
    params: byId,
    body: z.object({ on: date }),
    answer: postView,
    act: (tx, actor, { params, body }) => abolishPost(tx, city, actor, { postId: params.id, on: body.on }, holds),
    ask: (tx, actor, { params, body }) => askToAbolishPost(tx, city, actor, { postId: params.id, on: body.on }),
  });

  jsonRoute(app, 'GET /api/v1/delegations', {
    access: 'signed-in',
    answer: z.array(delegationLine),
    handle: async (request) => {
      const userId = request.signedIn?.userId;
      return userId === undefined ? [] : withUnitNames(city.db, await delegationsAround(city.db, userId));
    },
  });

  acts.post('/api/v1/delegations', {
    access: peopleAccess.delegatePosts,
    body: z.object({
      id: uuid,
      postId: uuid,
      toUserId: uuid,
      fromOn: date,
      toOn: date.describe('Last day'),
      reason: text(200),
    }),
    answer: delegationView,
    act: (tx, actor, { body }) => delegatePost(tx, city, actor, body),
  });

  acts.post('/api/v1/delegations/:id/end', {
    access: peopleAccess.delegatePosts,
    params: byId,
    answer: delegationView,
    act: (tx, actor, { params }) => endDelegationNow(tx, city, actor, params.id),
  });
}
