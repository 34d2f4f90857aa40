/** Data of the page after the tap: services, reasons, and what was typed. */

import { categoriesInForce } from '../../law/index.ts';
import { type ResolvedCode, serviceItemsOf } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Choice } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import type { PhoneForm } from '../../platform/pages/photos-form.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import { GOOD_REASONS, isBad } from '../rules.ts';
import type { StoredReview } from '../store.ts';
import { reviewsWords } from '../words.ts';
import type { DetailsTyped } from './pages-details.tsx';
import { placeLabel, typedOf } from './scanned.ts';
import { detailOf } from './store-details.ts';

type Found = Extract<ResolvedCode, { kind: 'window' }>;

const MOST_SERVICES = 12;

export async function detailsFrame(city: City, reader: Reader, code: string, found: Found, review: StoredReview) {
  return {
    reader,
    code,
    place: placeLabel(reader.lang, found),
    submissionId: review.submissionId,
    grade: review.grade,
    reasons: await reasonsFor(city, review, reader.lang),
    services: servicesToAsk(found.window.services),
    canAskForAnswer: review.matterId === null || (await detailOf(city.db, city, review))?.wantsAnswer === true,
  };
}

/** Services to ask for: one needs no question, and too many would be a list to read instead of a tap. */
function servicesToAsk(services: string): readonly Choice[] {
  const items = serviceItemsOf(services);
  return items.length < 2 || items.length > MOST_SERVICES ? [] : items.map((item) => ({ code: item, label: item }));
}

/** Reasons to offer: of the law on the day of the tap for bad grades, our own few for good ones. */
async function reasonsFor(city: City, { grade, day }: StoredReview, lang: Lang): Promise<readonly Choice[]> {
  if (!isBad(grade)) {
    const say = speak(reviewsWords, lang);
    return GOOD_REASONS.map((code) => ({ code, label: say(`reviews.reason.${code}`) }));
  }
  const categories = await categoriesInForce(city.db, 'bad-review-reason', day);
  return categories.map((category) => ({ code: category.code, label: category.name[lang] }));
}

export function detailsTyped(form: PhoneForm): DetailsTyped {
  const { field, all } = typedOf(form);
  return {
    reasons: all('reason'),
    words: field('words'),
    wantsAnswer: field('answer') === 'yes',
    service: field('service'),
    shared: field('shared') === 'yes',
    name: field('name'),
    phone: field('phone'),
  };
}
