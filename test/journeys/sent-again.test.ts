/** An act sent again, as after an answer that was lost: answered as the first time, and done once. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { COUNTY, type Loop, loop } from '../harness/loop.ts';
import { ask, mattersServer } from '../harness/matters-server.ts';
import { ANSWER, inHand, signOffSwitched } from '../harness/unit-answers.ts';

let city: Loop;
let app: App;

beforeAll(async () => {
  city = await loop();
  app = await mattersServer(city.city);
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

const send = async (by: Actor, matterId: Uuid, submissionId: Uuid, seq: number, command: object) => {
  const payload = { submissionId, seq, command };
  const answer = await ask(city, app, by, 'POST', `${matterId}/commands`, { payload });
  return { status: answer.statusCode, ...answer.json() };
};
const seqFor = async (by: Actor, matterId: Uuid): Promise<number> =>
  (await ask(city, app, by, 'GET', matterId)).json().line.seq;
const note = { type: 'note-progress', text: '已约谈窗口负责人。' };

describe('an act of a unit, whose count is not the log’s', () => {
  it('is answered again as it was, and stands in the log once', async () => {
    const { matterId } = await inHand(city);
    const { lead } = city.posts;
    const seq = await seqFor(lead, matterId);
    expect(seq).toBeLessThan((await city.state(matterId)).seq);
    const id = city.city.outside.uuid();
    const first = await send(lead, matterId, id, seq, note);
    expect(first).toMatchObject({ status: 200, seq: seq + 1 });
    expect(await send(lead, matterId, id, seq, note)).toEqual(first);
    // What others do afterwards is no part of the first answer.
    await city.act(city.posts.dispatcher, matterId, { type: 'add-assisting', unit: city.units.helper });
    expect(await send(lead, matterId, id, seq, note)).toEqual(first);
    expect((await city.types(matterId)).filter((type) => type === 'progress-noted')).toHaveLength(1);
  });

  it('is another act under another id, and none at all on another matter', async () => {
    const [one, two] = [(await inHand(city)).matterId, (await inHand(city)).matterId];
    const { lead } = city.posts;
    const id = city.city.outside.uuid();
    const first = await send(lead, one, id, await seqFor(lead, one), note);
    expect(await send(lead, two, id, await seqFor(lead, two), note)).toMatchObject({
      status: 409,
      type: '/problems/submission-reused',
    });
    expect(await send(lead, one, city.city.outside.uuid(), first.seq, note)).toMatchObject({ status: 200 });
    expect((await city.types(one)).filter((type) => type === 'progress-noted')).toHaveLength(2);
    expect(await city.types(two)).not.toContain('progress-noted');
  });

  it('says each time whether it happened or was laid before the head', async () => {
    const { matterId } = await inHand(city);
    const { lead } = city.posts;
    const head = await city.world.actor('unit-head', city.units.lead, COUNTY);
    expect((await signOffSwitched(city, head, true)).ok).toBe(true);
    const progress = await send(lead, matterId, city.city.outside.uuid(), await seqFor(lead, matterId), note);
    expect(progress).toMatchObject({ status: 200, laid: false });
    const id = city.city.outside.uuid();
    const laid = await send(lead, matterId, id, progress.seq, ANSWER);
    expect(laid).toMatchObject({ status: 200, phase: 'handling', laid: true });
    await city.act(head, matterId, { type: 'return-draft', draft: 1, reason: '写明白。' });
    expect(await send(lead, matterId, id, progress.seq, ANSWER)).toEqual(laid);
    expect((await signOffSwitched(city, head, false)).ok).toBe(true);
  });
});
