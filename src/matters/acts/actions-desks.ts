/** Desks of a matter's relations: the nearest one, going up, where somebody is free to act. */

import type { Uuid } from '../../kernel/ids.ts';
import { never } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { ProcedureTerms, Seat, SeatName } from '../../law/index.ts';
import {
  ableToAct,
  conflictedAmong,
  type Post,
  postsAmong,
  postsFor,
  postsInUnit,
  type Role,
  superiorsFrom,
  type Unit,
  unitById,
} from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { READER } from '../../vault/index.ts';
import { currentLeg, type Desk, type DeskRelation, type Judge, type MatterState } from '../loop/model.ts';
import type { Command } from '../loop/model-commands.ts';
import { unitOfDesk } from '../loop/rules-relations.ts';
import { HEAD, unitsConcerned } from '../loop/rules-sight.ts';
import { loadMatter } from './store.ts';

/** Posts of a desk: of its roles in its division, or of the one unit it belongs to. */
export async function postsAtDesk(q: Queryable, state: MatterState, desk: Desk): Promise<readonly Post[]> {
  const unit = unitOfDesk(state, desk);
  if (unit === null) return [];
  const roles = desk.roles as readonly Role[];
  const found = await Promise.all(
    roles.map((role) => (unit === undefined ? postsFor(q, role, desk.division) : postsInUnit(q, unit, role))),
  );
  return found.flat();
}

type Waiting = Readonly<{
  matterId: Uuid;
  unitId: Uuid | null;
  divisionCode: string | null;
  roles: readonly string[];
}>;

/**
 * The posts a task waits for: of its roles in its unit, or in its division. What waits for a head waits, draft by draft, at
 * the nearest unit, going up, where one who did not write it is able to sign; where nobody is, at the unit’s own.
 */
export async function postsOf(q: Queryable, task: Waiting, on: LocalDate): Promise<readonly Uuid[]> {
  const { unitId, divisionCode } = task;
  const posts: Uuid[] = [];
  for (const role of task.roles as readonly Role[]) {
    if (unitId !== null) posts.push(...(await postsInUnit(q, unitId, role)).map((post) => post.id));
    if (divisionCode !== null) posts.push(...(await postsFor(q, role, divisionCode)).map((post) => post.id));
  }
  if (unitId === null || task.roles.some((role) => role !== HEAD)) return posts;
  const state = (await loadMatter(q, task.matterId))?.state;
  const drafts = state === undefined ? [] : (currentLeg(state)?.drafts ?? []);
  const signing: Uuid[] = [];
  for (const author of new Set(drafts.map(({ by }) => by.userId))) {
    signing.push(...(await headsToSign(q, unitId, author, on)));
  }
  return signing.length === 0 ? posts : [...new Set(signing)];
}

async function headsToSign(q: Queryable, unitId: Uuid, author: Uuid, on: LocalDate): Promise<readonly Uuid[]> {
  const posts = (await postsInUnit(q, unitId, HEAD)).map(({ id }) => id);
  const able = await ableToAct(q, posts, on);
  const signing = posts.filter((id) => able.get(id)?.some(({ userId }) => userId !== author));
  if (signing.length > 0) return signing;
  const above = (await unitById(q, unitId))?.parentId ?? null;
  return above === null ? [] : headsToSign(q, above, author, on);
}

type Seats = ProcedureTerms['seats'];

/** Roles at the top of the city: the last of the seat above. */
export function topRoles({ above }: Seats): readonly string[] {
  return above.roles.slice(-1);
}

export type Desks = Readonly<Partial<Record<DeskRelation | 'J' | 'V', Desk>>>;

/**
 * Who sits where from some divisions upward, read at once: whoever looks from desk to desk asks the database nothing more.
 * A desk is free where somebody may act for one of its posts and is not too near the units concerned.
 */
type Seating = Readonly<{
  isDivision: (code: string) => boolean;
  superior: (division: string) => string | undefined;
  /** The desk at the nearest division, going up, that is free. @param near the units it was read for, or none */
  free: (desk: Desk, near: readonly Uuid[]) => Desk | undefined;
}>;

async function seatingFrom(
  q: Queryable,
  from: Readonly<{ divisions: readonly string[]; roles: readonly string[] }>,
  near: readonly Uuid[],
  on: LocalDate,
  without: Uuid | null = null,
): Promise<Seating> {
  const superiors = await superiorsFrom(q, from.divisions);
  const posts = await postsAmong(q, from.roles as readonly Role[], [...superiors.keys()]);
  const postIds = posts.map(({ id }) => id);
  const able = await ableToAct(q, postIds, on);
  const userIds = new Set([...able.values()].flat().map(({ userId }) => userId));
  const conflicted = await conflictedAmong(q, { userIds: [...userIds], respondentUnitIds: near }, on);
  const superior = (division: string) => superiors.get(division) ?? undefined;
  const isFree = (post: Post, of: readonly Uuid[]) =>
    !of.includes(post.unitId) &&
    (able.get(post.id) ?? []).some(({ userId }) => userId !== without && (of.length === 0 || !conflicted.has(userId)));
  const free = (desk: Desk, of: readonly Uuid[]): Desk | undefined => {
    if (desk.unit === 'lead') return desk;
    for (let division: string | undefined = desk.division; division !== undefined; division = superior(division)) {
      const fits = (post: Post) =>
        post.divisionCode === division &&
        desk.roles.includes(post.role) &&
        (desk.unit === undefined || post.unitId === desk.unit);
      if (posts.some((post) => fits(post) && isFree(post, of))) return { ...desk, division };
    }
    return undefined;
  };
  return { isDivision: (code) => superiors.has(code), superior, free };
}

function seatingOf(q: Queryable, desk: Desk, near: readonly Uuid[], on: LocalDate): Promise<Seating> {
  return seatingFrom(q, { divisions: [desk.division], roles: desk.roles }, near, on);
}

/**
 * The nearest division, going up, where somebody is able to act for one of these posts and is not too near the units concerned. Without
 * any the first desk stays: the matter waits visibly instead of vanishing.
 */
export async function deskUpward(q: Queryable, from: Desk, near: readonly Uuid[], on: LocalDate): Promise<Desk> {
  return (await seatingOf(q, from, near, on)).free(from, near) ?? from;
}

/** Whether anybody at this desk may act on a matter of these units. @param without a person who does not count */
export async function hasFree(
  q: Queryable,
  at: Desk,
  near: readonly Uuid[],
  on: LocalDate,
  without: Uuid | null = null,
): Promise<boolean> {
  const seating = await seatingFrom(q, { divisions: [at.division], roles: at.roles }, near, on, without);
  return seating.free(at, near)?.division === at.division;
}

/** Desk of dispatching: the dispatchers above or, where none of them is free, the top, for somebody must dispatch. */
function dispatchDesk(seating: Seating, from: Desk, near: readonly Uuid[], seats: Seats): Desk {
  const top = { division: topOf(seating, from.division), roles: topRoles(seats) };
  return seating.free(from, near) ?? seating.free(top, near) ?? from;
}

function topOf(seating: Seating, division: string): string {
  const above = seating.superior(division);
  return above === undefined ? division : topOf(seating, above);
}

/** Desk above a dispatching desk; above the city's dispatchers stands the top. */
function deskAbove(seating: Seating, { division }: Desk, seats: Seats): Desk {
  const above = seating.superior(division);
  return above === undefined ? { division, roles: topRoles(seats) } : { division: above, roles: seats.above.roles };
}

/** Facts by which seats of a new matter are found. */
export type Seated = Readonly<{
  divisionCode: string;
  respondentUnitId: Uuid | null;
  receipt: boolean;
  raiser: Desk | null;
  /** The department its list names as responsible. */
  namedUnitId: Uuid | null;
}>;

/** Desk of a seat, conflicts aside. @throws where the door did not name what the terms ask for */
function deskOf(
  { where, roles }: Seat,
  division: string,
  about: Readonly<{ seating: Seating; raiser: Desk | null; named: Unit | undefined }>,
): Desk {
  switch (where) {
    case 'division':
      return { division, roles };
    case 'above':
      return { division: about.seating.superior(division) ?? division, roles };
    case 'unit':
      return { division, roles, unit: 'lead' };
    case 'raiser': {
      const { raiser } = about;
      if (raiser?.unit === undefined) throw new Error('a seat of the raiser needs an office that raised it');
      return { division: raiser.division, roles, unit: raiser.unit };
    }
    case 'named': {
      const { named } = about;
      if (named === undefined) throw new Error('a seat of a named department needs its name');
      return { division: named.divisionCode, roles, unit: named.id };
    }
    default:
      return never(where);
  }
}

/** Desks of a new matter, its judge included. */
export async function firstDesks(
  q: Queryable,
  about: Seated,
  { seats, judgedBy }: Pick<ProcedureTerms, 'seats' | 'judgedBy'>,
  on: LocalDate,
): Promise<Readonly<{ desks: MatterState['desks']; judge: Judge }> | null> {
  const near = about.respondentUnitId === null ? [] : [about.respondentUnitId];
  const { raiser } = about;
  const named = about.namedUnitId === null ? undefined : await unitById(q, about.namedUnitId);
  const divisions = [about.divisionCode, raiser?.division, named?.divisionCode].filter((code) => code !== undefined);
  const roles = Object.values(seats).flatMap((seat) => seat.roles);
  const seating = await seatingFrom(q, { divisions, roles }, near, on);
  if (!seating.isDivision(about.divisionCode)) return null;
  const at = (name: SeatName, division: string) => deskOf(seats[name], division, { seating, raiser, named });
  const upward = (desk: Desk) => seating.free(desk, near) ?? desk;
  const first = at('dispatch', about.divisionCode);
  const home = seating.free(first, []) ?? first;
  const dispatcher = dispatchDesk(seating, home, near, seats);
  const judge: Judge =
    about.receipt && judgedBy === 'complainant'
      ? { kind: 'complainant' }
      : { kind: 'post', desk: upward(at('judge', about.divisionCode)), escalations: 0 };
  return {
    judge,
    desks: {
      D: dispatcher,
      U: seats.above.where === 'above' ? deskAbove(seating, dispatcher, seats) : at('above', home.division),
      C: upward(at('check', home.division)),
      S: upward(at('supervise', home.division)),
    },
  };
}

/** Desks each command hands the matter to, so that conflicts are looked up only then. */
const HANDS_TO: Readonly<Partial<Record<Command['type'], readonly (DeskRelation | 'J' | 'V')[]>>> = {
  dispatch: ['D', 'U'],
  designate: ['D', 'U'],
  'approve-rerouting': ['D', 'U'],
  'add-assisting': ['D', 'U'],
  'hand-up': ['D', 'U'],
  submit: ['C'],
  'sign-off': ['C'],
  approve: ['J', 'V'],
  'follow-answer': ['J', 'V'],
  'give-verdict': ['S'],
  reopen: ['S'],
  appeal: ['U'],
  'ask-contact': ['V'],
};

/** The desks a command hands the matter to, with the units it names among those concerned. */
export async function desksFor(
  q: Queryable,
  state: MatterState,
  command: Command,
  seats: Seats,
  on: LocalDate,
): Promise<Desks> {
  const relations = HANDS_TO[command.type] ?? [];
  if (relations.length === 0) return {};
  const near = [...new Set([...unitsConcerned(state), ...unitsNamed(command)])];
  const now = relations.map((relation) => deskNow(state, relation)).filter((desk) => desk !== null);
  const from = [...now, state.desks.D, { division: state.desks.D.division, roles: seats.above.roles }];
  const divisions = from.map(({ division }) => division);
  const seating = await seatingFrom(q, { divisions, roles: from.flatMap(({ roles }) => roles) }, near, on);
  const upward = (desk: Desk) => seating.free(desk, near) ?? desk;
  const desks: Partial<Record<DeskRelation | 'J' | 'V', Desk>> = {};
  for (const relation of relations) {
    const desk = deskNow(state, relation);
    if (relation === 'D') desks.D = dispatchDesk(seating, state.desks.D, near, seats);
    else if (relation === 'U') desks.U = upward(aboveNow(seating, state, desks.D ?? state.desks.D, seats));
    else if (desk !== null) desks[relation] = upward(desk);
  }
  return desks;
}

function deskNow(state: MatterState, relation: DeskRelation | 'J' | 'V'): Desk | null {
  if (relation === 'J') return state.judge.kind === 'post' ? state.judge.desk : null;
  return relation === 'V' ? { division: state.desks.D.division, roles: [READER[state.lane]] } : state.desks[relation];
}

/** Desk above: it moves up with dispatching, else only where nobody there is free. */
function aboveNow(seating: Seating, state: MatterState, dispatching: Desk, seats: Seats): Desk {
  const moved = dispatching !== state.desks.D && dispatching.division !== state.desks.D.division;
  return moved ? deskAbove(seating, dispatching, seats) : state.desks.U;
}

function unitsNamed(command: Command): readonly Uuid[] {
  if ('lead' in command) return [command.lead, ...command.assisting];
  return command.type === 'add-assisting' ? [command.unit] : [];
}
