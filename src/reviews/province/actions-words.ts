/** Erases the words of the province's reviews: service item and reasons, of every version; grade, place and day stay. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDateOf } from '../../kernel/time.ts';
import {
  type Actor,
  askSecondPerson,
  audit,
  disposalOf,
  isHeld,
  type ReleasedActs,
  scopeOf,
} from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { PROVINCE_WORDS } from '../retention.ts';
import type { StoredProvinceReview, WordsProblem } from './model.ts';
import { eraseWords, eraseWordsPast, provinceReview } from './store-province.ts';

export const ERASE_WORDS = 'reviews.erase-province-words';
const LEAST_REASON = 5;

/** The review whose words may go, or why they may not. */
async function withWords(tx: Tx, by: Actor, id: Uuid): Promise<Result<StoredProvinceReview, WordsProblem>> {
  const review = await provinceReview(tx, await scopeOf(tx, by), id);
  if (review === undefined) return refuse({ kind: 'review-not-found' });
  if (review.wordsErasedAt !== null) return refuse({ kind: 'review-words-gone' });
  return (await isHeld(tx, PROVINCE_WORDS, id)) ? refuse({ kind: 'review-words-held' }) : ok(review);
}

/** Asks a second person to have the words of one review erased, as somebody it speaks of may demand. */
export async function askToEraseWords(
  tx: Tx,
  city: City,
  by: Actor,
  { id, reason }: Readonly<{ id: Uuid; reason: string }>,
): Promise<Result<Readonly<{ waitingActId: string; expiresAt: string | null }>, WordsProblem>> {
  const found = await withWords(tx, by, id);
  if (!found.ok) return found;
  if ([...reason.trim()].length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const { sourceSystem, number, divisionCode, grade } = found.value;
  const act = await askSecondPerson(tx, city, by, {
    kind: ERASE_WORDS,
    objectId: id,
    divisionCode,
    releasers: ['discipline-supervisor', 'joint-office'],
    facts: { source: sourceSystem, number, grade, reason: reason.trim() },
    given: {},
    concernsUserId: null,
  });
  return ok({ waitingActId: act.id, expiresAt: act.expiresAt });
}

export const reviewsReleasedActs: ReleasedActs = {
  [ERASE_WORDS]: async (tx, city, { asker, act, detail }) => {
    if (asker === null) throw new Error('the words of a review are erased by a person');
    const id = act.objectId as Uuid;
    const found = await withWords(tx, asker, id);
    if (!found.ok) return found;
    await eraseWords(tx, id, city.outside.now());
    await audit(tx, city, { actor: asker, action: ERASE_WORDS, objectKind: 'province-review', objectId: id, detail });
    return ok(null);
  },
};

/** Erases the words whose time is over. */
export async function eraseOldWords(tx: Tx, city: City): Promise<void> {
  const disposal = await disposalOf(tx, city, PROVINCE_WORDS);
  if (disposal === undefined) return;
  await eraseWordsPast(tx, localDateOf(disposal.before), disposal.held, city.outside.now());
}
