/** The example city plays to the end without a refusal, fills every phase, and its record verifies. */

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Played, playDemo } from '../src/demo/index.ts';
import { verifyCity } from '../src/matters/index.ts';
import { inSnapshot } from '../src/platform/db.ts';
import { seedCity } from '../src/seed.ts';
import { endOfDay } from '../src/wiring.ts';
import { type TestCity, testCity } from './harness/database.ts';

describe('the example city', () => {
  let city: TestCity;
  let played: Played;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'demo-'));
  beforeAll(async () => {
    city = await testCity({ at: '2026-11-24T08:00:00.000Z' });
    await seedCity(city);
    played = await playDemo(city, { dataDir, endOfDay });
  }, 240_000);
  afterAll(async () => {
    await city.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is played by the rules: no step of a plot was refused', () => {
    expect(played.refused).toEqual([]);
  });

  it('has thousands of reviews and a matter in every phase', async () => {
    expect(played.reviews).toBeGreaterThan(2000);
    const phases = await city.asOwner(async (owner) =>
      (await owner.query<{ phase: string }>('select distinct phase from matters_matter')).rows.map((row) => row.phase),
    );
    expect(new Set(phases)).toEqual(
      new Set([
        'registered',
        'refused',
        'appealed',
        'accepted',
        'dispatched',
        'handling',
        'suspended',
        'checking',
        'answered',
        'contested',
        'closed',
        'transferred',
      ]),
    );
  });

  it('keeps its sign-ins in a file only its owner reads, none of them in the database in clear', () => {
    const file = path.join(dataDir, 'demo-accounts.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).accounts.length).toBeGreaterThan(60);
  });

  it('verifies', async () => {
    const report = await inSnapshot(city.db, (tx) => verifyCity(tx, city, { kept: [] }));
    expect(report.broken).toEqual([]);
  });
});
