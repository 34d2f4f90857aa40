/** Draws repeated by another program in another language, from the public page alone. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { below, drawPositions, frozenList, seedOf, wordsOf } from '../../src/draws/drawing.ts';
import { type DrawTown, drawTown } from '../harness/draw-town.ts';

const DRAWS = 10_000;
const SCRIPT = path.join(import.meta.dirname, 'draw.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('SKIPPED: no python3 on this machine, so no draw was repeated in another language');

type Proof = {
  frozenHash: string;
  parties: { id: string; secret: string; commitment: string }[];
  published: {
    frozen: { strata: { wanted: number }[] };
    lists: string[][];
    exclusions: string[];
    outcome: { label: string; drawn: string[]; skipped: string[] }[];
  };
};

describe.skipIf(!hasPython)('a draw in Python', () => {
  let town: DrawTown;
  let folder: string;
  let proof: Proof;
  beforeAll(async () => {
    town = await drawTown();
    folder = mkdtempSync(path.join(tmpdir(), 'draw-'));
    const windows = await town.windows();
    const draw = await town.wholeDraw({ wanted: 3, exclusions: [{ id: windows[0] ?? '', reason: 'interest' }] });
    await town.publish(draw.id);
    proof = (await town.app.inject({ url: `/draws/${draw.number}.json` })).json();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await town.close();
  });

  function repeat(of: unknown) {
    const file = path.join(folder, 'proof.json');
    writeFileSync(file, JSON.stringify(of));
    return spawnSync('python3', [SCRIPT, file], { encoding: 'utf8' });
  }

  it('comes to the same from /draws/:number.json', () => {
    const { status, stdout, stderr } = repeat(proof);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(proof.published.outcome);
  });

  it.each<[string, (of: Proof) => void]>([
    ['a list', ({ published }) => published.lists[0]?.splice(2, 1)],
    ['the exclusions', ({ published }) => published.exclusions.pop()],
    ['a secret', ({ parties }) => Object.assign(parties[0] ?? {}, { secret: '00'.repeat(32) })],
    ['a commitment', ({ parties }) => Object.assign(parties[1] ?? {}, { commitment: '00'.repeat(32) })],
    ['the number wanted', ({ published }) => Object.assign(published.frozen.strata[0] ?? {}, { wanted: 4 })],
    ['the outcome', ({ published }) => published.outcome[0]?.drawn.reverse()],
  ])('is refused with one entry changed: %s', (_, change) => {
    const changed = structuredClone(proof);
    change(changed);
    const { status, stderr } = repeat(changed);
    expect(status).toBe(1);
    expect(stderr).toContain('AssertionError');
  });

  it(`comes to the same ${DRAWS} times, of lists, exclusions and seeds of many kinds`, () => {
    const total = createHash('sha256');
    const sha = (text: string) => createHash('sha256').update(text);
    for (let turn = 0; turn < DRAWS; turn += 1) {
      const many = Array.from({ length: 1 + (turn % 41) }, (_, n) => sha(`${turn}/${n}`).digest('hex').slice(0, 6));
      const ids = frozenList(many);
      const secrets = ['one', 'two', 'three']
        .slice(0, 2 + (turn % 2))
        .map((party) => sha(`${turn}/${party}`).digest('hex'));
      const label = `4114${String(turn % 7).padStart(2, '0')}`;
      const stream = wordsOf(seedOf(sha(String(turn)).digest('hex'), secrets), label);
      const rule = { count: ids.length, wanted: 1 + (turn % 11) };
      const { drawn, skipped } = drawPositions(
        (n) => below(stream, n),
        rule,
        (at) => (ids[at] ?? '').endsWith('7'),
      );
      const named = (positions: readonly number[]) => positions.map((at) => ids[at]);
      total.update(JSON.stringify({ label, drawn: named(drawn), skipped: named(skipped) }));
    }
    const { stdout } = spawnSync('python3', [path.join(import.meta.dirname, 'draw_many.py'), String(DRAWS)], {
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe(total.digest('hex'));
  });
});
