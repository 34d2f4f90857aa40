/**
 * Authorisation table: who may call each route, and what that does by where they sit. It is written by hand, because one made
 * from the routes would prove nothing. A route without a row fails, and so does a row the server does not agree with: with
 * every role, with the record in reach and from the county next to it, with real ids, so that a forgotten scope shows.
 */

import { globSync } from 'node:fs';
import path from 'node:path';
import type { Matrix } from './rows/roles.ts';
import type { Laid, Relation, Row, Rows, Things } from './rows/row.ts';

/** Of every file of rows: what it exports by a name such as `lawRows`, and what it lays by one such as `importsLaid`. */
const modules = await Promise.all(
  globSync('rows/*.ts', { cwd: import.meta.dirname }).map(
    (file) => import(path.join(import.meta.dirname, file)) as Promise<Readonly<Record<string, Rows & Laid>>>,
  ),
);
const rows = modules.flatMap((module) =>
  Object.entries(module).flatMap(([name, some]) => (name.endsWith('Rows') ? Object.entries(some) : [])),
);

export const LAID: readonly Laid[] = modules.flatMap((module) =>
  Object.entries(module).flatMap(([name, each]) => (name.endsWith('Laid') ? [each] : [])),
);

/** A list's row with its sheet: the same people and filters, whole. */
function withSheet([name, row]: readonly [string, Row]): readonly (readonly [string, Row])[] {
  if (typeof row === 'string' || row.sheet === undefined) return [[name, row]];
  const { sheet, ...of } = row;
  if ('same' in of)
    return [
      [name, of],
      [`${name}.xlsx`, of],
    ];
  const { shows = () => '', ask } = of;
  const asked = (things: Things) => ({ url: whole(ask(things).url) });
  return [
    [name, of],
    [`${name}.xlsx`, { ...of, ask: asked, shows: sheet === true ? shows : sheet }],
  ];
}

/** The address of the workbook of a list, without the length of its page. */
function whole(url: string): string {
  const [path, query = ''] = url.split('?');
  const filters = query.split('&').filter((each) => each !== '' && !each.startsWith('limit='));
  return `${path}.xlsx${filters.length === 0 ? '' : `?${filters.join('&')}`}`;
}

const all = rows.flatMap(withSheet);

export const MATRIX: Matrix = Object.fromEntries(
  all.map(([name, row]) => [name, typeof row === 'string' ? row : row.by] as const),
);
export const RELATIONS: Readonly<Record<string, Relation>> = Object.fromEntries(
  all.flatMap(([name, row]) => (typeof row === 'string' || 'same' in row ? [] : [[name, row] as const])),
);
/** Routes for which the caller's place makes no difference. */
export const SAME_EVERYWHERE: readonly string[] = all.flatMap(([name, row]) =>
  typeof row !== 'string' && 'same' in row ? [name] : [],
);
