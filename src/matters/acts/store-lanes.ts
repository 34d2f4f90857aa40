/**
 * SQL of matters by lane: counts, lists, exports and reports read the ordinary lane. A read of every lane
 * says why in its own comment, and a test finds the one that does not.
 */

import { sql } from 'kysely';
import type { Queryable } from '../../platform/postgres/db.ts';
import { mattersOn } from './store.ts';

/** Relations to use in SQL instead of the table. */
export const ORDINARY = sql`(select * from matters_matter where lane = 'ordinary')`;
/** Those the public figures count. */
export const PUBLISHED = sql`(select * from matters_matter where lane = 'ordinary' and published)`;

export function ordinaryMatters(q: Queryable) {
  return mattersOn(q).selectFrom('matters_matter').where('lane', '=', 'ordinary');
}

export function publishedMatters(q: Queryable) {
  return ordinaryMatters(q).where('published', '=', true);
}
