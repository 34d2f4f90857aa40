/** 走一遍: the steps a newcomer takes through the example city, and at whose desk each is taken. */

import type { Role } from '../../people/index.ts';
import type { Account } from '../people.ts';

/** Desks a visitor may open with one click. Those who keep accounts, rights and identities are not among them. */
export const WALK_DESKS = [
  'dispatcher',
  'handler',
  'checker',
  'discipline-supervisor',
  'leader',
] as const satisfies readonly Role[];
export type WalkDesk = (typeof WALK_DESKS)[number];

/** Whose account a desk is; the handler is of the unit that staffs the first window, whose code the walk begins with. */
const USERNAMES: Readonly<Record<WalkDesk, string>> = {
  dispatcher: 'paidan',
  handler: 'chengban-market',
  checker: 'shenhe',
  'discipline-supervisor': 'jiwei',
  leader: 'lingdao',
};

export type Step = Readonly<{
  code: 'scan' | 'dispatch' | 'handle' | 'check' | 'verdict' | 'redo' | 'see';
  /** Null: the step is the complainant's. */
  desk: WalkDesk | null;
  /** Where in the console the desk opens. */
  to: string;
}>;

export const STEPS: readonly Step[] = [
  { code: 'scan', desk: null, to: '' },
  { code: 'dispatch', desk: 'dispatcher', to: '/matters?sort=received' },
  { code: 'handle', desk: 'handler', to: '/' },
  { code: 'check', desk: 'checker', to: '/' },
  { code: 'verdict', desk: null, to: '' },
  { code: 'redo', desk: 'discipline-supervisor', to: '/supervision?watch=contested' },
  { code: 'see', desk: 'leader', to: '/screen' },
];

/** The accounts of the walk that this installation has: none where the file of sign-ins was taken away. */
export function walkAccounts(accounts: readonly Account[]): ReadonlyMap<WalkDesk, Account> {
  return new Map(
    WALK_DESKS.flatMap((desk) => {
      const found = accounts.find(({ username }) => username === USERNAMES[desk]);
      return found === undefined ? [] : [[desk, found] as const];
    }),
  );
}

/** An address within the console that a form may lead to; anything else leads to the desk. */
export function placeInConsole(asked: string): string {
  return /^\/[\w/?=&.%-]*$/.test(asked) && !asked.startsWith('//') && !asked.includes('..') ? asked : '/';
}
