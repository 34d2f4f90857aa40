/** Names for the ids in the facts of an act: a second person reads names, the record keeps ids. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { tablesOf } from '../../platform/postgres/db.ts';
import type { PeopleTables } from '../tables.ts';
import type { WaitingAct } from '../waiting/model-waiting.ts';

export type Called = Readonly<{
  user: (id: string) => string | null;
  /** Name for a value; null where the value needs none. */
  fact: (name: string, value: string | number | boolean | null) => string | null;
}>;

export async function calledBy(q: Queryable, acts: readonly WaitingAct[]): Promise<Called> {
  const tables = tablesOf<PeopleTables>(q);
  const idsOf = (name: string) =>
    acts.flatMap((act) => (typeof act.facts[name] === 'string' ? [act.facts[name] as Uuid] : []));
  const people = [
    ...idsOf('user'),
    ...acts.flatMap((act) => [act.askedByUserId, ...(act.decidedByUserId === null ? [] : [act.decidedByUserId])]),
  ];
  const users = await (people.length === 0
    ? []
    : tables.selectFrom('people_user').select(['id', 'username', 'display_name']).where('id', 'in', people).execute());
  const postIds = idsOf('post');
  const posts = await (postIds.length === 0
    ? []
    : tables.selectFrom('people_post').select(['id', 'title']).where('id', 'in', postIds).execute());
  const unitIds = idsOf('unit');
  const units = await (unitIds.length === 0
    ? []
    : tables.selectFrom('people_unit').select(['id', 'name']).where('id', 'in', unitIds).execute());
  const codes = idsOf('division');
  const divisions = await (codes.length === 0
    ? []
    : tables.selectFrom('people_division').select(['code', 'name']).where('code', 'in', codes).execute());
  const called: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    user: new Map(users.map((row) => [row.id, `${row.display_name}（${row.username}）`])),
    post: new Map(posts.map((row) => [row.id, row.title])),
    unit: new Map(units.map((row) => [row.id, row.name])),
    division: new Map(divisions.map((row) => [row.code, row.name])),
  };
  const fact: Called['fact'] = (name, value) =>
    (typeof value === 'string' ? called[name]?.get(value) : undefined) ?? null;
  return { user: (id) => fact('user', id), fact };
}
