/** Records reviews of the province: each once, the same again changes nothing, other content is its next version. They count in no figure of ours. */

import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Grade } from '../model.ts';
import type { Channel, ProvinceReview, StoredProvinceReview } from './model.ts';
import { type ProvinceField, REASON_MARK } from './rules-province.ts';
import { NO_WORDS, putProvinceReviews, reviewsOfNumbers } from './store-province.ts';

export type Taken = 'new' | 'same' | 'corrected';

/** Rows of a statement. */
const AT_ONCE = 1000;

/**
 * Records them in the caller's transaction, which holds their numbers. @param systemId the system that sent them; null for a sheet
 * @returns what became of each, in their order; a number may stand among them once
 */
export async function recordProvinceReviews(
  tx: Tx,
  city: City,
  reviews: readonly ProvinceReview[],
  systemId: Uuid | null,
): Promise<readonly Taken[]> {
  const at = city.outside.now();
  const taken: Taken[] = [];
  for (let from = 0; from < reviews.length; from += AT_ONCE) {
    const some = reviews.slice(from, from + AT_ONCE);
    const before = new Map((await reviewsOfNumbers(tx, some)).map((review) => [keyOf(review), review]));
    const changed: StoredProvinceReview[] = [];
    for (const sent of some) {
      const known = before.get(keyOf(sent));
      const wordsErasedAt = known?.wordsErasedAt ?? null;
      const review = wordsErasedAt === null ? sent : { ...sent, ...NO_WORDS };
      if (known !== undefined && contentOf(known) === contentOf(review)) {
        taken.push('same');
        continue;
      }
      taken.push(known === undefined ? 'new' : 'corrected');
      const version = (known?.version ?? 0) + 1;
      changed.push({ ...review, id: known?.id ?? city.outside.uuid(), version, wordsErasedAt });
    }
    if (changed.length > 0) await putProvinceReviews(tx, changed, { at, systemId });
  }
  return taken;
}

function keyOf({ sourceSystem, number }: ProvinceReview): string {
  return canonicalJson([sourceSystem, number]);
}

function contentOf(review: ProvinceReview): string {
  const { divisionCode, unitId, hallId, windowId, serviceCode, service, grade, reasons, isDefault, day, channel } =
    review;
  return canonicalJson({
    ...{ divisionCode, unitId, hallId, windowId, serviceCode, service, grade, isDefault, day, channel },
    reasons: [...reasons],
  });
}

/** The review of a row that was judged without fault. */
export function provinceReviewOf(facts: Readonly<Record<string, string | null>>): ProvinceReview {
  const of = (field: ProvinceField): string => facts[field] ?? '';
  const perhaps = (field: ProvinceField): string | null => facts[field] ?? null;
  return {
    sourceSystem: of('source_system'),
    number: of('source_ref'),
    divisionCode: of('division_code'),
    unitId: of('unit_id') as Uuid,
    hallId: perhaps('hall_id') as Uuid | null,
    windowId: perhaps('window_id') as Uuid | null,
    serviceCode: perhaps('service_code'),
    service: perhaps('service_name'),
    grade: Number(of('grade')) as Grade,
    reasons: of('reasons') === '' ? [] : of('reasons').split(REASON_MARK),
    isDefault: of('is_default') === 'true',
    day: of('day') as LocalDate,
    channel: of('channel') as Channel,
  };
}
