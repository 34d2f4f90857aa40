/** At which desk each letter of a matter is looked for: the nearest one, going up, where somebody is free to act. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import { holdersOf, isConflicted, postsFor, type Role, superiorDivision } from '../../people/index.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import type { Desk, DeskLetter, Judge, MatterState } from '../loop/model.ts';
import type { Command } from '../loop/model-commands.ts';
import { unitsConcerned } from '../loop/rules-sight.ts';

/** The top desk: nobody in the system stands above the city's joint office. */
export const TOP_ROLES: readonly Role[] = ['joint-office'];
const ABOVE_ROLES: readonly Role[] = ['dispatcher', 'joint-office'];
const JUDGE_ROLES: readonly Role[] = ['hall-supervisor'];
const SUPERVISOR_ROLES: readonly Role[] = ['discipline-supervisor'];
/** Who may open a number to ring it. */
const CONTACT_ROLES: readonly Role[] = ['vault-reader'];

export type Desks = Readonly<Partial<Record<DeskLetter | 'J' | 'V', Desk>>>;

/**
 * The nearest division, going up, where somebody holds one of these posts and is not too near the units concerned. Where
 * nobody is left at any level the first desk stays: the matter waits visibly instead of vanishing.
 */
export async function deskUpward(q: Queryable, from: Desk, near: readonly Uuid[], on: LocalDate): Promise<Desk> {
  return (await freeDesk(q, from, near, on)) ?? from;
}

async function freeDesk(q: Queryable, from: Desk, near: readonly Uuid[], on: LocalDate): Promise<Desk | undefined> {
  for (let division: string | undefined = from.division; division !== undefined; ) {
    for (const role of from.roles) {
      for (const post of await postsFor(q, role as Role, division)) {
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

/** Dispatching goes to the dispatchers above, and where none of them is free to the joint office: somebody must dispatch. */
async function dispatchDesk(q: Queryable, from: Desk, near: readonly Uuid[], on: LocalDate): Promise<Desk> {
  const dispatcher = await freeDesk(q, from, near, on);
  if (dispatcher !== undefined) return dispatcher;
  const top = { division: await topOf(q, from.division), roles: TOP_ROLES };
  return (await freeDesk(q, top, near, on)) ?? from;
}

async function topOf(q: Queryable, division: string): Promise<string> {
  const above = await superiorDivision(q, division);
  return above === undefined ? division : topOf(q, above);
}

/** The level above a dispatching desk; above the city's dispatchers stands the joint office. */
async function deskAbove(q: Queryable, { division, roles }: Desk): Promise<Desk> {
  const above = await superiorDivision(q, division);
  const isTop = above === undefined || roles.join() === TOP_ROLES.join();
  return isTop ? { division, roles: TOP_ROLES } : { division: above, roles: ABOVE_ROLES };
}

/** Where each letter of a new matter is looked for, and who judges it. */
export async function firstDesks(
  q: Queryable,
  about: Readonly<{ divisionCode: string; respondentUnitId: Uuid | null; receipt: boolean }>,
  on: LocalDate,
): Promise<Readonly<{ desks: MatterState['desks']; judge: Judge }>> {
  const near = about.respondentUnitId === null ? [] : [about.respondentUnitId];
  const home = await deskUpward(q, { division: about.divisionCode, roles: ['dispatcher'] }, [], on);
  const dispatcher = await dispatchDesk(q, home, near, on);
  const hallAbove = (await superiorDivision(q, about.divisionCode)) ?? about.divisionCode;
  const judge: Judge = about.receipt
    ? { kind: 'complainant' }
    : {
        kind: 'post',
        desk: await deskUpward(q, { division: hallAbove, roles: JUDGE_ROLES }, near, on),
        escalations: 0,
      };
  return {
    judge,
    desks: {
      D: dispatcher,
      U: await deskAbove(q, dispatcher),
      C: await deskUpward(q, { division: home.division, roles: ['checker'] }, near, on),
      S: await deskUpward(q, { division: home.division, roles: SUPERVISOR_ROLES }, near, on),
    },
  };
}

/** Which desks a command hands the matter to, so that conflicts are looked up only then. */
const HANDS_TO: Readonly<Partial<Record<Command['type'], readonly (DeskLetter | 'J' | 'V')[]>>> = {
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
export async function desksFor(q: Queryable, state: MatterState, command: Command, on: LocalDate): Promise<Desks> {
  const letters = HANDS_TO[command.type] ?? [];
  const near = [...new Set([...unitsConcerned(state), ...unitsNamed(command)])];
  const desks: Partial<Record<DeskLetter | 'J' | 'V', Desk>> = {};
  for (const letter of letters) {
    const now = deskNow(state, letter);
    if (letter === 'D') desks.D = await dispatchDesk(q, state.desks.D, near, on);
    else if (letter === 'U') desks.U = await aboveFor(q, state, desks.D ?? state.desks.D, near, on);
    else if (now !== null) desks[letter] = await deskUpward(q, now, near, on);
  }
  return desks;
}

function deskNow(state: MatterState, letter: DeskLetter | 'J' | 'V'): Desk | null {
  if (letter === 'J') return state.judge.kind === 'post' ? state.judge.desk : null;
  return letter === 'V' ? { division: state.desks.D.division, roles: CONTACT_ROLES } : state.desks[letter];
}

/** Where dispatching moved up, so does the level above it; else it moves only where nobody there is free. */
async function aboveFor(q: Queryable, state: MatterState, dispatching: Desk, near: readonly Uuid[], on: LocalDate) {
  const moved = dispatching !== state.desks.D && dispatching.division !== state.desks.D.division;
  return deskUpward(q, moved ? await deskAbove(q, dispatching) : state.desks.U, near, on);
}

function unitsNamed(command: Command): readonly Uuid[] {
  if (command.type === 'dispatch' || command.type === 'designate') return [command.lead, ...command.assisting];
  return command.type === 'add-assisting' ? [command.unit] : [];
}
