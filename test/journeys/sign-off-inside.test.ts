/** What a unit does among itself moves nothing outside: nobody's inbox, no other unit's, no figure, and nothing waits after the work is over. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addDays } from '../../src/kernel/time.ts';
import { lawOn } from '../../src/matters/acts/actions-facts.ts';
import { matterView } from '../../src/matters/desk/actions-view.ts';
import { type Actor, readerOf } from '../../src/people/index.ts';
import { COUNTY, type Loop, loop, PHOTO } from '../harness/loop.ts';
import { MORNING } from '../harness/today.ts';
import { ANSWER, inHand, noticesAbout, signOffSwitched } from '../harness/unit-answers.ts';

let city: Loop;
let head: Actor;

beforeAll(async () => {
  city = await loop(MORNING);
  head = await city.world.actor('unit-head', city.units.lead, COUNTY);
  expect((await signOffSwitched(city, head, true)).ok).toBe(true);
});
afterAll(() => city.city.close());

const aGround = async () => {
  const { terms } = await lawOn(city.city.db, 'scan-complaint', city.today());
  return String(terms.suspensionGrounds[0]);
};
const ofUnit = async (unitId: Uuid) => {
  const { rows } = await city.city.asOwner((owner) =>
    owner.query<{ id: Uuid }>('select id from people_post where unit_id = $1', [unitId]),
  );
  return rows.map(({ id }) => id);
};

describe('a draft', () => {
  it('puts nothing into an inbox outside the unit, though work waits there', async () => {
    const { matterId } = await inHand(city);
    await city.act(city.posts.dispatcher, matterId, { type: 'add-assisting', unit: city.units.helper });
    await city.act(city.posts.lead, matterId, { type: 'ask-extension', reason: '须等上级批复。' });
    await city.act(head, matterId, { type: 'sign-off', draft: 1 });
    const inside = await ofUnit(city.units.lead);
    const outside = async () =>
      (await noticesAbout(city, matterId)).filter(({ post }) => !inside.includes(post)).length;
    const before = await outside();
    expect(before).toBeGreaterThan(0);
    const reason = '须等鉴定结论。';
    await city.act(city.posts.lead, matterId, {
      type: 'ask-suspension',
      ground: await aGround(),
      reason,
      files: [PHOTO],
    });
    expect((await city.types(matterId)).at(-1)).toBe('drafted');
    expect(await outside()).toBe(before);
    expect(
      (await noticesAbout(city, matterId)).filter(
        ({ post, kind }) => post === head.postId && kind === 'matters.to-sign-off',
      ),
    ).toHaveLength(1);
  });

  it('that was returned is told to the unit it was returned to, not to the next one', async () => {
    const { matterId } = await inHand(city);
    await city.act(city.posts.lead, matterId, ANSWER);
    await city.act(head, matterId, { type: 'return-draft', draft: 1, reason: '说清楚。' });
    await city.act(city.posts.dispatcher, matterId, { type: 'reassign', reason: '改由另一单位办理。' });
    await city.act(city.posts.dispatcher, matterId, {
      type: 'dispatch',
      lead: city.units.second,
      assisting: [],
      note: null,
    });
    const told = (await noticesAbout(city, matterId)).filter(({ kind }) => kind === 'matters.draft-returned');
    expect(told.map(({ post }) => post)).not.toContain(city.posts.second.postId);
  });

  it('waits no longer where the matter is over', async () => {
    const registered = await inHand(city);
    const { matterId } = registered;
    await city.act(city.posts.lead, matterId, ANSWER);
    await city.act(await city.receiptId(registered), matterId, { type: 'withdraw', words: null });
    // The unit is told with the week.
    await city.until(addDays(city.today(), 8));
    const view = await matterView(city.city.db, city.city, await readerOf(city.city.db, city.city, head), matterId);
    expect([view?.line.phase, view?.drafts]).toEqual(['closed', []]);
  });

  it('that is written again with the same file opens it to others once it left', async () => {
    const { matterId } = await inHand(city);
    await city.act(city.posts.lead, matterId, { ...ANSWER, evidence: [PHOTO] });
    const { rows } = await city.city.asOwner((owner) =>
      owner.query<{ id: Uuid }>("select id from matters_file where matter_id = $1 and author = 'unit'", [matterId]),
    );
    const files = async (by: Actor) =>
      (await matterView(city.city.db, city.city, await readerOf(city.city.db, city.city, by), matterId))?.words.files
        .map(({ id }) => id)
        .filter((id) => rows.some((row) => row.id === id));
    const sent = rows.map(({ id }) => id);
    expect([sent.length, await files(head), await files(city.posts.dispatcher)]).toEqual([1, sent, []]);
    await city.act(head, matterId, { type: 'return-draft', draft: 1, reason: '写明白。' });
    await city.act(city.posts.lead, matterId, { ...ANSWER, evidence: sent });
    expect(await files(city.posts.dispatcher)).toEqual([]);
    await city.act(head, matterId, { type: 'sign-off', draft: 2 });
    expect(await files(city.posts.dispatcher)).toEqual(sent);
  });

  it('that never left names nobody in the figures', async () => {
    const colleague = await city.world.actor('handler', city.units.lead, COUNTY);
    const { matterId } = await inHand(city);
    await city.act(colleague, matterId, ANSWER);
    await city.act(head, matterId, { type: 'return-draft', draft: 1, reason: '说清楚。' });
    const { rows } = await city.city.asOwner((owner) =>
      owner.query('select distinct handler_user_id from matters_assignment where matter_id = $1', [matterId]),
    );
    expect(rows).toEqual([{ handler_user_id: city.posts.lead.userId }]);
  });
});
