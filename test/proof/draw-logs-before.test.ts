/** Every kind of event of a draw that was ever written replays to the state it had, hashes to the bytes it had, and draws the same. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTrue } from '../../src/draws/drawing.ts';
import { foldDraw, type RecordedDraw } from '../../src/draws/evolve.ts';
import type { Draw } from '../../src/draws/model.ts';
import type { Uuid } from '../../src/kernel/ids.ts';
import { chainEvents, emptyLog } from '../../src/record/log.ts';

type Kept = Readonly<{
  lists: readonly string[];
  exclusions: string;
  logs: readonly Readonly<{ id: Uuid; head: string; log: readonly RecordedDraw[]; state: Draw }>[];
}>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const kept = JSON.parse(read('test/fixtures/logs/draws.json')) as Kept;

describe('draws of before', () => {
  it('hold every type of event there is: a new type comes with a stored sample', () => {
    const types = [...read('src/draws/model.ts').matchAll(/Event<'([a-z-]+)'/g)].map(([, type]) => type);
    expect(types.length).toBeGreaterThan(5);
    const written = new Set<string>(kept.logs.flatMap(({ log }) => log.map(({ type }) => type)));
    expect(types.filter((type) => !written.has(type ?? ''))).toEqual([]);
  });

  it.each(kept.logs.map((each) => [each.state.number, each] as const))('number %s is as it was', (_, each) => {
    const { id, head, log, state } = each;
    expect(foldDraw(id, log)).toEqual(state);
    const events = log.map(({ type, at, data }) => ({ type, at, data: data as never }));
    const chained = chainEvents({ kind: 'draw', id }, emptyLog({ code: 'sq' }, 'draw'), events);
    expect(Buffer.from(chained.at(-1)?.hash ?? []).toString('hex')).toBe(head);
    expect(isTrue(state, kept)).toBe(true);
  });
});
