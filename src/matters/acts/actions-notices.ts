/** Notices in the inbox when a matter moved to somebody's desk. */

import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import { notify } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { OutboxHandler } from '../../platform/outbox.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import type { Desk, MatterState } from '../loop/model.ts';
import type { EventOf, EventType, Recorded } from '../loop/model-events.ts';
import { isOfUnitAtWork, tasksOf } from '../loop/rules-desk.ts';
import { reachesUnits } from '../loop/rules-shown.ts';
import { isInside } from '../loop/rules-sight.ts';
import { postsAtDesk, postsOf } from './actions-desks.ts';
import { tellFollowers } from './actions-follow.ts';
import { type Loaded, loadMatter } from './store.ts';

/** Events a dispatcher has to read although no limit runs. */
const FOR_DISPATCHER: Readonly<Partial<Record<EventType, string>>> = {
  'message-sent': 'matters.message-to-read',
  'evidence-added': 'matters.evidence-to-read',
  withdrawn: 'matters.withdrawn',
};
/** Events the holder must see at once. */
const FOR_UNIT: Readonly<Partial<Record<EventType, string>>> = {
  'progress-chased': 'matters.progress-asked',
  'extension-granted': 'matters.extension-decided',
  'extension-denied': 'matters.extension-decided',
  'suspension-denied': 'matters.suspension-decided',
  'rerouting-denied': 'matters.rerouting-denied',
  'sent-back': 'matters.sent-back',
  'draft-returned': 'matters.draft-returned',
};

/** Writes notices from the matter's present state: what was overtaken needs none. */
export const onMatterChanged: OutboxHandler = async (tx, city, payload) => {
  const matterId = String(payload.matterId) as Uuid;
  const type = String(payload.type) as EventType;
  const loaded = await loadMatter(tx, matterId);
  if (loaded === undefined) return;
  const { state, log } = loaded;
  const today = localDateOf(city.outside.now());
  const event = log.find((each) => each.seq === payload.seq);
  if (event !== undefined) await tellFollowers(tx, city, state, event);
  const forDispatcher = FOR_DISPATCHER[type];
  if (forDispatcher !== undefined && event?.data.by.as !== 'D') {
    const postIds = await postIdsAt(tx, state, state.desks.D);
    await notify(tx, city, { postIds, kind: forDispatcher, matterId });
  }
  if (event?.type === 'letter-answered') await tellLeader(tx, city, loaded, event);
  const forUnit = event?.type === 'letter-sent' ? noticeOfLetter(event) : FOR_UNIT[type];
  const unitId = state.legs.at(-1)?.lead ?? null;
  // The work may be another unit's by now, which is told nothing of what was said inside this one.
  if (event !== undefined && isInside(event) && event.data.unit !== unitId) return;
  const desk = event === undefined ? null : deskToldBy(event, state);
  if (forUnit !== undefined && desk !== null) {
    await notify(tx, city, { postIds: await postIdsAt(tx, state, desk), kind: forUnit, matterId });
  } else if (forUnit !== undefined && unitId !== null) {
    const postIds = await postsOf(tx, { matterId, unitId, divisionCode: null, roles: ['handler', 'unit-head'] }, today);
    await notify(tx, city, { postIds, kind: forUnit, matterId });
  }
  if (payload.seq !== state.seq) return;
  for (const task of tasksOf(state)) {
    // A complainant's act is not told to the unit at work, though it moved the matter.
    if (isOfUnitAtWork(task) && (event === undefined || !reachesUnits(event))) continue;
    // What happens inside a unit moves nobody's turn but its head's.
    if (event !== undefined && isInside(event) && task.relation !== 'H') continue;
    const holder =
      'desk' in task.holder
        ? { matterId, unitId: null, divisionCode: task.holder.desk.division, roles: task.holder.desk.roles }
        : { matterId, unitId: task.holder.unit, divisionCode: null, roles: task.holder.roles };
    if (MOVES.includes(type)) {
      await notify(tx, city, { postIds: await postsOf(tx, holder, today), kind: `matters.to-${task.what}`, matterId });
    }
  }
};

/** Tells a leader that what they instructed was answered; of several matters the one that leads tells it. */
async function tellLeader(
  tx: Tx,
  city: City,
  { state, log }: Loaded,
  answer: EventOf<'letter-answered'>,
): Promise<void> {
  for (const event of log) {
    if (event.type !== 'letter-sent' || event.data.letterId !== answer.data.letterId || event.data.beside) continue;
    const { by } = event.data;
    if (by.kind !== 'post' || by.as !== 'P') continue;
    await notify(tx, city, { postIds: [by.postId], kind: 'matters.instruction-answered', matterId: state.id });
  }
}

/** A letter about several matters is told of once. */
function noticeOfLetter({ data }: EventOf<'letter-sent'>): string | undefined {
  if (data.beside === true) return undefined;
  if (data.step === 'instruction') return 'matters.instruction-received';
  return data.step === 'reminder' ? 'matters.reminded' : 'matters.letter-received';
}

/** Desk a letter went to; null for the unit at work. */
function deskToldBy({ type, data }: Recorded, state: MatterState): Desk | null {
  if (type !== 'letter-sent' || data.to === undefined) return null;
  if (data.to !== 'J') return state.desks[data.to];
  return state.judge.kind === 'post' ? state.judge.desk : null;
}

async function postIdsAt(tx: Tx, state: MatterState, desk: Desk): Promise<readonly Uuid[]> {
  return (await postsAtDesk(tx, state, desk)).map((post) => post.id);
}

/** Events that move the turn to somebody else. */
const MOVES: readonly EventType[] = [
  'registered',
  'accepted',
  'refusal-proposed',
  'appealed',
  'overturned',
  'bounced-back',
  'unmerged',
  'dispatched',
  'designated',
  'recalled',
  'returned',
  'reassigned',
  'extension-asked',
  'suspension-asked',
  'termination-proposed',
  'rerouting-proposed',
  'resumed',
  'drafted',
  'submitted',
  'approved',
  'verdict-given',
  'judge-escalated',
  'redo-ordered',
  'reopened',
  'reclassification-proposed',
  'assisting-added',
  'contact-asked',
];
