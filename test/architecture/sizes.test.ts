/** No folder holds more files than one sees at a glance: a subject that outgrows its room gets one of its own. */

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MOST_FILES = 40;

function crowded(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder, count]) => `${folder}: ${count} files`);
}

describe('folders', () => {
  // Read from the disk and not from git, so that it holds in a copy without its history too.
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

  it('and one with a file too many would be named', () => {
    const planted = Array.from({ length: MOST_FILES + 1 }, (_, index) => `src/law/deep/file-${index}.ts`);
    expect(crowded(planted)).toEqual([`src/law/deep: 41 files`]);
  });
});
