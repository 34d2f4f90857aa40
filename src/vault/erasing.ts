/** How what names a complainant, and what they said, goes: the type of the list each slice adds itself to, and the vault's own entry. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { eraseSecrets } from './actions.ts';

type Erase = (tx: Tx, city: City, matterId: Uuid, at: Instant) => Promise<void>;

/** What one slice keeps of a matter that must be destroyed with it. */
export type Erasing = Readonly<{
  /** By table: the columns that are emptied, or whose content becomes unreadable with the matter's key. A test holds them against the schema. */
  clears: Readonly<Record<string, readonly string[]>>;
  /** By table: the columns in which words could stand and of a complainant none do. Each says why in a comment. */
  keeps?: Readonly<Record<string, readonly string[]>>;
  /** In the transaction that destroys: what offices alone could read. A slice above matters has none. */
  destroyed?: Erase;
  /** When units are told of it: what was released to them. It must not vanish before, or it would tell who holds the phone. */
  told?: Erase;
}>;

export const vaultErasing: Erasing = {
  clears: {
    vault_secret: ['sealed'],
    vault_data_key: ['wrapped_key'],
    vault_notice: ['sealed'],
    // Sealed under the key that goes.
    vault_data_request: ['words'],
  },
  destroyed: eraseSecrets,
};
