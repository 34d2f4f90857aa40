/** Sizes: no folder holds more files than one sees at a glance, no file more lines than one reads at a sitting. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MOST_FILES = 40;
const MOST_LINES = 300;

/** Files that may be longer, with reasons. */
const LONGER: readonly (readonly [RegExp, string])[] = [
  [/\.test\.tsx?$/, 'a test is read case by case'],
  [/\/words[^/]*\.ts$/, 'words are looked up, not read'],
  [/^console\/src\/api\/schema\.ts$/, 'written from the API'],
  [/^console\/src\/rooms\/screen\/screen\.css$/, 'one picture, all of it at once'],
];

function crowded(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder, count]) => `${folder}: ${count} files`);
}

/** Files that are too long. */
function long(files: readonly (readonly [file: string, text: string])[]): readonly string[] {
  return files
    .filter(([file]) => /\.(?:tsx?|css)$/.test(file) && !LONGER.some(([pattern]) => pattern.test(file)))
    .map(([file, text]) => [file, text.trimEnd().split('\n').length] as const)
    .filter(([, lines]) => lines > MOST_LINES)
    .map(([file, lines]) => `${file}: ${lines} lines`);
}

describe('folders and files', () => {
  // Read from the disk and not from git, so that it works in a copy without history.
  const files = execFileSync('find', ['src', 'console/src', 'test', 'bench', 'scripts', '-type', 'f'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);

  it('hold forty files at most', () => {
    expect(files.length).toBeGreaterThan(800);
    expect(crowded(files)).toEqual([]);
  });

  it('of sources have three hundred lines at most', () => {
    const sources = files.filter((file) => /^(?:src|console\/src|scripts)\//.test(file));
    expect(sources.length).toBeGreaterThan(600);
    expect(long(sources.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]))).toEqual([]);
    for (const [pattern] of LONGER)
      expect(
        sources.some((file) => pattern.test(file)),
        String(pattern),
      ).toBe(true);
  });

  it('and one with a line too many would be named', () => {
    const text = 'const a = 1;\n'.repeat(MOST_LINES + 1);
    expect(
      long([
        ['src/law/deep.ts', text],
        ['src/law/deep.test.ts', text],
        ['src/law/words.ts', text],
      ]),
    ).toEqual(['src/law/deep.ts: 301 lines']);
  });

  it('and one with a file too many would be named', () => {
    const planted = Array.from({ length: MOST_FILES + 1 }, (_, index) => `src/law/deep/file-${index}.ts`);
    expect(crowded(planted)).toEqual([`src/law/deep: 41 files`]);
  });
});
