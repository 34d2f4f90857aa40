/** Who opens a file of an office: what no act named is nobody's, and a unit opens what the steps it is shown brought. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { aPdf } from '../harness/documents.ts';
import { type Loop, loop, PHOTO } from '../harness/loop.ts';
import { ask as askMatters, mattersServer } from '../harness/matters-server.ts';
import { multipart } from '../harness/photos.ts';
import { MORNING } from '../harness/today.ts';

let city: Loop;
let app: App;

beforeAll(async () => {
  city = await loop(MORNING);
  app = await mattersServer(city.city);
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

const ask = (actor: Actor, method: 'GET' | 'POST', url: string, more: object = {}) =>
  askMatters(city, app, actor, method, url, more);

async function kept(actor: Actor, matterId: Uuid): Promise<Uuid> {
  const answer = await ask(actor, 'POST', `${matterId}/files`, multipart('file', aPdf()));
  expect(answer.statusCode, answer.body).toBe(200);
  city.city.clock.advance({ seconds: 1 });
  return (answer.json() as { id: Uuid }).id;
}

type Seen = Readonly<{ id: Uuid; no?: number }>;
const listed = async (actor: Actor, matterId: Uuid) =>
  ((await ask(actor, 'GET', matterId)).json() as { words: { files: Seen[] } }).words.files;
const opens = async (actor: Actor, matterId: Uuid, id: Uuid) =>
  (await ask(actor, 'GET', `${matterId}/files/${id}`)).statusCode === 200;

async function dispatched(over: Parameters<Loop['register']>[0] = {}): Promise<Uuid> {
  const { matterId } = await city.register({ demands: [], ...over });
  await city.handle(matterId);
  return matterId;
}

describe('an upload', () => {
  it('is in nobody’s list before an act names it, and opened by its sender’s side alone', async () => {
    const { posts, act } = city;
    const matterId = await dispatched();
    const meant = await kept(posts.lead, matterId);
    for (const actor of [posts.lead, posts.checker]) expect(await listed(actor, matterId)).toEqual([]);
    expect(await opens(posts.lead, matterId, meant), 'shown in the form it was chosen for').toBe(true);
    const named = await kept(posts.lead, matterId);
    await act(posts.lead, matterId, { type: 'note-progress', text: '见附件。', files: [named] });
    for (const actor of [posts.lead, posts.checker]) {
      expect(await listed(actor, matterId)).toMatchObject([{ id: named, no: 1 }]);
    }
  });

  it('of the office that raised the matter reaches the unit by the act that names it', async () => {
    const { posts, act } = city;
    const { matterId } = await city.register({
      procedure: 'payment-arrears',
      categoryCode: 'FN07',
      demands: [],
      words: '货款逾期未付。',
      files: [PHOTO],
      wantsReceipt: false,
      raiser: posts.dispatcher,
    });
    await city.handle(matterId);
    expect(await listed(posts.lead, matterId), 'what it was raised with').toHaveLength(1);
    const pdf = await kept(posts.dispatcher, matterId);
    expect([await opens(posts.lead, matterId, pdf), (await listed(posts.lead, matterId)).length]).toEqual([false, 1]);
    const suspend = { type: 'ask-suspension', ground: 'SU01', reason: '等待鉴定。', files: [pdf] } as const;
    await act(posts.dispatcher, matterId, suspend);
    expect([await opens(posts.lead, matterId, pdf), (await listed(posts.lead, matterId)).length]).toEqual([true, 2]);
  });
});

describe('what a unit brought', () => {
  it('is not opened by a unit that got the matter after it, whose timeline begins there', async () => {
    const { posts, units, act } = city;
    const registered = await city.register({ demands: [] });
    const { matterId } = registered;
    await city.handle(matterId);
    const first = await kept(posts.lead, matterId);
    await act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers: [], evidence: [first] });
    await act(posts.checker, matterId, { type: 'approve' });
    const holder = await city.receiptId(registered);
    await act(holder, matterId, { type: 'give-verdict', verdict: 'not', words: '没有改。', files: [] });
    await act(posts.supervisor, matterId, { type: 'redo-other', reason: '另派一家。' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.second, assisting: [], note: null });
    await act(posts.second, matterId, { type: 'sign' });
    expect(await listed(posts.second, matterId)).toEqual([]);
    expect(await opens(posts.second, matterId, first)).toBe(false);
    expect(await opens(posts.lead, matterId, first), 'its own stays').toBe(true);
    const second = await kept(posts.second, matterId);
    await act(posts.second, matterId, { type: 'submit', measures: '已改。', answers: [], evidence: [second] });
    expect((await listed(posts.second, matterId)).map(({ id }) => id)).toEqual([second]);
    expect((await listed(posts.checker, matterId)).map(({ id }) => id)).toEqual([first, second]);
    const view = await city.track(matterId);
    expect(
      view.results.flatMap(({ documents }) => documents.map(({ id }) => id)),
      'still being checked',
    ).toEqual([first]);
  });
});
