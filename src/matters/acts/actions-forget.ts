/** Retention: destroys identities after half a year and words after three years, or as the rule in force says. */

import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type Instant, localDateOf, startOfLocalDate } from '../../kernel/time.ts';
import { longestReopenDays } from '../../law/index.ts';
import { disposalOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, transact } from '../../platform/postgres/db.ts';
import { forgetIdentity, identitiesSealedBefore } from '../../vault/index.ts';
import { isMatterHeld, MATTER_DISCIPLINE, MATTER_IDENTITY, MATTER_KINDS, MATTER_WORDS } from '../counts/retention.ts';
import { type Ends, endedBefore, endedWithWords } from '../counts/store-retention.ts';
import type { Lane } from '../loop/model.ts';
import { eraseMatter } from './actions.ts';
import { eraseDocuments, eraseUploads } from './store-files.ts';

const MATTERS_PER_READ = 200;

/**
 * Days before which a matter must have ended: none is forgotten while its end may still be questioned, whatever the rule
 * says; refused, terminated and handed-over ones count from the end of their appeal.
 */
async function endsBefore(q: Queryable, city: City, before: Instant): Promise<Ends> {
  const window = await longestReopenDays(q);
  const ruled = localDateOf(before);
  const questioned = addDays(localDateOf(city.outside.now()), -window);
  return {
    closedBefore: ruled < questioned ? ruled : questioned,
    decidedBefore: startOfLocalDate(addDays(ruled, -window)),
  };
}

/** Each matter in its own transaction. @returns how many lost something. */
export async function forgetEnded(city: City): Promise<number> {
  return (
    (await forgetIdentities(city)) +
    (await forgetWords(city, 'ordinary', MATTER_WORDS)) +
    (await forgetWords(city, 'discipline', MATTER_DISCIPLINE))
  );
}

/** Clears uploads that belong to nothing: of a form that was closed, of a copy that was cut and never released. */
export async function forgetUploads(city: City): Promise<number> {
  const disposals = await Promise.all(MATTER_KINDS.map((kind) => disposalOf(city.db, city, kind)));
  const [own] = disposals;
  // A hold on whatever else of a matter preserves this too.
  if (own === undefined || !disposals.every((each) => each !== undefined)) return 0;
  const held = disposals.flatMap((each) => each.held);
  return transact(city.db, (tx) => eraseUploads(tx, own.before, held, city.outside.now()));
}

async function forgetIdentities(city: City): Promise<number> {
  const disposal = await disposalOf(city.db, city, MATTER_IDENTITY);
  if (disposal === undefined) return 0;
  const ends = await endsBefore(city.db, city, disposal.before);
  let done = 0;
  let after: Uuid | null = null;
  for (;;) {
    // Both the sealing and the end must lie before the day: the vault knows the first, the loop the second.
    const sealed: readonly Uuid[] = await identitiesSealedBefore(city.db, disposal.before, after, MATTERS_PER_READ);
    for (const matterId of await endedBefore(city.db, sealed, ends)) {
      if (await isMatterHeld(city.db, matterId)) continue;
      await transact(city.db, (tx) => forgetIdentity(tx, city, matterId));
      done += 1;
    }
    after = sealed.at(-1) ?? null;
    if (sealed.length < MATTERS_PER_READ) return done;
  }
}

async function forgetWords(city: City, lane: Lane, kind: string): Promise<number> {
  const disposal = await disposalOf(city.db, city, kind);
  const identities = await disposalOf(city.db, city, MATTER_IDENTITY);
  // Destroying the matter's key destroys both, so a hold on either stops it.
  if (disposal === undefined || identities === undefined) return 0;
  const ends = await endsBefore(city.db, city, disposal.before);
  const held = [...disposal.held, ...identities.held];
  for (let done = 0; ; ) {
    const matters = await endedWithWords(city.db, lane, ends, held, MATTERS_PER_READ);
    for (const matterId of matters) {
      const erased = await transact(city.db, async (tx) => {
        const gone = await eraseMatter(tx, city, matterId);
        if (gone.ok) await eraseDocuments(tx, matterId, city.outside.now());
        return gone;
      });
      // A hold placed this very moment: the next turn asks again.
      if (!erased.ok) return done;
      done += 1;
    }
    if (matters.length < MATTERS_PER_READ) return done;
  }
}
