/** Lists the province's reviews for offices, with their places in words, and every version of one. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { divisionNames, type Scope, unitNames } from '../../people/index.ts';
import { windowNames } from '../../places/index.ts';
import type { Counted } from '../../platform/http/counted.ts';
import { handfuls, type Queryable, type Tx } from '../../platform/postgres/db.ts';
import type { ProvinceReview, ProvinceTally, StoredProvinceReview } from './model.ts';
import { everyProvinceReview, listProvinceReviews, type ProvinceFilter, versionsOf } from './store-province.ts';

type InWords = Readonly<{ division: string; unit: string; hall: string | null; window: string | null }>;
export type ProvinceLine = StoredProvinceReview & InWords;

export async function provinceLines(
  q: Queryable,
  scope: Scope,
  filter: ProvinceFilter,
  page: Readonly<{ limit: number; offset: number }>,
): Promise<Counted & Readonly<{ items: readonly ProvinceLine[]; tally: ProvinceTally }>> {
  const { items, ...counted } = await listProvinceReviews(q, scope, filter, page);
  return { ...counted, items: await inWords(q, items) };
}

/** Every line of the list, for a sheet. */
export async function* everyProvinceLine(
  tx: Tx,
  scope: Scope,
  filter: ProvinceFilter,
): AsyncIterable<readonly ProvinceLine[]> {
  for await (const rows of handfuls(tx, everyProvinceReview(tx, scope, filter))) yield await inWords(tx, rows);
}

/** What a version said, in words. */
export type VersionLine = ProvinceReview & InWords & Readonly<{ version: number; on: LocalDate; bySheet: boolean }>;

/** Every version, the last first; empty where the review is out of reach. */
export async function versionLines(q: Queryable, scope: Scope, id: Uuid): Promise<readonly VersionLine[]> {
  const versions = await versionsOf(q, scope, id);
  const said = await inWords(
    q,
    versions.map(({ content }) => content),
  );
  return versions.flatMap(({ version, at, bySheet }, nth) => {
    const content = said[nth];
    return content === undefined ? [] : [{ ...content, version, bySheet, on: localDateOf(at) }];
  });
}

async function inWords<Row extends ProvinceReview>(
  q: Queryable,
  reviews: readonly Row[],
): Promise<readonly (Row & InWords)[]> {
  const nameOf = await divisionNames(q);
  const windows = await windowNames(
    q,
    reviews.flatMap(({ windowId }) => (windowId === null ? [] : [windowId])),
  );
  const units = await unitNames(
    q,
    reviews.map(({ unitId }) => unitId),
  );
  return reviews.map((review) => {
    const window = review.windowId === null ? undefined : windows.get(review.windowId);
    return {
      ...review,
      division: nameOf(review.divisionCode),
      unit: units.get(review.unitId) ?? '',
      hall: window?.hallName ?? null,
      window: window?.number ?? null,
    };
  });
}
