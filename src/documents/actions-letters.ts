/** Papers of letters of supervision, for the slice that sends them: made at once, under the next number of the organ. */

import type { Uuid } from '../kernel/ids.ts';
import { type Result, refuse } from '../kernel/result.ts';
import { localDateOf } from '../kernel/time.ts';
import { matterView, matterViewOfUnit, matterViewOfUnits } from '../matters/index.ts';
import { type Actor, readerOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { holdingsOf } from '../vault/index.ts';
import { makePaper } from './actions.ts';
import { FILL_OF_LETTERS, type LetterKind, type LetterWords } from './fill/letters.ts';
import { seenWith } from './fill/seen.ts';
import type { DocumentsProblem, Paper } from './model.ts';

export type LetterOrder = Readonly<{
  id: Uuid;
  kind: LetterKind;
  matterIds: readonly Uuid[];
  toUnitId: Uuid;
  /** Whether it goes to a desk of the office, which is shown no less than the office that writes. */
  toDesk: boolean;
  words: Omit<LetterWords, 'on'>;
}>;

/** Makes the paper of a letter, filled from its matters as the addressee may see them. */
export async function makeLetterPaper(
  tx: Tx,
  city: City,
  actor: Actor,
  { id, kind, matterIds, toUnitId, toDesk, words }: LetterOrder,
): Promise<Result<Paper, DocumentsProblem>> {
  const reader = await readerOf(tx, city, actor);
  const on = localDateOf(city.outside.now());
  const seen = [];
  for (const matterId of matterIds) {
    const view = toDesk
      ? await matterView(tx, city, reader, matterId)
      : kind === 'bulletin'
        ? await matterViewOfUnits(tx, city, reader, matterId)
        : await matterViewOfUnit(tx, city, reader, matterId, toUnitId);
    // The key of what was destroyed must not come back: such a paper would be sealed under a new one.
    const sealed = toDesk && matterIds.length === 1;
    if (sealed && (await holdingsOf(tx, matterId)).erasedAt !== null) return refuse({ kind: 'paper-not-offered' });
    if (view === undefined) return refuse({ kind: 'paper-of-matters-unseen' });
    seen.push(await seenWith(tx, view));
  }
  const [only] = matterIds.length === 1 ? matterIds : [];
  return makePaper(tx, city, actor, {
    ...{ id, kind, isDraft: false, matterId: only ?? null, matterIds: only === undefined ? matterIds : [], step: null },
    ...{ toUnitId, sight: toDesk ? 'released' : 'unit', data: FILL_OF_LETTERS[kind](seen, { ...words, on }) },
  });
}
