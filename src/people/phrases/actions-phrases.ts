/** Phrases (常用语) of an office or unit: kept by its head, offered to its people in the texts of acts. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import type { Actor, PeopleProblem, Phrase } from '../model.ts';
import { audit, scopeOf } from '../registry/actions-acting.ts';
import { endPhraseOf, insertPhrase, phraseById, phrasesOf } from './store-phrases.ts';

/** Most living phrases of one use; a longer menu helps nobody. */
const MOST_OF_A_USE = 30;

/** Adds a phrase to the actor’s unit, where `instead` is given in the place of that one; the same again changes nothing. */
export async function keepPhrase(
  tx: Tx,
  city: City,
  actor: Actor,
  { instead, ...asked }: Pick<Phrase, 'id' | 'use' | 'body'> & Readonly<{ instead: Uuid | null }>,
): Promise<Result<Phrase, PeopleProblem>> {
  const { unitId, userId } = actor;
  const before = await phraseById(tx, asked.id);
  if (before !== undefined) {
    const same = before.unitId === unitId && before.use === asked.use && before.body === asked.body;
    return same ? ok(before) : refuse({ kind: 'submission-reused' });
  }
  const at = city.outside.now();
  if (instead !== null && !(await endPhraseOf(tx, unitId, instead, { at, byUser: userId }))) {
    return refuse({ kind: 'phrase-not-found' });
  }
  if ((await phrasesOf(tx, await scopeOf(tx, actor), { use: asked.use })).length >= MOST_OF_A_USE) {
    return refuse({ kind: 'too-many-phrases', most: MOST_OF_A_USE });
  }
  await insertPhrase(tx, { ...asked, unitId, madeAt: at, byUser: userId });
  await note(tx, city, actor, asked.id, { what: 'added', use: asked.use, instead });
  return ok({ ...asked, unitId, madeAt: at, authorName: actor.displayName, endedAt: null });
}

export async function endPhrase(tx: Tx, city: City, actor: Actor, id: Uuid): Promise<Result<null, PeopleProblem>> {
  const ended = await endPhraseOf(tx, actor.unitId, id, { at: city.outside.now(), byUser: actor.userId });
  if (!ended) return refuse({ kind: 'phrase-not-found' });
  await note(tx, city, actor, id, { what: 'ended' });
  return ok(null);
}

/** The words stay out of the audit: the list keeps ended ones. */
async function note(
  tx: Tx,
  city: City,
  actor: Actor,
  id: Uuid,
  detail: Readonly<Record<string, string | null>>,
): Promise<void> {
  const { action } = peopleAccess.keepPhrases;
  await audit(tx, city, { actor, action, objectKind: 'phrase', objectId: id, detail });
}
