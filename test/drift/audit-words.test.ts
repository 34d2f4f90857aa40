/** Whoever reads the audit reads words: every act and kind of record that the program writes down has a name in both languages. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../scripts/console-words.ts';
import { SLICES } from '../../scripts/slices.mjs';
import { projections } from '../../src/wiring.ts';

const [zh, en] = [await catalogueOf('zh'), await catalogueOf('en')];

const ROOT = path.resolve(import.meta.dirname, '../..');

const texts = SLICES.flatMap((slice) =>
  globSync(`src/${slice}/**/*.ts`, { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8')),
);
const found = (pattern: RegExp): readonly string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))),
];

function nameless(names: readonly string[], catalogue: Readonly<Record<string, string>>): readonly string[] {
  return names.filter((name) => !(name in catalogue));
}

describe('the audit', () => {
  const acts = found(/\baction: '([a-z0-9]+\.[a-z-]+)'/g).map((name) => `action.${name}`);
  const kinds = found(/\bobjectKind: '([a-z-]+)'/g).map((name) => `object.${name}`);

  it('has words for all it records', () => {
    expect(acts.length).toBeGreaterThan(40);
    expect(kinds.length).toBeGreaterThan(10);
    for (const catalogue of [zh, en]) expect(nameless([...acts, ...kinds], catalogue)).toEqual([]);
  });

  it('would be seen to lack one', () => {
    expect(nameless(['action.people.fly'], zh)).toEqual(['action.people.fly']);
  });
});

describe('the integrity room', () => {
  it('has words for every kind of stream in the record', () => {
    const kinds = projections.map(({ kind }) => kind);
    expect(kinds).toContain('matter');
    const words = kinds.flatMap((kind) => [`integrity.stream.${kind}`, `integrity.streams.${kind}`]);
    for (const catalogue of [zh, en]) expect(nameless(words, catalogue)).toEqual([]);
  });
});
