/** Choice of months of whole weeks, and names of lines. */

import type { FigureLine } from '../../api/types.ts';
import { today } from '../../parts/dates.ts';
import { FilterSelect } from '../../parts/table/filters.tsx';
import type { Words } from '../../words/index.ts';

const MOST_MONTHS = 36;

/** The newest first, `2026-11`. */
export function lastMonths(count: number, from: string = today()): readonly string[] {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

export function FilterMonth(props: { name: string; label: string }) {
  const options = lastMonths(MOST_MONTHS).map((month) => ({ value: month, label: month }));
  return <FilterSelect name={props.name} label={props.label} options={options} width={120} />;
}

/** Name of a line; unnamed reviews have a word. */
export function lineName(t: Words, line: Pick<FigureLine, 'name'>): string {
  return line.name === '' ? t('reviews.unnamed') : line.name;
}
