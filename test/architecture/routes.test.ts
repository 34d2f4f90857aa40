/** Routes of the API that write and answer with JSON are described in one way: `jsonRoute`, `actRoutes` or `listRoute`. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What reads may answer with a file, a sheet or a stream; what writes answers with JSON. */
const BY_HAND = /\bapp\s*\.\s*(?:post|put|patch|delete)\(\s*[`'"]\/api\//;

describe('the routes of the API', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) => !file.includes('.test.'));

  it('that write are described, not written by hand', () => {
    expect(files.length).toBeGreaterThan(700);
    const byHand = files.filter((file) => BY_HAND.test(readFileSync(path.join(ROOT, file), 'utf8')));
    expect(byHand).toEqual([]);
  });

  it('would be seen by hand', () => {
    expect(BY_HAND.test("  app.post(\n    '/api/v1/things/:id',\n")).toBe(true);
    expect(BY_HAND.test("app.put('/api/v1/things', async () => {})")).toBe(true);
    expect(BY_HAND.test("app.post('/s/:code/reviews', FORM)")).toBe(false);
  });
});
