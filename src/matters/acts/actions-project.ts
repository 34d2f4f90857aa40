/** Rebuilds projections an older program stored short; run before serving, and does nothing once none is left. */

import type { City } from '../../platform/city.ts';
import { transact } from '../../platform/postgres/db.ts';
import { loadMatter, lockMatter, mattersStoredShort, saveProjection } from './store.ts';

const MATTERS_PER_TRANSACTION = 200;

export async function projectAgain(city: City): Promise<void> {
  for (;;) {
    const done = await transact(city.db, async (tx) => {
      const ids = await mattersStoredShort(tx, MATTERS_PER_TRANSACTION);
      for (const id of ids) {
        const loaded = (await lockMatter(tx, id)) ? await loadMatter(tx, id) : undefined;
        if (loaded === undefined) throw new Error('a stored matter without a log; verify names it');
        await saveProjection(tx, loaded.state, loaded.log);
      }
      return ids.length;
    });
    if (done < MATTERS_PER_TRANSACTION) return;
  }
}
