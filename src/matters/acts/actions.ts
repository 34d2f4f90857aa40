/**
 * The transaction of every act: lock the matter's row, read its log, fold, decide, append, project, tell the outbox. The
 * caller opened it and knows who comes; what they may do is decided here, against the row that is locked.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { never, ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, type Reader, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { enqueue } from '../../platform/outbox.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { appendEvents, type EventData } from '../../record/index.ts';
import { moveDataRequests } from '../../vault/index.ts';
import { isMatterHeld } from '../counts/retention.ts';
import { decide } from '../loop/decide.ts';
import { evolve, foldMatter } from '../loop/evolve.ts';
import type { MatterState, Phase } from '../loop/model.ts';
import type { Command, MatterProblem, ParentFacts } from '../loop/model-commands.ts';
import type { MatterEvent, Recorded } from '../loop/model-events.ts';
import { type Shown, shownToUnits } from '../loop/rules-shown.ts';
import { sightOf } from '../loop/rules-sight.ts';
import { matterStream } from '../loop/rules-stream.ts';
import { matterOfReceipt } from '../receipt/store-receipts.ts';
import { ERASED_WITHIN, leaveTransferRecord, RELEASED_WORDS_DESTROYED } from './actions-erasing.ts';
import { factsFor, parentFacts, unusableChoice, type Who } from './actions-facts.ts';
import { endOvertaken } from './actions-notices-end.ts';
import { type CommandInput, type Prepared, prepare } from './actions-words.ts';
import {
  keepRequest,
  type Loaded,
  loadMatter,
  lockMatter,
  parentWhileMerged,
  recorded,
  requestDone,
  saveProjection,
} from './store.ts';
import { insertFiles } from './store-files.ts';
import { type Author, insertMessage, insertTexts } from './store-texts.ts';

/** Who acts: a post (whose reach is looked up if not given), a receipt, the clock. */
export type By =
  | Readonly<{ kind: 'post'; actor: Actor; scope?: Reader }>
  | Readonly<{ kind: 'receipt'; receiptId: Uuid }>
  | Readonly<{ kind: 'tick' }>;

export type ActProblem = MatterProblem | Readonly<{ kind: 'matter-not-found' | 'submission-reused' }>;
export type ErasingProblem = Readonly<{ kind: 'legal-hold' | 'matter-not-found' }>;
/** Result of an act; `seq` and `phase` as the actor may know them: a unit's own. `laid`: it waits for the head's sign-off. */
export type Acted = Readonly<{ state: MatterState; seq: number; phase: Phase; laid: boolean }>;

/** Outbox topic of a change: ids and words of the loop only. */
export const MATTER_CHANGED = 'matters.changed';

/**
 * One act on one matter, and what it means for matters merged with it.
 * @param seenSeq what the actor saw; null where nothing was seen (the clock, a form of the complainant).
 */
export async function actOnMatter(
  tx: Tx,
  city: City,
  by: By,
  matterId: Uuid,
  seenSeq: number | null,
  input: CommandInput,
  requestId?: Uuid,
): Promise<Result<Acted, ActProblem>> {
  const who = await whoOf(tx, city, by, matterId);
  if (who === undefined) return refuse({ kind: 'matter-not-found' });
  if (requestId !== undefined) {
    const done = await requestDone(tx, requestId);
    if (done !== null) return sameAgain(tx, who, done.matterId, matterId, done.seq);
  }
  const parentId = await parentToLock(tx, matterId, input);
  if (parentId !== null) await lockMatter(tx, parentId);
  const loaded = (await lockMatter(tx, matterId)) ? await loadMatter(tx, matterId) : undefined;
  if (loaded === undefined) return refuse({ kind: 'matter-not-found' });
  if (requestId !== undefined) {
    // The same request may have been sent twice: the second waited for the lock.
    const done = await requestDone(tx, requestId);
    if (done !== null) return sameAgain(tx, who, done.matterId, matterId, done.seq);
  }
  const { seq } = seenBy(who, loaded);
  if (seenSeq !== null && seenSeq !== seq) return refuse({ kind: 'changed-meanwhile', seq });
  const unusable = await unusableChoice(tx, city, who, loaded.state, input);
  if (unusable !== null) return refuse(unusable);
  const prepared = await prepare(tx, city, matterId, input);
  if (!prepared.ok) return prepared;
  const parent = parentId === null ? undefined : await loadMatter(tx, parentId);
  const other = parent === undefined ? null : parentFacts(parent.state);
  const acted = await apply(tx, city, loaded, who, prepared.value, other);
  if (!acted.ok) return acted;
  const joined = await actOnRelatives(tx, city, loaded.state, acted.value.state, parent);
  if (!joined.ok) return joined;
  if (requestId !== undefined) {
    await keepRequest(tx, { id: requestId, matterId, seq: acted.value.state.seq, at: city.outside.now() });
  }
  return acted;
}

/** The answer as it was. @param seq the log's, whatever the actor counts */
async function sameAgain(tx: Tx, who: Who, doneOn: Uuid, asked: Uuid, seq: number): Promise<Result<Acted, ActProblem>> {
  const loaded = doneOn === asked ? await loadMatter(tx, asked) : undefined;
  if (loaded === undefined) return refuse({ kind: 'submission-reused' });
  const { state } = loaded;
  const log = loaded.log.slice(0, seq);
  const view = seesAsUnit(who, state) ? shownToUnits(asked, log) : null;
  const { phase } = view?.state ?? foldMatter(asked, log);
  return ok({ state, seq: view?.seq ?? seq, phase, laid: isLaid(log) });
}

/** The matter as shown to the actor: `view` for a unit, whose view lags behind the log. */
function seenBy(
  who: Who,
  { state, log }: Pick<Loaded, 'state' | 'log'>,
): Readonly<{ seq: number; phase: Phase; view: Shown | null }> {
  const view = seesAsUnit(who, state) ? shownToUnits(state.id, log) : null;
  return { seq: view?.seq ?? state.seq, phase: (view?.state ?? state).phase, view };
}

function seesAsUnit(who: Who, state: MatterState): boolean {
  return who.kind === 'post' && sightOf(state, who.scope) === 'unit';
}

/** Whether the act that ended this log waits for a head. */
function isLaid(log: readonly Pick<MatterEvent, 'type'>[]): boolean {
  return log.at(-1)?.type === 'drafted';
}

async function whoOf(tx: Tx, city: City, by: By, matterId: Uuid): Promise<Who | undefined> {
  switch (by.kind) {
    case 'post':
      return { kind: 'post', scope: by.scope ?? (await readerOf(tx, city, by.actor)) };
    case 'receipt':
      return (await matterOfReceipt(tx, by.receiptId)) === matterId ? { kind: 'complainant' } : undefined;
    case 'tick':
      return { kind: 'clock' };
    default:
      return never(by);
  }
}

/** Parent to lock first: always before its children, whichever the act is about. */
async function parentToLock(tx: Tx, matterId: Uuid, input: CommandInput): Promise<Uuid | null> {
  if (input.type === 'merge') return input.parentId === matterId ? null : input.parentId;
  return parentWhileMerged(tx, matterId);
}

/** Decides a command on a locked matter and writes all it causes. */
export async function apply(
  tx: Tx,
  city: City,
  loaded: Loaded,
  who: Who,
  prepared: Prepared,
  other: ParentFacts | null,
): Promise<Result<Acted, MatterProblem>> {
  const { command } = prepared;
  const given = await factsFor(tx, city, loaded.state, who, command, other);
  const { seq, view } = seenBy(who, loaded);
  if (view !== null && view.untoldOn !== null) {
    // Decided first on the unit's view: a refusal must not say more than that.
    const asShown = await factsFor(tx, city, view.state, who, command, other);
    const judged = decide(view.state, command, asShown);
    if (!judged.ok) return judged;
  }
  const decided = decide(loaded.state, command, given);
  if (!decided.ok)
    return view === null || view.untoldOn === null ? decided : refuse({ kind: 'changed-meanwhile', seq });
  const matterId = loaded.state.id;
  const erases = decided.value.some(({ type }) => type === 'words-erased');
  if (erases && (await isMatterHeld(tx, matterId))) return refuse({ kind: 'legal-hold' });
  const author = authorOf(decided.value);
  await insertTexts(tx, city, matterId, author, prepared.texts);
  await insertFiles(tx, city, matterId, author, prepared.files);
  const { state, log } = await append(tx, city, loaded, decided.value);
  if (state.lane !== loaded.state.lane) await moveDataRequests(tx, matterId, state.lane);
  if (erases) {
    for (const { destroyed } of ERASED_WITHIN) await destroyed?.(tx, city, matterId, given.now);
  }
  if (erases ? who.kind !== 'complainant' : isTold(matterId, loaded.log, log)) {
    for (const { told } of ERASED_WITHIN) await told?.(tx, city, matterId, given.now);
    await enqueue(tx, city, { topic: RELEASED_WORDS_DESTROYED, payload: { matterId } });
  }
  if (erases && command.type === 'transfer') await leaveTransferRecord(tx, city, matterId, given.now);
  for (const event of decided.value) {
    if (event.type !== 'message-sent') continue;
    const { messageId, text, held, by } = event.data;
    const relation = by.as === 'X' || by.as === 'L' ? by.as : 'D';
    await insertMessage(tx, matterId, { id: messageId, relation, textId: text.id, held, at: given.now });
  }
  const after = seenBy(who, { state, log });
  return ok({ state, seq: after.seq, phase: after.phase, laid: isLaid(decided.value) });
}

/** Whether these events tell units that a complainant had words destroyed: the week's, or an office's act before. */
function isTold(matterId: Uuid, before: readonly Recorded[], after: readonly Recorded[]): boolean {
  if (!after.some(({ type }) => type === 'words-erased')) return false;
  return shownToUnits(matterId, before).untoldOn !== null && shownToUnits(matterId, after).untoldOn === null;
}

/** Appends events, updates the projection, and tells listeners. */
export async function append(
  tx: Tx,
  city: City,
  from: Loaded,
  events: readonly MatterEvent[],
): Promise<Readonly<{ state: MatterState; log: readonly Recorded[] }>> {
  if (events.length === 0) return from;
  const at = city.outside.now();
  const matterId = from.state.id;
  const rows = events.map(({ type, data }) => ({ type, at, data: data as unknown as EventData }));
  const logged = await appendEvents(tx, city, matterStream(matterId), from.head, rows);
  const fresh = logged.map(recorded);
  const state = fresh.reduce(evolve, from.state);
  const log = [...from.log, ...fresh];
  await saveProjection(tx, state, log);
  await endOvertaken(tx, city, state.id);
  for (const event of logged) await announce(tx, city, matterId, event.seq, event.type);
  return { state, log };
}

export async function announce(tx: Tx, city: City, matterId: Uuid, seq: number, type: string): Promise<void> {
  await enqueue(tx, city, { topic: MATTER_CHANGED, payload: { matterId, seq, type } });
}

function authorOf(events: readonly MatterEvent[]): Author {
  const by = events.at(-1)?.data.by;
  if (by?.kind === 'complainant') return 'complainant';
  return by?.as === 'L' || by?.as === 'A' || by?.as === 'H' ? 'unit' : 'office';
}

/** Acts on merged matters that follow from an act; each is an event in its own log. */
async function actOnRelatives(
  tx: Tx,
  city: City,
  before: MatterState,
  after: MatterState,
  parent: Loaded | undefined,
): Promise<Result<null, MatterProblem>> {
  if (parent !== undefined) {
    const joins = before.phase !== 'merged' && after.phase === 'merged';
    const leaves = before.phase === 'merged' && after.phase !== 'merged';
    if (joins || leaves) {
      const type = joins ? ('take-child' as const) : ('drop-child' as const);
      const told = await actAsClock(tx, city, parent, { type, childId: after.id }, null);
      if (!told.ok) return told;
    }
  }
  const letGo = before.children.filter((child) => !after.children.includes(child));
  for (const childId of [...letGo].sort()) {
    const child = (await lockMatter(tx, childId)) ? await loadMatter(tx, childId) : undefined;
    if (child === undefined || child.state.parentId !== after.id || child.state.phase !== 'merged') continue;
    const type = after.phase === 'answered' ? ('follow-answer' as const) : ('follow-end' as const);
    const facts = parentFacts(after.phase === 'answered' ? after : before);
    const followed = await actAsClock(tx, city, child, { type }, facts);
    if (!followed.ok) return followed;
  }
  return ok(null);
}

/** Destroys identity, words and photos, at the person's wish decided by an office, or when their time is over. */
export async function eraseMatter(tx: Tx, city: City, matterId: Uuid): Promise<Result<Acted, ErasingProblem>> {
  const loaded = (await lockMatter(tx, matterId)) ? await loadMatter(tx, matterId) : undefined;
  if (loaded === undefined) return refuse({ kind: 'matter-not-found' });
  const erased = await actAsClock(tx, city, loaded, { type: 'erase' }, null);
  if (erased.ok) return erased;
  if (erased.problem.kind !== 'legal-hold') throw new Error(`erasing was refused: ${erased.problem.kind}`);
  return refuse({ kind: 'legal-hold' });
}

export function actAsClock(
  tx: Tx,
  city: City,
  loaded: Loaded,
  command: Command,
  other: ParentFacts | null,
): Promise<Result<Acted, MatterProblem>> {
  return apply(tx, city, loaded, { kind: 'clock' }, { command, texts: [], files: [] }, other);
}
