/** Keeping the register of business entities (经营主体). */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { isUscc } from '../../kernel/uscc.ts';
import { type Division, divisionByCode, divisionTree } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type Queryable, sqlState, type Tx, UNIQUE_VIOLATION } from '../../platform/postgres/db.ts';
import { dateChange, keepPast, repeated, sameFacts } from '../actions.ts';
import { revokeCodeOf } from '../codes/actions-codes.ts';
import type {
  BusinessEntity,
  Change,
  EntityFacts,
  EntityStatus,
  NewEntity,
  Opening,
  PlacesProblem,
  Reach,
  Registrar,
} from '../model.ts';
import { entitiesByUscc, insertEntities, insertEntity, lockEntity, updateEntity } from './store-entities.ts';
import { setInitials } from './store-search.ts';

type Done<T> = Promise<Result<T, PlacesProblem>>;

/** Statuses that end an entity here: 撤销, 注销, 迁出. After 歇业 and 吊销 it still exists and can still complain. */
export const ENDED: readonly EntityStatus[] = ['annulled', 'deregistered', 'moved-out'];

function isEnded(status: EntityStatus): boolean {
  return ENDED.includes(status);
}

export async function registerEntity(
  tx: Tx,
  city: City,
  by: Registrar,
  opening: Opening<EntityFacts & Readonly<{ uscc: string }>>,
): Done<BusinessEntity> {
  const { submissionId: id, facts } = opening;
  const today = localDateOf(city.outside.now());
  const openedOn = opening.openedOn ?? null;
  if (openedOn !== null && openedOn > today) return refuse({ kind: 'date-out-of-order' });
  if (!isUscc(facts.uscc)) return refuse({ kind: 'uscc-wrong' });
  const placed = await placeFits(tx, by, facts);
  if (!placed.ok) return placed;
  const entity: BusinessEntity = {
    ...facts,
    id,
    openedOn,
    sinceOn: today,
    closedOn: isEnded(facts.status) ? today : null,
    version: 1,
  };
  const before = await lockEntity(tx, by, id);
  if (before !== undefined) return repeated({ ...before, sinceOn: today }, entity);
  const [namesake] = await entitiesByUscc(tx, [facts.uscc]);
  if (namesake?.id === id) return repeated({ ...namesake, sinceOn: today }, entity);
  if (namesake !== undefined) return refuse({ kind: 'uscc-taken' });
  await insertEntity(tx, entity);
  return ok(entity);
}

const ENTITIES_A_STATEMENT = 5_000;

/**
 * Registers very many entities in the caller's transaction, without holding them in memory. Every row is judged as
 * `registerEntity` does; the first that is refused ends it, and the caller rolls back.
 * @returns how many were registered.
 */
export async function registerEntities(
  tx: Tx,
  city: City,
  by: Registrar,
  rows: AsyncIterable<NewEntity>,
): Promise<Result<number, PlacesProblem & Readonly<{ uscc?: string }>>> {
  const today = localDateOf(city.outside.now());
  const divisions = new Map((await divisionTree(tx)).map((division) => [division.code, division]));
  const reach = new Set(by.divisionCodes);
  let count = 0;
  let batch: BusinessEntity[] = [];
  const flush = async (): Promise<Result<null, PlacesProblem>> => {
    const done = await orUsccTaken(() => insertEntities(tx, batch));
    count += batch.length;
    batch = [];
    return done;
  };
  for await (const { uscc, openedOn, ...facts } of rows) {
    const problem = newEntityProblem(divisions, reach, today, { uscc, openedOn, ...facts });
    if (problem !== undefined) return refuse({ ...problem, uscc });
    const closedOn = isEnded(facts.status) ? today : null;
    batch.push({ ...facts, id: city.outside.uuid(), uscc, openedOn, sinceOn: today, closedOn, version: 1 });
    if (batch.length < ENTITIES_A_STATEMENT) continue;
    const done = await flush();
    if (!done.ok) return done;
  }
  const done = await flush();
  return done.ok ? ok(count) : done;
}

/** Judges a row from memory: the tree of divisions is small, the rows are not few. */
function newEntityProblem(
  divisions: ReadonlyMap<string, Division>,
  reach: ReadonlySet<string>,
  today: LocalDate,
  entity: NewEntity,
): PlacesProblem | undefined {
  if (entity.openedOn !== null && entity.openedOn > today) return { kind: 'date-out-of-order' };
  if (!isUscc(entity.uscc)) return { kind: 'uscc-wrong' };
  if (!reach.has(entity.divisionCode)) return { kind: 'outside-your-division' };
  if (!divisions.has(entity.divisionCode)) return { kind: 'division-not-found' };
  if (entity.townshipCode === null) return undefined;
  const township = divisions.get(entity.townshipCode);
  return township?.level === 'township' && township.parentCode === entity.divisionCode
    ? undefined
    : { kind: 'township-not-in-division' };
}

async function orUsccTaken(write: () => Promise<void>): Promise<Result<null, PlacesProblem>> {
  try {
    await write();
    return ok(null);
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return refuse({ kind: 'uscc-taken' });
    throw error;
  }
}

/** A firm keeps its credit code when it moves or changes its name; an ended one loses its Mashang code. */
export async function changeEntity(
  tx: Tx,
  city: City,
  by: Registrar,
  change: Change<EntityFacts>,
): Done<BusinessEntity> {
  const now = await lockEntity(tx, by, change.id);
  if (now === undefined) return refuse({ kind: 'place-not-found' });
  const changed = { ...now, ...change.facts };
  if (sameFacts(now, changed)) return ok(now);
  // An ended entity may return: annulments are lifted, firms move in again.
  const dated = dateChange(city, { ...now, closedOn: null }, change);
  if (!dated.ok) return dated;
  const placed = await placeFits(tx, by, change.facts);
  if (!placed.ok) return placed;
  const { name, kind, divisionCode, townshipCode, status, siShang } = now;
  await keepPast(tx, city, by, 'entity', now, dated.value, { name, kind, divisionCode, townshipCode, status, siShang });
  const ended = isEnded(changed.status);
  const entity = {
    ...changed,
    sinceOn: dated.value,
    closedOn: ended ? (now.closedOn ?? dated.value) : null,
    version: now.version + 1,
  };
  // An ended entity's day of ending must not lie before the facts that hold since.
  if (entity.closedOn !== null && entity.closedOn < entity.sinceOn) entity.closedOn = entity.sinceOn;
  await updateEntity(tx, entity);
  if (ended) await revokeCodeOf(tx, city, by, { kind: 'entity', entityId: now.id }, 'closed');
  return ok(entity);
}

/** Sets initials for a name the dictionary reads wrongly (a rare surname, a village); null restores the dictionary's. */
export async function spellEntity(tx: Tx, by: Reach, id: Uuid, initials: string | null): Done<null> {
  const entity = await lockEntity(tx, by, id);
  if (entity === undefined) return refuse({ kind: 'place-not-found' });
  await setInitials(tx, entity, initials);
  return ok(null);
}

/** The county is one the registrar reaches, and the township lies in it. */
async function placeFits(
  q: Queryable,
  by: Reach,
  facts: Pick<EntityFacts, 'divisionCode' | 'townshipCode'>,
): Promise<Result<null, PlacesProblem>> {
  if (!by.divisionCodes.includes(facts.divisionCode)) return refuse({ kind: 'outside-your-division' });
  const division = await divisionByCode(q, facts.divisionCode);
  if (division === undefined) return refuse({ kind: 'division-not-found' });
  if (facts.townshipCode === null) return ok(null);
  const township = await divisionByCode(q, facts.townshipCode);
  if (township?.level !== 'township' || township.parentCode !== facts.divisionCode) {
    return refuse({ kind: 'township-not-in-division' });
  }
  return ok(null);
}
