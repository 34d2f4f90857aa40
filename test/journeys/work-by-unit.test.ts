/** What units and handlers did, counted again from the log by hands that share nothing with the projection. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlersWork, unitsWork, type WorkAsked } from '../../src/figures/office/actions-work.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import { addDays, type Instant, type LocalDate, localDate, localDateOf, weekOf } from '../../src/kernel/time.ts';
import { loadMatter } from '../../src/matters/acts/store.ts';
import type { Recorded } from '../../src/matters/loop/model-events.ts';
import { type Actor, readerOf } from '../../src/people/index.ts';
import { COUNTY, type Loop, loop } from '../harness/loop.ts';

const ANSWERS = [{ demand: 1, text: '已办。' }];

describe('what units and handlers did (B13)', () => {
  let city: Loop;
  let head: Actor;
  let colleague: Actor;
  let elsewhere: Actor;
  let near: Actor;
  let first: LocalDate;
  const all: Uuid[] = [];
  const period: WorkAsked = { week: undefined };

  const read = async (by: Actor) => readerOf(city.city.db, city.city, by);
  const table = async (by: Actor, asked: WorkAsked = period) =>
    unitsWork(city.city.db, city.city, await read(by), asked);
  const people = async (by: Actor, asked: WorkAsked = period) =>
    handlersWork(city.city.db, city.city, await read(by), asked);
  const countsOf = async (by: Actor, unit: Uuid, asked?: WorkAsked) =>
    (await table(by, asked)).lines.find(({ key }) => key === unit)?.counts;

  async function dispatched(lead: Uuid) {
    const registered = await city.register();
    all.push(registered.matterId);
    await city.act(city.posts.dispatcher, registered.matterId, { type: 'accept' });
    await city.act(city.posts.dispatcher, registered.matterId, { type: 'dispatch', lead, assisting: [], note: null });
    return registered;
  }
  const submit = (by: Actor, matterId: Uuid) =>
    city.act(by, matterId, { type: 'submit', measures: '已整改。', answers: ANSWERS, evidence: [] });

  beforeAll(async () => {
    city = await loop('2026-03-03T02:00:00.000Z' as Instant);
    const { world, units, posts, act, until } = city;
    first = weekOf(city.today());
    head = await world.actor('unit-head', units.lead, COUNTY);
    colleague = await world.actor('handler', units.lead, COUNTY);
    elsewhere = await world.actor('dispatcher', await world.unit('另一区营商办', '411403'), '411403');
    near = await world.actor('leader', units.office, COUNTY);
    await world.alsoHolds(near, 'handler', units.lead);

    const good = await dispatched(units.lead);
    await act(posts.lead, good.matterId, { type: 'sign' });
    await submit(posts.lead, good.matterId);
    await act(posts.checker, good.matterId, { type: 'send-back', reason: '写具体些。' });
    await submit(colleague, good.matterId);
    await act(posts.checker, good.matterId, { type: 'approve' });

    const redone = await dispatched(units.lead);
    await act(posts.lead, redone.matterId, { type: 'sign' });
    await submit(posts.lead, redone.matterId);
    await act(posts.checker, redone.matterId, { type: 'approve' });

    const returned = await dispatched(units.lead);
    await act(posts.lead, returned.matterId, { type: 'return', reason: '不归我们管。' });
    await act(posts.dispatcher, returned.matterId, { type: 'dispatch', lead: units.second, assisting: [], note: null });
    await act(posts.second, returned.matterId, { type: 'sign' });

    const asked = await dispatched(units.lead);
    await act(colleague, asked.matterId, { type: 'sign' });
    await act(colleague, asked.matterId, { type: 'ask-extension', reason: '要等鉴定。' });
    await act(posts.dispatcher, asked.matterId, { type: 'grant-extension' });
    // Nobody signs it: the clock does; and nobody answers it.
    await dispatched(units.lead);

    await act(await city.receiptId(good), good.matterId, {
      type: 'give-verdict',
      verdict: 'resolved',
      words: null,
      files: [],
    });
    await act(await city.receiptId(redone), redone.matterId, {
      type: 'give-verdict',
      verdict: 'not',
      words: '没有变化。',
      files: [],
    });
    await act(posts.supervisor, redone.matterId, { type: 'redo-same', reason: '再办一次。' });
    await until(localDate('2026-03-12'));
    // Sealed: not in any figure.
    const sealed = await dispatched(units.lead);
    await act(posts.dispatcher, sealed.matterId, { type: 'move-to-discipline-lane', reason: '疑似违纪。' });
    await until(localDate('2026-04-16'));
  });
  afterAll(() => city.city.close());

  it('is what the log says, week by week and over months', async () => {
    const weeks = Array.from({ length: 7 }, (_, n): WorkAsked => ({ week: addDays(first, 7 * n) }));
    let seen = 0;
    for (const asked of [...weeks, { from: '2026-03', to: '2026-04' } as unknown as WorkAsked]) {
      const found = await table(city.posts.dispatcher, asked);
      const days = { from: found.from, to: found.to };
      for (const unit of Object.values(city.units)) {
        const counts = found.lines.find(({ key }) => key === unit)?.counts;
        const expected = await recounted(city, all, unit, days);
        expect({ ...Object.fromEntries(Object.keys(expected).map((key) => [key, 0])), ...counts }).toMatchObject(
          expected,
        );
        seen += Object.values(expected).reduce((sum, count) => sum + count, 0);
      }
    }
    expect(seen).toBeGreaterThan(30);
  });

  it('says what is late while its clock runs, and not of the sealed lane', async () => {
    const months = { from: '2026-03', to: '2026-04' } as unknown as WorkAsked;
    // The redone one, the one nobody answered and the extended one are past their day.
    expect(await countsOf(city.posts.dispatcher, city.units.lead, months)).toMatchObject({ received: 5, overdue: 3 });
    expect(await countsOf(city.posts.dispatcher, city.units.lead, { week: first })).toMatchObject({ overdue: 0 });
  });

  it('is for a unit its own line, for a county its county', async () => {
    const asked = { week: first };
    expect((await table(head, asked)).lines.map(({ key }) => key)).toEqual([city.units.lead]);
    expect((await table(elsewhere, asked)).lines).toEqual([]);
    expect((await people(elsewhere, asked)).lines).toEqual([]);
    expect((await table(city.posts.above, asked)).lines).toHaveLength(2);
    expect((await table(city.posts.dispatcher, { ...asked, divisionCode: '411403' })).lines).toEqual([]);
    expect((await people(head, asked)).lines.every(({ key }) => key.startsWith(city.units.lead))).toBe(true);
  });

  it('by handler says whose hands it went through, and neither judges nor ranks', async () => {
    const { lines } = await people(city.posts.dispatcher, { week: first });
    const of = (actor: Actor) => lines.find(({ key }) => key.endsWith(`/${actor.userId}`));
    // Signed by one and answered in the end by another: it is hers.
    expect(of(colleague)?.counts).toMatchObject({ received: 2, signed: 2, ended: 1, sentBack: 1, extended: 1 });
    expect(of(city.posts.lead)?.counts).toMatchObject({ signed: 1, ended: 1, returned: 1 });
    expect(lines.map(({ place, windows }) => [place, windows])).toEqual(lines.map(() => [null, null]));
    expect(lines.map(({ unitName, name }) => `${unitName} ${name}`)).toEqual(
      [...lines].map(({ unitName, name }) => `${unitName} ${name}`).sort(),
    );
  });

  it('tells a unit, and whoever is too near, of a verdict only when units are told', async () => {
    const { lead } = city.units;
    const later = await dispatched(lead);
    await city.act(city.posts.lead, later.matterId, { type: 'sign' });
    await submit(city.posts.lead, later.matterId);
    await city.act(city.posts.checker, later.matterId, { type: 'approve' });
    const now: WorkAsked = { week: city.today() };
    const verdict = { type: 'give-verdict', verdict: 'resolved', words: null, files: [] } as const;
    await city.act(await city.receiptId(later), later.matterId, verdict);
    expect(await countsOf(city.posts.dispatcher, lead, now)).toMatchObject({ resolved: 1 });
    expect(await countsOf(head, lead, now)).toMatchObject({ ended: 1, resolved: 0 });
    expect(await countsOf(near, lead, now)).toMatchObject({ ended: 1, resolved: 0 });
    await city.until(addDays(weekOf(city.today()), 7));
    expect(await countsOf(head, lead, now)).toMatchObject({ resolved: 1 });
    expect(await countsOf(near, lead, now)).toMatchObject({ resolved: 1 });
  });

  it('tells a unit only then that what was late was withdrawn', async () => {
    const { lead } = city.units;
    const late = await dispatched(lead);
    await city.act(city.posts.lead, late.matterId, { type: 'sign' });
    await city.until(addDays(city.today(), 35));
    const now: WorkAsked = { week: city.today() };
    const overdue = async (by: Actor) => (await countsOf(by, lead, now))?.overdue ?? 0;
    const [before, ofHead, ofNear] = [await overdue(city.posts.dispatcher), await overdue(head), await overdue(near)];
    expect(before).toBeGreaterThan(0);
    await city.act(await city.receiptId(late), late.matterId, { type: 'withdraw', words: null });
    expect(await overdue(city.posts.dispatcher)).toBe(before - 1);
    expect([await overdue(head), await overdue(near)]).toEqual([ofHead, ofNear]);
    const running = now;
    await city.until(addDays(weekOf(city.today()), 7));
    expect((await countsOf(head, lead, running))?.overdue).toBe(ofHead - 1);
  });

  it('tells a unit nothing by an act of the day on which an office acted last', async () => {
    const { lead } = city.units;
    const { posts, act } = city;
    const late = await dispatched(lead);
    await act(posts.lead, late.matterId, { type: 'sign' });
    await city.until(addDays(city.today(), 35));
    const running: WorkAsked = { week: city.today() };
    const verdict = { type: 'give-verdict', verdict: 'not', words: '没有变化。', files: [] } as const;
    // A late answer of today, approved and judged today.
    await submit(posts.lead, late.matterId);
    await act(posts.checker, late.matterId, { type: 'approve' });
    const seen = async () => [await countsOf(head, lead, running), await countsOf(near, lead, running)];
    const answered = await seen();
    await act(await city.receiptId(late), late.matterId, verdict);
    expect(await seen()).toEqual(answered);
    // The order to do it again tells the verdict; taken back the same day, it stays told.
    await act(posts.supervisor, late.matterId, { type: 'redo-same', reason: '再办一次。' });
    const redone = await seen();
    expect(redone[0]).toMatchObject({ notResolved: 1, redone: 1 });
    await act(await city.receiptId(late), late.matterId, { type: 'withdraw', words: null });
    expect(await seen()).toEqual(redone);
    await city.until(addDays(weekOf(city.today()), 7));
    expect((await seen())[0]).toMatchObject({ notResolved: 1, redone: 1 });
  });

  it('gives no share of few, and none an order', async () => {
    const { lines } = await table(city.posts.dispatcher, { week: first });
    expect(lines.length).toBe(2);
    for (const { shares, place } of lines) {
      for (const share of Object.values(shares)) expect(share.kind).toBe('not-enough-data');
      expect(place).toBeNull();
    }
  });
});

/** From the events alone, each unit from the last event that named it. */
async function recounted(
  city: Loop,
  matters: readonly Uuid[],
  unit: Uuid,
  days: Readonly<{ from: LocalDate; to: LocalDate }>,
): Promise<Readonly<Record<string, number>>> {
  const counts = {
    ...{ received: 0, redone: 0, signed: 0, signedInTime: 0, ended: 0, endedInTime: 0, returned: 0 },
    ...{ extended: 0, resolved: 0, partly: 0, notResolved: 0, noVerdict: 0 },
  };
  for (const matterId of matters) {
    const log = (await loadMatter(city.city.db, matterId))?.log ?? [];
    if (log.some(({ type }) => type === 'moved-to-discipline-lane')) continue;
    log.forEach((event, at) => {
      const before = log.slice(0, at);
      const on = localDateOf(event.at);
      const given = lastOf([...before, event], 'dispatched', 'designated');
      const has = given !== undefined && 'lead' in given.data && given.data.lead === unit;
      if (!has || on < days.from || on > days.to) return;
      const handle = lastOf(before, 'accepted', 'extension-granted', 'redo-ordered')?.data as {
        handleDue?: { on: string };
      };
      if (event.type === 'dispatched' || event.type === 'designated') counts.received += 1;
      if (event.type === 'redo-ordered') counts.redone += 1;
      if (event.type === 'returned') counts.returned += 1;
      if (event.type === 'extension-granted') counts.extended += 1;
      if (event.type === 'submitted') {
        const next = log.slice(at + 1).find(({ type }) => type === 'sent-back' || type === 'approved');
        if (next?.type === 'sent-back') return;
        counts.ended += 1;
        if (on <= (handle.handleDue?.on ?? '')) counts.endedInTime += 1;
      }
      if (event.type === 'verdict-window-elapsed') counts.noVerdict += 1;
      if (event.type === 'verdict-given') {
        const key = { resolved: 'resolved', partly: 'partly', not: 'notResolved' } as const;
        counts[key[event.data.verdict]] += 1;
      }
    });
    for (const [at, event] of log.entries()) {
      if (event.type !== 'signed' && event.type !== 'deemed-signed') continue;
      const given = lastOf(log.slice(0, at), 'dispatched', 'designated');
      const { signedOn } = event.data;
      if (given === undefined || !('signDue' in given.data) || given.data.lead !== unit) continue;
      if (signedOn < days.from || signedOn > days.to) continue;
      counts.signed += 1;
      if (event.type === 'signed' && signedOn <= given.data.signDue.on) counts.signedInTime += 1;
    }
  }
  return counts;
}

function lastOf(log: readonly Recorded[], ...types: readonly Recorded['type'][]): Recorded | undefined {
  return log.filter(({ type }) => types.includes(type)).at(-1);
}
