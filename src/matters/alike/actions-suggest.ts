/** Suggests units, without reading the complainant's words. */

import type { Uuid } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/time.ts';
import { formsAndBelow, isHandling, postsInUnit, type Reader, unitById, unitNames } from '../../people/index.ts';
import { windowAndHall } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { factsFor } from '../acts/actions-facts.ts';
import type { Loaded } from '../acts/store.ts';
import { currentLeg, type MatterState } from '../loop/model.ts';
import type { Recorded } from '../loop/model-events.ts';
import { type SuggestReason, suggestUnits } from './rules-suggest.ts';
import { precedentsOf } from './store-suggest.ts';

/** Days of precedents: older ones tell little about who does it now. */
const LOOK_BACK_DAYS = 730;

export type SuggestedUnit = Readonly<{ unit: Readonly<{ id: Uuid; name: string }>; reasons: readonly SuggestReason[] }>;

/** Up to three units with reasons; none that is gone or out of reach. */
export async function suggestedUnits(
  q: Queryable,
  city: City,
  scope: Reader,
  { state, log }: Loaded,
): Promise<readonly SuggestedUnit[]> {
  const { terms, serviceFault } = await factsFor(q, city, state, { kind: 'post', scope }, null);
  const respondent = state.respondentUnitId;
  const rule = terms.respondentMayHandle;
  const window = state.place.kind === 'window' ? await windowAndHall(q, state.place.windowId) : undefined;
  const notTo = currentLeg(state)?.notTo ?? null;
  const windowUnit = window?.window.unitId ?? null;
  const superior = respondent === null ? null : ((await unitById(q, respondent))?.parentId ?? null);
  const precedents =
    state.categoryCode === null
      ? []
      : await precedentsOf(q, scope, {
          categoryCode: state.categoryCode,
          respondentUnitId: respondent,
          divisionCode: state.divisionCode,
          since: addDays(state.receivedOn, -LOOK_BACK_DAYS),
          until: state.receivedOn,
        });
  const candidates = [respondent, windowUnit, superior, ...precedents.map(({ unit }) => unit)];
  const suggested = suggestUnits({
    respondent,
    respondentMayHandle: rule === 'yes' || (rule === 'service-faults' && serviceFault),
    windowUnit,
    superior,
    precedents,
    barred: [...returnedBy(log), ...(notTo === null ? [] : [notTo]), ...leavingOf(state)],
    tied: respondent === null ? new Set() : await formsAndBelow(q, [respondent]),
    manned: await mannedAmong(q, candidates),
  });
  const names = await unitNames(
    q,
    suggested.map(({ unit }) => unit),
  );
  const found = await Promise.all(
    suggested.map(async ({ unit: id, reasons }) => {
      const unit = await unitById(q, id);
      const usable = unit !== undefined && unit.validTo === null && scope.divisionCodes.includes(unit.divisionCode);
      return usable ? [{ unit: { id, name: names.get(id) ?? unit.name }, reasons }] : [];
    }),
  );
  return found.flat();
}

/** Those of the units in which somebody could sign. */
async function mannedAmong(q: Queryable, units: readonly (Uuid | null)[]): Promise<ReadonlySet<string>> {
  const manned = new Set<string>();
  for (const unit of new Set(units)) {
    if (unit === null) continue;
    const posts = await postsInUnit(q, unit);
    if (posts.some(({ role }) => isHandling(role))) manned.add(unit);
  }
  return manned;
}

/** The unit at work that proposed another one. */
function leavingOf(state: MatterState): readonly Uuid[] {
  const lead = currentLeg(state)?.lead ?? null;
  return state.pending.rerouting === null || lead === null ? [] : [lead];
}

/** Units that were given this matter and gave it back. */
function returnedBy(log: readonly Recorded[]): readonly Uuid[] {
  return log.flatMap((event, index) => {
    if (event.type !== 'returned') return [];
    const given = log
      .slice(0, index)
      .findLast((before) => before.type === 'dispatched' || before.type === 'designated');
    return given?.type === 'dispatched' || given?.type === 'designated' ? [given.data.lead] : [];
  });
}
