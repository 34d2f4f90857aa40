/** Review kept beside a matter: the grade and every reason, by their names on the page. */

import type { Uuid } from '../../kernel/ids.ts';
import { categoriesInForce } from '../../law/index.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { ReviewKept } from '../../vault/index.ts';
import { GOOD_REASONS } from '../rules.ts';
import { reviewsWords } from '../words.ts';
import { reviewOfMatter } from './store-entries.ts';

/** @returns undefined where the matter came from no review. */
export async function reviewKept(q: Queryable, matterId: Uuid): Promise<ReviewKept | undefined> {
  const review = await reviewOfMatter(q, matterId);
  if (review === undefined) return undefined;
  const listed = await categoriesInForce(q, 'bad-review-reason', review.day);
  const inWords = (lang: Lang) => {
    const say = speak(reviewsWords, lang);
    const nameOf = (code: string): string => {
      const good = GOOD_REASONS.find((reason) => reason === code);
      return good === undefined
        ? (listed.find((reason) => reason.code === code)?.name[lang] ?? code)
        : say(`reviews.reason.${good}`);
    };
    return { grade: say(`reviews.grade.${review.grade}`), reasons: review.reasons.map(nameOf) };
  };
  return { grade: review.grade, reasons: review.reasons, inWords: { zh: inWords('zh'), en: inWords('en') } };
}
