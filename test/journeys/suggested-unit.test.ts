/** A unit is suggested over HTTP, with its reasons; the dispatcher takes it, and it signs. Nobody else is told. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/people/index.ts';
import type { App } from '../../src/platform/http/http.ts';
import { onEachDay } from '../harness/hard-days.ts';
import { type Loop, loop } from '../harness/loop.ts';
import { mattersServer } from '../harness/matters-server.ts';

const WORDS = '窗口说系统坏了，让我明天再来，跑了三趟。';

onEachDay(import.meta.filename, (at) => {
  let city: Loop;
  let app: App;
  beforeAll(async () => {
    city = await loop(at);
    app = await mattersServer(city.city);
  });
  afterAll(async () => {
    await app.close();
    await city.city.close();
  });

  async function ask(actor: Actor, matterId: Uuid) {
    const url = `/api/v1/matters/${matterId}/suggested-units`;
    return app.inject({ method: 'GET', url, headers: await city.world.signedIn(actor) });
  }

  async function send(actor: Actor, matterId: Uuid, command: object) {
    const headers = await city.world.signedIn(actor);
    const seen = await app.inject({ url: `/api/v1/matters/${matterId}`, headers });
    const { seq } = (seen.json() as { line: { seq: number } }).line;
    return app.inject({
      method: 'POST',
      url: `/api/v1/matters/${matterId}/commands`,
      headers,
      payload: { submissionId: city.city.outside.uuid(), seq, command },
    });
  }

  async function resolvedBy(lead: Uuid): Promise<void> {
    const { act, posts } = city;
    const registered = await city.register({ words: WORDS });
    const { matterId } = registered;
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead, assisting: [], note: null });
    await act(posts.lead, matterId, { type: 'sign' });
    const answers = [{ demand: 1, text: '材料已收下。' }];
    await act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
    await act(posts.checker, matterId, { type: 'approve' });
    const verdict = { type: 'give-verdict', verdict: 'resolved', words: null, files: [] } as const;
    await act(await city.receiptId(registered), matterId, verdict);
  }

  it('goes to a unit that resolved five like it, and says so', async () => {
    const { posts, units } = city;
    for (let n = 0; n < 4; n += 1) await resolvedBy(units.lead);
    const { matterId } = await city.register({ words: WORDS });
    await city.act(posts.dispatcher, matterId, { type: 'accept' });
    const named = (body: string) => (JSON.parse(body) as { unit: { id: string } }[]).map(({ unit }) => unit.id);
    expect(named((await ask(posts.dispatcher, matterId)).body)).not.toContain(units.lead);

    await resolvedBy(units.lead);
    const answer = await ask(posts.dispatcher, matterId);
    expect(answer.statusCode).toBe(200);
    const suggestion = answer.json().find(({ unit }: { unit: { id: string } }) => unit.id === units.lead);
    expect(suggestion).toEqual({
      unit: { id: units.lead, name: '示例区自然资源局' },
      reasons: [{ kind: 'precedents', among: 'unit', handled: 5, resolved: 5, of: 5 }],
    });
    expect(answer.body).not.toContain('系统坏了');

    const elsewhere = await city.world.actor('dispatcher', await city.world.unit('另区营商办', '411403'), '411403');
    expect((await ask(elsewhere, matterId)).statusCode).toBe(404);
    expect((await ask(posts.lead, matterId)).statusCode).toBe(403);
    // Nothing was chosen by having been shown.
    expect((await city.state(matterId)).phase).toBe('accepted');
    const dispatched = await send(posts.dispatcher, matterId, { type: 'dispatch', lead: suggestion.unit.id });
    expect(dispatched.json()).toMatchObject({ phase: 'dispatched' });
    expect((await send(posts.lead, matterId, { type: 'sign' })).json()).toMatchObject({ phase: 'handling' });
    expect(await city.isWhole()).toBe(true);
  });
});
