/** Requests about one's own data: made by the person with a receipt, or registered by an office for who came or wrote. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addMs, localDateOf } from '../kernel/time.ts';
import { deadline, type LegalLimit, limitInForce, limitVersion, loadCalendar, recountDeadline } from '../law/index.ts';
import { audit, notify, postsFor, type Scope, superiorDivision } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { OutboxHandler } from '../platform/outbox.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { contactOf } from './actions-correct.ts';
import { officeOf, whatForbids } from './actions-standing.ts';
import { openTexts, sealTexts } from './actions-texts.ts';
import type { MatterFacts, VaultProblem } from './model.ts';
import type { Contact, DataChannel, DataRequest, DataRequestKind } from './model-data.ts';
import { READER } from './rules.ts';
import { agrees } from './rules-data.ts';
import { lockDataKey } from './store.ts';
import {
  dataRequestById,
  dataRequestsOfMatter,
  dataRequestWords,
  insertDataRequest,
  lockDataRequest,
  provisionalDataRequests,
  setDataRequestDue,
} from './store-data.ts';
import type { ActingOffice } from './store-openings.ts';

const DATA_LIMIT = 'personal-data-request';
const REGISTER_ACTION = 'vault.register-data-request';
const MOST_COMPARISONS = 3;
const COMPARED_WITHIN_MS = 30 * 86_400_000;

type Ask = Readonly<{
  /** Id of the request to be, so that a request sent twice is one. */
  submissionId: Uuid;
  matterId: Uuid;
  about: MatterFacts;
  kind: DataRequestKind;
  /** The request in the person's own words; may be empty. */
  words: string;
}>;
type Registered = Readonly<{ requestId: Uuid; identified: boolean }>;

export function askForOwnData(tx: Tx, city: City, ask: Ask): Promise<Result<Registered, VaultProblem>> {
  return register(tx, city, ask, { channel: 'track-page', knownBy: 'receipt', identified: true, by: null });
}

/**
 * Registers a request by an office, for somebody who came or wrote. Without a receipt the program compares what they say of
 * themselves with what is sealed and tells the office only whether it agrees; the complainant is shown that it compared.
 */
export async function registerDataRequest(
  tx: Tx,
  city: City,
  scope: Scope,
  ask: Ask & Readonly<{ channel: Exclude<DataChannel, 'track-page'>; said: Contact | null }>,
): Promise<Result<Registered, VaultProblem>> {
  const problem = await whatForbids(tx, city, scope, ask.about, null);
  if (problem !== undefined) return refuse(problem);
  const { channel, said } = ask;
  // Comparisons about one matter are serialised: of ten sent at once, each failed one counts before the next is made.
  if (said !== null) await lockDataKey(tx, ask.matterId);
  if (said !== null && (await comparedInVain(tx, city, ask.matterId)) >= MOST_COMPARISONS) {
    return refuse({ kind: 'compared-too-often' });
  }
  const agreed = said === null ? true : agrees(await contactOf(tx, city, ask.matterId), said);
  if (agreed === undefined) return refuse({ kind: 'nothing-to-compare' });
  const done = await register(tx, city, ask, {
    channel,
    knownBy: said === null ? 'receipt' : 'comparison',
    identified: agreed,
    by: await officeOf(tx, scope),
  });
  if (!done.ok) return done;
  await audit(tx, city, {
    actor: scope.actor,
    action: REGISTER_ACTION,
    objectKind: 'data-request',
    objectId: done.value.requestId,
    detail: { kind: ask.kind, knownBy: said === null ? 'receipt' : 'comparison', identified: done.value.identified },
  });
  return done;
}

/** Recent failed comparisons about a matter; their number is limited, so that nobody can guess until it agrees. */
async function comparedInVain(q: Queryable, city: City, matterId: Uuid): Promise<number> {
  const since = addMs(city.outside.now(), -COMPARED_WITHIN_MS);
  const requests = await dataRequestsOfMatter(q, matterId);
  return requests.filter((request) => !request.identified && request.at >= since).length;
}

async function register(
  tx: Tx,
  city: City,
  ask: Ask,
  how: Pick<DataRequest, 'channel' | 'knownBy' | 'identified'> & Readonly<{ by: ActingOffice | null }>,
): Promise<Result<Registered, VaultProblem>> {
  const { matterId, about, kind } = ask;
  const id = ask.submissionId;
  const at = city.outside.now();
  const receivedOn = localDateOf(at);
  const { version, limit } = await limitInForce(tx, DATA_LIMIT, receivedOn);
  const { dueOn, provisional } = deadline(await loadCalendar(tx), receivedOn, limit);
  const plain = ask.words === '' ? [] : [{ id, plain: Buffer.from(ask.words, 'utf8') }];
  const [sealed] = await sealTexts(tx, city, matterId, plain);
  const isNew = await insertDataRequest(tx, {
    id,
    matterId,
    divisionCode: about.divisionCode,
    lane: about.lane,
    kind,
    ...how,
    words: sealed?.sealed ?? null,
    receivedOn,
    limit: { version: Number(version), amount: limit.amount, unit: limit.unit },
    dueOn,
    dueProvisional: provisional,
    at,
  });
  if (!isNew) {
    const before = await dataRequestById(tx, id);
    const same = before?.matterId === matterId && before.kind === kind;
    return same ? ok({ requestId: id, identified: before.identified }) : refuse({ kind: 'submission-reused' });
  }
  await tellReaders(tx, city, about, matterId, 'vault.data-request');
  return ok({ requestId: id, identified: how.identified });
}

/** Notifies the posts that may answer, in the nearest division upwards that has one. */
export async function tellReaders(tx: Tx, city: City, about: MatterFacts, matterId: Uuid, kind: string): Promise<void> {
  for (let code: string | undefined = about.divisionCode; code !== undefined; code = await superiorDivision(tx, code)) {
    const posts = await postsFor(tx, READER[about.lane], code);
    if (posts.length === 0) continue;
    await notify(tx, city, { postIds: posts.map((post) => post.id), kind, matterId });
    return;
  }
}

/** Every request about a matter, as the complainant is shown them. */
export function dataRequestsOf(q: Queryable, matterId: Uuid): Promise<readonly DataRequest[]> {
  return dataRequestsOfMatter(q, matterId);
}

/** Words of a request; null where none were written or they were erased. */
export async function wordsOfRequest(q: Queryable, city: City, request: DataRequest): Promise<string | null> {
  const sealed = await dataRequestWords(q, request.id);
  if (sealed === null) return null;
  const opened = await openTexts(q, city, request.matterId, [{ id: request.id, sealed }]);
  const plain = opened.get(request.id);
  return plain === undefined ? null : Buffer.from(plain).toString('utf8');
}

export async function basisOfRequest(q: Queryable, request: DataRequest): Promise<LegalLimit> {
  return (await limitVersion(q, DATA_LIMIT, request.limit.version)).limit;
}

/** Counts provisional dates again after a holiday table was published; a firm date never moves earlier. */
export const recountDataRequests: OutboxHandler = async (tx) => {
  const calendar = await loadCalendar(tx);
  for (const id of await provisionalDataRequests(tx)) {
    const request = await lockDataRequest(tx, id);
    if (request === undefined) continue;
    const { dueOn, dueProvisional, receivedOn, limit } = request;
    const told = { dueOn, provisional: dueProvisional };
    const now = recountDeadline(told, deadline(calendar, receivedOn, limit));
    if (now.dueOn === dueOn && now.provisional === dueProvisional) continue;
    await setDataRequestDue(tx, id, { on: now.dueOn, provisional: now.provisional });
  }
};
