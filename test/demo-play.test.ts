/** The example city plays to the end without a refusal, fills every phase, and its record verifies. */

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Played, playDemo } from '../src/demo/index.ts';
import type { Uuid } from '../src/kernel/ids.ts';
import { suggestedUnits } from '../src/matters/actions-suggest.ts';
import { verifyCity } from '../src/matters/index.ts';
import { loadMatter } from '../src/matters/store.ts';
import { type Scope, scopeOf } from '../src/people/index.ts';
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

  it('replayed, the units suggested hold the one a dispatcher chose, as of the day it came in', async () => {
    const dispatchers = new Map<string, Scope>();
    const given = await city.asOwner(async (owner) =>
      (
        await owner.query<{ matter_id: Uuid; lead: Uuid; post: Uuid; user_id: Uuid; unit_id: Uuid; division: string }>(
          `select e.matter_id, e.data->>'lead' as lead, p.id as post, e.data->'by'->>'userId' as user_id, p.unit_id, p.division_code as division
           from matters_event e join people_post p on p.id = (e.data->'by'->>'postId')::uuid
           join matters_matter m on m.id = e.matter_id
           where e.type = 'dispatched' and m.returns = 0 and m.redos = 0 order by e.at, e.matter_id`,
        )
      ).rows.slice(-60),
    );
    let hits = 0;
    let firsts = 0;
    for (const { matter_id, lead, post, user_id, unit_id, division } of given) {
      const actor = {
        userId: user_id,
        postId: post,
        role: 'dispatcher' as const,
        unitId: unit_id,
        divisionCode: division,
        delegatedFrom: null,
        displayName: '',
      };
      const scope = dispatchers.get(post) ?? (await scopeOf(city.db, actor));
      dispatchers.set(post, scope);
      const loaded = await loadMatter(city.db, matter_id);
      if (loaded === undefined) throw new Error('a matter vanished');
      const suggested = await suggestedUnits(city.db, city, scope, loaded);
      if (suggested.some(({ unit }) => unit.id === lead)) hits += 1;
      if (suggested[0]?.unit.id === lead) firsts += 1;
    }
    expect(firsts).toBeGreaterThan(hits / 2);
    expect(given.length).toBeGreaterThan(30);
    expect(hits / given.length).toBeGreaterThan(0.8);
  });

  it('verifies', async () => {
    const report = await inSnapshot(city.db, (tx) => verifyCity(tx, city, { kept: [] }));
    expect(report.broken).toEqual([]);
  });
});
