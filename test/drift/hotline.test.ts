/** The number people call is a setting: no page, no paper and no notice knows it by heart. */

import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const KNOWS = /\b12345\b|tel:\d/;

it('stands in no text and no page of the program', () => {
  expect(KNOWS.test("'请打 12345 告诉我们'")).toBe(true);
  const files = globSync('src/**/{words,pages,page}*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => KNOWS.test(readFileSync(file, 'utf8')))).toEqual([]);
});
