/** Units have a past; posts, holders and conflicts of interest follow them through it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { addDays, localDate, localDateOf } from '../../kernel/time.ts';
import { inTransaction, tablesOf } from '../../platform/postgres/db.ts';
import { livingUnit, pastOfUnit, unitById, unitNameOn } from '../store.ts';
import { isConflicted, scopeOf } from './actions-acting.ts';
import { createUnit, mergeUnits, renameUnit, splitUnit } from './actions-units.ts';
import { postById } from './store-posts.ts';

const COUNTY = '411423';
const day = localDate;

describe('units', () => {
  let city: TestCity;
  let w: World;
  beforeEach(async () => {
    city = await testCity();
    w = await world(city);
  });
  afterEach(() => city.close());
  const today = () => localDateOf(city.clock.now());
  const fresh = (name: string, from: string, parentId: Uuid | null = null) => ({
    id: city.outside.uuid(),
    name,
    divisionCode: COUNTY,
    parentId,
    from: day(from),
  });

  it('keep their former names, each with its days', async () => {
    const id = await w.unit('宁陵县工商局', COUNTY);
    const renamed = await inTransaction(city.db, (tx) =>
      renameUnit(tx, city, null, {
        unitId: id,
        name: '宁陵县市场监管局',
        parentId: null,
        on: day('2024-05-01'),
        version: 1,
      }),
    );
    expect(renamed).toMatchObject({ ok: true, value: { name: '宁陵县市场监管局', version: 2 } });
    expect(await unitNameOn(city.db, id, day('2024-04-30'))).toBe('宁陵县工商局');
    expect(await unitNameOn(city.db, id, day('2024-05-01'))).toBe('宁陵县市场监管局');
    expect(await pastOfUnit(city.db, id)).toEqual([
      { name: '宁陵县工商局', parentId: null, fromOn: '2020-01-01', untilOn: '2024-05-01' },
    ]);
  });

  it('refuse a change made on an older view, in the future, or below themselves', async () => {
    const top = await w.unit('上级', COUNTY);
    const low = await w.unit('下级', COUNTY, top);
    const change = (facts: object) =>
      inTransaction(city.db, (tx) =>
        renameUnit(tx, city, null, { unitId: top, name: '新名', parentId: null, on: today(), version: 1, ...facts }),
      );
    expect(await change({ version: 9 })).toMatchObject({ problem: { kind: 'changed-meanwhile' } });
    expect(await change({ on: addDays(today(), 1) })).toMatchObject({ problem: { kind: 'date-out-of-order' } });
    expect(await change({ parentId: low })).toMatchObject({ problem: { kind: 'units-in-a-circle' } });
    expect(await change({ name: '下级' })).toMatchObject({ problem: { kind: 'name-taken' } });
  });

  it('merge: posts, people and units below go on in the new one, and the old ids lead to it', async () => {
    const a = await w.unit('食药局', COUNTY);
    const b = await w.unit('工商局', COUNTY);
    const below = await w.unit('工商所', COUNTY, b);
    const handler = await w.actor('handler', a, COUNTY);
    const into = fresh('市场监管局', '2026-01-01');
    const merged = await inTransaction(city.db, (tx) => mergeUnits(tx, city, null, { unitIds: [a, b], into }));
    expect(merged.ok).toBe(true);
    expect((await livingUnit(city.db, a))?.id).toBe(into.id);
    expect((await postById(city.db, handler.postId))?.unitId).toBe(into.id);
    expect((await unitById(city.db, below))?.parentId).toBe(into.id);
    expect((await unitById(city.db, a))?.validTo).toBe('2026-01-01');
    const again = await inTransaction(city.db, (tx) => mergeUnits(tx, city, null, { unitIds: [a, b], into }));
    expect(again).toMatchObject({ ok: true, value: { id: into.id } });
    const told = await tablesOf<{ platform_outbox: { topic: string; payload: { unitId: string } } }>(city.db)
      .selectFrom('platform_outbox')
      .select(['topic', 'payload'])
      .execute();
    expect(told.filter((row) => row.topic === 'people.unit-ended').map((row) => row.payload.unitId)).toEqual(
      [a, b].sort(),
    );
  });

  it('split: named posts go where they are sent, the rest to the main successor', async () => {
    const whole = await w.unit('住建局', COUNTY);
    const builder = await w.actor('handler', whole, COUNTY);
    const planner = await w.actor('handler', whole, COUNTY);
    const main = fresh('住房局', '2026-02-01');
    const second = fresh('规划局', '2026-02-01');
    const parts = await inTransaction(city.db, (tx) =>
      splitUnit(tx, city, null, {
        unitId: whole,
        into: [main, second],
        postsTo: { [planner.postId]: second.id },
        on: day('2026-02-01'),
      }),
    );
    expect(parts.ok).toBe(true);
    expect((await postById(city.db, builder.postId))?.unitId).toBe(main.id);
    expect((await postById(city.db, planner.postId))?.unitId).toBe(second.id);
    expect((await livingUnit(city.db, whole))?.id).toBe(main.id);
    // Whoever worked in the undivided unit within the year is near both halves.
    const near = (unitId: Uuid) =>
      isConflicted(city.db, { userId: builder.userId, respondentUnitIds: [unitId] }, today());
    expect(await near(main.id)).toBe(true);
    expect(await near(second.id)).toBe(true);
  });

  it('are kept by the administrator of their division only', async () => {
    const office = await w.unit('县营商办', COUNTY);
    const admin = await w.actor('system-admin', office, COUNTY);
    const elsewhere = { ...fresh('别县的局', '2026-01-01'), divisionCode: '411481' };
    const made = await inTransaction(city.db, (tx) => createUnit(tx, city, admin, elsewhere));
    expect(made).toMatchObject({ problem: { kind: 'outside-your-division' } });
    const own = await inTransaction(city.db, (tx) => createUnit(tx, city, admin, fresh('本县的局', '2026-01-01')));
    expect(own.ok).toBe(true);
  });

  it('bound what an actor reaches: the city all, a county its own, a handler the unit and what is below it', async () => {
    const office = await w.unit('市营商办', '411400');
    const bureau = await w.unit('县局', COUNTY);
    const branch = await w.unit('县局分局', COUNTY, bureau);
    const other = await w.unit('别的县局', COUNTY);
    const cityScope = await w.scope('dispatcher', office, '411400');
    const countyScope = await w.scope('dispatcher', other, COUNTY);
    const unitScope = await w.scope('handler', bureau, COUNTY);
    expect(cityScope.divisionCodes).toHaveLength(210);
    expect(countyScope.divisionCodes).toHaveLength(15);
    expect(countyScope.reach).toBe('division');
    expect(unitScope.reach).toBe('unit');
    expect([...unitScope.unitIds].sort()).toEqual([bureau, branch].sort());
    const auditor = await w.actor('audit-admin', office, '411400');
    expect((await scopeOf(city.db, auditor)).reach).toBe('none');
  });

  describe('and conflicts of interest', () => {
    it('touch the respondent, its parent and its subordinates, not its neighbours', async () => {
      const top = await w.unit('市局', '411400');
      const parent = await w.unit('县局', COUNTY, top);
      const respondent = await w.unit('分局', COUNTY, parent);
      const below = await w.unit('窗口队', COUNTY, respondent);
      const neighbour = await w.unit('另一分局', COUNTY, parent);
      const near = async (unitId: Uuid) => {
        const { userId } = await w.actor('checker', unitId, COUNTY);
        return isConflicted(city.db, { userId, respondentUnitIds: [respondent] }, today());
      };
      expect([await near(respondent), await near(parent), await near(below)]).toEqual([true, true, true]);
      expect([await near(neighbour), await near(top)]).toEqual([false, false]);
    });

    it('last a year after the post was left, to the day', async () => {
      const respondent = await w.unit('分局', COUNTY);
      const office = await w.unit('营商办', COUNTY);
      const who = await w.actor('checker', office, COUNTY);
      await w.alsoHolds(who, 'handler', respondent, { from: day('2021-01-01'), until: day('2025-03-04') });
      const near = (on: string) =>
        isConflicted(city.db, { userId: who.userId, respondentUnitIds: [respondent] }, day(on));
      expect(await near('2026-03-03')).toBe(true);
      expect(await near('2026-03-04')).toBe(false);
    });

    it('follow any post, however small, and every assisting unit', async () => {
      const respondent = await w.unit('分局', COUNTY);
      const assisting = await w.unit('协办局', COUNTY);
      const office = await w.unit('营商办', COUNTY);
      const who = await w.actor('discipline-supervisor', office, COUNTY);
      const judged = (ids: Uuid[]) => isConflicted(city.db, { userId: who.userId, respondentUnitIds: ids }, today());
      expect(await judged([respondent, assisting])).toBe(false);
      await w.alsoHolds(who, 'grid-worker', assisting);
      expect(await judged([respondent, assisting])).toBe(true);
      expect(await judged([respondent])).toBe(false);
    });
  });
});
