/** What a system of the province does with its key: sends a review of its own, and reads in which groups ours leave. */

import { normalBase32 } from '../../kernel/base32.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { nameOf } from '../../kernel/spelling.ts';
import { addMs, localDateOf, weekOf } from '../../kernel/time.ts';
import { audit, directoryOf, divisionTree, withBelow } from '../../people/index.ts';
import { windowSpots } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { hashOfProgramKey } from '../../platform/program-key.ts';
import { inWords, type LeftLine } from './actions-leaving.ts';
import { provinceReviewOf, recordProvinceReviews, type Taken } from './actions-record.ts';
import type { ProvinceSystem, ReviewPortProblem } from './model.ts';
import { isOurs } from './rules-ours.ts';
import { provinceReader, REASON_MARK } from './rules-province.ts';
import { leftAfter } from './store-leaving.ts';
import { countedAlready, countSentBy, holdNumber, reviewsOfNumbers } from './store-province.ts';
import { lockSystemByKey, noteUse } from './store-systems.ts';

export const MOST_A_MINUTE = 600;
const MINUTE_MS = 60_000;

/** A review as it is sent: members by the names of the columns. */
export type SentReview = Readonly<{
  sourceSystem: string;
  number: string;
  division: string;
  windowCode: string;
  hall: string;
  window: string;
  unit: string;
  serviceCode: string;
  service: string;
  grade: number;
  reasons: readonly string[];
  isDefault: boolean;
  day: string;
  channel: string;
}>;

/** Takes a review. The same again changes nothing; the same number with other content is a correction, and what was before stays beside it. */
export async function takeReview(
  tx: Tx,
  city: City,
  key: string,
  sent: SentReview,
): Promise<Result<Taken, ReviewPortProblem>> {
  const system = await systemOf(tx, key);
  if (system === undefined) return refuse({ kind: 'review-key-wrong' });
  if (isOurs(city.code, sent.sourceSystem, sent.number)) return refuse({ kind: 'review-ours' });
  if (sent.sourceSystem !== nameOf(system.sourceSystem)) return refuse({ kind: 'review-source-not-yours' });
  const now = city.outside.now();
  if ((await countSentBy(tx, system.id, addMs(now, -MINUTE_MS))) >= MOST_A_MINUTE) return refuse({ kind: 'too-many' });
  const divisionCodes = await divisionsOf(tx, system);
  const judged = provinceReader({
    cityCode: city.code,
    directory: await directoryOf(tx),
    reach: new Set(divisionCodes),
    windows: await windowSpots(
      tx,
      { divisionCodes },
      { number: sent.window, code: normalBase32(sent.windowCode) ?? '' },
    ),
    today: localDateOf(now),
  })(cellsOf(sent));
  if (!judged.ok) return refuse({ kind: 'review-malformed', faults: judged.faults });
  const review = provinceReviewOf(judged.row.facts);
  // Before looking: another program may be sending the same number, or a sheet be bringing it.
  if (!(await holdNumber(tx, review))) return refuse({ kind: 'too-many' });
  if ((await countedAlready(tx, [review])) > 0) return refuse({ kind: 'review-counted-already' });
  const [before] = await reviewsOfNumbers(tx, [review]);
  // Another division's review under this number is not the key's to correct, as it is not an importer's.
  if (before !== undefined && !divisionCodes.includes(before.divisionCode)) {
    return refuse({ kind: 'review-malformed', faults: [{ column: 'number', reason: 'division-outside-yours' }] });
  }
  const [taken = 'same'] = await recordProvinceReviews(tx, city, [review], system.id);
  await noteUse(tx, system.id, weekOf(localDateOf(now)));
  return ok(taken);
}

/** Groups that left after a number, in their order; a system reads those of its divisions. */
export async function readLeaving(
  tx: Tx,
  city: City,
  key: string,
  page: Readonly<{ after: number; limit: number }>,
): Promise<Result<readonly LeftLine[], ReviewPortProblem>> {
  const system = await systemOf(tx, key);
  if (system === undefined) return refuse({ kind: 'review-key-wrong' });
  const groups = await leftAfter(tx, await divisionsOf(tx, system), page);
  await noteUse(tx, system.id, weekOf(localDateOf(city.outside.now())));
  await audit(tx, city, {
    actor: null,
    action: 'reviews.tell-province',
    objectKind: 'reviews-system',
    objectId: system.id,
    detail: { rows: groups.length },
  });
  return ok(await inWords(tx, city, groups));
}

async function systemOf(tx: Tx, key: string): Promise<(ProvinceSystem & Readonly<{ id: Uuid }>) | undefined> {
  return key === '' ? undefined : lockSystemByKey(tx, hashOfProgramKey('province-reviews', key));
}

async function divisionsOf(tx: Tx, { divisionCode }: ProvinceSystem): Promise<readonly string[]> {
  return withBelow(await divisionTree(tx), divisionCode);
}

function cellsOf({ grade, reasons, isDefault, ...texts }: SentReview): Readonly<Record<string, string>> {
  return { ...texts, grade: String(grade), reasons: reasons.join(REASON_MARK), isDefault: String(isDefault) };
}
