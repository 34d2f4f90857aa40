/** Sight of papers: what is offered can be made, and no paper, list or register says more than the screen does. */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loop, loop } from '../../test/harness/loop.ts';
import { readPdf } from '../../test/harness/pdf.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { eraseMatter } from '../matters/index.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { dataOf, paperFile } from './actions.ts';
import { issueDraft, makeBulletin, makeMatterPaper, openPaper, papersFor, voidOwn } from './actions-matter.ts';
import { registerLines } from './actions-register.ts';
import { seedDocuments } from './actions-templates.ts';
import { viewOf } from './api-schemas.ts';
import type { Paper, PaperKind } from './model.ts';
import { listRegister, templates } from './store.ts';

const MORNING = '2026-03-03T01:00:00.000Z' as Instant;
const WORDS = { subject: '窗口服务问题', overview: '近期巡查。', demands: '限期整改。' };

let place: Loop;
/** An official of the office who lately worked in the unit that is complained about. */
let near: Actor;

async function options(actor: Actor, id: Uuid) {
  const { city } = place;
  const found = await papersFor(city.db, city, await readerOf(city.db, city, actor), id);
  if (found === undefined) throw new Error('unseen');
  return found;
}

function tryMake(actor: Actor, id: Uuid, kind: PaperKind, step: number | null) {
  const { city } = place;
  return inTransaction(city.db, (tx) =>
    makeMatterPaper(tx, city, actor, id, { id: city.outside.uuid(), kind, step, isDraft: false }),
  );
}

async function make(actor: Actor, id: Uuid, kind: PaperKind): Promise<Paper> {
  const offer = (await options(actor, id)).offers.find((each) => each.kind === kind);
  const made = await tryMake(actor, id, kind, offer?.step ?? null);
  if (!made.ok) throw new Error(`${kind}: ${made.problem.kind}`);
  return made.value;
}

/** Makes everything that is offered, in transactions that are given up: a number is not used. */
async function refusalsOfOffers(actor: Actor, id: Uuid): Promise<readonly string[]> {
  const { city } = place;
  const refused: string[] = [];
  for (const { kind, step, issued } of (await options(actor, id)).offers) {
    if (issued) continue;
    await inTransaction(city.db, async (tx) => {
      const order = { id: city.outside.uuid(), kind, step, isDraft: false };
      const made = await makeMatterPaper(tx, city, actor, id, order);
      if (!made.ok) refused.push(`${kind} ${step}: ${made.problem.kind}`);
      return { ok: false as const, problem: null };
    });
  }
  return refused;
}

async function opened(actor: Actor, paperId: Uuid) {
  const { city } = place;
  return openPaper(city.db, await readerOf(city.db, city, actor), paperId);
}

async function bulletin(actor: Actor, matterIds: readonly Uuid[], isDraft = false): Promise<Paper> {
  const { city } = place;
  const order = { id: city.outside.uuid(), isDraft, matterIds, words: WORDS };
  const made = await inTransaction(city.db, (tx) => makeBulletin(tx, city, actor, order));
  if (!made.ok) throw new Error(made.problem.kind);
  return made.value;
}

async function register(actor: Actor) {
  const { city } = place;
  const reader = await readerOf(city.db, city, actor);
  const { items } = await listRegister(city.db, reader, {}, { limit: 100, offset: 0 });
  return registerLines(city.db, reader, items);
}

async function dispatched(): Promise<Uuid> {
  const { act, posts, units } = place;
  const { matterId } = await place.register();
  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [units.helper], note: null });
  return matterId;
}

beforeAll(async () => {
  place = await loop(MORNING);
  const { city, posts, units } = place;
  await transact(city.db, (tx) => seedDocuments(tx, city));
  near = await place.world.actor('dispatcher', posts.dispatcher.unitId, posts.dispatcher.divisionCode);
  await place.world.alsoHolds(near, 'handler', units.respondent);
});
afterAll(() => place.city.close());

describe('what is offered', () => {
  it('can be made, on every step of a matter that is given, given back, taken back, written to and finished', async () => {
    const { act, city, posts, units } = place;
    const id = await dispatched();
    const all = [posts.dispatcher, posts.supervisor, posts.checker, posts.lead, posts.helper];
    const refused: string[] = [];
    const look = async (): Promise<void> => {
      for (const actor of all) {
        const reader = await readerOf(city.db, city, actor);
        if ((await papersFor(city.db, city, reader, id)) === undefined) continue;
        refused.push(...(await refusalsOfOffers(actor, id)));
      }
    };
    await look();
    expect((await place.letter(posts.supervisor, [id], { step: 'supervision-letter' })).ok).toBe(true);
    await look();
    await act(posts.lead, id, { type: 'return', reason: '不属于本单位职责。' });
    await look();
    await act(posts.dispatcher, id, { type: 'dispatch', lead: units.second, assisting: [], note: null });
    await look();
    await act(posts.dispatcher, id, { type: 'recall', reason: '派错了。' });
    await look();
    expect(refused).toEqual([]);
    // The unit the slip was for no longer has the matter: there is nobody to give it to.
    const { offers } = await options(posts.dispatcher, id);
    expect(offers.map(({ kind }) => kind)).toEqual(['matter-sheet', 'acceptance-notice']);
  });

  it('is nothing once the data of a matter are destroyed: a new key would seal it, and the old papers would not open', async () => {
    const { act, city, posts } = place;
    const { matterId } = await place.register();
    await act(posts.dispatcher, matterId, { type: 'accept' });
    const notice = await make(posts.dispatcher, matterId, 'acceptance-notice');
    // The hash is left, and salted: whoever guesses all that was said cannot check the guess.
    const row = await opened(posts.dispatcher, notice.id);
    const { salt, ...said } = (row && (await dataOf(city.db, city, row))) ?? {};
    expect(salt).toMatch(/^[0-9a-f]{64}$/);
    const { hash: template } = (await templates(city.db, 'acceptance-notice'))[0] ?? {};
    const hashOf = (data: object) => {
      const hashed = canonicalJson({ kind: notice.kind, template, number: notice.number, data } as never);
      return createHash('sha256').update(hashed).digest('hex');
    };
    expect(hashOf(said)).not.toBe(notice.dataHash);
    expect(hashOf({ ...said, salt })).toBe(notice.dataHash);
    expect((await inTransaction(city.db, (tx) => eraseMatter(tx, city, matterId))).ok).toBe(true);
    expect((await options(posts.dispatcher, matterId)).offers).toEqual([]);
    expect(await tryMake(posts.dispatcher, matterId, 'matter-sheet', null)).toMatchObject({
      problem: { kind: 'paper-not-offered' },
    });
    const paper = await opened(posts.dispatcher, notice.id);
    if (paper === undefined) throw new Error('gone');
    expect(await paperFile(city.db, city, paper, 'pdf')).toMatchObject({ problem: { kind: 'paper-erased' } });
  });
});

describe('a unit', () => {
  it('is told by a paper that went to it neither who made it, nor the minute, nor which step of how many it was', async () => {
    const { city, posts } = place;
    const id = await dispatched();
    const slip = await make(posts.dispatcher, id, 'assignment');
    const [paper] = (await options(posts.lead, id)).items;
    if (paper === undefined) throw new Error('no paper');
    const shown = JSON.stringify(viewOf(paper, posts.lead.unitId));
    expect(shown).toContain(slip.dataHash);
    expect(shown).toContain('2026-03-03');
    for (const hidden of [slip.madeByName, slip.madeAt, '"step"']) expect(shown).not.toContain(hidden);
    expect(JSON.stringify(viewOf(slip, posts.dispatcher.unitId))).toContain(slip.madeByName);
    const row = await opened(posts.lead, slip.id);
    if (row === undefined) throw new Error('closed');
    const pdf = await paperFile(city.db, city, row, 'pdf');
    if (!pdf.ok) throw new Error(pdf.problem.kind);
    // In UTC, as files write it: the day begins at 16:00 of the one before.
    expect(pdf.value.bytes.toString('latin1')).toContain('D:20260302160000Z');
    expect(readPdf(pdf.value.bytes).length).toBe(1);
  });

  it('is told why a paper that went to it is void by nothing but the word', async () => {
    const { city, posts } = place;
    const id = await dispatched();
    const slip = await make(posts.dispatcher, id, 'assignment');
    await inTransaction(city.db, (tx) => voidOwn(tx, city, posts.dispatcher, slip.id, '投诉人来电更正'));
    const [paper] = (await options(posts.lead, id)).items;
    if (paper === undefined) throw new Error('no paper');
    expect(viewOf(paper, posts.lead.unitId)).toMatchObject({ state: 'void', voidReason: null });
    expect(viewOf(paper, posts.dispatcher.unitId)).toMatchObject({ voidReason: '投诉人来电更正' });
  });
});

describe('the register', () => {
  it('says of a paper that somebody may not open its number, kind and state alone', async () => {
    const { city, posts } = place;
    const id = await dispatched();
    const notice = await make(posts.dispatcher, id, 'acceptance-notice');
    await inTransaction(city.db, (tx) => voidOwn(tx, city, posts.dispatcher, notice.id, '某某窗口写错了'));
    expect(await opened(near, notice.id)).toBeUndefined();
    const line = (await register(near)).find((each) => each.id === notice.id);
    expect(line).toMatchObject({
      kind: 'acceptance-notice',
      state: 'void',
      number: notice.number,
      open: false,
      matterId: null,
      matterNumber: null,
      madeAt: null,
      madeByName: null,
      voidReason: null,
      dataHash: null,
    });
    const own = (await register(posts.dispatcher)).find((each) => each.id === notice.id);
    expect(own).toMatchObject({ open: true, matterId: id, madeAt: notice.madeAt, voidReason: '某某窗口写错了' });
  });
});

describe('a bulletin', () => {
  it('is opened by those of the organ alone who see each of its matters in full', async () => {
    const { posts, units, world } = place;
    const made = await bulletin(posts.dispatcher, [await dispatched(), await dispatched()]);
    const handler = await world.actor('handler', units.office, posts.dispatcher.divisionCode);
    expect(await opened(posts.dispatcher2, made.id)).toBeDefined();
    expect(await opened(near, made.id)).toBeUndefined();
    const order = { id: place.city.outside.uuid(), isDraft: true, matterIds: [await dispatched()], words: WORDS };
    const { city } = place;
    expect(await inTransaction(city.db, (tx) => makeBulletin(tx, city, near, order))).toMatchObject({
      problem: { kind: 'paper-of-matters-unseen' },
    });
    expect(await opened(handler, made.id)).toBeUndefined();
    expect((await register(near)).find(({ id }) => id === made.id)).toMatchObject({ open: false, madeByName: null });
    expect((await register(posts.dispatcher2)).find(({ id }) => id === made.id)).toMatchObject({ open: true });
  });

  it('closes when one of its matters becomes a lead on discipline', async () => {
    const { act, posts } = place;
    const { matterId } = await place.register();
    const made = await bulletin(posts.dispatcher, [await dispatched(), matterId]);
    await act(posts.dispatcher, matterId, { type: 'move-to-discipline-lane', reason: '反映收受财物。' });
    expect(await opened(posts.dispatcher, made.id)).toBeUndefined();
    expect((await register(posts.dispatcher)).find(({ id }) => id === made.id)).toMatchObject({ open: false });
  });

  it('is issued from a draft by nobody who may not make one', async () => {
    const { city, posts } = place;
    const draft = await bulletin(posts.dispatcher, [await dispatched()], true);
    expect(await inTransaction(city.db, (tx) => issueDraft(tx, city, posts.checker, draft.id))).toMatchObject({
      problem: { kind: 'paper-not-offered' },
    });
    expect(await inTransaction(city.db, (tx) => issueDraft(tx, city, posts.dispatcher2, draft.id))).toMatchObject({
      ok: true,
    });
  });

  it('says of the state of a matter what units were told, not what the complainant did since', async () => {
    const { act, city, posts, units } = place;
    const registered = await place.register();
    const id = registered.matterId;
    await act(posts.dispatcher, id, { type: 'accept' });
    await act(posts.dispatcher, id, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, id, { type: 'sign' });
    await act(await place.receiptId(registered), id, { type: 'withdraw', words: null });
    expect((await place.state(id)).phase).toBe('closed');
    const made = await bulletin(posts.dispatcher, [id]);
    const row = await opened(posts.dispatcher, made.id);
    if (row === undefined) throw new Error('closed');
    expect(await dataOf(city.db, city, row)).toMatchObject({
      问题: [{ 状态: '办理中', 责任单位: '示例区自然资源局' }],
    });
  });
});
