/** A printed step says everything in words: no code and no id of the program stands on the sheet of a matter. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEP_FACTS, type TimelineStep } from '../../matters/index.ts';
import { contentOf, nameOfStep } from './step-words.ts';

const LOGS = path.resolve(import.meta.dirname, '../../../test/fixtures/logs');

type Kept = { logs: { log: { type: string; data: Record<string, unknown> }[] }[] };

/** Every event of a matter that was ever written, with the members a step shows of it; draws are another stream. */
const NAMES = readdirSync(LOGS).filter((name) => name !== 'draws.json');
const KEPT = NAMES.flatMap((name) =>
  (JSON.parse(readFileSync(path.join(LOGS, name), 'utf8')) as Kept).logs.flatMap(({ log }) => log),
);

const seen = { nameOf: (code: string | null) => (code === null ? '' : '名称'), view: { words: { said: [] } } as never };

function stepOf(type: string, facts: TimelineStep['facts'], as: TimelineStep['as'] = 'D'): TimelineStep {
  const on = '2026-06-17' as TimelineStep['on'];
  const nobody = { office: null, officeId: null, toUnitId: null, person: null };
  return { seq: 1, type, on, inWeek: false, at: null, as, ...nobody, texts: [], files: [], facts };
}

/** What a reader would take for a code: Latin letters, or a bare member of an event. */
const CODE = /[A-Za-z]/;

describe('a printed step', () => {
  it('names every kind of event that was ever written', () => {
    const types = [...new Set(KEPT.map(({ type }) => type))];
    expect(types.length).toBeGreaterThan(60);
    expect(types.filter((type) => CODE.test(nameOfStep(stepOf(type, {}))))).toEqual([]);
    expect(nameOfStep(stepOf('letter-sent', { step: 'supervision-letter' }))).toBe('督导函');
    expect(nameOfStep(stepOf('appealed', {}, 'R'))).not.toBe(nameOfStep(stepOf('appealed', {})));
  });

  it('says every fact of those events in words', () => {
    const told = KEPT.flatMap(({ type, data }) => {
      const all: Record<string, unknown> =
        type === 'drafted' ? { draftOf: (data.held as { type: string }).type } : data;
      // The number of a record is what an office typed.
      const facts = Object.entries(all).filter(
        ([key, value]) => key !== 'record' && STEP_FACTS.includes(key) && (value === null || typeof value !== 'object'),
      );
      return facts.map(([key, value]) => contentOf(seen, stepOf(type, { [key]: value as string })));
    });
    expect(told.filter((line) => line !== '').length).toBeGreaterThan(50);
    expect(told.filter((line) => CODE.test(line))).toEqual([]);
  });

  it('names the desk a letter went to, the number it bears, and the answers of a call', () => {
    const letter = {
      step: 'reminder',
      addressee: 'D',
      year: 2026,
      number: 3,
      letterId: 'f05f5e82-bf7f-4be9-bac4-2015a1664e5d',
    };
    expect(contentOf(seen, stepOf('letter-sent', letter))).toBe('送至：交办人员\n文号：〔2026〕3号');
    expect(contentOf(seen, stepOf('call-back-noted', { 'reply told': 'partly' }))).toBe('名称：部分');
  });
});
