/** What helps whoever is about to release something: the parts to cover, and whether the window can be told without telling who. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, weekOf } from '../../kernel/time.ts';
import { windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { identityIn, type Span } from '../../vault/index.ts';
import { messagesOf, textsOf } from '../acts/store-texts.ts';
import type { MatterState, RelationCode } from '../loop/model.ts';
import { mayRelease } from '../loop/rules-preconditions.ts';

/** How many reviews a window had in the week of a day; from whoever keeps reviews. */
export type ReviewsInWeek = (q: Queryable, windowId: Uuid, monday: LocalDate) => Promise<number>;

export type ReleaseProposal = Readonly<{
  /** By the id of the text, or of the message it was sent as; texts with nothing to cover are left out. */
  masks: readonly Readonly<{ of: Uuid; spans: readonly Span[] }>[];
  /** null where no window is to be told. */
  place: Readonly<{ name: string; crowded: boolean }> | null;
}>;

/** Among fewer who reviewed it in a week, a unit might guess which of them complained. */
const LEAST_CROWD = 5;

/** @param as in what relation it is released: words that this relation may not release are not looked at */
export async function releaseProposal(
  q: Queryable,
  city: City,
  state: MatterState,
  as: RelationCode,
  reviewsInWeek: ReviewsInWeek,
): Promise<ReleaseProposal> {
  const sentAs = new Map((await messagesOf(q, state.id)).map(({ id, textId }) => [textId, id]));
  const texts = (await textsOf(q, city, state.id)).flatMap(({ id, author, text }) =>
    author === 'complainant' && text !== null && mayRelease(state, as, id) ? [{ id, text }] : [],
  );
  const found = await identityIn(q, city, state.id, texts);
  return {
    masks: [...found].map(([id, spans]) => ({ of: sentAs.get(id) ?? id, spans })),
    place: as === 'D' ? await placeOf(q, state, reviewsInWeek) : null,
  };
}

async function placeOf(
  q: Queryable,
  { place, placeReleased, raiser, receivedOn }: MatterState,
  reviewsInWeek: ReviewsInWeek,
): Promise<ReleaseProposal['place']> {
  if (place.kind !== 'window' || placeReleased !== 'no' || raiser !== null) return null;
  const window = (await windowNames(q, [place.windowId])).get(place.windowId);
  if (window === undefined) return null;
  const { hallName, number, name } = window;
  const reviews = await reviewsInWeek(q, place.windowId, weekOf(receivedOn));
  return { name: `${hallName} ${number} ${name}`, crowded: reviews >= LEAST_CROWD };
}
