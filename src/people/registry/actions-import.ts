/** Import of units from a sheet, each by the action that makes a single one. */

import type { ImportKind, Staged, StagedRow, WriteProblem } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { City } from '../../platform/city.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import type { Importer, Unit } from '../model.ts';
import { livingUnits } from '../store.ts';
import { directoryOf, todayIn } from './actions-acting.ts';
import { staffImports } from './actions-import-staff.ts';
import { createUnit, renameUnit } from './actions-units.ts';
import { compareUnits, parentIn, UNIT_COLUMNS, UNIT_FIELDS, UNIT_REASONS, unitReader } from './rules-import.ts';

const units: ImportKind<Importer> = {
  name: 'units',
  said: { zh: '单位', en: 'units' },
  note: { zh: '机关、部门、中心等，一行一个；按“区划＋名称”识别。', en: 'One unit a row, known by division and name.' },
  columns: UNIT_COLUMNS,
  keyColumn: 'name',
  fields: UNIT_FIELDS,
  fieldSaid: {
    name: { zh: '单位名称', en: 'unit' },
    division_code: { zh: '区划', en: 'division' },
    parent: { zh: '上级单位', en: 'parent unit' },
  },
  access: peopleAccess.keepUnits,
  mostRows: 4_000,
  repeats: 'merge',
  reasons: UNIT_REASONS,
  reader: async (q, _, by) => unitReader({ directory: await directoryOf(q), reach: new Set(by.divisionCodes) }),
  compare: async (q, _, __, staged) => compareUnits(await staged.rows(), await livingUnits(q)),
  write: writeUnits,
  shown: async (q) => {
    const directory = await directoryOf(q);
    return (field, value) => (field === 'division_code' ? directory.divisionName(value) : value);
  },
};

/** Parents before those below them, in however many rounds that takes. */
async function writeUnits(tx: Tx, city: City, by: Importer, staged: Staged): Promise<Result<null, WriteProblem>> {
  const known: Unit[] = [...(await livingUnits(tx))];
  let waiting = await staged.rows();
  while (waiting.length > 0) {
    const later: StagedRow[] = [];
    for (const row of waiting) {
      const parent = row.facts['parent'] ?? null;
      const above = parent === null ? null : parentIn(known, row.facts['division_code'] ?? '', parent);
      if (above === undefined) {
        later.push(row);
        continue;
      }
      const done = await writeOne(tx, city, by, row, above?.id ?? null, known);
      if (done === undefined) return refuse({ kind: 'changed-meanwhile' });
      if (row.objectId === null) known.push(done);
    }
    // The parents of the remaining rows ended since the comparison.
    if (later.length === waiting.length) return refuse({ kind: 'changed-meanwhile' });
    waiting = later;
  }
  return ok(null);
}

async function writeOne(
  tx: Tx,
  city: City,
  by: Importer,
  row: StagedRow,
  parentId: Uuid | null,
  known: readonly Unit[],
): Promise<Unit | undefined> {
  const on = todayIn(city);
  const name = row.facts['name'] ?? '';
  if (row.objectId === null) {
    const divisionCode = row.facts['division_code'] ?? '';
    const made = await createUnit(tx, city, by.actor, { id: row.id, name, divisionCode, parentId, from: on });
    return made.ok ? made.value : undefined;
  }
  const before = known.find(({ id }) => id === row.objectId);
  if (before === undefined || row.version === null) return undefined;
  const change = { unitId: before.id, name: before.name, parentId, on, version: row.version };
  const changed = await renameUnit(tx, city, by.actor, change);
  return changed.ok ? changed.value : undefined;
}

export const peopleImports: readonly ImportKind<Importer>[] = [units, ...staffImports];
