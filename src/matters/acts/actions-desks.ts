/** At which desk each relation of a matter is looked for: the nearest one, going up, where somebody is free to act. */

import type { Uuid } from '../../kernel/ids.ts';
import { never } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { ProcedureTerms, Seat, SeatName } from '../../law/index.ts';
import {
  holdersOf,
  isConflicted,
  type Post,
  postsFor,
  postsInUnit,
  type Role,
  superiorDivision,
  unitById,
} from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Desk, DeskRelation, Judge, MatterState } from '../loop/model.ts';
import type { Command } from '../loop/model-commands.ts';
import { unitOfDesk } from '../loop/rules-relations.ts';
import { unitsConcerned } from '../loop/rules-sight.ts';

/** The posts that fill a desk: of its roles in its division, or of the one unit it belongs to. */
export async function postsAtDesk(q: Queryable, state: MatterState, desk: Desk): Promise<readonly Post[]> {
  const unit = unitOfDesk(state, desk);
  if (unit === null) return [];
  const roles = desk.roles as readonly Role[];
  const found = await Promise.all(
    roles.map((role) => (unit === undefined ? postsFor(q, role, desk.division) : postsInUnit(q, unit, role))),
  );
  return found.flat();
}

type Seats = ProcedureTerms['seats'];

/** Who sits at the top of the city, above whom nobody stands: the last role of the seat above. */
export function topRoles({ above }: Seats): readonly string[] {
  return above.roles.slice(-1);
}

/** Who may open a number to ring it. */
const CONTACT_ROLES: readonly Role[] = ['vault-reader'];

export type Desks = Readonly<Partial<Record<DeskRelation | 'J' | 'V', Desk>>>;

/**
 * The nearest division, going up, where somebody holds one of these posts and is not too near the units concerned. Where
 * nobody is left at any level the first desk stays: the matter waits visibly instead of vanishing.
 */
export async function deskUpward(q: Queryable, from: Desk, near: readonly Uuid[], on: LocalDate): Promise<Desk> {
  return (await freeDesk(q, from, near, on)) ?? from;
}

async function freeDesk(q: Queryable, from: Desk, near: readonly Uuid[], on: LocalDate): Promise<Desk | undefined> {
  if (from.unit === 'lead') return from;
  for (let division: string | undefined = from.division; division !== undefined; ) {
    for (const role of from.roles) {
      for (const post of await postsFor(q, role as Role, division)) {
        if (from.unit !== undefined && post.unitId !== from.unit) continue;
        for (const holder of await holdersOf(q, post.id, on)) {
          const tooNear =
            near.includes(post.unitId) ||
            (near.length > 0 && (await isConflicted(q, { userId: holder.userId, respondentUnitIds: near }, on)));
          if (!tooNear) return { ...from, division };
        }
      }
    }
    division = await superiorDivision(q, division);
  }
  return undefined;
}

/** Whether anybody at this very desk may act on a matter that concerns these units. */
export async function hasFree(q: Queryable, at: Desk, near: readonly Uuid[], on: LocalDate): Promise<boolean> {
  return (await freeDesk(q, at, near, on))?.division === at.division;
}

/** Dispatching goes to the dispatchers above, and where none of them is free to the top: somebody must dispatch. */
async function dispatchDesk(
  q: Queryable,
  from: Desk,
  near: readonly Uuid[],
  on: LocalDate,
  seats: Seats,
): Promise<Desk> {
  const dispatcher = await freeDesk(q, from, near, on);
  if (dispatcher !== undefined) return dispatcher;
  const top = { division: await topOf(q, from.division), roles: topRoles(seats) };
  return (await freeDesk(q, top, near, on)) ?? from;
}

async function topOf(q: Queryable, division: string): Promise<string> {
  const above = await superiorDivision(q, division);
  return above === undefined ? division : topOf(q, above);
}

/** The level above a dispatching desk; above the city's dispatchers stands the top. */
async function deskAbove(q: Queryable, { division, roles }: Desk, seats: Seats): Promise<Desk> {
  const above = await superiorDivision(q, division);
  const top = topRoles(seats);
  const isTop = above === undefined || roles.join() === top.join();
  return isTop ? { division, roles: top } : { division: above, roles: seats.above.roles };
}

/** What the seats of a new matter are looked up from. */
export type Seated = Readonly<{
  divisionCode: string;
  respondentUnitId: Uuid | null;
  receipt: boolean;
  /** The desk that raised it. */
  raiser: Desk | null;
  /** The department the list names as responsible. */
  namedUnitId: Uuid | null;
}>;

/** Where a seat is, before anybody is too near for it. @throws where the door did not name what the terms ask for. */
async function deskOf(q: Queryable, { where, roles }: Seat, division: string, about: Seated): Promise<Desk> {
  switch (where) {
    case 'division':
      return { division, roles };
    case 'above':
      return { division: (await superiorDivision(q, division)) ?? division, roles };
    case 'unit':
      return { division, roles, unit: 'lead' };
    case 'raiser': {
      const { raiser } = about;
      if (raiser?.unit === undefined) throw new Error('a seat of the raiser needs an office that raised it');
      return { division: raiser.division, roles, unit: raiser.unit };
    }
    case 'named': {
      const named = about.namedUnitId === null ? undefined : await unitById(q, about.namedUnitId);
      if (named === undefined) throw new Error('a seat of a named department needs its name');
      return { division: named.divisionCode, roles, unit: named.id };
    }
    default:
      return never(where);
  }
}

/** Where each relation of a new matter is looked for, and who judges it. */
export async function firstDesks(
  q: Queryable,
  about: Seated,
  { seats, judgedBy }: Pick<ProcedureTerms, 'seats' | 'judgedBy'>,
  on: LocalDate,
): Promise<Readonly<{ desks: MatterState['desks']; judge: Judge }>> {
  const near = about.respondentUnitId === null ? [] : [about.respondentUnitId];
  const at = async (name: SeatName, division: string) => deskOf(q, seats[name], division, about);
  const home = await deskUpward(q, await at('dispatch', about.divisionCode), [], on);
  const dispatcher = await dispatchDesk(q, home, near, on, seats);
  const judge: Judge =
    about.receipt && judgedBy === 'complainant'
      ? { kind: 'complainant' }
      : { kind: 'post', desk: await deskUpward(q, await at('judge', about.divisionCode), near, on), escalations: 0 };
  return {
    judge,
    desks: {
      D: dispatcher,
      U: seats.above.where === 'above' ? await deskAbove(q, dispatcher, seats) : await at('above', home.division),
      C: await deskUpward(q, await at('check', home.division), near, on),
      S: await deskUpward(q, await at('supervise', home.division), near, on),
    },
  };
}

/** Which desks a command hands the matter to, so that conflicts are looked up only then. */
const HANDS_TO: Readonly<Partial<Record<Command['type'], readonly (DeskRelation | 'J' | 'V')[]>>> = {
  dispatch: ['D', 'U'],
  designate: ['D', 'U'],
  'add-assisting': ['D', 'U'],
  'hand-up': ['D', 'U'],
  submit: ['C'],
  approve: ['J'],
  'follow-answer': ['J'],
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
  const near = [...new Set([...unitsConcerned(state), ...unitsNamed(command)])];
  const desks: Partial<Record<DeskRelation | 'J' | 'V', Desk>> = {};
  for (const relation of relations) {
    const now = deskNow(state, relation);
    if (relation === 'D') desks.D = await dispatchDesk(q, state.desks.D, near, on, seats);
    else if (relation === 'U') desks.U = await aboveFor(q, state, desks.D ?? state.desks.D, near, seats, on);
    else if (now !== null) desks[relation] = await deskUpward(q, now, near, on);
  }
  return desks;
}

function deskNow(state: MatterState, relation: DeskRelation | 'J' | 'V'): Desk | null {
  if (relation === 'J') return state.judge.kind === 'post' ? state.judge.desk : null;
  return relation === 'V' ? { division: state.desks.D.division, roles: CONTACT_ROLES } : state.desks[relation];
}

/** Where dispatching moved up, so does the level above it; else it moves only where nobody there is free. */
async function aboveFor(
  q: Queryable,
  state: MatterState,
  dispatching: Desk,
  near: readonly Uuid[],
  seats: Seats,
  on: LocalDate,
): Promise<Desk> {
  const moved = dispatching !== state.desks.D && dispatching.division !== state.desks.D.division;
  return deskUpward(q, moved ? await deskAbove(q, dispatching, seats) : state.desks.U, near, on);
}

function unitsNamed(command: Command): readonly Uuid[] {
  if (command.type === 'dispatch' || command.type === 'designate') return [command.lead, ...command.assisting];
  return command.type === 'add-assisting' ? [command.unit] : [];
}
