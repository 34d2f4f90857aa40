/** Release of an import by a second person, who reads the rows first. */

import type { ImportKind } from '../formats/index.ts';
import { type Actor, askSecondPerson, type Importer, openActsAbout, type Role } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import type { ImportRun, WriteMode } from './model.ts';
import { sealingOf } from './sealing.ts';
import { stagedOf } from './store-rows.ts';

export const WRITE_IMPORT = 'imports.write-import';

/** Identifies the dry run that was looked at. */
export type TriedRun = Readonly<{ mode: WriteMode; checkedAt: string | null }>;

/** Asks for a second person; the run itself stays as it is. */
export async function askRelease(
  tx: Tx,
  city: City,
  by: Actor,
  kind: ImportKind<Importer>,
  asked: Readonly<{ run: ImportRun; mode: WriteMode }>,
): Promise<void> {
  const { run, mode } = asked;
  const { releasers = [], facts } = kind.secondPerson ?? {};
  const given: TriedRun = { mode, checkedAt: run.checkedAt };
  await askSecondPerson(tx, city, by, {
    kind: WRITE_IMPORT,
    objectId: run.id,
    divisionCode: run.divisionCode,
    releasers: releasers as readonly Role[],
    facts: {
      file: run.fileName,
      rows: run.counts?.created ?? 0,
      ...(await facts?.(
        tx,
        stagedOf(tx, { id: run.id, fields: kind.fields }, (await sealingOf(tx, city, run.id)).openFacts),
      )),
    },
    given,
    concernsUserId: null,
  });
}

/** Until when each run waits for its second person; runs that do not are left out. */
export async function releaseAwaited(
  q: Queryable,
  city: City,
  runs: readonly ImportRun[],
): Promise<ReadonlyMap<string, string>> {
  const checked = runs.filter(({ state }) => state === 'checked');
  const acts = await openActsAbout(q, { kind: WRITE_IMPORT, objectIds: checked.map(({ id }) => id) });
  const now = city.outside.now();
  return new Map(
    acts.flatMap(({ objectId, given, expiresAt }) => {
      const run = checked.find(({ id }) => id === objectId);
      const stands = expiresAt !== null && expiresAt > now && run?.checkedAt === (given as TriedRun).checkedAt;
      return stands ? [[objectId, expiresAt] as const] : [];
    }),
  );
}
