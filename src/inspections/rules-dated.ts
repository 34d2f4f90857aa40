/** Records in dated versions: whether one holds on a day, and what a row of a list would make of those that are kept. */

import type { Comparison, RowChange, RowFault, StagedRow } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate, localDate } from '../kernel/time.ts';
import type { Dated, Standing } from './model.ts';

type Days = Pick<Dated, 'fromOn' | 'lastOn'>;

export function standingOn({ fromOn, lastOn }: Days, day: LocalDate): Standing {
  if (fromOn > day) return 'coming';
  return lastOn !== null && lastOn < day ? 'ended' : 'in-force';
}

export function holdsOn(days: Days, day: LocalDate): boolean {
  return standingOn(days, day) === 'in-force';
}

/** A version that is kept: `key` is that of the record, the same for all its versions; the facts are named as the row's. */
export type Kept = Days &
  Readonly<{ id: Uuid; version: number; key: string; facts: Readonly<Record<string, string | null>> }>;

/**
 * A row with the first day of a version closes that version or leaves it; a row with a later day begins a new one, and the one
 * before ends on the day before. What a version said is never changed, nor does one begin or end in the past once another was kept.
 * @param fields facts that make a version, without its days
 */
export function compareDated(
  rows: readonly StagedRow[],
  kept: readonly Kept[],
  fields: readonly string[],
  today: LocalDate,
): Comparison {
  const versions = Map.groupBy(kept, ({ key }) => key);
  const faults: RowFault[] = [];
  const changes: RowChange[] = [];
  const unchanged: { row: number }[] = [];
  for (const row of rows) {
    const found = judged(row, versions.get(row.key) ?? [], fields, today);
    if (found === 'new') continue;
    if (found === 'same') unchanged.push({ row: row.row });
    else if ('reason' in found) faults.push(found);
    else changes.push(found);
  }
  return { faults, unchanged, changes };
}

const MADE = ['new', 'same'] as const;

function judged(
  row: StagedRow,
  versions: readonly Kept[],
  fields: readonly string[],
  today: LocalDate,
): RowFault | RowChange | (typeof MADE)[number] {
  const from = localDate(row.facts['from_on'] ?? today);
  const last = row.facts['last_on'] ?? null;
  const same = versions.find(({ fromOn }) => fromOn === from);
  const fault = (column: 'from' | 'until', reason: string, hint: string): RowFault => {
    const value = (column === 'from' ? row.facts['from_on'] : row.facts['last_on']) ?? '';
    return { row: row.row, column, reason, value, hint };
  };
  if (same !== undefined) {
    if (fields.some((field) => (row.facts[field] ?? null) !== (same.facts[field] ?? null))) {
      return fault('from', 'version-stands', from);
    }
    if (last === same.lastOn || last === null) return 'same';
    if (last < today) return fault('until', 'ends-before-today', today);
    if (versions.some(({ fromOn }) => fromOn > from)) return fault('until', 'followed-already', from);
    return changeOf(row, same.id, same, last);
  }
  const [latest] = versions.toSorted((one, other) => (one.fromOn < other.fromOn ? 1 : -1));
  if (latest === undefined) return 'new';
  if (from <= latest.fromOn) return fault('from', 'begins-before-latest', latest.fromOn);
  if (from < today) return fault('from', 'begins-before-today', today);
  const before = addDays(from, -1);
  return latest.lastOn !== null && latest.lastOn <= before ? 'new' : changeOf(row, null, latest, before);
}

function changeOf(row: StagedRow, objectId: Uuid | null, { version, lastOn }: Kept, after: string): RowChange {
  return { row: row.row, objectId, version, differences: [{ field: 'last_on', before: lastOn, after }] };
}

/** The version a row begins takes the place of this one, which ends the day before. */
export function endedBy(row: StagedRow, kept: readonly Kept[]): Kept | undefined {
  return kept
    .filter(({ key, fromOn }) => key === row.key && fromOn < (row.facts['from_on'] ?? ''))
    .toSorted((one, other) => (one.fromOn < other.fromOn ? 1 : -1))[0];
}
