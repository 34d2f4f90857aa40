/** No test, and no program a test starts, asks the machine for the time: the suite's day is asked for in one place. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandFor, MORNING, readDay } from '../harness/today.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const THE_MODULE = 'test/harness/today.ts';

/** Ways of asking the machine for the time. `performance.now()` is none: it measures durations. */
const ASKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'the present of JavaScript',
    /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\w\s(])|$)|(?<![\w.])Date\(\s*\)|\bTemporal\.Now\b/m,
  ],
  ['the clock of the product', /\brealOutside\b/],
  [
    'the clock of the database',
    /(?<![\w.$])now\(\)|\b(?:clock|statement|transaction)_timestamp\(|\b(?:current_(?:date|time|timestamp)|localtime(?:stamp)?)\b/i,
  ],
  [
    'a program on the machine’s day',
    /(?<!\.\.\/)\b(?:dist\/)?src\/(?:main|cli)\.[jt]s\b|\bnpm (?:start|run (?:dev|demo|mashang))\b/,
  ],
  ['a browser on the machine’s day', /import\s*\{[^}]*\btest\b[^}]*\}\s*from '@playwright\/test'/],
];

const EXCUSES: readonly (readonly [file: string, what: string, why: string])[] = [
  [
    'src/people/audit/keeping.test.ts',
    'the clock of the database',
    'what a program that lies about the day cannot move',
  ],
  ['test/browser/browser.ts', 'a browser on the machine’s day', 'makes the one whose day is the suite’s'],
];

function asksOf(code: string): readonly string[] {
  // Comments do not count.
  const told = code.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
  return ASKS.filter(([, pattern]) => pattern.test(told)).map(([what]) => what);
}

function filesOfTests(): readonly string[] {
  const under = (folder: string) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));
  const code = [...under('test'), ...under('src'), ...under('console/src')].filter((file) => /\.tsx?$/.test(file));
  const isTest = (file: string) => file.startsWith('test/') || /\.test\.tsx?$/.test(file);
  return code.filter((file) => isTest(file) && file !== THE_MODULE && file !== 'test/architecture/clock.test.ts');
}

describe('the suite’s day', () => {
  it('is the only present any test knows', () => {
    const files = filesOfTests();
    expect(files.length).toBeGreaterThan(150);
    const found = files.flatMap((file) =>
      asksOf(readFileSync(path.join(ROOT, file), 'utf8')).map((what) => `${file} asks ${what}`),
    );
    const excused = EXCUSES.map(([file, what]) => `${file} asks ${what}`);
    expect(found.filter((one) => !excused.includes(one))).toEqual([]);
    // An outdated excuse would cover the next violation.
    expect(excused.filter((one) => !found.includes(one))).toEqual([]);
  });

  it.each([
    ['const today = new Date().toISOString();', 'the present of JavaScript'],
    ['const today = new Date;', 'the present of JavaScript'],
    ['const began = Date.now();', 'the present of JavaScript'],
    ['const text = Date();', 'the present of JavaScript'],
    ['openCity(config, { outside: realOutside, migrate: true });', 'the clock of the product'],
    ["owner.query('update people_legal_hold set lifted_at = now()');", 'the clock of the database'],
    ["owner.query('select current_date');", 'the clock of the database'],
    ["spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, 'src/main.ts')]);", 'a program on the machine’s day'],
    ["import { expect, test } from '@playwright/test';", 'a browser on the machine’s day'],
  ])('a test with %j is caught', (code, what) => {
    expect(asksOf(code)).toEqual([what]);
  });

  it.each([
    'const at = city.outside.now();',
    'const began = performance.now();',
    "const day = new Date('2026-03-03T00:00:00Z');",
    "import { serveUntilSignal } from '../../src/main.ts';",
    '// new Date() would be wrong here',
  ])('a test with %j is not', (code) => {
    expect(asksOf(code)).toEqual([]);
  });

  it('is named by a date or a moment, and by nothing else', () => {
    expect(readDay('2026-12-31')).toBe('2026-12-31T02:00:00.000Z');
    expect(readDay('2026-12-31T15:59:00Z')).toBe('2026-12-31T15:59:00.000Z');
    expect(readDay(MORNING)).toBe(MORNING);
    for (const bad of ['tomorrow', '2026-02-29', '2026-12-31 15:59', '2026-12-31T15:59', '2026-12-31T15:59:00+08:00']) {
      expect(() => readDay(bad), bad).toThrow(/expected one like/);
    }
    expect(readDay(commandFor(MORNING).split(/[= ]/)[1] ?? '')).toBe(MORNING);
  });
});
