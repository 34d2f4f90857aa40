/** SQL of finding matters: by the beginning of a number, and words that are not sealed. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import { beginning, containing, pairsOf, searchForm } from '../../kernel/search-text.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { mattersOn } from '../acts/store.ts';
import { LINE_COLUMNS, type MatterRow } from '../acts/store-lines.ts';
import { reached } from '../acts/store-reached.ts';
import { TOLD_TO_OFFICES } from '../acts/store-texts.ts';

/** Texts that are put in order; a search with more is too short to mean one of them. */
const MOST_HITS = 200;

/** Matters within reach of one number; a series has each number once. */
export async function mattersNumbered(q: Queryable, reader: Reader, number: string): Promise<readonly MatterRow[]> {
  return reached(q, reader).where('number', '=', number).select(LINE_COLUMNS).$castTo<MatterRow>().execute();
}

/** Matters within reach by the digits their number begins with. */
export async function mattersBeginning(
  q: Queryable,
  reader: Reader,
  digits: string,
  most: number,
): Promise<readonly MatterRow[]> {
  return reached(q, reader)
    .where('number', 'like', beginning(digits))
    .select(LINE_COLUMNS)
    .$castTo<MatterRow>()
    .orderBy('number')
    .limit(most)
    .execute();
}

export type WordsHit = Readonly<{ matterId: Uuid; body: string }>;

/**
 * Plain words of matters within reach that contain what was typed, the newest first: those of offices and units, and released
 * copies. Whether the reader may read them is not asked here.
 */
export async function wordsContaining(
  q: Queryable,
  reader: Reader,
  typed: string,
  most: number,
): Promise<readonly WordsHit[]> {
  const form = searchForm(typed);
  const { rows } = await sql<WordsHit>`
    with hit as materialized (
      select id, matter_id, body, created_at from matters_text
       where body is not null and kind <> all(${[...TOLD_TO_OFFICES]}::text[]) and bigrams(search_form(body)) @> ${[...pairsOf(form)]}::text[]
         and search_form(body) like ${containing(form)}
       limit ${MOST_HITS}
    )
    select matter_id as "matterId", body from hit
     where matter_id in (${reached(q, reader).select('id')})
     order by created_at desc, id limit ${most}`.execute(mattersOn(q));
  return rows;
}
