/** Registering a matter. */

import type { Uuid } from '../../kernel/ids.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type {
  Committed,
  Desk,
  DeskRelation,
  Doer,
  Due,
  Judge,
  Lane,
  MatterState,
  Phase,
  Place,
  Rating,
  Reference,
} from './model.ts';
import type { Given } from './model-commands.ts';
import type { MatterEvent } from './model-events.ts';

/** A registration by a door, words and photos already committed. */
export type Register = Readonly<{
  door: string;
  procedure: string;
  procedureVersion: string;
  place: Place;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  categoryCode: string | null;
  demands: readonly Committed[];
  words: Committed | null;
  files: readonly Committed[];
  submission: string;
  realName: boolean;
  receipt: boolean;
  desks: Readonly<Record<DeskRelation, Desk>>;
  judge: Judge;
  rating?: Rating;
  number: string;
  raiser: Raiser | null;
  lane: Lane;
  published: boolean;
  reference: Reference | null;
  /** Handle date of a list; null where it is counted. */
  handleOn: LocalDate | null;
}>;

export type Raiser = Readonly<{ desk: Desk; by: Omit<Extract<Doer, { kind: 'post' }>, 'as'> }>;

/** Registers; it always succeeds, for a refused door would lose what somebody said. */
export function decideRegister(
  register: Register,
  given: Pick<Given, 'today' | 'terms' | 'count'>,
): readonly MatterEvent[] {
  const { today, terms, count } = given;
  const { door, number, raiser, lane, published, reference, handleOn, ...facts } = register;
  const by: Doer = raiser === null ? { kind: 'door', as: 'door', door } : { ...raiser.by, as: 'R' };
  const givenDue: Due | null =
    handleOn === null || terms.handleDate === 'counted'
      ? null
      : { on: handleOn, provisional: false, from: today, amount: 0, unit: 'calendar-day', given: true };
  const registered: MatterEvent = {
    type: 'registered',
    data: {
      ...facts,
      receivedOn: today,
      acceptDue: terms.accept === null ? null : count.due(today, terms.accept),
      contactDue: register.realName && terms.contact !== null ? count.due(today, terms.contact) : null,
      number,
      ...(raiser === null ? {} : { raiser: raiser.desk }),
      ...(lane === 'ordinary' ? {} : { lane }),
      ...(published ? {} : { published }),
      ...(reference === null ? {} : { reference }),
      ...(givenDue === null ? {} : { givenDue }),
      by,
    },
  };
  if (terms.acceptance !== 'at-once') return [registered];
  const handleDue = handleDueFrom({ givenDue }, today, given);
  return [registered, { type: 'accepted', data: { how: 'automatic', acceptedOn: today, handleDue, by } }];
}

/** Handle date: the one a list gave, else counted from acceptance. */
export function handleDueFrom(
  { givenDue }: Pick<MatterState, 'givenDue'>,
  acceptedOn: LocalDate,
  { terms, count }: Pick<Given, 'terms' | 'count'>,
): Due {
  return givenDue ?? count.due(acceptedOn, terms.handle);
}

/** Starting point of a matter that comes back or leaves a merger. */
export function comesBack(
  state: Pick<MatterState, 'acceptedOn' | 'givenDue'>,
  clock: { acceptedOn: MatterState['acceptedOn']; handleDue: MatterState['legs'][number]['handle'] | null },
  given: Given,
): Pick<Extract<MatterEvent, { type: 'unmerged' }>['data'], 'acceptDue' | 'acceptedOn' | 'handleDue'> {
  const { today, terms, count } = given;
  if (clock.acceptedOn !== null && clock.handleDue !== null) {
    return { acceptDue: null, acceptedOn: state.acceptedOn ?? clock.acceptedOn, handleDue: clock.handleDue };
  }
  if (terms.accept === null) {
    return { acceptDue: null, acceptedOn: today, handleDue: handleDueFrom(state, today, given) };
  }
  return { acceptDue: count.due(today, terms.accept), acceptedOn: null, handleDue: null };
}

/** Phases in which a matter may take others in. */
export const TAKES_CHILDREN: readonly Phase[] = [
  'registered',
  'accepted',
  'dispatched',
  'handling',
  'suspended',
  'checking',
];
