/** SQL of what matters are about, in the first words of each: for a line of a list, as its reader may see it. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { openTextsOf } from '../../vault/index.ts';
import { mattersOn } from '../acts/store.ts';
import { wordsOfSealed } from '../acts/store-texts.ts';

const MOST_CHARACTERS = 20;

type First = Readonly<{ matterId: Uuid; id: Uuid; body: string | null; sealed: Buffer | null }>;

/** What began it: its words, else its first request. */
const ORDER = sql`t.matter_id, t.kind = 'demand', t.created_at, t.position, t.id`;
const BEGINS = sql`t.release_of is null and t.kind in ('words', 'demand')`;

/**
 * @param whole matters whose reader sees everything that was said
 * @param others matters of which the reader sees what was released, and what an office raised them with
 */
export async function aboutOf(
  q: Queryable,
  city: City,
  { whole, others }: Readonly<{ whole: readonly Uuid[]; others: readonly Uuid[] }>,
): Promise<ReadonlyMap<Uuid, string>> {
  const [said, released] = await Promise.all([saidFirst(q, whole), releasedFirst(q, others)]);
  const sealed = said.flatMap(({ matterId, id, sealed: kept }) =>
    kept === null ? [] : [{ matterId, id, sealed: new Uint8Array(kept) }],
  );
  const opened = await openTextsOf(q, city, sealed);
  return new Map(
    [...said, ...released].flatMap(({ matterId, id, body }) => {
      const plain = opened.get(id);
      const text = plain === undefined ? body : wordsOfSealed(plain);
      return text === null ? [] : [[matterId, beginningOf(text)]];
    }),
  );
}

async function saidFirst(q: Queryable, ids: readonly Uuid[]): Promise<readonly First[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<First>`
    select distinct on (t.matter_id) t.matter_id as "matterId", t.id, t.body, t.sealed from matters_text t
     where t.matter_id = any(${[...ids]}::uuid[]) and ${BEGINS} and t.erased_at is null
     order by ${ORDER}`.execute(mattersOn(q));
  return rows;
}

async function releasedFirst(q: Queryable, ids: readonly Uuid[]): Promise<readonly First[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<First>`
    select distinct on (t.matter_id) t.matter_id as "matterId", t.id, null as sealed,
      case when t.author = 'office' then t.body else copy.body end as body
      from matters_text t
      left join lateral (
        select c.body from matters_text c where c.matter_id = t.matter_id and c.release_of = t.id
         order by c.created_at desc, c.id desc limit 1
      ) copy on true
     where t.matter_id = any(${[...ids]}::uuid[]) and ${BEGINS}
       and case when t.author = 'office' then t.body else copy.body end is not null
     order by ${ORDER}`.execute(mattersOn(q));
  return rows;
}

function beginningOf(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= MOST_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}
