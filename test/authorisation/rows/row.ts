/** Type of a row: who may call a route, what it does by where they sit, and how to ask. */

import type { Uuid } from '../../../src/kernel/ids.ts';
import { numberInWords, randomNumber } from '../../../src/matters/loop/rules-number.ts';
import type { Role } from '../../../src/people/index.ts';
import type { TestApp } from '../../harness/app.ts';
import type { Ground, Matter } from '../ground.ts';
import type { Allowed } from './roles.ts';

/** `unseen` looks the same as a thing that does not exist. `allowed`: judged on its merits, be it done or refused by a rule. */
export type Outcome = 'allowed' | 'refused' | 'unseen';
export type Ask = Readonly<{ url: string; payload?: object }>;
export type Things = Ground & Matter & Readonly<{ signId: Uuid }>;
export type Relation = Readonly<{
  /** `allowed`, unless it says otherwise. */
  here?: Outcome;
  elsewhere: Outcome;
  ask: (things: Things) => Ask;
  /** Words or an id in the answer here, and never in the answer elsewhere. */
  shows?: (things: Things) => string;
  /** Roles that see less of it, though they are here. */
  hidesFrom?: readonly Role[];
  /** Roles with another outcome, though they are here. */
  except?: Readonly<Partial<Record<Role, Outcome>>>;
}>;

/**
 * `same`: where somebody sits makes no difference, and why. `sheet`: the list leaves as a workbook too, with the same people and
 * filters, in which these words stand; `true`: those that the list shows.
 */
export type Row =
  | 'public'
  | 'receipt'
  | (Readonly<{ by: Exclude<Allowed, 'public' | 'receipt'>; sheet?: true | ((things: Things) => string) }> &
      (Relation | Readonly<{ same: string }>));
export type Rows = Readonly<Record<string, Row>>;

/** Why it makes no difference where somebody sits. */
export const SAME = {
  RECORD: 'the record is the city’s as one: a finding in another county concerns everybody who watches over it',
  ONESELF: 'about oneself alone, or (views) one’s own unit',
  DIRECTORY: 'the directory of offices is one for the city',
  RULES: 'rules hold for the whole city',
  KINDS: 'judged by the kind alone, which names its roles; rows of elsewhere are bad rows, said one by one',
  PARTS: 'a part of a file, of a length that the import says; tested with imports',
  ENDLESS: 'never ends; tested by itself',
  SESSION: 'judged by the session, which is named after its person',
} as const;

/** A record that the rows of one file alone ask for: `lay` brings it into the county before anybody asks, and it is read by a call. */
export type Laid<Record = unknown> = (() => Record) &
  Readonly<{ lay: (test: TestApp, ground: Ground) => Promise<void> }>;

/** @param bring makes the record, as somebody of the county would */
export function laid<Record>(bring: (test: TestApp, ground: Ground) => Promise<Record>): Laid<Record> {
  let there: Readonly<{ record: Record }> | undefined;
  const read = () => {
    if (there === undefined) throw new Error('asked for before it was laid');
    return there.record;
  };
  const lay = async (test: TestApp, ground: Ground) => {
    there = { record: await bring(test, ground) };
  };
  return Object.assign(read, { lay });
}

export const MANY = 'limit=200';
/** How sheets name a matter. */
export const short = (id: string) => numberInWords(randomNumber(id as Uuid));
export const STALE = 9_999;

export const one = (path: (things: Things) => string, payload?: (things: Things) => object) => (ground: Things) => ({
  url: `/api/v1/${path(ground)}`,
  ...(payload === undefined ? {} : { payload: payload(ground) }),
});
