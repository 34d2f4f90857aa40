/** All SQL by which very many entities are compared with the register and written into it: sets, never row by row. */

import { sql } from 'kysely';
import type { Comparison, Staged } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Relation, Tx } from '../platform/postgres/db.ts';
import { changed } from '../platform/postgres/remembered.ts';
import type { EntityStatus } from './model.ts';

type Rows = Pick<Staged, 'relation'>;

/** Facts after the row; where a cell is empty, the registered ones. */
const WANTED = sql`
  s.name as new_name, s.kind as new_kind, s.division_code as new_division_code,
  case
    when s.township_code is not null then s.township_code
    -- A firm that moved to another county has left its township too.
    when e.division_code = s.division_code then e.township_code
  end as new_township_code,
  coalesce(s.status, e.status) as new_status,
  coalesce(s.si_shang::boolean, e.si_shang) as new_si_shang,
  coalesce(s.opened_on::date, e.opened_on) as new_opened_on,
  -- Letters somebody set stay, under whatever name.
  case when e.initials_set is null then s.found_by else split_part(s.found_by, e'\\n', 1) || e'\\n' || e.initials_set end
    as new_found_by`;

const NOW = sql.raw('(name, kind, division_code, township_code, status, si_shang, opened_on)');
const THEN = sql.raw(
  '(new_name, new_kind, new_division_code, new_township_code, new_status, new_si_shang, new_opened_on)',
);

function registered({ relation }: Rows): Relation {
  return sql`(
    select s.row_number, s.id as staged_id, s.object_id, s.version as seen_version, ${WANTED}, e.*
    from ${relation} s join places_entity e on e.uscc = s.uscc
  )`;
}

/** @param reach divisions whose entities the importer keeps */
export function entityComparison(staged: Rows, reach: readonly string[]): Comparison {
  const now = registered(staged);
  return {
    faults: sql`(
      select row_number, 'uscc' as column_key, 'belongs-to-another-division' as reason, uscc as value, null as hint
      from ${now} n where division_code <> all(${[...reach]}::text[])
    )`,
    unchanged: sql`(select row_number from ${now} n where ${NOW} is not distinct from ${THEN})`,
    changes: sql`(
      select row_number, n.id as object_id, version, (
        select jsonb_agg(jsonb_build_object('field', field, 'before', before, 'after', after))
        from (values
          ('name', name, new_name),
          ('kind', kind, new_kind),
          ('division_code', division_code, new_division_code),
          ('township_code', township_code, new_township_code),
          ('status', status, new_status),
          ('si_shang', si_shang::text, new_si_shang::text),
          ('opened_on', opened_on::text, new_opened_on::text)
        ) as facts (field, before, after)
        where before is distinct from after
      ) as differences
      from ${now} n where ${NOW} is distinct from ${THEN}
    )`,
  };
}

export type Entering = Readonly<{ today: LocalDate; at: Instant; byPost: Uuid | null; ended: readonly EntityStatus[] }>;

export async function insertStagedEntities(tx: Tx, { relation }: Rows, { today, ended }: Entering): Promise<void> {
  await sql`
    with given as materialized (
      select *, coalesce(status, 'active') as begun_status from ${relation} s where object_id is null
    )
    insert into places_entity (
      id, uscc, name, kind, division_code, township_code, status, si_shang, opened_on, since_on, closed_on, version, found_by
    )
    select id, uscc, name, kind, division_code, township_code, begun_status, coalesce(si_shang::boolean, false),
      opened_on::date, ${today}::date, case when begun_status = any(${[...ended]}::text[]) then ${today}::date end, 1, found_by
    from given`.execute(tx);
}

/**
 * Rows that change what is registered: former facts go to the past, codes of what has ended die.
 * @returns false where somebody has changed one of them since it was compared
 */
export async function updateStagedEntities(tx: Tx, staged: Rows, entering: Entering): Promise<boolean> {
  const { today, at, byPost, ended } = entering;
  const now = registered(staged);
  const held = await sql<{ same: boolean }>`
    select version = seen_version as same from places_entity e
    join (select object_id, version as seen_version from ${staged.relation} s where object_id is not null) w on w.object_id = e.id
    order by e.id for update of e`.execute(tx);
  if (held.rows.length === 0) return true;
  if (held.rows.some(({ same }) => !same)) return false;
  await sql`
    with former as materialized (select * from ${now} n where object_id is not null)
    insert into places_past (id, kind, object_id, from_on, until_on, facts, changed_by_post, changed_at)
    select staged_id, 'entity', id, since_on, ${today}::date, jsonb_build_object(
      'name', name, 'kind', kind, 'divisionCode', division_code, 'townshipCode', township_code, 'status', status,
      'siShang', si_shang, 'openedOn', opened_on
    ), ${byPost}, ${at} from former`.execute(tx);
  await sql`
    with wanted as materialized (select * from ${now} n where object_id is not null)
    update places_entity e set
      name = new_name, kind = new_kind, division_code = new_division_code, township_code = new_township_code,
      status = new_status, si_shang = new_si_shang, opened_on = new_opened_on, since_on = ${today}::date,
      -- An ended entity's day of ending must not lie before the facts that hold since.
      closed_on = case when new_status = any(${[...ended]}::text[]) then ${today}::date end,
      version = e.version + 1, found_by = new_found_by
    from wanted w where e.id = w.object_id`.execute(tx);
  await sql`
    with gone as materialized (
      select object_id from ${now} n where object_id is not null and new_status = any(${[...ended]}::text[])
    )
    update places_code c set revoked_at = ${at}, revoked_by_post = ${byPost}, revoke_reason = 'closed'
    from gone g where c.entity_id = g.object_id and c.revoked_at is null`.execute(tx);
  await changed(tx, 'places');
  return true;
}
