/** The register without a file: for the example city, and for tests. */

import type { RowChange, RowFault, StagedRow } from '../formats/index.ts';
import type { Importer } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { REGISTER_KINDS } from './actions-import.ts';

/**
 * Brings rows into the register without a file: read, compared and written as those of one.
 * @param rows cells by the keys of the kind’s columns @throws for a row with a fault
 */
export async function bringRegister(
  tx: Tx,
  city: City,
  by: Importer,
  of: keyof typeof REGISTER_KINDS,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const kind = REGISTER_KINDS[of];
  const read = await kind.reader(tx, city, by);
  const staged = rows.map((cells, index): StagedRow => {
    const one = read(cells);
    if (!one.ok) throw new Error(`row ${index + 1} of ${of}: ${JSON.stringify(one.faults)}`);
    const fresh = { objectId: null, version: null, differences: [] };
    return { row: index + 1, id: city.outside.uuid(), ...one.row, ...fresh };
  });
  const compared = await kind.compare(tx, city, by, { rows: async () => staged });
  const [fault] = compared.faults as readonly RowFault[];
  if (fault !== undefined) throw new Error(`row of ${of}: ${JSON.stringify(fault)}`);
  const same = new Set((compared.unchanged as readonly Readonly<{ row: number }>[]).map(({ row }) => row));
  const changes = new Map((compared.changes as readonly RowChange[]).map((change) => [change.row, change]));
  const wanted = staged.filter(({ row }) => !same.has(row)).map((row) => ({ ...row, ...changes.get(row.row) }));
  const written = await kind.write(tx, city, by, { rows: async () => wanted });
  if (!written.ok) throw new Error(`rows of ${of} were not written`);
}
