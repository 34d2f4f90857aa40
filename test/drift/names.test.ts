/** The console calls a code as the server does: its names and lists are written down from the server's, never by hand. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { consoleNames } from '../../scripts/console-names.ts';
import { NAMES } from '../../src/names.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const standing = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

describe('the names of the console', () => {
  it('are the server’s', () => {
    const files = consoleNames();
    expect(files.length).toBe(2 * Object.keys(NAMES).length + 1);
    for (const [file, text] of files) expect(standing(file), file).toBe(text);
  });

  it('would be seen to differ', () => {
    const planted = {
      ...NAMES,
      law: [{ zh: { 'procedure.planted': '另一种' }, en: { 'procedure.planted': 'other' } }],
    };
    expect(consoleNames(planted).filter(([file, text]) => standing(file) !== text)).toHaveLength(2);
  });
});
