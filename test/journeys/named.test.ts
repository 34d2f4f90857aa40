/** 指派 within a unit: by its head or by oneself, shown to nobody else, narrowing no right; and a desk that is handed over. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { deskOf } from '../../src/matters/desk/actions-lines.ts';
import { namedInUnit, nameHandler } from '../../src/matters/desk/actions-named.ts';
import { matterView } from '../../src/matters/desk/actions-view.ts';
import { listMatters } from '../../src/matters/desk/store-desk.ts';
import { type Actor, readerOf } from '../../src/people/index.ts';
import { keepSections, ownUnit } from '../../src/people/own-unit/actions-own-unit.ts';
import type { App } from '../../src/platform/http/http.ts';
import { inTransaction } from '../../src/platform/postgres/db.ts';
import { COUNTY, type Loop, loop } from '../harness/loop.ts';
import { ask, mattersServer } from '../harness/matters-server.ts';
import { MORNING } from '../harness/today.ts';
import { inHand, noticesAbout } from '../harness/unit-answers.ts';

let city: Loop;
let app: App;
let head: Actor;
let colleague: Actor;

beforeAll(async () => {
  city = await loop(MORNING);
  app = await mattersServer(city.city);
  head = await city.world.actor('unit-head', city.units.lead, COUNTY);
  colleague = await city.world.actor('handler', city.units.lead, COUNTY);
  const kept = await inTransaction(city.city.db, (tx) => keepSections(tx, city.city, head, ['督查科']));
  expect(kept.ok).toBe(true);
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

const read = (by: Actor) => readerOf(city.city.db, city.city, by);
const name = async (by: Actor, matterId: Uuid, userId: Uuid | null, section: string | null = null) => {
  const reader = await read(by);
  const done = await inTransaction(city.city.db, (tx) =>
    nameHandler(tx, city.city, reader, { matterId, userId, section }),
  );
  return done.ok ? 'done' : done.problem.kind;
};
const shown = async (by: Actor, matterId: Uuid) =>
  (await matterView(city.city.db, city.city, await read(by), matterId))?.line.named;
const mine = async (by: Actor) => {
  const filter = { named: 'mine' as const, today: city.today() };
  const page = await deskOf(city.city.db, await read(by), filter, { limit: 50, offset: 0 });
  return page.items.map(({ matter }) => matter.id);
};
/** How many wait for a row that somebody else holds. */
const waiting = async () => {
  const { rows } = await city.city.asOwner((owner) => owner.query('select 1 from pg_locks where not granted'));
  return rows.length;
};
const handled = async () => (await inHand(city)).matterId;

describe('who is named', () => {
  it('is said by the head, seen by the unit’s people alone, and takes no right from the others', async () => {
    const { posts } = city;
    const matterId = await handled();
    expect(await name(head, matterId, colleague.userId, '督查科')).toBe('done');
    const named = { userId: colleague.userId, name: colleague.displayName, section: '督查科' };
    for (const by of [head, colleague, posts.lead]) expect(await shown(by, matterId)).toEqual(named);
    for (const by of [posts.dispatcher, posts.checker, posts.supervisor]) expect(await shown(by, matterId)).toBeNull();
    const answered = await ask(city, app, posts.dispatcher, 'GET', matterId);
    expect([answered.statusCode, answered.body.includes('督查科')]).toEqual([200, false]);
    expect([await mine(colleague), await mine(posts.lead)]).toEqual([[matterId], []]);
    // Not who is named answers it: the figures count who did.
    const answers = [{ demand: 1, text: '已办。' }];
    await city.act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
    const { rows } = await city.city.asOwner((owner) =>
      owner.query('select handler_user_id from matters_assignment where matter_id = $1 and not shown', [matterId]),
    );
    expect(rows).toEqual([{ handler_user_id: posts.lead.userId }]);
    expect(await city.isWhole()).toBe(true);
  });

  it('is taken and given back by a handler, who names nobody else', async () => {
    const { posts } = city;
    const matterId = await handled();
    expect(await name(posts.lead, matterId, colleague.userId)).toBe('head-names-others');
    expect(await name(posts.lead, matterId, posts.lead.userId)).toBe('done');
    expect(await name(colleague, matterId, colleague.userId)).toBe('head-names-others');
    expect(await name(posts.lead, matterId, null)).toBe('done');
    expect(await shown(head, matterId)).toBeNull();
    expect(await name(colleague, matterId, colleague.userId)).toBe('done');
  });

  it('is one who works there, of a unit that has the matter now', async () => {
    const { posts } = city;
    const matterId = await handled();
    expect(await name(head, matterId, posts.helper.userId)).toBe('not-of-the-unit');
    expect(await name(posts.second, matterId, posts.second.userId)).toBe('not-found');
    await city.act(posts.dispatcher, matterId, { type: 'add-assisting', unit: city.units.helper });
    expect(await name(posts.helper, matterId, posts.helper.userId)).toBe('done');
    expect(await shown(head, matterId), 'each unit has its own').toBeNull();
    const dropped = { type: 'drop-assisting', unit: city.units.helper, reason: '不再需要。' } as const;
    await city.act(posts.dispatcher, matterId, dropped);
    expect(await name(posts.helper, matterId, null)).toBe('unit-not-at-work');
  });

  it('is told of it, with a line in the audit that says from whom to whom', async () => {
    const matterId = await handled();
    await name(head, matterId, city.posts.lead.userId);
    await name(head, matterId, colleague.userId);
    const { rows } = await city.city.asOwner((owner) =>
      owner.query(
        "select detail from people_audit where action = 'matters.name-handler' and object_id = $1 order by at, id",
        [matterId],
      ),
    );
    expect(rows).toContainEqual({ detail: { from: city.posts.lead.userId, to: colleague.userId } });
    const told = await noticesAbout(city, matterId);
    expect(told.filter(({ post, kind }) => post === colleague.postId && kind === 'matters.named')).toHaveLength(1);
  });
});

describe('a section', () => {
  it('is one of the unit’s own, kept with the matter, and no word of it stands in the audit', async () => {
    const matterId = await handled();
    expect(await name(city.posts.lead, matterId, city.posts.lead.userId, '举报人张三')).toBe('no-such-section');
    expect(await name(city.posts.lead, matterId, city.posts.lead.userId, '督查科')).toBe('done');
    const { rows } = await city.city.asOwner((owner) =>
      owner.query("select detail::text from people_audit where action = 'matters.name-handler' and object_id = $1", [
        matterId,
      ]),
    );
    expect(JSON.stringify(rows)).not.toContain('督查科');
    // What stands on a matter stays, though the unit names its sections anew.
    const keep = (names: readonly string[]) =>
      inTransaction(city.city.db, (tx) => keepSections(tx, city.city, head, names));
    await keep([]);
    expect(await name(head, matterId, colleague.userId, '督查科')).toBe('done');
    await keep(['督查科']);
  });
});

describe('whom a post may name', () => {
  const offered = async (by: Actor, matterId: Uuid) =>
    (await matterView(city.city.db, city.city, await read(by), matterId))?.naming;

  it('is what its view offers: everybody of the unit to its head, oneself to a handler, nobody outside', async () => {
    const { posts } = city;
    const matterId = await handled();
    const [all, own] = [await offered(head, matterId), await offered(posts.lead, matterId)];
    expect(all?.people.map(({ userId }) => userId).sort()).toEqual(
      [head, colleague, posts.lead].map(({ userId }) => userId).sort(),
    );
    expect(own).toEqual({
      people: [{ userId: posts.lead.userId, name: posts.lead.displayName }],
      sections: all?.sections,
    });
    for (const by of [posts.dispatcher, posts.checker, posts.supervisor])
      expect(await offered(by, matterId)).toBeNull();
    await name(head, matterId, colleague.userId);
    expect(await offered(posts.lead, matterId), 'whose it is, only the head changes').toBeNull();
    expect(await name(posts.lead, matterId, posts.lead.userId)).toBe('head-names-others');
  });

  it('is nobody once it is answered or over, whatever the unit was told of it', async () => {
    const { posts } = city;
    const matterId = await handled();
    await name(head, matterId, colleague.userId);
    const answers = [{ demand: 1, text: '已办。' }];
    await city.act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
    expect(await offered(head, matterId), 'sent back, it is the unit’s again').not.toBeNull();
    await city.act(posts.checker, matterId, { type: 'approve' });
    expect(await name(head, matterId, posts.lead.userId)).toBe('no-longer-in-hand');
    expect(await name(colleague, matterId, null)).toBe('no-longer-in-hand');
    for (const by of [head, colleague]) expect(await offered(by, matterId)).toBeNull();
    expect(await shown(head, matterId), 'who was named stays to be read').toMatchObject({ userId: colleague.userId });
  });
});

describe('two at once', () => {
  it('take a matter one after the other: the second is told to ask the head', async () => {
    const matterId = await handled();
    const { lead } = city.posts;
    const reader = await read(lead);
    let second: Promise<string> | undefined;
    const first = await inTransaction(city.city.db, async (tx) => {
      const done = await nameHandler(tx, city.city, reader, { matterId, userId: lead.userId, section: null });
      second = name(colleague, matterId, colleague.userId);
      while ((await waiting()) === 0);
      return done;
    });
    expect([first.ok, await second]).toEqual([true, 'head-names-others']);
    expect(await shown(head, matterId)).toMatchObject({ userId: lead.userId });
  });
});

describe('the head of a unit above', () => {
  it('names for the unit at work by what that unit said, and not by another unit below', async () => {
    const parent = await city.world.unit('示例区政府办公室', COUNTY);
    await city.city.asOwner((owner) =>
      owner.query('update people_unit set parent_id = $1 where id = any($2)', [
        parent,
        [city.units.lead, city.units.helper],
      ]),
    );
    const above = await city.world.actor('unit-head', parent, COUNTY);
    const matterId = await handled();
    await city.act(city.posts.dispatcher, matterId, { type: 'add-assisting', unit: city.units.helper });
    expect(await name(head, matterId, colleague.userId)).toBe('done');
    expect(await name(city.posts.helper, matterId, city.posts.helper.userId)).toBe('done');
    const view = await matterView(city.city.db, city.city, await read(above), matterId);
    const people = view?.naming?.people.map(({ userId }) => userId) ?? [];
    expect(people, 'offered as the unit’s own head is offered them').toContain(city.posts.lead.userId);
    expect(people).not.toContain(above.userId);
    expect(view?.naming?.sections).toEqual(['督查科']);
    expect(await name(above, matterId, city.posts.lead.userId)).toBe('done');
    const { rows } = await city.city.asOwner((owner) =>
      owner.query("select detail from people_audit where action = 'matters.name-handler' and object_id = $1", [
        matterId,
      ]),
    );
    expect(rows).toContainEqual({ detail: { from: colleague.userId, to: city.posts.lead.userId } });
    expect(rows).not.toContainEqual({ detail: { from: city.posts.helper.userId, to: city.posts.lead.userId } });
    await city.city.asOwner((owner) =>
      owner.query('update people_unit set parent_id = null where id = any($1)', [[city.units.lead, city.units.helper]]),
    );
  });
});

describe('a desk', () => {
  it('is handed over: whoever left is still counted, found by their name, and somebody else is named', async () => {
    const leaver = await city.world.actor('handler', city.units.lead, COUNTY);
    const [one, two] = [await handled(), await handled()];
    for (const id of [one, two]) await name(head, id, leaver.userId);
    await city.city.asOwner((owner) =>
      owner.query('update people_holding set until_on = $1 where user_id = $2', [city.today(), leaver.userId]),
    );
    const { people } = await ownUnit(city.city.db, city.city, await read(head));
    expect(people.map(({ userId }) => userId)).not.toContain(leaver.userId);
    const counts = await namedInUnit(city.city.db, await read(head));
    expect(counts).toContainEqual({ userId: leaver.userId, name: leaver.displayName, count: 2 });
    const found = async (by: Actor) =>
      (
        await listMatters(city.city.db, await read(by), { named: leaver.userId }, city.today(), {
          limit: 50,
          offset: 0,
        })
      ).items.map(({ id }) => id);
    expect((await found(head)).sort()).toEqual([one, two].sort());
    // By a name of another unit's people nobody outside finds anything.
    for (const by of [city.posts.dispatcher, city.posts.supervisor, city.posts.second])
      expect(await found(by)).toEqual([]);
    for (const id of await found(head)) expect(await name(head, id, colleague.userId)).toBe('done');
    expect(await found(head)).toEqual([]);
    expect(await mine(colleague)).toEqual(expect.arrayContaining([one, two]));
  });
});

describe('sections', () => {
  it('are plain names the head keeps; another unit has its own', async () => {
    const done = await inTransaction(city.city.db, (tx) =>
      keepSections(tx, city.city, head, ['督查科', '业务科', '督查科']),
    );
    expect(done.ok).toBe(true);
    expect((await ownUnit(city.city.db, city.city, await read(head))).sections).toEqual(['督查科', '业务科']);
    expect((await ownUnit(city.city.db, city.city, await read(city.posts.second))).sections).toEqual([]);
  });
});
