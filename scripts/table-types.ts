/** Row types of each slice's tables, as the migrations make them: what a slice's `tables.ts` begins with. */

import type { CatalogueColumn } from '../src/platform/postgres/schema.ts';
import { HEAD } from './head.ts';

/** What the driver gives for a type of the database; where it takes less exact values too, in `columns.ts`. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  'text[]': 'string[]',
  uuid: 'Id',
  'uuid[]': 'Uuid[]',
  'timestamp(3) with time zone': 'At',
  date: 'Day',
  'date[]': 'Days',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Bytes',
  json: 'Json',
  jsonb: 'Json',
};
const OF_THE_HOUSE = ['At', 'Bytes', 'Day', 'Days', 'Id', 'Json'];
/** What opens and migrates a city, before its tables can be trusted; read by hand. */
const UNTYPED = ['platform_city', 'platform_migration'];

/** @returns the path of each file and its text. */
export function tableTypes(columns: readonly CatalogueColumn[]): readonly (readonly [string, string])[] {
  const typed = columns.filter(({ table }) => !UNTYPED.includes(table));
  return [...Map.groupBy(typed, ({ table }) => table.split('_')[0] ?? '')].map(([slice, own]) => {
    const tables = [...Map.groupBy(own, ({ table }) => table)].map(
      ([table, all]) =>
        `  ${table}: {\n${all.map((column) => `    ${column.column}: ${typeOf(column)};\n`).join('')}  };\n`,
    );
    const body = `export interface ${slice[0]?.toUpperCase()}${slice.slice(1)}Columns {\n${tables.join('')}}\n`;
    const named = OF_THE_HOUSE.filter((name) => new RegExp(`: ${name}\\b`).test(body));
    const up = slice === 'platform' ? './postgres' : '../platform/postgres';
    const imports = [
      ...(body.includes('Uuid[]') ? ["import type { Uuid } from '../kernel/ids.ts';\n"] : []),
      ...(named.length === 0 ? [] : [`import type { ${named.join(', ')} } from '${up}/columns.ts';\n`]),
    ];
    return [`src/${slice}/tables-generated.ts`, `${HEAD}${imports.join('')}\n${body}`] as const;
  });
}

function typeOf({ table, column, type, nullable }: CatalogueColumn): string {
  const known = TYPES[type];
  if (known === undefined) throw new Error(`${table}.${column} is of a type no row has yet: ${type}`);
  if (!nullable) return known;
  if (known === 'Json') return 'Json<object, null>';
  return OF_THE_HOUSE.includes(known) ? `${known}<null>` : `${known} | null`;
}
