/** Counts failures to prove who one is, by keyed hashes of the name and of the address tried. */

import type { Uuid } from '../kernel/ids.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/db.ts';
import { afterFailure } from './rules-sign-in.ts';
import { failuresOf, lockFailures, saveFailures } from './store-sessions.ts';

export function accountKey(city: City, username: string): Buffer {
  return city.keys.hmac('receipts', 'people/account/', username.toLowerCase());
}

export function secondFactorKey(city: City, userId: Uuid): Buffer {
  return city.keys.hmac('receipts', 'people/second-factor/', userId);
}

export function addressKey(city: City, address: string): Buffer {
  return city.keys.hmac('receipts', 'people/address/', address);
}

/** One more failure of an account, whose counter the caller holds, and of an address. */
export async function countFailure(tx: Tx, city: City, account: Buffer, address: Buffer): Promise<void> {
  const now = city.outside.now();
  await saveFailures(tx, account, 'account', afterFailure('account', now, await failuresOf(tx, account)), now);
  const near = await lockFailures(tx, address);
  await saveFailures(tx, address, 'address', afterFailure('address', now, near), now);
}
