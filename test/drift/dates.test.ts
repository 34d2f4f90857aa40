/** A day is written 2026-11-30 in the console, whatever language the browser speaks. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the fields of the console (B14)', () => {
  it('never leave the form of a day to the browser', () => {
    const files = globSync('console/src/**/*.tsx', { cwd: ROOT });
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('type="date"'))).toEqual([]);
  });
});
