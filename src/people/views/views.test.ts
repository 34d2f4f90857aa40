/** Saved views: one's own, one's unit's, and nobody else's. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { testServer } from '../../../test/harness/server.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { localDate } from '../../kernel/time.ts';
import type { App } from '../../platform/http/http.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import type { Actor } from '../model.ts';
import { mergeUnits } from '../registry/actions-units.ts';
import { viewRoutes } from './api-views.ts';

const COUNTY = '411423';
let city: TestCity;
let people: World;
let app: App;
let unit: Uuid;
let owner: Actor;
let colleague: Actor;
let stranger: Actor;

beforeAll(async () => {
  city = await testCity();
  people = await world(city);
  unit = await people.unit('宁陵县市场监管局', COUNTY);
  owner = await people.actor('handler', unit, COUNTY);
  colleague = await people.actor('unit-head', unit, COUNTY);
  stranger = await people.actor('handler', await people.unit('宁陵县税务局', COUNTY), COUNTY);
  app = await testServer(city, (to, guard) =>
    viewRoutes(to, {
      city,
      guard,
      publicUrl: new URL('http://localhost:8080'),
      holds: async () => 0,
      hiddenMatters: async () => [],
    }),
  );
});
afterAll(async () => {
  await app.close();
  await city.close();
});

const signedIn = new Map<string, Readonly<Record<string, string>>>();
async function ask(as: Actor, method: 'GET' | 'PUT' | 'DELETE', url: string, payload?: object) {
  const headers = signedIn.get(as.postId) ?? (await people.signedIn(as));
  signedIn.set(as.postId, headers);
  return app.inject({ method, url: `/api/v1/${url}`, headers, ...(payload === undefined ? {} : { payload }) });
}
const facts = (over: object = {}) => ({
  list: 'matters',
  name: '快到期的',
  search: { phase: 'handling', sort: 'due' },
  columns: ['no', 'due', 'lead'],
  shared: false,
  version: null,
  ...over,
});
const seenBy = async (as: Actor, list = 'matters') => (await ask(as, 'GET', `views?list=${list}`)).json();

describe('a saved view', () => {
  it('is its owner’s until it is shared, and then their unit’s; only its owner changes or removes it', async () => {
    const id = city.outside.uuid();
    const made = await ask(owner, 'PUT', `views/${id}`, facts());
    expect(made.json()).toEqual({
      id,
      list: 'matters',
      name: '快到期的',
      search: { phase: 'handling', sort: 'due' },
      columns: ['no', 'due', 'lead'],
      own: true,
      shared: false,
      ownerName: owner.displayName,
      version: 1,
    });
    expect((await seenBy(owner)).views).toHaveLength(1);
    expect((await seenBy(owner, 'codes')).views).toEqual([]);
    expect((await seenBy(colleague)).views).toEqual([]);

    const shared = await ask(owner, 'PUT', `views/${id}`, facts({ shared: true, version: 1, columns: null }));
    expect(shared.json()).toMatchObject({ shared: true, version: 2, columns: null });
    expect((await seenBy(colleague)).views).toMatchObject([{ id, own: false, ownerName: owner.displayName }]);
    expect((await seenBy(stranger)).views).toEqual([]);

    for (const other of [colleague, stranger]) {
      expect((await ask(other, 'PUT', `views/${id}`, facts({ version: 2 }))).statusCode).toBe(404);
      expect((await ask(other, 'DELETE', `views/${id}`)).statusCode).toBe(404);
    }
    expect((await ask(owner, 'PUT', `views/${id}`, facts({ version: 1 }))).json()).toMatchObject({
      type: '/problems/changed-meanwhile',
    });
    expect((await ask(owner, 'DELETE', `views/${id}`)).statusCode).toBe(204);
    expect((await seenBy(colleague)).views).toEqual([]);
  });

  it('sent twice is made once', async () => {
    const id = city.outside.uuid();
    for (let n = 0; n < 2; n += 1) expect((await ask(owner, 'PUT', `views/${id}`, facts())).statusCode).toBe(200);
    expect((await seenBy(owner)).views).toHaveLength(1);
    await ask(owner, 'DELETE', `views/${id}`);
  });

  it('can be what a list opens with, for each person by themselves, until it is gone', async () => {
    const id = city.outside.uuid();
    await ask(owner, 'PUT', `views/${id}`, facts({ shared: true }));
    expect((await ask(colleague, 'PUT', 'view-defaults/matters', { viewId: id })).statusCode).toBe(204);
    expect((await seenBy(colleague)).defaultId).toBe(id);
    expect((await seenBy(owner)).defaultId).toBeNull();
    expect((await ask(stranger, 'PUT', 'view-defaults/matters', { viewId: id })).statusCode).toBe(404);
    expect((await ask(colleague, 'PUT', 'view-defaults/codes', { viewId: id })).statusCode).toBe(404);
    await ask(owner, 'PUT', `views/${id}`, facts({ version: 1 }));
    expect(await seenBy(colleague)).toEqual({ views: [], defaultId: null });
    await ask(owner, 'PUT', `views/${id}`, facts({ version: 2, shared: true }));
    expect((await seenBy(colleague)).defaultId).toBe(id);
    await ask(colleague, 'PUT', 'view-defaults/matters', { viewId: null });
    expect((await seenBy(colleague)).defaultId).toBeNull();
    await ask(owner, 'DELETE', `views/${id}`);
  });

  it('holds flat text under plain keys, and there are not too many of them', async () => {
    const put = (over: object) => ask(owner, 'PUT', `views/${city.outside.uuid()}`, facts(over));
    for (const wrong of [
      { list: 'Matters!' },
      { name: '' },
      { search: { 'a b': 'x' } },
      { search: { q: { deep: 1 } } },
      { search: { q: 'x'.repeat(201) } },
      { columns: [] },
      { columns: ['no such key!'] },
    ]) {
      expect((await put(wrong)).statusCode, JSON.stringify(wrong)).toBe(422);
    }
    for (let n = 0; n < 30; n += 1) expect((await put({ list: 'many', name: `视图 ${n}` })).statusCode).toBe(200);
    expect((await put({ list: 'many' })).json()).toMatchObject({ type: '/problems/too-many-views', most: 30 });
  });

  it('follows its unit where that goes', async () => {
    const id = city.outside.uuid();
    await ask(owner, 'PUT', `views/${id}`, facts({ shared: true }));
    const into = {
      id: city.outside.uuid(),
      name: '宁陵县综合监管局',
      divisionCode: COUNTY,
      parentId: null,
      from: localDate('2026-03-03'),
    };
    const merged = await inTransaction(city.db, (tx) => mergeUnits(tx, city, null, { unitIds: [unit], into }));
    expect(merged.ok).toBe(true);
    const moved = { ...colleague, unitId: into.id };
    expect((await seenBy(moved)).views).toMatchObject([{ id, own: false }]);
  });
});
