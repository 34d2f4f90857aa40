/** What tests of a unit's own work begin with: a matter in its hands, and what it answers. */

import type { Registered } from '../../src/matters/acts/actions-register.ts';
import type { Actor } from '../../src/people/index.ts';
import { switchSignOff } from '../../src/people/sign-off/actions-sign-off.ts';
import { inTransaction } from '../../src/platform/postgres/db.ts';
import type { Loop } from './loop.ts';

export const ANSWER = {
  type: 'submit',
  measures: '已整改。',
  answers: [{ demand: 1, text: '已收下。' }],
  evidence: [],
} as const;

/** Registered, and handled by the lead unit. */
export async function inHand(city: Loop): Promise<Registered> {
  const registered = await city.register();
  await city.handle(registered.matterId);
  return registered;
}

export function signOffSwitched(city: Loop, by: Actor, on: boolean): ReturnType<typeof switchSignOff> {
  return inTransaction(city.city.db, (tx) => switchSignOff(tx, city.city, by, on));
}
