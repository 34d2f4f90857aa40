/** Shared by the acts of a rules keeper: comparing values, and taking a version number only once. */

import { canonicalJson } from '../kernel/canonical-json.ts';
import { sqlState, UNIQUE_VIOLATION } from '../platform/postgres/db.ts';

export function sameValue(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Inserts; false where somebody else took the number first: the transaction is lost then and must be rolled back. */
export async function once(insert: () => Promise<void>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}
