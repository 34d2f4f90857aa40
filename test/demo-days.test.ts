/** The example city loads on any day: a hamlet of it is played up to each hard day, by the rules and to the end. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadDemoOnce, playDemo } from '../src/demo/index.ts';
import { SIZES } from '../src/demo/sizes.ts';
import { inSnapshot } from '../src/platform/postgres/db.ts';
import { seedCity } from '../src/seed.ts';
import { endOfDay, verifyCity } from '../src/wiring.ts';
import { testCity } from './harness/database.ts';
import { onEachDay } from './harness/hard-days.ts';
import { aPlaqueIssuer } from './harness/server.ts';

/** Long enough for every plot to end; small in everything that is only large. */
const HAMLET = {
  ...SIZES.small,
  daysOfPlay: 30,
  daysOfHistory: 20,
  reviewsBefore: 100,
  departments: { city: 4, county: 2 },
  windows: { city: 10, county: 1, township: 1 },
  townships: 1,
  firms: 1,
};

onEachDay(import.meta.filename, (at) => {
  it('the examples load, nothing in them is refused or lies ahead, and the record verifies', {
    timeout: 240_000,
  }, async () => {
    const city = await testCity({ at });
    const dataDir = mkdtempSync(path.join(tmpdir(), 'demo-'));
    try {
      await seedCity(city);
      const options = { dataDir, endOfDay, issuer: aPlaqueIssuer(city), scale: 'small' } as const;
      const played = await playDemo(city, { ...options, sizes: HAMLET });
      expect(played.refused).toEqual([]);
      expect(played.reviews).toBeGreaterThan(HAMLET.reviewsBefore);
      expect(played.matters).toBeGreaterThan(10);
      const { rows } = await city.asOwner((owner) =>
        owner.query<{ last: Date; phases: string }>(
          'select (select max(at) from record_event) as last, count(distinct phase) as phases from matters_matter',
        ),
      );
      expect(Number(rows[0]?.phases)).toBeGreaterThan(3);
      expect(rows[0]?.last.toISOString().localeCompare(at)).toBeLessThanOrEqual(0);
      expect((await inSnapshot(city.db, (tx) => verifyCity(tx, city, { kept: [] }))).broken).toEqual([]);
      // The next start finds them loaded.
      expect(await loadDemoOnce(city, options)).toEqual(played.accounts);
    } finally {
      await city.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
