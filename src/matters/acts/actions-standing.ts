/** Where a matter stood after one of its events, for whoever tells another program: no words, and nobody's name. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { foldMatter } from '../loop/evolve.ts';
import { currentLeg, type Lane, type Outcome, type Phase } from '../loop/model.ts';
import { loadMatter } from './store.ts';

export type Standing = Readonly<{
  phase: Phase;
  outcome: Outcome | null;
  /** Of the matter as it is now: what went into the sealed lane is told to nobody, of before neither. */
  lane: Lane;
  /** Until when the unit has to answer, where that runs. */
  dueOn: LocalDate | null;
  at: Instant;
}>;

const RUNS: readonly Phase[] = ['accepted', 'dispatched', 'handling', 'checking'];

export async function standingAfter(q: Queryable, matterId: Uuid, seq: number): Promise<Standing | undefined> {
  const loaded = await loadMatter(q, matterId);
  const log = loaded?.log.filter((event) => event.seq <= seq) ?? [];
  const last = log.at(-1);
  if (loaded === undefined || last === undefined) return undefined;
  const state = foldMatter(matterId, log);
  const { phase, outcome } = state;
  const leg = RUNS.includes(phase) ? currentLeg(state) : null;
  return { phase, outcome, lane: loaded.state.lane, dueOn: leg?.handle.on ?? null, at: last.at };
}
