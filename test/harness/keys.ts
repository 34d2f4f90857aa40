/** A ring into which a new key was put: what the old one wrapped still opens. */

import type { Keys } from '../../src/platform/keys.ts';

export function ringOf(old: Keys, next: Keys): Keys {
  const ids = [...old.vault.ids, ...next.vault.ids];
  const unwrap: Keys['vault']['unwrap'] = (wrapped, keyId, context) =>
    (old.vault.ids.includes(keyId) ? old : next).vault.unwrap(wrapped, keyId, context);
  return { ...next, vault: { ...next.vault, ids, unwrap } };
}
