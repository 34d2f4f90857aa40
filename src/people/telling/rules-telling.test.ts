/** Moments of telling: a table of days, and what holds on every day for everybody. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, type Instant, instantOfLocal, localDate, localDateOf, localTimeOf } from '../../kernel/time.ts';
import type { Quiet } from './model-telling.ts';
import { type Hearing, isQuiet, MOMENTS, momentDue, momentsOf, toldAtMoment } from './rules-telling.ts';

const DAY = localDate('2026-03-03');
const at = (time: string, day = DAY): Instant => instantOfLocal(day, time);
const YESTERDAY = localDate('2026-03-02');
const NIGHT: Quiet = { from: '21:00', until: '08:00' };

describe('quiet hours', () => {
  it.each<[Quiet, string, boolean]>([
    [NIGHT, '21:00', true],
    [NIGHT, '23:59', true],
    [NIGHT, '00:00', true],
    [NIGHT, '07:59', true],
    [NIGHT, '08:00', false],
    [NIGHT, '20:59', false],
    [{ from: '12:00', until: '14:00' }, '13:59', true],
    [{ from: '12:00', until: '14:00' }, '14:00', false],
    [null, '03:00', false],
  ])('%j at %s: %s', (quiet, time, quietThen) => expect(isQuiet(quiet, time)).toBe(quietThen));

  it.each<[Quiet, readonly string[]]>([
    [null, MOMENTS],
    [NIGHT, MOMENTS],
    [{ from: '20:00', until: '10:00' }, ['10:00', '11:00', '14:30', '17:00']],
    [{ from: '08:00', until: '18:00' }, ['18:00']],
    [{ from: '10:30', until: '11:00' }, MOMENTS],
    [{ from: '16:00', until: '00:00' }, ['00:00', '08:30', '11:00', '14:30']],
  ])('%j leave the moments %j', (quiet, moments) => expect(momentsOf(quiet)).toEqual(moments));
});

describe('a moment', () => {
  it.each<[string, Hearing['rhythm'], string | null, string, string | undefined]>([
    ['before the first', 'daily', null, '08:29', undefined],
    ['the first', 'daily', null, '08:30', '08:30'],
    ['late, by a program that was down', 'daily', null, '12:10', '08:30'],
    ['served', 'daily', '08:30', '12:10', undefined],
    ['once a day', 'daily', '11:00', '18:00', undefined],
    ['the next', 'when-new', '08:30', '11:05', '11:00'],
    ['the next, served', 'when-new', '11:00', '14:29', undefined],
    ['quiet', 'when-new', null, '21:30', undefined],
    ['once a day, if new', 'daily-if-new', null, '09:00', '08:30'],
  ])('%s (%s, told at %s, at %s): %s', (_, rhythm, told, now, moment) => {
    const hearing = { rhythm, quiet: NIGHT, toldAt: told === null ? null : at(told) };
    expect(momentDue(hearing, at(now))).toBe(moment === undefined ? undefined : at(moment));
  });

  it.each<[string, Hearing['rhythm'], Instant | null, readonly Instant[], number]>([
    ['all that waits, at the first of a day', 'daily', at('08:30', YESTERDAY), [at('07:00', YESTERDAY)], 1],
    ['nothing that came after it', 'daily', null, [at('08:30'), at('08:31')], 0],
    ['what is old with what is new', 'when-new', at('08:30', YESTERDAY), [at('07:00', YESTERDAY), at('08:00')], 2],
    ['what is new alone', 'daily-if-new', at('08:30', YESTERDAY), [at('07:00', YESTERDAY)], 0],
    ['what came just when it was told', 'daily-if-new', at('08:30', YESTERDAY), [at('08:30', YESTERDAY)], 1],
  ])('tells %s', (_, rhythm, toldAt, came, count) => {
    const waiting = came.map((each) => ({ at: each }));
    expect(toldAtMoment({ rhythm, quiet: NIGHT, toldAt }, at('08:30'), waiting)).toHaveLength(count);
  });

  it('later in a day tells only where something is new since the last', () => {
    const hearing = { rhythm: 'when-new', quiet: NIGHT, toldAt: at('08:30') } as const;
    expect(toldAtMoment(hearing, at('11:00'), [{ at: at('07:00') }])).toEqual([]);
    expect(toldAtMoment(hearing, at('11:00'), [{ at: at('07:00') }, { at: at('09:00') }])).toHaveLength(2);
  });
});

const half = fc
  .integer({ min: 0, max: 47 })
  .map((n) => `${String(n >> 1).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`);
const quiets = fc.option(fc.record({ from: half, until: half }), { nil: null });
const rhythms = fc.constantFrom<Hearing['rhythm']>('daily', 'when-new', 'daily-if-new');
const minutes = fc.integer({ min: 0, max: 4 * 1440 - 1 });
const START = at('00:00');
const MINUTE_MS = 60_000;

type Sent = Readonly<{ at: Instant; moment: Instant; told: number }>;

/** Four days of a program that looks at these minutes: what it sends. */
function played(quiet: Quiet, rhythm: Hearing['rhythm'], came: readonly number[], looks: readonly number[]): Sent[] {
  const sent: Sent[] = [];
  let toldAt: Instant | null = null;
  for (const look of [...looks].sort((a, b) => a - b)) {
    const now = addMs(START, look * MINUTE_MS);
    const hearing = { rhythm, quiet, toldAt };
    const moment = momentDue(hearing, now);
    const waiting = came.filter((each) => each <= look).map((each) => ({ at: addMs(START, each * MINUTE_MS) }));
    const told = moment === undefined ? [] : toldAtMoment(hearing, moment, waiting);
    if (moment === undefined || told.length === 0) continue;
    sent.push({ at: now, moment, told: told.length });
    toldAt = moment;
  }
  return sent;
}

describe('on every day, for everybody', () => {
  const plays = fc.record({
    quiet: quiets,
    rhythm: rhythms,
    came: fc.array(minutes, { maxLength: 6 }),
    looks: fc.array(minutes, { maxLength: 40 }),
  });

  it('nothing is sent in quiet hours, no moment twice, and once a day to whoever wishes that', () => {
    fc.assert(
      fc.property(plays, ({ quiet, rhythm, came, looks }) => {
        const sent = played(quiet, rhythm, came, looks);
        for (const each of sent) expect(isQuiet(quiet, localTimeOf(each.at))).toBe(false);
        expect(new Set(sent.map(({ moment }) => moment)).size).toBe(sent.length);
        const days = sent.map((each) => localDateOf(each.at));
        if (rhythm !== 'when-new') expect(new Set(days).size).toBe(days.length);
      }),
    );
  });

  it('what came after a moment changes nothing of what is sent for it', () => {
    fc.assert(
      fc.property(plays, ({ quiet, rhythm, came, looks }) => {
        const sent = played(quiet, rhythm, came, looks);
        const served = new Set(sent.map(({ moment }) => moment));
        const last = sent.at(-1);
        if (last === undefined) return;
        const before = came.filter((each) => addMs(START, each * MINUTE_MS) < last.moment);
        const again = played(quiet, rhythm, before, looks).filter(({ moment }) => served.has(moment));
        expect(again).toEqual(sent);
      }),
    );
  });

  it('whatever came is told within two days by a program that looks every quarter of an hour', () => {
    const looks = Array.from({ length: 4 * 96 }, (_, n) => n * 15);
    fc.assert(
      fc.property(quiets, rhythms, fc.integer({ min: 0, max: 2 * 1440 }), (quiet, rhythm, came) => {
        const before = addMs(START, (came + 2 * 1440) * MINUTE_MS);
        const sent = played(quiet, rhythm, [came], looks);
        expect(sent.some((each) => each.at <= before)).toBe(true);
      }),
    );
  });
});
