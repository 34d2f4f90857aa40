/** Acts of a draw: each appends to its stream of the record and keeps its row, in one transaction. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addMs, localDateOf, yearOf } from '../kernel/time.ts';
import { type Actor, audit, divisionNames, livingUnit, postsInUnit, scopeOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type Queryable, type Tx, transact } from '../platform/postgres/db.ts';
import { appendEvents, type EventData, readEvents } from '../record/index.ts';
import { SUPERVISING, TAKING_PART } from './access.ts';
import { askParties } from './actions-asking.ts';
import { candidatesOf } from './actions-candidates.ts';
import { bodyOf, commitmentOf, drawOf, exclusionsBody, frozenHashOf, listHash } from './drawing.ts';
import { DRAW, foldDraw } from './evolve.ts';
import type {
  Draw,
  DrawEvent,
  DrawnBy,
  DrawPurpose,
  DrawSource,
  DrawsProblem,
  Exclusion,
  ExclusionReason,
  Frozen,
  Party,
} from './model.ts';
import {
  ALL,
  drawNumber,
  elapsedBy,
  FEWEST_PARTIES,
  judgeCommitting,
  judgePublishing,
  judgeRevealing,
  judgeWithdrawing,
  shortOf,
} from './rules.ts';
import {
  drawNumbered,
  holdAnnouncements,
  insertDraw,
  keptOf,
  lockDraw,
  lockDrawById,
  nextNth,
  overdueDraws,
  replacedBy,
  updateDraw,
} from './store.ts';
import { recordedDraw } from './verify-projections.ts';

const HOUR_MS = 3_600_000;

export type NewDraw = Readonly<{
  /** Fresh for each draw; sent again, it is the same draw. */
  id: Uuid;
  purpose: DrawPurpose;
  source: DrawSource;
  /** Of each list. */
  wanted: number;
  exclusions: readonly Exclusion[];
  /** Offices in the order in which they reveal. */
  partyIds: readonly Uuid[];
  commitHours: number;
  revealHours: number;
  replaces: string | null;
}>;

type Done = Promise<Result<Draw, DrawsProblem>>;

/** Announces a draw: its lists are taken from the register and frozen at once, before anybody is asked for a secret. */
export async function announceDraw(tx: Tx, city: City, actor: Actor, asked: NewDraw): Done {
  await holdAnnouncements(tx);
  const before = await lockDrawById(tx, asked.id);
  if (before !== undefined) {
    return before.unitId === actor.unitId && isSame(before, asked) ? ok(before) : refuse({ kind: 'submission-reused' });
  }
  const unfit = (await unfitParties(tx, asked.partyIds)) ?? (await unfitPlace(tx, asked.replaces));
  if (unfit !== null) return refuse(unfit);
  const listed = await candidatesOf(tx, await scopeOf(tx, actor), asked.source);
  if (!listed.ok) return listed;
  const out = outOf(asked);
  const exclusions = [...out].map(([id, reason]) => ({ id, reason }));
  const ids = new Set(listed.value.flatMap((list) => list.ids));
  const stranger = exclusions.find(({ id }) => !ids.has(id));
  if (stranger !== undefined) return refuse({ kind: 'draw-exclusion-unknown', id: stranger.id });
  const short = shortOf(
    listed.value.map((list) => ({ ...list, wanted: asked.wanted })),
    (id) => out.has(id),
  );
  if (short.length > 0) {
    const nameOf = await divisionNames(tx);
    const labels = short.map(({ label, left }) => ({ label: label === ALL ? null : nameOf(label), left }));
    return refuse({ kind: 'draw-list-short', labels });
  }
  const now = city.outside.now();
  const year = yearOf(localDateOf(now));
  const commitBy = addMs(now, asked.commitHours * HOUR_MS);
  const kept = { lists: listed.value.map((list) => bodyOf(list.ids)), exclusions: exclusionsBody(exclusions) };
  const frozen: Frozen = {
    rules: 'mashang-draw-1',
    city: city.code,
    number: drawNumber(year, await nextNth(tx, year)),
    purpose: asked.purpose,
    source: asked.source,
    strata: listed.value.map((list, place) => ({
      label: list.label,
      wanted: asked.wanted,
      count: list.ids.length,
      list: listHash(kept.lists[place] ?? ''),
    })),
    exclusions: { count: exclusions.length, list: listHash(kept.exclusions) },
    parties: asked.partyIds,
    commitBy,
    revealBy: addMs(commitBy, asked.revealHours * HOUR_MS),
    replaces: asked.replaces,
  };
  const by = byOf(city, actor, asked.id);
  const announced: DrawEvent = { type: 'announced', data: { by, frozen, frozenHash: frozenHashOf(frozen) } };
  const draw = await append(tx, city, asked.id, [announced]);
  await insertDraw(tx, draw, kept);
  await askParties(tx, city, null, draw);
  await note(tx, city, actor, draw, announced.type);
  return ok(draw);
}

/** Reasons by candidate, each passed over once. */
function outOf({ exclusions }: NewDraw): ReadonlyMap<string, ExclusionReason> {
  return new Map(exclusions.map(({ id, reason }) => [id.normalize('NFC'), reason]));
}

/** What was asked for, whatever time and the register made of it. */
function isSame({ frozen }: Draw, asked: NewDraw): boolean {
  const { purpose, source, strata, exclusions, parties, replaces } = frozen;
  return (
    purpose === asked.purpose &&
    JSON.stringify(parties) === JSON.stringify(asked.partyIds) &&
    (Object.keys(source) as (keyof DrawSource)[]).every((key) => source[key] === asked.source[key]) &&
    strata[0]?.wanted === asked.wanted &&
    exclusions.list === listHash(exclusionsBody([...outOf(asked)].map(([id, reason]) => ({ id, reason })))) &&
    replaces === asked.replaces
  );
}

/** Offices that can be asked: different ones that live, each with a post that takes part, the last with one of supervision. */
async function unfitParties(q: Queryable, partyIds: readonly Uuid[]): Promise<DrawsProblem | null> {
  if (new Set(partyIds).size < Math.max(FEWEST_PARTIES, partyIds.length)) return { kind: 'draw-parties-few' };
  for (const [place, unitId] of partyIds.entries()) {
    const posts = (await livingUnit(q, unitId)) === undefined ? [] : await postsInUnit(q, unitId);
    const roles: readonly string[] = place === partyIds.length - 1 ? SUPERVISING : TAKING_PART;
    if (posts.some(({ role }) => roles.includes(role))) continue;
    return { kind: roles === SUPERVISING ? 'draw-last-supervises' : 'draw-party-unfit' };
  }
  return null;
}

/** The void draw whose place it takes; each has one successor. */
async function unfitPlace(tx: Tx, number: string | null): Promise<DrawsProblem | null> {
  if (number === null) return null;
  const before = await drawNumbered(tx, number);
  const fits = before?.state === 'void' && (await replacedBy(tx, number)) === undefined;
  return fits ? null : { kind: 'draw-replaces-what' };
}

/** A party commits to a secret that it keeps: only the hash comes here. */
export async function commitToDraw(tx: Tx, city: City, actor: Actor, id: Uuid, commitment: string): Done {
  const found = await lockDraw(tx, await scopeOf(tx, actor), id);
  if (found === undefined) return refuse({ kind: 'draw-not-found' });
  const by = byOf(city, actor, id);
  const again = found.parties.some((party) => party.unitId === actor.unitId && party.commitment === commitment);
  if (again) return ok(found);
  const problem = judgeCommitting(found, { ...by, supervises: supervises(actor) }, city.outside.now());
  if (problem !== null) return refuse(problem);
  return acted(tx, city, actor, found, [{ type: 'committed', data: { by, commitment } }]);
}

/** A party tells its secret; with the last one the draw is made. */
export async function revealForDraw(tx: Tx, city: City, actor: Actor, id: Uuid, secret: string): Done {
  const found = await lockDraw(tx, await scopeOf(tx, actor), id);
  if (found === undefined) return refuse({ kind: 'draw-not-found' });
  const again = found.parties.some((party) => party.unitId === actor.unitId && party.secret === secret);
  if (again) return ok(found);
  const by = byOf(city, actor, id);
  const isSecret = ({ unitId, commitment }: Party) => commitmentOf(found.frozenHash, unitId, secret) === commitment;
  const who = { ...by, supervises: supervises(actor) };
  const problem = judgeRevealing(found, who, city.outside.now(), isSecret);
  if (problem !== null) return refuse(problem);
  const events: DrawEvent[] = [{ type: 'revealed', data: { by, secret } }];
  const secrets = found.parties.flatMap((party) => (party.unitId === actor.unitId ? secret : (party.secret ?? [])));
  if (secrets.length === found.parties.length) {
    const drawn = drawOf(found.frozen, found.frozenHash, await keptOf(tx, id), secrets);
    events.push({ type: 'drawn', data: drawn });
  }
  return acted(tx, city, actor, found, events);
}

export async function withdrawDraw(tx: Tx, city: City, actor: Actor, id: Uuid): Done {
  const found = await lockDraw(tx, await scopeOf(tx, actor), id);
  if (found === undefined) return refuse({ kind: 'draw-not-found' });
  const problem = judgeWithdrawing(found, actor.unitId);
  if (problem !== null) return refuse(problem);
  const data = { why: 'withdrawn', missing: [], by: byOf(city, actor, id) } as const;
  return acted(tx, city, actor, found, [{ type: 'voided', data }]);
}

/** From now on everybody may see what was drawn, and draw it again. */
export async function publishDraw(tx: Tx, city: City, actor: Actor, id: Uuid): Done {
  const found = await lockDraw(tx, await scopeOf(tx, actor), id);
  if (found === undefined) return refuse({ kind: 'draw-not-found' });
  const problem = judgePublishing(found, actor.unitId);
  if (problem !== null) return refuse(problem);
  return acted(tx, city, actor, found, [{ type: 'published', data: { by: byOf(city, actor, id) } }]);
}

/** Draws whose time ran out are void; they stay, with their number and whose silence it was. */
export async function voidOverdueDraws(city: City): Promise<void> {
  for (const id of await overdueDraws(city.db, city.outside.now())) {
    await transact(city.db, async (tx) => {
      const draw = await lockDrawById(tx, id);
      const elapsed = draw === undefined ? null : elapsedBy(draw, city.outside.now());
      if (draw === undefined || elapsed === null) return;
      const ended = await append(tx, city, id, [{ type: 'voided', data: { ...elapsed, by: null } }]);
      await updateDraw(tx, ended);
      await askParties(tx, city, draw, ended);
    });
  }
}

function supervises({ role }: Actor): boolean {
  return (SUPERVISING as readonly string[]).includes(role);
}

function byOf(city: City, { unitId, postId, userId }: Actor, drawId: Uuid): DrawnBy {
  return { unitId, postId, mark: city.keys.hmac('receipts', 'draw-person/', drawId, '/', userId).toString('hex') };
}

async function acted(
  tx: Tx,
  city: City,
  actor: Actor,
  before: Draw,
  events: readonly DrawEvent[],
): Promise<Result<Draw, never>> {
  const draw = await append(tx, city, before.id, events);
  await updateDraw(tx, draw);
  await askParties(tx, city, before, draw);
  await note(tx, city, actor, draw, events[0]?.type ?? '');
  return ok(draw);
}

/** Appends to the stream. The caller holds the row, or nobody knows of the draw yet. */
async function append(tx: Tx, city: City, id: Uuid, events: readonly DrawEvent[]): Promise<Draw> {
  const stream = { kind: DRAW, id };
  const before = await readEvents(tx, stream);
  const at = city.outside.now();
  const fresh = events.map(({ type, data }) => ({ type, at, data: data as unknown as EventData }));
  const logged = await appendEvents(tx, city, stream, before.at(-1) ?? null, fresh);
  return foldDraw(id, [...before, ...logged].map(recordedDraw));
}

async function note(tx: Tx, city: City, actor: Actor, { id, number }: Draw, step: string): Promise<void> {
  const of = { actor, objectKind: 'draw', objectId: id, detail: { number, step } };
  if (step === 'committed' || step === 'revealed') await audit(tx, city, { ...of, action: 'draws.take-part' });
  else await audit(tx, city, { ...of, action: 'draws.announce-draw' });
}
