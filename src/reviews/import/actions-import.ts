/** Import kind of an older system's reviews: grades for the figures, nothing else of them. */

import type { ImportKind, StagedRow } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { addMs, type Instant, type LocalDate, localDateOf, localTimeOf, startOfLocalDate } from '../../kernel/time.ts';
import { directoryOf, type Importer } from '../../people/index.ts';
import { hallNames, windowSpots } from '../../places/index.ts';
import { reviewsAccess } from '../access.ts';
import type { Grade } from '../model.ts';
import { provinceReviews } from '../province/actions-import.ts';
import { holdProvince, reviewsOfNumbers } from '../province/store-province.ts';
import { firstOwnMonth } from '../rollups/store-rollups.ts';
import { type RecordedReview, recordReviews } from '../scan/actions-record.ts';
import { REVIEW_COLUMNS, REVIEW_FIELDS, REVIEW_REASONS, reviewReader } from './rules-import.ts';
import { reviewComparison, reviewFacts } from './store-import.ts';

const olderReviews: ImportKind<Importer> = {
  name: 'older-reviews',
  said: { zh: '旧系统评价', en: 'older reviews' },
  note: {
    zh: '原系统的窗口评价，一行一条，只用于统计，只收本市启用之前的月份；不导入文字、姓名和电话，也不会生成事项。',
    en: 'Reviews of windows in an older system, for the figures alone and of months before the city began: no words, names or numbers, and no matters.',
  },
  columns: REVIEW_COLUMNS,
  keyColumn: 'ref',
  fields: REVIEW_FIELDS,
  fieldSaid: {
    source_system: { zh: '来源系统', en: 'source system' },
    source_ref: { zh: '原编号', en: 'its number' },
    grade: { zh: '评价等级', en: 'grade' },
    at: { zh: '评价时间', en: 'when' },
  },
  access: reviewsAccess.importReviews,
  mostRows: 2_000_000,
  repeats: 'fault',
  reasons: REVIEW_REASONS,
  reader: async (q, city, by) => {
    const now = city.outside.now();
    return reviewReader({
      cityCode: city.code,
      directory: await directoryOf(q),
      reach: new Set(by.divisionCodes),
      windows: await windowSpots(q, by),
      now: `${localDateOf(now)} ${localTimeOf(now)}`,
      before: await firstOwnMonth(q),
    });
  },
  compare: async (_, __, ___, staged) => reviewComparison(staged),
  write: async (tx, city, _, staged) => {
    const reviews = (await staged.rows()).map(reviewOf);
    const before = await firstOwnMonth(tx);
    // The city may have taken its first own review since the comparison.
    if (before !== undefined && reviews.some(({ at }) => localDateOf(at) >= before)) {
      return refuse({ kind: 'changed-meanwhile' });
    }
    await holdProvince(tx);
    const came = reviews.map(({ sourceSystem, sourceRef }) => ({ sourceSystem, number: sourceRef }));
    if ((await reviewsOfNumbers(tx, came)).length > 0) return refuse({ kind: 'changed-meanwhile' });
    const { known } = await recordReviews(tx, city, reviews);
    // One of them may have been brought in since the comparison.
    return known === 0 ? ok(null) : refuse({ kind: 'changed-meanwhile' });
  },
  // Once written, nobody can tell them from reviews that were really given.
  secondPerson: {
    releasers: ['joint-office', 'security-admin'],
    facts: async (q, staged) => {
      const { hallIds, from, to, systems } = await reviewFacts(q, staged);
      const names = [...(await hallNames(q, hallIds)).values()].sort();
      return { from, to, halls: hallIds.length, hallNames: shortOf(names), systems: shortOf(systems) };
    },
  },
  shown: async (_, lang) => {
    const grades = REVIEW_COLUMNS.find(({ key }) => key === 'grade')?.choices ?? [];
    return (field, value) =>
      field === 'grade' ? (grades.find((choice) => choice.value === value)?.said[lang] ?? value) : value;
  },
};

const MOST_NAMED = 20;

function shortOf(names: readonly string[]): string {
  return names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join('、')}……` : names.join('、');
}

function reviewOf({ facts }: StagedRow): RecordedReview {
  const of = (field: (typeof REVIEW_FIELDS)[number]): string => facts[field] ?? '';
  return {
    place: {
      windowId: of('window_id') as Uuid,
      hallId: of('hall_id') as Uuid,
      unitId: of('unit_id') as Uuid,
      divisionCode: of('division_code'),
    },
    grade: Number(of('grade')) as Grade,
    at: instantOf(of('at')),
    sourceSystem: of('source_system'),
    sourceRef: of('source_ref'),
  };
}

/** Instant of `YYYY-MM-DD HH:MM`, city time. */
function instantOf(moment: string): Instant {
  const [date = '', time = ''] = moment.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return addMs(startOfLocalDate(date as LocalDate), (hours * 60 + minutes) * 60_000);
}

export const reviewsImports: readonly ImportKind<Importer>[] = [olderReviews, provinceReviews];
