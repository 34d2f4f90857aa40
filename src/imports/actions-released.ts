/** Carries a released import out: by the workers, as the person who asked, exactly as it was tried. */

import { ok, type Result, refuse } from '../kernel/result.ts';
import { type ReleasedActs, scopeOf } from '../people/index.ts';
import { askerOf, auditStep, inState, type Kinds } from './actions.ts';
import { type TriedRun, WRITE_IMPORT } from './actions-release.ts';
import type { ImportRun } from './model.ts';
import { queueRun } from './store.ts';

type Meanwhile = Readonly<{ kind: 'changed-meanwhile' }>;

export function importsReleasedActs(kinds: Kinds): ReleasedActs {
  return {
    [WRITE_IMPORT]: async (tx, city, { asker, act, detail }): Promise<Result<null, Meanwhile>> => {
      if (asker === null) throw new Error('an import is written by a person');
      const by = askerOf(await scopeOf(tx, asker), kinds);
      const held = await inState(tx, by, act.objectId as ImportRun['id'], ['checked']);
      const { mode, checkedAt } = act.given as TriedRun;
      if (!held.ok || held.value.checkedAt !== checkedAt || held.value.problem !== null) {
        return refuse({ kind: 'changed-meanwhile' });
      }
      await queueRun(tx, held.value.id, 'write-waiting', mode);
      await auditStep(tx, city, asker, held.value, { step: 'released', ...detail });
      return ok(null);
    },
  };
}
