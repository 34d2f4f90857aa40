/** All SQL of phrases. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { type Queryable, type Tx, tablesOf } from '../../platform/postgres/db.ts';
import type { Phrase, PhraseUse, Scope } from '../model.ts';
import type { PeopleTables } from '../tables.ts';

/** Phrases of the unit one acts for, living ones first, then the latest. */
export function phrasesOf(
  q: Queryable,
  { actor }: Scope,
  filter: Readonly<{ use?: PhraseUse | undefined; ended?: boolean | undefined }>,
): Promise<readonly Phrase[]> {
  let found = phrases(q).where('p.unit_id', '=', actor.unitId);
  if (filter.use !== undefined) found = found.where('p.use', '=', filter.use);
  if (filter.ended !== true) found = found.where('p.ended_at', 'is', null);
  return found
    .orderBy((eb) => eb('p.ended_at', 'is not', null))
    .orderBy('p.use')
    .orderBy('p.made_at', 'desc')
    .orderBy('p.id')
    .execute();
}

export async function phraseById(tx: Tx, id: Uuid): Promise<Phrase | undefined> {
  return phrases(tx).where('p.id', '=', id).executeTakeFirst();
}

/** @returns false when there is a phrase with this id already. */
export async function insertPhrase(
  tx: Tx,
  phrase: Pick<Phrase, 'id' | 'unitId' | 'use' | 'body' | 'madeAt'> & Readonly<{ byUser: Uuid }>,
): Promise<boolean> {
  const done = await tablesOf<PeopleTables>(tx)
    .insertInto('people_phrase')
    .values({
      id: phrase.id,
      unit_id: phrase.unitId,
      use: phrase.use,
      body: phrase.body,
      made_at: phrase.madeAt,
      made_by_user: phrase.byUser,
      ended_at: null,
      ended_by_user: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Ends a living phrase of the unit. @returns whether there was one */
export async function endPhraseOf(
  tx: Tx,
  unitId: Uuid,
  id: Uuid,
  how: Readonly<{ at: Instant; byUser: Uuid }>,
): Promise<boolean> {
  const done = await tablesOf<PeopleTables>(tx)
    .updateTable('people_phrase')
    .set({ ended_at: how.at, ended_by_user: how.byUser })
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function phrases(q: Queryable) {
  return tablesOf<PeopleTables>(q)
    .selectFrom('people_phrase as p')
    .innerJoin('people_user as u', 'u.id', 'p.made_by_user')
    .select([
      'p.id',
      'p.unit_id as unitId',
      'p.use',
      'p.body',
      'p.made_at as madeAt',
      'u.display_name as authorName',
      'p.ended_at as endedAt',
    ]);
}
