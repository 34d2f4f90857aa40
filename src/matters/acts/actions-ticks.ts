/** Acts of the clock: limits that ran out, warnings, and new calendars. Each matter in its own transaction. */

import type { Uuid } from '../../kernel/ids.ts';
import { addDays, localDateOf, weekOf } from '../../kernel/time.ts';
import { notify } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { enqueue, type OutboxHandler } from '../../platform/outbox.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import type { CommandType } from '../loop/model-commands.ts';
import { lightOf } from '../loop/rules-desk.ts';
import { actAsClock, actOnMatter } from './actions.ts';
import { hasFree, postsOf } from './actions-desks.ts';
import { endOvertaken } from './actions-notices-end.ts';
import { loadMatter, lockMatter } from './store.ts';
import {
  insertAlarm,
  mattersWithClocks,
  ranOut,
  silentOnProgress,
  type Ticking,
  tasksDueBy,
  untoldBefore,
  waitingForDispatchers,
} from './store-ticks.ts';

const MATTERS_PER_READ = 200;
/** Longest warning: later dates cannot be yellow. */
const WARNING_DAYS = 3;

/** Applies to every matter whose clock ran out what the phase table says. @returns how many were moved */
export async function tickMatters(city: City): Promise<number> {
  let moved = 0;
  let after: Uuid | null = null;
  for (;;) {
    const today = localDateOf(city.outside.now());
    const batch: readonly Ticking[] = await ranOut(city.db, today, after, MATTERS_PER_READ);
    for (const ticking of batch) {
      const type = actOfClock(ticking);
      // Somebody may have acted between reading and locking: then the clock does nothing.
      const acted = await transact(city.db, (tx) =>
        actOnMatter(tx, city, { kind: 'tick' }, ticking.matterId, null, { type }),
      );
      if (acted.ok) moved += 1;
      after = ticking.matterId;
    }
    if (batch.length < MATTERS_PER_READ) return moved + (await chaseProgress(city));
  }
}

/** Asks units for overdue progress reports. @returns how many */
async function chaseProgress(city: City): Promise<number> {
  let asked = 0;
  for (const matterId of await silentOnProgress(city.db, localDateOf(city.outside.now()))) {
    const acted = await transact(city.db, (tx) =>
      actOnMatter(tx, city, { kind: 'tick' }, matterId, null, { type: 'chase-progress' }),
    );
    if (acted.ok) asked += 1;
  }
  return asked;
}

type ClockAct = Extract<
  CommandType,
  'deem-accepted' | 'deem-signed' | 'deem-resumed' | 'elapse-verdict' | 'escalate-judge'
>;

function actOfClock({ dueKind, judgedByComplainant }: Ticking): ClockAct {
  if (dueKind === 'accept') return 'deem-accepted';
  if (dueKind === 'sign') return 'deem-signed';
  if (dueKind === 'resume') return 'deem-resumed';
  return judgedByComplainant ? 'elapse-verdict' : 'escalate-judge';
}

/** Tells units each week what complainants did, all at once, so that no day can be read from it. @returns how many */
export async function tellUnits(city: City): Promise<number> {
  let told = 0;
  for (;;) {
    const monday = weekOf(localDateOf(city.outside.now()));
    const batch = await untoldBefore(city.db, monday, MATTERS_PER_READ);
    for (const matterId of batch) {
      const acted = await transact(city.db, (tx) =>
        actOnMatter(tx, city, { kind: 'tick' }, matterId, null, { type: 'tell-units' }),
      );
      if (acted.ok) told += 1;
    }
    if (batch.length < MATTERS_PER_READ) return told;
  }
}

/**
 * Hands up matters at a dispatchers' desk where nobody is free any more: the post fell vacant, or its holder became too near.
 * Other desks may always be taken up from above. @returns how many matters moved
 */
export async function handUpDesks(city: City): Promise<number> {
  const today = localDateOf(city.outside.now());
  const free = new Map<string, boolean>();
  let moved = 0;
  for (const { matterId, desk, units } of await waitingForDispatchers(city.db)) {
    const key = `${desk.division} ${desk.roles.join()} ${units.join()}`;
    const isFree = free.get(key) ?? (await hasFree(city.db, desk, units, today));
    free.set(key, isFree);
    if (isFree) continue;
    const acted = await transact(city.db, (tx) =>
      actOnMatter(tx, city, { kind: 'tick' }, matterId, null, { type: 'hand-up' }),
    );
    if (acted.ok) moved += 1;
  }
  return moved;
}

/** Writes yellow and red lights to the inboxes of those waited for, once a light and date. @returns how many were told */
export async function warnOfLights(city: City): Promise<number> {
  const today = localDateOf(city.outside.now());
  let told = 0;
  for (const task of await tasksDueBy(city.db, addDays(today, WARNING_DAYS))) {
    const light = lightOf(task.dueKind, task.dueOn, today);
    if (light === 'green') continue;
    const isNew = await transact(city.db, async (tx) => {
      const { matterId, what, dueOn } = task;
      if (!(await insertAlarm(tx, { matterId, what, light, dueOn, at: city.outside.now() }))) return false;
      await notify(tx, city, { postIds: await postsOf(tx, task, today), kind: `matters.light-${light}`, matterId });
      await endOvertaken(tx, city, matterId);
      return true;
    });
    if (isNew) told += 1;
  }
  return told;
}

/** Outbox topic of recounting, one row a matter, so that a new table never makes one long transaction. */
export const RECOMPUTE = 'matters.recompute-deadlines';

/** After a new holiday table: recounts every matter with a clock. */
export const onCalendarImported: OutboxHandler = async (tx, city, payload) => {
  const calendar = String(payload.edition ?? '');
  for (const matterId of await mattersWithClocks(tx)) {
    await enqueue(tx, city, { topic: RECOMPUTE, payload: { matterId, calendar } });
  }
};

export const onRecompute: OutboxHandler = async (tx, city, payload) => {
  await recompute(tx, city, String(payload.matterId) as Uuid, String(payload.calendar));
};

/** Recounts a matter, with at most one event, and none where nothing moves. */
async function recompute(tx: Tx, city: City, matterId: Uuid, calendar: string): Promise<void> {
  const loaded = (await lockMatter(tx, matterId)) ? await loadMatter(tx, matterId) : undefined;
  if (loaded === undefined) return;
  await actAsClock(tx, city, loaded, { type: 'recompute-deadlines', calendar }, null);
}
