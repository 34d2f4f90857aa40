/** Matters over HTTP: what each desk is shown, what it may do, and what a unit can never find out. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, type Loop, loop, PHOTO } from '../../../test/harness/loop.ts';
import { mattersServer } from '../../../test/harness/matters-server.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { Actor } from '../../people/index.ts';
import type { App } from '../../platform/http/http.ts';
import { transact } from '../../platform/postgres/db.ts';
import { COMMAND_NAMES } from '../loop/phases.ts';
import { forgetReceiptSessions, signInByReceipt } from '../receipt/actions-receipts.ts';
import { NEVER_SENT, SENT_COMMANDS } from './api-commands.ts';

type Headers = Readonly<Record<string, string>>;
/** What must never reach the unit: name, phone, an unreleased phrase, the minute, the receipt. */
const NAME = '测试王小明';
const PHONE = '13900001111';
const SECRET_PHRASE = '我是隔壁面馆老板';

let city: Loop;
let app: App;
const as = new Map<string, Headers>();

async function headersOf(actor: Actor): Promise<Headers> {
  const known = as.get(actor.postId) ?? (await city.world.signedIn(actor));
  as.set(actor.postId, known);
  return known;
}
async function get(actor: Actor, url: string) {
  return app.inject({ method: 'GET', url: `/api/v1${url}`, headers: await headersOf(actor) });
}
async function post(actor: Actor, url: string, payload: object) {
  return app.inject({ method: 'POST', url: `/api/v1${url}`, headers: await headersOf(actor), payload });
}
async function send(actor: Actor, matterId: Uuid, command: object, seq?: number) {
  const shown = (await get(actor, `/matters/${matterId}`)).json() as { line?: { seq: number } };
  const now = seq ?? shown.line?.seq ?? 1;
  const body = { submissionId: city.city.outside.uuid(), seq: now, command };
  return post(actor, `/matters/${matterId}/commands`, body);
}

beforeAll(async () => {
  city = await loop();
  app = await mattersServer(city.city);
});
afterAll(async () => {
  await app.close();
  await city.city.close();
});

describe('the console’s commands', () => {
  it('are exactly the loop’s, less those of the clock and of the complainant', () => {
    expect([...SENT_COMMANDS, ...NEVER_SENT].sort()).toEqual(Object.keys(COMMAND_NAMES).sort());
  });
});

describe('one matter through the console', () => {
  it('goes from the dispatcher’s desk to the unit’s, and the unit learns neither who nor when', async () => {
    const { posts, units } = city;
    city.city.clock.set('2026-03-04T03:17:23.456Z');
    const { matterId, receipt } = await city.register({
      words: `${SECRET_PHRASE}，窗口让我跑了三趟。`,
      contact: { name: NAME, phone: PHONE },
      files: [PHOTO],
    });
    const desk = (await get(posts.dispatcher, '/desk')).json();
    expect(desk.items).toContainEqual(
      expect.objectContaining({ what: 'accept', due: expect.objectContaining({ on: '2026-03-09', light: 'green' }) }),
    );
    const full = (await get(posts.dispatcher, `/matters/${matterId}`)).json();
    expect(full).toMatchObject({ sight: 'full', integrity: { whole: true }, line: { realName: true } });
    expect(full.words.said[0].original).toContain(SECRET_PHRASE);
    expect(full.allowed).toEqual(expect.arrayContaining(['accept', 'refuse', 'transfer', 'merge', 'release-text']));
    expect(full.deadlines[0]).toMatchObject({ kind: 'accept', runs: expect.arrayContaining([]) });
    expect(JSON.stringify(full)).not.toContain(PHONE);

    expect((await get(posts.lead, `/matters/${matterId}`)).statusCode).toBe(404);
    expect((await send(posts.lead, matterId, { type: 'accept' })).statusCode).toBe(404);
    expect((await send(posts.checker, matterId, { type: 'accept' })).statusCode).toBe(403);
    expect((await send(posts.dispatcher, matterId, { type: 'accept' }, 99)).json()).toMatchObject({
      type: '/problems/changed-meanwhile',
    });
    const once = { submissionId: city.city.outside.uuid(), seq: 1, command: { type: 'accept' } };
    const first = await post(posts.dispatcher, `/matters/${matterId}/commands`, once);
    expect(first.json()).toEqual({ seq: 2, phase: 'accepted', laid: false });
    expect((await post(posts.dispatcher, `/matters/${matterId}/commands`, once)).json()).toEqual(first.json());
    expect((await send(posts.dispatcher, matterId, { type: 'fly' })).statusCode).toBe(422);
    expect((await send(posts.dispatcher, matterId, { type: 'recompute-deadlines' })).statusCode).toBe(422);

    const words = full.words.said.find((each: { kind: string }) => each.kind === 'words');
    await send(posts.dispatcher, matterId, { type: 'release-text', of: words.id, text: '窗口让人跑了三趟。' });
    const [photo] = full.words.files;
    expect((await get(posts.dispatcher, `/matters/${matterId}/files/${photo.id}`)).statusCode).toBe(200);
    const dispatched = await send(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead });
    expect(dispatched.json()).toMatchObject({ phase: 'dispatched' });

    const unit = await get(posts.lead, `/matters/${matterId}`);
    expect(unit.json()).toMatchObject({
      sight: 'unit',
      line: {
        week: '2026-03-02',
        door: null,
        receivedOn: null,
        ageDays: null,
        hasReceipt: null,
        realName: null,
        place: null,
      },
      words: {
        said: expect.arrayContaining([expect.objectContaining({ released: '窗口让人跑了三趟。', original: null })]),
      },
      allowed: expect.arrayContaining(['sign', 'return']),
    });
    const list = await get(posts.lead, '/matters?receivedFrom=2030-01-01');
    expect(list.json().total).toBe(1);
    const unitDesk = await get(posts.lead, '/desk');
    expect(unitDesk.json().items).toMatchObject([{ what: 'sign', relation: 'L' }]);
    for (const answer of [unit, list, unitDesk]) {
      for (const secret of [NAME, PHONE, SECRET_PHRASE, '03:17', '11:17', '23.456', receipt?.number ?? '?']) {
        expect(answer.body).not.toContain(secret);
      }
      expect(answer.json()).not.toHaveProperty('line.receivedAt');
    }
    expect((await get(posts.lead, `/matters/${matterId}/files/${photo.id}`)).statusCode).toBe(404);
    expect((await get(posts.respondent, `/matters/${matterId}`)).statusCode).toBe(404);
  });

  it('shows a conflicted checker no more than the unit, and lets them decide nothing', async () => {
    const { posts, units, act } = city;
    const { matterId } = await city.register();
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, matterId, { type: 'sign' });
    const answers = [{ demand: 1, text: '已办。' }];
    await act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
    const formerly = await city.world.actor('checker', units.office, COUNTY);
    await city.world.alsoHolds(formerly, 'handler', units.respondent);
    const shown = (await get(formerly, `/matters/${matterId}`)).json();
    expect(shown).toMatchObject({ sight: 'unit', allowed: [], timeline: [], line: { receivedOn: null } });
    expect(shown.words.said[0]).toMatchObject({ kind: 'demand', original: null, released: null });
    const refused = await city.try(formerly, matterId, { type: 'approve' });
    expect(refused).toMatchObject({ problem: { kind: 'conflict-of-interest' } });
    expect((await send(posts.checker, matterId, { type: 'approve' })).json()).toMatchObject({ phase: 'answered' });
  });

  it('keeps the opinion of an approval, and names persons to their own office and the discipline supervisor alone (C22, C24)', async () => {
    const { posts, units, act } = city;
    const { matterId } = await city.register();
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, matterId, { type: 'sign' });
    const answers = [{ demand: 1, text: '已办。' }];
    await act(posts.lead, matterId, { type: 'submit', measures: '已整改。', answers, evidence: [] });
    expect((await send(posts.checker, matterId, { type: 'approve', note: '核实过了。' })).statusCode).toBe(200);
    type Step = Readonly<{ type: string; person: string | null; texts: readonly { field: string; text: string }[] }>;
    const stepsOf = async (actor: Parameters<typeof get>[0]): Promise<readonly Step[]> =>
      (await get(actor, `/matters/${matterId}`)).json().timeline;
    const personOf = (steps: readonly Step[], type: string) => steps.find((step) => step.type === type)?.person;
    const office = await stepsOf(posts.dispatcher);
    expect(office.find(({ type }) => type === 'approved')?.texts).toMatchObject([
      { field: 'note', text: '核实过了。' },
    ]);
    expect(personOf(office, 'dispatched')).toBe(posts.dispatcher.displayName);
    expect(personOf(office, 'signed')).toBeNull();
    const discipline = await stepsOf(posts.supervisor);
    expect(personOf(discipline, 'signed')).toBe(posts.lead.displayName);
    expect(discipline.filter(({ type }) => type === 'registered').map(({ person }) => person)).toEqual([null]);
    const unit = await stepsOf(posts.lead);
    expect(unit.length).toBeGreaterThan(0);
    expect(unit.map(({ person }) => person).filter((person) => person !== null)).toEqual([]);
  });

  it('keeps a lead on discipline from everybody but the discipline supervisor, and lets them send it back', async () => {
    const { posts } = city;
    const { matterId } = await city.register({ words: '窗口的人收了烟。' });
    await send(posts.dispatcher, matterId, { type: 'move-to-discipline-lane', reason: '疑似违纪。' });
    for (const actor of [posts.dispatcher, posts.above, posts.checker, posts.lead, posts.hallAbove]) {
      expect((await get(actor, `/matters/${matterId}`)).statusCode).toBe(404);
      const list = (await get(actor, '/matters?limit=200')).json();
      expect(list.items.map((line: { id: string }) => line.id)).not.toContain(matterId);
    }
    const sealed = (await get(posts.supervisor, `/matters/${matterId}`)).json();
    expect(sealed).toMatchObject({ lane: 'discipline', allowed: expect.arrayContaining(['bounce-back']) });
    const back = await send(posts.supervisor, matterId, { type: 'bounce-back', reason: '不属违纪。' });
    expect(back.json()).toMatchObject({ phase: 'registered' });
  });
});

describe('messages', () => {
  it('reach a complainant from the unit only through the dispatcher, and the other way round', async () => {
    const { posts, units, act } = city;
    const registered = await city.register();
    const { matterId } = registered;
    const receipt = await city.receiptId(registered);
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await send(posts.lead, matterId, { type: 'send-message', text: '请补一张照片。' });
    expect((await city.track(matterId)).messages).toEqual([]);
    const [held] = (await get(posts.dispatcher, `/matters/${matterId}`)).json().words.messages;
    expect(held).toMatchObject({ relation: 'L', held: true });
    await send(posts.dispatcher, matterId, { type: 'pass-on-message', messageId: held.id, text: '请补照片。' });
    expect((await city.track(matterId)).messages).toMatchObject([{ mine: false, text: '请补照片。' }]);

    const messageId = city.city.outside.uuid();
    await act(receipt, matterId, { type: 'send-message', messageId, text: `我叫${NAME}，照片在此。` });
    expect((await get(posts.lead, `/matters/${matterId}`)).body).not.toContain(NAME);
    await send(posts.dispatcher, matterId, { type: 'pass-on-message', messageId, text: '照片已补。' });
    const seen = (await get(posts.lead, `/matters/${matterId}`)).json();
    expect(seen.words.messages).toContainEqual(expect.objectContaining({ relation: 'X', text: '照片已补。' }));
  });

  it('of a complainant wait on the dispatcher’s desk and before supervision until they are answered (B11)', async () => {
    const { posts, act } = city;
    const registered = await city.register();
    const { matterId } = registered;
    const receipt = await city.receiptId(registered);
    const messageId = city.city.outside.uuid();
    await act(receipt, matterId, { type: 'send-message', messageId, text: '请问什么时候能办好？' });
    const { on } = await city.due(city.today(), 2, 'working-day');
    const mine = async () => {
      const desk = (await get(posts.dispatcher, '/desk?limit=200')).json().items as readonly {
        what: string;
        due: unknown;
        matter: { id: string };
      }[];
      return desk.filter(({ what, matter }) => what === 'send-message' && matter.id === matterId);
    };
    const watched = async () =>
      ((await get(posts.supervisor, '/matters?watch=unanswered&limit=200')).json().items as { id: string }[]).filter(
        ({ id }) => id === matterId,
      ).length;
    expect(await mine()).toMatchObject([{ due: { kind: 'answer', on } }]);
    expect(await watched()).toBe(1);
    expect((await get(posts.supervisor, '/supervision')).json().unanswered).toBeGreaterThan(0);
    expect((await city.track(matterId)).answerBy).toBe(on);
    const owed = (await get(posts.dispatcher, `/matters/${matterId}`)).json().deadlines;
    expect(owed).toContainEqual(
      expect.objectContaining({ kind: 'answer', on, basis: expect.stringContaining('本市') }),
    );
    await send(posts.dispatcher, matterId, { type: 'send-message', text: '三天内办好。' });
    expect([await mine(), await watched(), (await city.track(matterId)).answerBy]).toEqual([[], 0, null]);
  });
});

describe('matters that are one', () => {
  it('are hinted at, follow their parent, and each receipt keeps its own verdict', async () => {
    const { posts, units, act } = city;
    const first = await city.register({ words: '取号机坏了一个月没人修，叫号只能靠喊。' });
    const second = await city.register({ words: '取号机坏了没人修，叫号靠喊。' });
    const child = second.matterId;
    const hints = (await get(posts.dispatcher, `/matters/${child}/duplicates`)).json();
    expect(hints[0]).toMatchObject({ matter: { id: first.matterId } });
    expect(hints[0].likeness).toBeGreaterThan(40);
    await act(posts.dispatcher, child, { type: 'merge', parentId: first.matterId, reason: '同一件事' });
    expect(await city.state(first.matterId)).toMatchObject({ children: [child] });
    expect((await city.track(child)).phase).toBe('merged');

    const parent = first.matterId;
    await act(posts.dispatcher, parent, { type: 'accept' });
    await act(posts.dispatcher, parent, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, parent, { type: 'sign' });
    const answers = [{ demand: 1, text: '已修好。' }];
    await act(posts.lead, parent, { type: 'submit', measures: '已修好取号机。', answers, evidence: [] });
    await act(posts.checker, parent, { type: 'approve' });
    expect(await city.state(child)).toMatchObject({ phase: 'answered', handlingUnits: [units.lead] });
    expect((await city.track(child)).results[0]).toMatchObject({ measures: '已修好取号机。', answers: [] });

    const verdict = { type: 'give-verdict', words: null, files: [] } as const;
    await act(await city.receiptId(first), parent, { ...verdict, verdict: 'resolved' });
    await act(await city.receiptId(second), child, { ...verdict, verdict: 'not' });
    expect((await city.state(parent)).outcome).toBe('resolved');
    expect((await city.state(child)).phase).toBe('contested');
    const redone = await act(posts.supervisor, child, { type: 'redo-same', reason: '再看一次。' });
    expect(redone).toMatchObject({ phase: 'handling', legs: [{ no: 1 }, { no: 2, lead: units.lead }] });
    expect(await city.isWhole()).toBe(true);
  });

  it('stand alone again when the parent is withdrawn by its own complainant', async () => {
    const { posts, act } = city;
    const first = await city.register();
    const second = await city.register();
    await act(posts.dispatcher, second.matterId, { type: 'merge', parentId: first.matterId, reason: null });
    await act(posts.dispatcher, first.matterId, { type: 'accept' });
    await act(await city.receiptId(first), first.matterId, { type: 'withdraw', words: null });
    expect(await city.state(second.matterId)).toMatchObject({
      phase: 'accepted',
      parentId: null,
      acceptedOn: '2026-03-04',
    });
    expect(await city.state(first.matterId)).toMatchObject({ phase: 'closed', outcome: 'withdrawn', children: [] });
  });
});

describe('a submission sent again', () => {
  it('gives the same matter and receipt; other content is an amendment', async () => {
    const submissionId = city.city.outside.uuid();
    const first = await city.register({ submissionId });
    expect(await city.register({ submissionId })).toEqual({ ...first, isNew: false });
    expect((await city.state(first.matterId)).seq).toBe(1);
    expect(await city.register({ submissionId, words: '补充：还要收复印费。' })).toEqual({ ...first, isNew: false });
    expect(await city.types(first.matterId)).toEqual(['registered', 'evidence-added']);
  });

  it('makes whoever types wrong passes wait, never its owner, and tells no number that exists (security 27)', async () => {
    const { receipt } = await city.register();
    const number = receipt?.number ?? '';
    const free = '4836350195432449';
    const tries = (who: string, pass: string, of = number) =>
      transact(city.city.db, (tx) => signInByReceipt(tx, city.city, { number: of, pass, who }));
    const right = receipt?.pass ?? '';
    const told = async (of: string) => {
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => tries('network/a', '000000', of)));
      return answers.map(({ kind }) => kind).sort();
    };
    expect(await told(number)).toEqual(['wait', 'wait', 'wrong', 'wrong', 'wrong']);
    expect(await told(free)).toEqual(['wait', 'wait', 'wrong', 'wrong', 'wrong']);
    expect(await tries('network/a', right)).toMatchObject({ kind: 'wait', seconds: 2 });
    expect((await tries('network/b', right)).kind).toBe('signed-in');
    expect((await tries('opened-before', right)).kind).toBe('signed-in');
    city.city.clock.advance({ seconds: 3 });
    expect((await tries('network/a', ` ${right.toLowerCase()} `)).kind).toBe('signed-in');
    await tries('network/a', '000000');
    city.city.clock.advance({ hours: 25 });
    await transact(city.city.db, (tx) => forgetReceiptSessions(tx, city.city));
    const left = await city.city.asOwner((owner) => owner.query('select from matters_receipt_try'));
    expect(left.rowCount).toBe(0);
  });
});

describe('erasing', () => {
  it('makes words, photos and identity noise and leaves a whole log', async () => {
    const registered = await city.register({ contact: { name: NAME, phone: PHONE }, files: [PHOTO] });
    const receipt = await city.receiptId(registered);
    await city.act(receipt, registered.matterId, { type: 'erase' });
    const told = await city.track(registered.matterId);
    expect(told).toMatchObject({ said: { words: null, photoIds: [] }, identity: { state: 'erased' } });
    expect(await city.isWhole()).toBe(true);
  });
});

describe('supervision', () => {
  it('counts what is contested and overdue', async () => {
    const { posts, units, act } = city;
    const { matterId } = await city.register();
    await act(posts.dispatcher, matterId, { type: 'accept' });
    await act(posts.dispatcher, matterId, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, matterId, { type: 'sign' });
    await city.until('2026-04-13');
    as.clear();
    const counts = (await get(posts.supervisor, '/supervision')).json();
    expect(counts.overdue).toBeGreaterThan(0);
    const overdue = (await get(posts.supervisor, '/matters?watch=overdue&limit=200')).json();
    expect(overdue.items.find((line: { id: string }) => line.id === matterId)).toMatchObject({ due: { light: 'red' } });
    expect((await get(posts.lead, '/supervision')).statusCode).toBe(403);
  });
});

describe('the live stream', () => {
  it('says that a matter changed to those who may see it, and nothing else', async () => {
    const { posts } = city;
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const listen = async (actor: Actor) => {
      const stop = new AbortController();
      const answer = await fetch(`${address}/api/v1/live`, { headers: await headersOf(actor), signal: stop.signal });
      expect(answer.headers.get('content-type')).toBe('text/event-stream');
      return { stop, reader: answer.body?.getReader() };
    };
    const inside = await listen(posts.dispatcher);
    const outside = await listen(posts.second);
    city.city.clock.advance({ minutes: 1 });
    const { matterId } = await city.register();
    const read = async (reader: typeof inside.reader, ms: number) => {
      let text = '';
      const deadline = new Promise<void>((done) => setTimeout(done, ms));
      const reading = (async () => {
        while (!text.includes(matterId)) {
          const part = await reader?.read();
          if (part === undefined || part.done) return;
          text += Buffer.from(part.value).toString();
        }
      })();
      await Promise.race([reading, deadline]);
      return text;
    };
    const told = await read(inside.reader, 6_000);
    expect(told).toContain(`event: matter\ndata: {"kind":"matter","id":"${matterId}","seq":1}`);
    expect(await read(outside.reader, 500)).not.toContain(matterId);
    inside.stop.abort();
    outside.stop.abort();
  });
});
