/** What every act of a rules keeper needs: the same value told apart from another, and a number taken only once. */

import { canonicalJson } from '../kernel/canonical-json.ts';
import { sqlState, UNIQUE_VIOLATION } from '../platform/postgres/db.ts';

export function sameValue(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** False where somebody else wrote the same number first; the transaction is lost then and must be rolled back. */
export async function once(insert: () => Promise<void>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}
