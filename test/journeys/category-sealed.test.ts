/**
 * What would enter or leave the sealed lane with a list of categories waits for the discipline supervisor, and holds from
 * its day on.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Session } from '../harness/app.ts';
import { type CategoryCity, categoryCity, TOMORROW, typeOf } from '../harness/category-city.ts';

let city: CategoryCity;
let keeper: Session;
let second: Session;
let discipline: Session;
let office: Session;
let dispatcher: Session;

beforeAll(async () => {
  city = await categoryCity();
  ({ keeper, second, discipline, office, dispatcher } = await city.everybody());
}, 120_000);
afterAll(() => city.test.close());

describe('what would enter or leave the sealed lane', () => {
  it('waits for the discipline supervisor, whom nobody else stands in for', async () => {
    const { version, categories } = await city.newest(keeper, 'complaint');
    const next = categories.map((each) => ({ ...each, discipline: each.discipline || each.code === 'SQ09' }));
    const asked = await city.save(keeper, 'complaint', version, next);
    expect(asked.statusCode, asked.body).toBe(202);
    expect((await city.lists(keeper, 'complaint')).versions).toHaveLength(1);
    const { waitingActId } = asked.json() as { waitingActId: string };
    const decide = (by: Session) =>
      by.post(`/api/v1/waiting-acts/${waitingActId}/decision`, { release: true, reason: '与纪委会商过' });
    expect(typeOf(await decide(second))).toBe('/problems/not-yours-to-release');
    expect(typeOf(await decide(office))).toBe('/problems/not-yours-to-release');
    const [act] = (await discipline.get('/api/v1/waiting-acts')).json() as {
      facts: { name: string; value: unknown }[];
    }[];
    expect(Object.fromEntries((act?.facts ?? []).map(({ name, value }) => [name, value]))).toEqual({
      list: 'complaint',
      from: TOMORROW,
      intoSealedLane: 'SQ09 罚款不按程序标准、随意罚款',
      outOfSealedLane: null,
      added: null,
      changed: 'SQ09 罚款不按程序标准、随意罚款',
      retired: null,
      nextFrom: null,
      nextIntoSealedLane: null,
      nextOutOfSealedLane: null,
      reason: '按新规定调整',
    });
    expect((await decide(discipline)).statusCode).toBe(200);
    expect((await keeper.get('/api/v1/notices')).body).toContain('people.second-person-released');
    expect((await city.newest(keeper, 'complaint')).version).toBe('2');
    await city.test.settle();
  });

  it('is born in the lane from its day, and was open work before', async () => {
    await city.complain('SQ09');
    await city.test.settle();
    const before = await city.matterOf(dispatcher, 'SQ09');
    city.test.city.clock.advance({ days: 1 });
    ({ keeper, discipline, dispatcher } = await city.everybody());
    await city.complain('SQ09');
    await city.test.settle();
    const open = (await dispatcher.get('/api/v1/matters?category=SQ09')).json() as { items: { id: Uuid }[] };
    expect(open.items.map(({ id }) => id)).toEqual([before]);
    const { services } = await city.offered(dispatcher);
    expect(services).not.toContain('SQ09');
  });

  it('is told when it is refused, and nothing changes', async () => {
    const { version, categories } = await city.newest(keeper, 'complaint');
    const renamed = { zh: '其他', en: 'Other' };
    const next = categories.map((each) => (each.code === 'SQ20' ? { ...each, name: renamed, verified: false } : each));
    const plain = categories.map((each) => (each.code === 'SV01' ? { ...each, name: renamed, verified: false } : each));
    expect((await city.save(keeper, 'complaint', version, plain, { effectiveFrom: '2026-05-01' })).statusCode).toBe(
      201,
    );
    const asked = await city.save(keeper, 'complaint', '3', next, { effectiveFrom: '2026-04-01' });
    expect(asked.statusCode, asked.body).toBe(202);
    const [act] = (await discipline.get('/api/v1/waiting-acts')).json() as {
      facts: { name: string; value: string | null }[];
    }[];
    const facts = Object.fromEntries((act?.facts ?? []).map(({ name, value }) => [name, value]));
    // The version of May was written before, and would take the change back.
    const was = categories.find(({ code }) => code === 'SQ20')?.name.zh;
    expect(facts).toMatchObject({
      intoSealedLane: 'SQ20 其他',
      outOfSealedLane: `SQ20 ${was}`,
      nextFrom: '2026-05-01',
      nextIntoSealedLane: `SQ20 ${was}`,
      nextOutOfSealedLane: 'SQ20 其他',
    });
    const { waitingActId } = asked.json() as { waitingActId: string };
    const url = `/api/v1/waiting-acts/${waitingActId}/decision`;
    expect((await discipline.post(url, { release: false, reason: '这一类还要保留' })).statusCode).toBe(200);
    expect((await keeper.get('/api/v1/notices')).body).toContain('people.second-person-refused');
    expect((await city.newest(keeper, 'complaint')).version).toBe('3');
  });
});
