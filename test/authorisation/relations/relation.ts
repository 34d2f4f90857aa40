/** What a row of the relations says, and how it asks. */

import type { Uuid } from '../../../src/kernel/ids.ts';
import { numberInWords, randomNumber } from '../../../src/matters/loop/rules-number.ts';
import type { Role } from '../../../src/people/index.ts';
import type { Ground, Matter } from '../ground.ts';

/** `unseen` looks the same as a thing that does not exist. `allowed`: judged on its merits, be it done or refused by a rule. */
export type Outcome = 'allowed' | 'refused' | 'unseen';
export type Ask = Readonly<{ url: string; payload?: object }>;
export type Things = Ground & Matter & Readonly<{ signId: Uuid }>;
export type Relation = Readonly<{
  here: Outcome;
  elsewhere: Outcome;
  ask: (things: Things) => Ask;
  /** Words or an id in the answer here, and never in the answer elsewhere. */
  shows?: (things: Things) => string;
  /** Roles that see less of it, though they are here. */
  hidesFrom?: readonly Role[];
  /** Roles with another outcome, though they are here. */
  except?: Readonly<Partial<Record<Role, Outcome>>>;
}>;

export const MANY = 'limit=200';
/** How sheets name a matter. */
export const short = (id: string) => numberInWords(randomNumber(id as Uuid));
export const STALE = 9_999;

export const one = (path: (things: Things) => string, payload?: (things: Things) => object) => (ground: Things) => ({
  url: `/api/v1/${path(ground)}`,
  ...(payload === undefined ? {} : { payload: payload(ground) }),
});
