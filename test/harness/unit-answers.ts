/** What tests of a unit's own work begin with: a matter in its hands, what it answers, and who is told. */

import type { Uuid } from '../../src/kernel/ids.ts';
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

/** Notices about a matter, once what waits was delivered. */
export async function noticesAbout(city: Loop, matterId: Uuid) {
  await city.drain();
  const { rows } = await city.city.asOwner((owner) =>
    owner.query<{ post: Uuid; kind: string; open: boolean }>(
      'select post_id as post, kind, ended_at is null as open from people_notice where matter_id = $1',
      [matterId],
    ),
  );
  return rows;
}
