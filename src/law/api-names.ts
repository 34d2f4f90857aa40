/** Names of the users who set a rule. The slice people comes after law, so the function that knows names is passed in. */

import type { LawDeps } from './api-deps.ts';

type Set = Readonly<{ byUserId: string | null }>;
export type Named<Row> = Row & Readonly<{ byName: string | null }>;

/** Adds the name to each row; null where the rule came with the program. */
export async function withNames<Row extends Set>(
  { city, namesOf }: Pick<LawDeps, 'city' | 'namesOf'>,
  rows: readonly Row[],
): Promise<Named<Row>[]> {
  const ids = [...new Set(rows.flatMap(({ byUserId }) => (byUserId === null ? [] : [byUserId])))];
  const names = (await namesOf?.(city.db, ids)) ?? new Map<string, string>();
  return rows.map((row) => ({ ...row, byName: row.byUserId === null ? null : (names.get(row.byUserId) ?? null) }));
}
