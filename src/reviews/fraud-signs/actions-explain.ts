/** Lists fraud signs for offices, and explains one, which gives its reviews their whole weight back. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDate, localDateOf, monthOfWeek } from '../../kernel/time.ts';
import { audit, isConflicted, type Scope, unitNames } from '../../people/index.ts';
import { windowNames } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { reviewsAccess } from '../access.ts';
import type { ReviewProblem } from '../model.ts';
import { countMonth, lockProgress, setProgress } from '../rollups/store-rollups.ts';
import { LEAST_DISCARD_REASON } from '../rules.ts';
import { weighWeek } from './store.ts';
import {
  type FraudSignFilter,
  listFraudSigns,
  lockFraudSign,
  type StoredFraudSign,
  setExplained,
} from './store-list.ts';

export type FraudSignLine = StoredFraudSign & Readonly<{ windowName: string; hallName: string; unitName: string }>;

export async function fraudSignLines(
  q: Queryable,
  scope: Scope,
  filter: FraudSignFilter,
  page: Readonly<{ limit: number; offset: number }>,
): Promise<readonly FraudSignLine[]> {
  const signs = await listFraudSigns(q, scope, filter, page);
  const [windows, units] = await Promise.all([
    windowNames(q, [...new Set(signs.map(({ windowId }) => windowId))]),
    unitNames(
      q,
      signs.map(({ unitId }) => unitId),
    ),
  ]);
  return signs.map((sign) => {
    const window = windows.get(sign.windowId);
    return {
      ...sign,
      windowName: window === undefined ? '' : `${window.number} ${window.name}`,
      hallName: window?.hallName ?? '',
      unitName: units.get(sign.unitId) ?? '',
    };
  });
}

/** Explains a fraud sign; refused to whoever works, or worked within a year, in the unit that staffs the window. */
export async function explainFraudSign(
  tx: Tx,
  city: City,
  scope: Scope,
  given: Readonly<{ id: Uuid; reason: string }>,
): Promise<Result<null, ReviewProblem>> {
  const { id, reason } = given;
  const { actor } = scope;
  const now = city.outside.now();
  if (reason.length < LEAST_DISCARD_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_DISCARD_REASON });
  // Counts of weeks run one at a time.
  await lockProgress(tx, LONG_AGO);
  const sign = await lockFraudSign(tx, scope, id);
  if (sign === undefined) return refuse({ kind: 'sign-not-found' });
  const near = { userId: actor.userId, respondentUnitIds: [sign.unitId] };
  if (await isConflicted(tx, near, localDateOf(now))) return refuse({ kind: 'sign-of-your-unit' });
  if (sign.isExplained) return refuse({ kind: 'sign-already-explained' });
  await setExplained(tx, id, { at: now, byPost: actor.postId, byName: actor.displayName, reason });
  await weighWeek(tx, sign.weekOf, [sign.windowId]);
  await countMonth(tx, monthOfWeek(sign.weekOf), [sign.windowId]);
  await setProgress(tx);
  await audit(tx, city, {
    actor,
    action: reviewsAccess.explainFraudSign.action,
    objectKind: 'fraud-sign',
    objectId: id,
    detail: { reason },
  });
  return ok(null);
}

const LONG_AGO = localDate('2000-01-02');
