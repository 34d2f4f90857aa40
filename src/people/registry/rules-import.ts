/** Import of units: reading rows, and comparing them with the tree of units. */

import type { Comparison, ImportColumn, RowChange, RowFault, RowReader, StagedRow } from '../../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, divisionIn, importColumn, judging } from '../../kernel/import-rows.ts';
import { wordKey } from '../../kernel/spelling.ts';
import type { Unit } from '../model.ts';
import type { Known } from './rules-directory.ts';

export const UNIT_FIELDS = ['name', 'division_code', 'parent'] as const;

export const UNIT_COLUMNS: readonly ImportColumn[] = [
  importColumn({
    key: 'name',
    said: { zh: '单位名称', en: 'unit' },
    synonyms: ['单位', '单位全称', '机构名称', '部门名称', '部门', '名称', '单位（部门）名称'],
    required: true,
    note: { zh: '全称；按“区划＋名称”识别同一单位', en: 'in full; division and name make a unit known' },
    example: '睢阳区市场监督管理局',
  }),
  divisionColumn(),
  importColumn({
    key: 'parent',
    said: { zh: '上级单位', en: 'parent unit' },
    synonyms: ['主管单位', '上级主管单位', '上级部门', '隶属单位'],
    note: { zh: '可不填；可以是本表中的单位', en: 'may be empty; may be a unit of this sheet' },
    example: '睢阳区人民政府办公室',
  }),
];

export const UNIT_REASONS = {
  ...DIVISION_REASONS,
  'parent-unknown': { zh: '没有这个上级单位，本表里也没有', en: 'no such parent unit, nor in this sheet' },
  'units-in-a-circle': { zh: '单位不能隶属于自己或自己的下级', en: 'a unit cannot stand below itself' },
} as const;

export function unitReader(known: Known): RowReader {
  return judging(({ name = '', division = '', parent = '' }, complain) => {
    const code = divisionIn(known, division, complain)?.code ?? '';
    if (parent !== '' && wordKey(parent) === wordKey(name)) complain('parent', 'units-in-a-circle');
    return {
      key: unitKey(code, name),
      label: name,
      facts: { name, division_code: code, parent: parent === '' ? null : parent },
    };
  });
}

export function unitKey(divisionCode: string, name: string): string {
  return `${divisionCode} / ${name}`;
}

type Named = Readonly<{ name: string; divisionCode: string }>;

/** The unit a row names as its parent: in its own division first, else where the name is the only one. */
export function parentIn<T extends Named>(units: readonly T[], divisionCode: string, name: string): T | undefined {
  return parentsAmong(units)(divisionCode, name);
}

function parentsAmong<T extends Named>(units: readonly T[]): (divisionCode: string, name: string) => T | undefined {
  const byName = Map.groupBy(units, (unit) => wordKey(unit.name));
  return (divisionCode, name) => {
    const named = byName.get(wordKey(name)) ?? [];
    const near = named.filter((unit) => unit.divisionCode === divisionCode);
    const fitting = near.length > 0 ? near : named;
    return fitting.length === 1 ? fitting[0] : undefined;
  };
}

const nameIn = ({ facts }: StagedRow): string => facts['name'] ?? '';
const divisionOf = ({ facts }: StagedRow): string => facts['division_code'] ?? '';
const parentOf = ({ facts }: StagedRow): string | null => facts['parent'] ?? null;

/** @param units every living one */
export function compareUnits(rows: readonly StagedRow[], units: readonly Unit[]): Comparison {
  const now = new Map(units.map((unit) => [unitKey(unit.divisionCode, unit.name), unit]));
  const nameOf = new Map(units.map((unit) => [unit.id as string, unit.name]));
  const circle = circleIn(rows, units);
  const inCircle = rows.filter(({ key }) => circle.has(key));
  const { good, orphans } = withParents(
    rows.filter(({ key }) => !circle.has(key)),
    units,
  );
  const faultOf = (reason: string) => (row: StagedRow) => ({
    row: row.row,
    column: 'parent',
    reason,
    value: parentOf(row) ?? '',
  });
  const faults: RowFault[] = [...inCircle.map(faultOf('units-in-a-circle')), ...orphans.map(faultOf('parent-unknown'))];
  const changes: RowChange[] = [];
  const unchanged: { row: number }[] = [];
  for (const row of good) {
    const parent = parentOf(row);
    const before = now.get(row.key);
    if (before === undefined) continue;
    const parentNow = before.parentId === null ? null : (nameOf.get(before.parentId) ?? null);
    if (parent === null || parent === parentNow) unchanged.push({ row: row.row });
    else {
      const differences = [{ field: 'parent', before: parentNow, after: parent }];
      changes.push({ row: row.row, objectId: before.id, version: before.version, differences });
    }
  }
  return { faults, changes, unchanged };
}

/** Rows whose parent exists or is imported with them; a row left out takes those below it along. */
function withParents(
  rows: readonly StagedRow[],
  units: readonly Unit[],
): Readonly<{ good: readonly StagedRow[]; orphans: readonly StagedRow[] }> {
  const registered = parentsAmong(units);
  const orphans: StagedRow[] = [];
  for (let good = rows; ; ) {
    const inSheet = parentsAmong(good.map((row) => ({ name: nameIn(row), divisionCode: divisionOf(row) })));
    const isOrphan = (row: StagedRow): boolean => {
      const parent = parentOf(row);
      if (parent === null) return false;
      return (registered(divisionOf(row), parent) ?? inSheet(divisionOf(row), parent)) === undefined;
    };
    const lost = good.filter(isOrphan);
    if (lost.length === 0) return { good, orphans };
    orphans.push(...lost);
    good = good.filter((row) => !lost.includes(row));
  }
}

/** Keys of rows that would end up below themselves once all rows were written. */
function circleIn(rows: readonly StagedRow[], units: readonly Unit[]): ReadonlySet<string> {
  const places = new Map<string, Named & Readonly<{ key: string }>>();
  const keyOfUnit = new Map<string, string>();
  for (const { id, name, divisionCode } of units) {
    const key = unitKey(divisionCode, name);
    keyOfUnit.set(id, key);
    places.set(key, { key, name, divisionCode });
  }
  for (const row of rows) places.set(row.key, { key: row.key, name: nameIn(row), divisionCode: divisionOf(row) });
  const above = new Map<string, string | undefined>();
  for (const { id, parentId } of units) {
    if (parentId !== null) above.set(keyOfUnit.get(id) ?? '', keyOfUnit.get(parentId));
  }
  const named = parentsAmong([...places.values()]);
  for (const row of rows) {
    const parent = parentOf(row);
    if (parent !== null) above.set(row.key, named(divisionOf(row), parent)?.key);
  }
  const standsBelowItself = (key: string): boolean => {
    const seen = new Set<string>();
    for (let at = above.get(key); at !== undefined && !seen.has(at); at = above.get(at)) {
      if (at === key) return true;
      seen.add(at);
    }
    return false;
  };
  return new Set(rows.map(({ key }) => key).filter(standsBelowItself));
}
