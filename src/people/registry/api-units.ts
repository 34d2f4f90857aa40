/** Routes of the directory: divisions, units and posts, and who lends a post to whom. */

import { z } from 'zod';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { date, divisionCode, problems, readProblems, text, uuid } from '../../platform/http/shapes.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { actorOf } from '../api-guard.ts';
import { refused, waits } from '../api-replies.ts';
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
  waitsView,
} from '../api-schemas.ts';
import { eachUnit, listUnits, pastOfUnit, unitById } from '../store.ts';
import { doOrAsk } from '../waiting/actions-waiting.ts';
import { askToAbolishPost } from '../waiting/actions-waiting-posts.ts';
import { scopeOf, todayIn } from './actions-acting.ts';
import { delegatePost, endDelegationNow } from './actions-delegations.ts';
import { unitNames, withDivisions } from './actions-names.ts';
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
  app.get(
    '/api/v1/divisions',
    {
      config: { access: peopleAccess.readDirectory },
      schema: { tags: ['people'], response: { 200: z.array(divisionView), ...readProblems } },
    },
    async () => {
      const divisions = await divisionTree(city.db);
      const { inFull } = namesOfDivisions(divisions);
      return divisions.map((division) => ({
        ...division,
        fullName: inFull(division.code),
        statisticalCodes: [...division.statisticalCodes],
      }));
    },
  );

  listRoute(app, city, {
    path: '/api/v1/units',
    access: peopleAccess.readDirectory,
    tags: ['people'],
    query: unitFilter,
    answer: z.array(unitLine),
    refusals: readProblems,
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

  app.get(
    '/api/v1/units/:id',
    {
      config: { access: peopleAccess.readDirectory },
      schema: {
        tags: ['people'],
        params: byId,
        response: { 200: z.object({ unit: unitView, past: z.array(pastView) }), ...readProblems },
      },
    },
    async (request, reply) => {
      const unit = await unitById(city.db, request.params.id);
      if (unit === undefined) return sendProblem(reply, 404, { kind: 'unit-not-found' });
      return { unit, past: [...(await pastOfUnit(city.db, unit.id))] };
    },
  );

  app.post(
    '/api/v1/units',
    {
      config: { access: peopleAccess.keepUnits },
      schema: { tags: ['people'], body: newUnit, response: { 200: unitView, ...problems } },
    },
    async (request, reply) => {
      const made = await inTransaction(city.db, (tx) => createUnit(tx, city, actorOf(request), request.body));
      return made.ok ? made.value : refused(reply, made.problem);
    },
  );

  app.post(
    '/api/v1/units/:id/changes',
    {
      config: { access: peopleAccess.keepUnits },
      schema: {
        tags: ['people'],
        params: byId,
        body: z.object({ name: text(120), parentId: uuid.nullable(), on: date, version: z.int().min(1) }),
        response: { 200: unitView, ...problems },
      },
    },
    async (request, reply) => {
      const input = { unitId: request.params.id, ...request.body };
      const changed = await inTransaction(city.db, (tx) => renameUnit(tx, city, actorOf(request), input));
      return changed.ok ? changed.value : refused(reply, changed.problem);
    },
  );

  app.post(
    '/api/v1/unit-mergers',
    {
      config: { access: peopleAccess.keepUnits },
      schema: {
        tags: ['people'],
        body: z.object({ unitIds: z.array(uuid).min(1).max(20), into: newUnit }),
        response: { 200: unitView, ...problems },
      },
    },
    async (request, reply) => {
      const merged = await inTransaction(city.db, (tx) => mergeUnits(tx, city, actorOf(request), request.body));
      return merged.ok ? merged.value : refused(reply, merged.problem);
    },
  );

  app.post(
    '/api/v1/unit-splits',
    {
      config: { access: peopleAccess.keepUnits },
      schema: {
        tags: ['people'],
        body: z.object({
          unitId: uuid,
          into: z.array(newUnit).min(1).max(10).describe('The first takes what is not assigned'),
          postsTo: z.record(z.string(), uuid).default({}),
          on: date,
        }),
        response: { 200: z.array(unitView), ...problems },
      },
    },
    async (request, reply) => {
      const parts = await inTransaction(city.db, (tx) => splitUnit(tx, city, actorOf(request), request.body));
      return parts.ok ? [...parts.value] : refused(reply, parts.problem);
    },
  );
}

export function postRoutes(app: App, { city, holds }: PeopleDeps): void {
  listRoute(app, city, {
    path: '/api/v1/posts',
    access: peopleAccess.readDirectory,
    tags: ['people'],
    query: postFilter,
    answer: z.array(postLine),
    refusals: readProblems,
    read: async (query, request) => {
      const posts = await listPosts(city.db, await scopeOf(city.db, actorOf(request)), query, todayIn(city));
      return posts.map((post) => ({ ...post, holders: [...post.holders] }));
    },
    sheet: postsSheet,
    rows: (tx, scope, filter) => withDivisions(tx, eachPost(tx, scope, filter, todayIn(city))),
  });

  app.post(
    '/api/v1/posts',
    {
      config: { access: peopleAccess.keepPosts },
      schema: {
        tags: ['people'],
        body: z.object({ id: uuid, role: roleSchema, unitId: uuid, divisionCode, title: text(60), from: date }),
        response: { 200: postView, ...problems },
      },
    },
    async (request, reply) => {
      const made = await inTransaction(city.db, (tx) => createPost(tx, city, actorOf(request), request.body));
      return made.ok ? made.value : refused(reply, made.problem);
    },
  );

  app.post(
    '/api/v1/posts/:id/abolition',
    {
      config: { access: peopleAccess.keepPosts },
      schema: {
        tags: ['people'],
        params: byId,
        body: z.object({ on: date }),
        response: { 200: postView, 202: waitsView, ...problems },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const input = { postId: request.params.id, on: request.body.on };
      const ended = await doOrAsk(
        () => inTransaction(city.db, (tx) => abolishPost(tx, city, actor, input, holds)),
        () => inTransaction(city.db, (tx) => askToAbolishPost(tx, city, actor, input)),
      );
      if (!ended.ok) return refused(reply, ended.problem);
      return ended.value.waits ? waits(reply, ended.value.asked) : ended.value.value;
    },
  );

  app.get(
    '/api/v1/delegations',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['people'], response: { 200: z.array(delegationLine), ...readProblems } },
    },
    async (request) => {
      const userId = request.signedIn?.userId;
      return userId === undefined ? [] : [...(await delegationsAround(city.db, userId))];
    },
  );

  app.post(
    '/api/v1/delegations',
    {
      config: { access: peopleAccess.delegatePosts },
      schema: {
        tags: ['people'],
        body: z.object({
          id: uuid,
          postId: uuid,
          toUserId: uuid,
          fromOn: date,
          toOn: date.describe('Last day'),
          reason: text(200),
        }),
        response: { 200: delegationView, ...problems },
      },
    },
    async (request, reply) => {
      const made = await inTransaction(city.db, (tx) => delegatePost(tx, city, actorOf(request), request.body));
      return made.ok ? made.value : refused(reply, made.problem);
    },
  );

  app.post(
    '/api/v1/delegations/:id/end',
    {
      config: { access: peopleAccess.delegatePosts },
      schema: { tags: ['people'], params: byId, response: { 200: delegationView, ...problems } },
    },
    async (request, reply) => {
      const ended = await inTransaction(city.db, (tx) =>
        endDelegationNow(tx, city, actorOf(request), request.params.id),
      );
      return ended.ok ? ended.value : refused(reply, ended.problem);
    },
  );
}
