/** Every kind of event that was ever written replays to the state it had, and hashes to the bytes it had. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { termsAsKept } from '../../src/law/rules-terms.ts';
import { foldMatter } from '../../src/matters/loop/evolve.ts';
import type { MatterState } from '../../src/matters/loop/model.ts';
import type { Recorded } from '../../src/matters/loop/model-events.ts';
import { chainEvents, emptyLog } from '../../src/record/log.ts';

type Kept = Readonly<{
  written: string;
  logs: readonly Readonly<{ id: Uuid; head: string; log: readonly Recorded[]; state: MatterState }>[];
}>;

const FOLDER = path.resolve(import.meta.dirname, '../fixtures');
const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as T;
const KEPT = [
  'complaints',
  'raised-by-offices',
  'told-to-units',
  'called-back',
  'letters',
  'instructions',
  'provincial-cases',
  'leads',
  'sign-off',
  'rerouted',
].map((name) => read<Kept>(`logs/${name}.json`));
const EVENT_TYPES = /Event<\s*'([a-z-]+)'/g;

describe('logs of before', () => {
  it('hold every type of event there is: a new type comes with a stored sample', () => {
    const model = readFileSync(path.resolve(FOLDER, '../../src/matters/loop/model-events.ts'), 'utf8');
    const types = [...model.matchAll(EVENT_TYPES)].map(([, type]) => type);
    const kept = new Set(KEPT.flatMap(({ logs }) => logs.flatMap(({ log }) => log.map(({ type }) => type))));
    expect(types.length).toBeGreaterThan(60);
    expect(types.filter((type) => !kept.has(type as Recorded['type']))).toEqual([]);
  });

  it.each(KEPT.flatMap(({ written, logs }) => logs.map((each, no) => [written, no, each] as const)))(
    'written by %s, number %s, folds and hashes as it did',
    (_written, _no, { id, head, log, state }) => {
      expect(foldMatter(id, log)).toMatchObject(state);
      const events = log.map(({ type, at, data }) => ({ type, at, data: data as never }));
      const chained = chainEvents({ kind: 'matter', id }, emptyLog({ code: 'sq' }, 'matter'), events);
      expect(Buffer.from(chained.at(-1)?.hash ?? []).toString('hex')).toBe(head);
    },
  );
});

describe('terms of before', () => {
  const versions = read<readonly Readonly<{ about: 'complaint'; kept: never; read: unknown }>[]>('terms.json');

  it.each(versions.map((each, no) => [no, each] as const))('of version %s are read as they were meant', (_no, each) => {
    expect(termsAsKept(each.kept, each.about)).toEqual(each.read);
  });
});
