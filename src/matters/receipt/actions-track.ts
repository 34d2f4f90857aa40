/** Data of the track page: phase, office, date, and the reasons of the date. */

import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import {
  explainDeadline,
  type LegalLimit,
  loadCalendar,
  type ProcedureCode,
  type ProcedureTerms,
  procedureVersion,
  runsOf,
} from '../../law/index.ts';
import { unitNames } from '../../people/index.ts';
import { windowAndHall, windowInWords } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import { sealOf } from '../../record/index.ts';
import { dataRequestsOf, holdingsOf, noticeOf, openingsOf, standingOf } from '../../vault/index.ts';
import { factsFor } from '../acts/actions-facts.ts';
import { officeNow } from '../acts/actions-offices.ts';
import { loadMatter } from '../acts/store.ts';
import { filesOf } from '../acts/store-files.ts';
import { messagesOf, type Text, textsOf } from '../acts/store-texts.ts';
import { allowedCommands } from '../loop/decide.ts';
import type { Due, DueKind, LadderStep, MatterState } from '../loop/model.ts';
import type { EventType, Recorded } from '../loop/model-events.ts';
import { ageInDays, currentDue } from '../loop/rules-desk.ts';
import { numberInWords } from '../loop/rules-number.ts';
import { withoutInside } from '../loop/rules-sight.ts';
import { matterStream } from '../loop/rules-stream.ts';
import { parentOf, resultsShown } from './actions-track-result.ts';
import { whyUntold } from './rules-untold.ts';
import type { AlsoKept, TrackAct, TrackDue, TrackMessage, TrackStep, TrackView } from './track-model.ts';
import { isToldStep, type ToldStep } from './words-track-steps.ts';

const ACTS: readonly TrackAct[] = ['send-message', 'add-evidence', 'give-verdict', 'appeal', 'reopen', 'withdraw'];
const PROOFS = '/t/proofs.json';

/** @returns undefined when there is no such matter. The caller holds a receipt session for it. */
export async function trackView(
  q: Queryable,
  city: City,
  matterId: Uuid,
  alsoKept: AlsoKept,
  sms: TrackView['notice']['by'] = null,
): Promise<TrackView | undefined> {
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined) return undefined;
  const { state, log } = loaded;
  const parent = await parentOf(q, state);
  // A merged matter shows its parent's phase.
  const shown = state.phase === 'merged' && parent !== undefined ? parent.state : state;
  const today = localDateOf(city.outside.now());
  const texts = new Map((await textsOf(q, city, matterId)).map((text) => [text.id, text]));
  const names = await unitNames(q, unitsIn(log));
  const given = await factsFor(q, city, state, { kind: 'complainant' }, null);
  const allowed = allowedCommands(state, given);
  const holdings = await holdingsOf(q, matterId);
  const seal = await sealOf(q, matterStream(matterId));
  return {
    matterId,
    number: numberInWords(state.number),
    seq: state.seq,
    procedure: state.procedure,
    place: await placeName(q, state),
    phase: state.phase,
    outcome: state.outcome,
    mineToJudge: state.phase === 'answered' && state.judge.kind === 'complainant',
    office: await officeNow(q, shown),
    due: await dueOf(q, shown, today),
    receivedOn: state.receivedOn,
    ageDays: ageInDays(state, today),
    legs: Math.max(shown.legs.length, 1),
    steps: stepsOf(log, texts, names),
    said: { ...(await saidOf(q, state, texts)), review: (await alsoKept(q, matterId)) ?? null },
    results: await resultsShown(q, city, loaded, parent),
    messages: await messagesFor(q, state, log, texts, names),
    answerBy: state.dues.answer?.on ?? null,
    callBy: state.dues.callBack?.on ?? null,
    acts: ACTS.filter((act) => allowed.includes(act)),
    identity: {
      state: holdings.fields.length > 0 ? 'sealed' : holdings.erasedAt !== null ? 'erased' : 'none',
      openings: (await openingsOf(q, matterId)).map((opening) => ({
        on: localDateOf(opening.at),
        office: opening.office.unit,
        reason: opening.reason,
      })),
      requests: (await dataRequestsOf(q, matterId)).map(({ kind, steps, dueOn }) => ({
        kind,
        standing: standingOf(steps),
        dueOn,
      })),
    },
    notice: { by: whyUntold(loaded, holdings.erasedAt) === null ? sms : null, kept: await noticeOf(q, city, matterId) },
    seal: { covered: seal.covered, head: seal.head, proofPath: seal.head === null ? null : PROOFS },
  };
}

export async function placeName(q: Queryable, state: MatterState): Promise<string | null> {
  if (state.place.kind !== 'window') return null;
  const found = await windowAndHall(q, state.place.windowId);
  return found === undefined ? null : `${found.hall.name} · ${windowInWords('zh', found.window)}`;
}

async function dueOf(q: Queryable, state: MatterState, today: Due['on']): Promise<TrackDue | null> {
  const { reopen } = state.dues;
  const now = currentDue(state) ?? (reopen === undefined ? null : { kind: 'reopen' as const, due: reopen });
  if (now === null) return null;
  const { kind, due } = now;
  const explained = explainDeadline(await loadCalendar(q), due.from, { amount: due.amount, unit: due.unit });
  const { terms } = await procedureVersion(q, state.procedure as ProcedureCode, state.procedureVersion);
  return {
    kind,
    on: due.on,
    provisional: due.provisional,
    overdue: due.on < today,
    why: {
      from: due.from,
      amount: due.amount,
      unit: due.unit,
      basis: limitOf(terms, kind),
      runs: runsOf(explained.days),
    },
  };
}

/** Clocks by limits that belong to no procedure. */
export const OUTSIDE_TERMS = { answer: 'message-answer', callBack: 'call-back' } as const satisfies Partial<
  Record<DueKind, string>
>;

export function isOutsideTerms(kind: DueKind): kind is keyof typeof OUTSIDE_TERMS {
  return kind in OUTSIDE_TERMS;
}

/** A limit's basis, and whether it was verified. */
function limitOf(terms: ProcedureTerms, kind: DueKind): LegalLimit | null {
  if (isOutsideTerms(kind)) return null;
  return kind === 'resume' ? terms.suspendCap : terms[kind];
}

/** Legal text of a limit. */
export function basisOf(terms: ProcedureTerms, kind: DueKind): string | null {
  return limitOf(terms, kind)?.basis ?? null;
}

function unitsIn(log: readonly Recorded[]): readonly Uuid[] {
  return log.flatMap((event) => {
    const { by } = event.data;
    const acting = by.kind === 'post' ? [by.unitId] : [];
    return 'lead' in event.data ? [...acting, event.data.lead] : acting;
  });
}

/** Events whose reason was written for, or by, the complainant. */
const TOLD_TEXTS: readonly string[] = [
  'refused',
  'overturned',
  'decision-upheld',
  'transferred',
  'redo-ordered',
  'upheld-unresolved',
  'appealed',
  'verdict-given',
  'reopened',
  'withdrawn',
];
/** Proposals with reasons, by the event that carried each out. */
const PROPOSED_BY: Readonly<Record<string, string>> = {
  'refusal-approved': 'refusal-proposed',
  terminated: 'termination-proposed',
  suspended: 'suspension-asked',
};

function stepsOf(
  log: readonly Recorded[],
  texts: ReadonlyMap<Uuid, Text>,
  names: ReadonlyMap<Uuid, string>,
): readonly TrackStep[] {
  return withoutInstructions(withoutInside(log, null)).flatMap((event, index, log) => {
    const type = toldStep(event);
    if (type === null) return [];
    const { by } = event.data;
    const unit = event.type === 'dispatched' || event.type === 'designated' ? event.data.lead : actingUnit(event);
    const reasoned =
      PROPOSED_BY[event.type] === undefined
        ? event
        : log.slice(0, index).findLast((before) => before.type === PROPOSED_BY[event.type]);
    const told = TOLD_TEXTS.includes(event.type) || PROPOSED_BY[event.type] !== undefined;
    return {
      type,
      on: localDateOf(event.at),
      office: by.kind === 'post' || unit !== null ? (unit === null ? null : (names.get(unit) ?? null)) : null,
      dueOn: dueIn(event),
      text: told && reasoned !== undefined ? textIn(reasoned, texts) : null,
      verdict: event.type === 'verdict-given' ? event.data.verdict : null,
    };
  });
}

/** What a leader instructs, and its answer, is between officials. */
export function withoutInstructions(log: readonly Recorded[]): readonly Recorded[] {
  const hidden = new Set(
    log.flatMap(({ type, data }) => (type === 'letter-sent' && data.step === 'instruction' ? [data.letterId] : [])),
  );
  return log.filter(({ data }) => !('letterId' in data && hidden.has(data.letterId)));
}

/** What complainants are told of the letters of each step; of a hand-over nothing, for it is about somebody else. */
const TOLD_LETTERS: Readonly<Record<LadderStep, EventType>> = {
  reminder: 'reminded',
  'supervision-letter': 'supervision-letter-issued',
  interview: 'supervision-step-taken',
  bulletin: 'supervision-step-taken',
  'hand-over': 'letter-sent',
};

/** What the page calls an event; null of one that is internal: it has no word there. */
export function toldStep(event: Recorded): ToldStep | null {
  const type = toldType(event);
  return isToldStep(type) ? type : null;
}

function toldType(event: Recorded): EventType | 'contact-tried' {
  // To its complainant an approved refusal is a refusal.
  if (event.type === 'refusal-approved') return 'refused';
  if (event.type === 'letter-sent' && event.data.step !== 'instruction') return TOLD_LETTERS[event.data.step];
  if (event.type === 'letter-answered') return 'supervision-letter-replied';
  const called = event.type === 'contact-noted' || event.type === 'call-back-noted';
  return called && event.data.result === 'no-answer' ? 'contact-tried' : event.type;
}

function actingUnit(event: Recorded): Uuid | null {
  const { by } = event.data;
  return by.kind === 'post' ? by.unitId : null;
}

function dueIn(event: Recorded): TrackStep['dueOn'] {
  if ('handleDue' in event.data) return event.data.handleDue?.on ?? null;
  if ('resumeDue' in event.data) return event.data.resumeDue.on;
  if ('verdictDue' in event.data) return event.data.verdictDue.on;
  return null;
}

function textIn(event: Recorded, texts: ReadonlyMap<Uuid, Text>): string | null {
  const ref = 'reason' in event.data ? event.data.reason : 'words' in event.data ? event.data.words : null;
  return ref === null ? null : (texts.get(ref.id)?.text ?? null);
}

async function saidOf(q: Queryable, state: MatterState, texts: ReadonlyMap<Uuid, Text>) {
  const files = (await filesOf(q, state.id)).filter(({ author }) => author === 'complainant');
  return {
    words: state.words === null ? null : (texts.get(state.words.id)?.text ?? null),
    demands: state.demands.map((demand) => texts.get(demand.id)?.text ?? '…'),
    photoIds: files.filter(({ kind }) => kind === 'photo').map(({ id }) => id),
    documents: files.flatMap((file) => (file.kind === 'photo' ? [] : [file])),
  };
}

async function messagesFor(
  q: Queryable,
  state: MatterState,
  log: readonly Recorded[],
  texts: ReadonlyMap<Uuid, Text>,
  names: ReadonlyMap<Uuid, string>,
): Promise<readonly TrackMessage[]> {
  const messages = await messagesOf(q, state.id);
  return messages.flatMap((message): readonly TrackMessage[] => {
    const on = localDateOf(message.at);
    if (message.relation === 'X') {
      return [{ mine: true, on, office: null, text: texts.get(message.textId)?.text ?? null }];
    }
    const sent = log.find((event) => event.type === 'message-sent' && event.data.messageId === message.id);
    const unit = sent === undefined ? null : actingUnit(sent);
    const office = unit === null ? null : (names.get(unit) ?? null);
    if (!message.held) return [{ mine: false, on, office, text: texts.get(message.textId)?.text ?? null }];
    const passed = log.findLast((event) => event.type === 'message-passed-on' && event.data.messageId === message.id);
    if (passed?.type !== 'message-passed-on') return [];
    return [{ mine: false, on: localDateOf(passed.at), office, text: texts.get(passed.data.text.id)?.text ?? null }];
  });
}
