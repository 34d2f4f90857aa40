/** All SQL of comparing signatures. */

import { sql } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Reader } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { ordinaryMatters } from '../acts/store-lanes.ts';
import { reachedOpenly } from '../acts/store-reached.ts';
import { ENDED } from '../loop/model.ts';

export type OpenSignature = Readonly<{
  id: Uuid;
  officeDivision: string;
  divisionCode: string;
  categoryCode: string | null;
  respondentUnitId: Uuid | null;
  hallId: Uuid | null;
  signature: Uint8Array;
}>;

/** Signatures of open matters within reach, the latest first. */
export async function openSignatures(
  q: Queryable,
  reader: Reader,
  asked: Readonly<{ secret: string; divisionCode?: string | undefined; limit: number }>,
): Promise<readonly OpenSignature[]> {
  const open = reachedOpenly(q, reader)
    .innerJoin('matters_likeness as l', 'l.matter_id', 'matters_matter.id')
    .where('phase', 'not in', ENDED)
    .where('l.secret', '=', asked.secret)
    .where('l.signature', 'is not', null);
  const rows = await (asked.divisionCode === undefined ? open : open.where('division_code', '=', asked.divisionCode))
    .select([
      'id',
      'office_division as officeDivision',
      'division_code as divisionCode',
      'category_code as categoryCode',
      'respondent_unit_id as respondentUnitId',
      'hall_id as hallId',
      'l.signature as signature',
    ])
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(asked.limit)
    .execute();
  return rows as unknown as readonly OpenSignature[];
}

/** Signatures of these matters, within reach. */
export async function signaturesOf(
  q: Queryable,
  reader: Reader,
  secret: string,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, Uint8Array>> {
  if (ids.length === 0) return new Map();
  const rows = await reachedOpenly(q, reader)
    .innerJoin('matters_likeness as l', 'l.matter_id', 'matters_matter.id')
    .where('id', 'in', [...ids])
    .where('l.secret', '=', secret)
    .select(['id', 'l.signature as signature'])
    .execute();
  return new Map(rows.flatMap(({ id, signature }) => (signature === null ? [] : [[id, signature] as const])));
}

/** Open matters with words but no signature, or one under another secret. */
export async function openWithoutSignature(q: Queryable, secret: string, limit: number): Promise<readonly Uuid[]> {
  const rows = await ordinaryMatters(q)
    .leftJoin('matters_likeness as l', 'l.matter_id', 'matters_matter.id')
    .where('phase', 'not in', ENDED)
    .where((eb) => eb.or([eb('l.secret', 'is', null), eb('l.secret', '!=', secret)]))
    .where(
      sql<boolean>`exists (select from matters_text as t where t.matter_id = matters_matter.id
        and t.kind in ('words', 'demand') and t.sealed is not null)`,
    )
    .select('matters_matter.id')
    .orderBy('matters_matter.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
