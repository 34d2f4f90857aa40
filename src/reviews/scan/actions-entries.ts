/** Entries: a complaint, suggestion or request becomes a matter at once, or is held where its code is flooded. */

import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addMs, localDateOf } from '../../kernel/time.ts';
import { categoriesInForce, leadProcedure } from '../../law/index.ts';
import { type Registered, type RegisterProblem, receiptOf, registerMatter } from '../../matters/index.ts';
import type { Actor, Scope } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { isLetIn } from '../../platform/http/pressure.ts';
import type { CleanPhoto } from '../../platform/images.ts';
import type { Lang } from '../../platform/pages/words.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import { sealSecrets } from '../../vault/index.ts';
import { codeMarkOf, type From, pressureOn, releaseReview, type WindowPlace, withIds } from '../actions.ts';
import { type EntryKind, PROCEDURE_OF_ENTRY, type ReviewProblem } from '../model.ts';
import { HELD_HOURS, isReplay, LEAST_DISCARD_REASON, toTheMinute } from '../rules.ts';
import { hold, lockReview, reviewBySubmission, setReview } from '../store.ts';
import type { Contact, EntryForm } from './forms.ts';
import { keepPayload, takePayload } from './held.ts';
import { type Entry, insertEntry, lockDueEntry, lockEntry, lockEntryBySubmission, setEntry } from './store-entries.ts';
import { photosOf, putPhotos, takePhotos } from './store-photos.ts';

/** Place of an enterprise's own code. Its scanner is as good as named, so its id goes to the vault and nowhere else. */
type EntityPlace = Readonly<{ codeId: Uuid; entityId: Uuid; divisionCode: string }>;
export type EntryPlace = Readonly<{ kind: 'window' } & WindowPlace> | Readonly<{ kind: 'entity' } & EntityPlace>;

/** Payload for registering later; sealed while an entry is held. */
type Payload = Readonly<{
  place: EntryPlace;
  categoryCode: string | null;
  words: string;
  demands: readonly string[];
  contact: Contact | null;
  wantsReceipt: boolean;
  lang: Lang;
}>;

export type Entered =
  | Readonly<{ kind: 'registered'; registered: Registered }>
  | Readonly<{ kind: 'held'; receipt: Registered['receipt'] }>;

const HOUR_MS = 3_600_000;

export async function submitEntry(
  tx: Tx,
  city: City,
  entry: Readonly<{ kind: EntryKind; form: EntryForm; place: EntryPlace; photos: readonly CleanPhoto[]; from: From }>,
): Promise<Result<Entered, ReviewProblem>> {
  const { kind, form, place, from } = entry;
  const { submissionId } = form;
  const now = city.outside.now();
  const payload = payloadOf(form, place, from.lang);
  await hold(tx, { codeIds: [place.codeId], submissionIds: [submissionId] });
  // A lead is never held: a dispatcher would look through what waits.
  const calm =
    isLetIn(await pressureOn(tx, city, { ...from, codeId: place.codeId }), from.provedBits) ||
    (await isLead(tx, { kind, at: now }, payload.categoryCode));
  const fresh: Entry = {
    id: city.outside.uuid(),
    submissionId,
    kind,
    codeMark: codeMarkOf(city, place.codeId),
    divisionCode: place.divisionCode,
    at: toTheMinute(now),
    state: calm ? 'registered' : 'held',
    matterId: calm ? city.outside.uuid() : null,
    deviceHash: from.deviceHash,
  };
  if ((await reviewBySubmission(tx, submissionId)) !== undefined) return refuse({ kind: 'received-already' });
  const stored = (await insertEntry(tx, fresh)) ? fresh : await lockEntryBySubmission(tx, submissionId);
  if (
    stored === undefined ||
    stored.codeMark !== fresh.codeMark ||
    stored.kind !== kind ||
    !isReplay(stored, from.deviceHash, now)
  ) {
    return refuse({ kind: 'received-already' });
  }
  if (stored.state !== 'registered') {
    // A discarded one gets the same answer: a flooder learns nothing.
    if (stored.state === 'held') {
      await keepPayload(tx, city, stored.id, payload);
      const photos = entry.photos.length > 0 ? entry.photos : await photosOf(tx, fresh);
      await putPhotos(tx, fresh, withIds(city, photos));
    }
    return ok({ kind: 'held', receipt: form.wantsReceipt ? receiptOf(city, submissionId) : null });
  }
  const kept = await takePhotos(tx, fresh);
  const registered = await makeMatter(tx, city, stored, payload, entry.photos.length > 0 ? entry.photos : kept);
  return registered.ok
    ? ok({ kind: 'registered', registered: registered.value })
    : refuse({ kind: 'received-already' });
}

/** Registers entries held for a day. @returns how many were registered */
export async function releaseDueEntries(city: City): Promise<number> {
  for (let done = 0; ; done += 1) {
    const released = await transact(city.db, async (tx) => {
      const entry = await lockDueEntry(tx, addMs(city.outside.now(), -HELD_HOURS * HOUR_MS));
      if (entry === undefined) return false;
      await releaseEntry(tx, city, entry);
      return true;
    });
    if (!released) return done;
  }
}

/** A dispatcher lets a held review or entry in. */
export async function releaseHeld(tx: Tx, city: City, scope: Scope, id: Uuid): Promise<Result<null, ReviewProblem>> {
  const held = await heldById(tx, scope, id);
  if (!held.ok) return held;
  if (held.value.kind === 'review') await releaseReview(tx, city, held.value.review);
  else await releaseEntry(tx, city, held.value.entry);
  return ok(null);
}

/** A dispatcher discards a held one, with a reason: it is kept and never counted. */
export async function discardHeld(
  tx: Tx,
  scope: Scope,
  discard: Readonly<{ id: Uuid; reason: string }>,
): Promise<Result<null, ReviewProblem>> {
  const reason = discard.reason.trim();
  if (reason.length < LEAST_DISCARD_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_DISCARD_REASON });
  const held = await heldById(tx, scope, discard.id);
  if (!held.ok) return held;
  const to = { state: 'discarded' as const, discardReason: reason };
  if (held.value.kind === 'review') await setReview(tx, discard.id, to);
  else await setEntry(tx, discard.id, to);
  return ok(null);
}

async function heldById(tx: Tx, scope: Scope, id: Uuid) {
  const review = await lockReview(tx, id);
  const entry = review === undefined ? await lockEntry(tx, id) : undefined;
  const found = review ?? entry;
  if (found === undefined || !mayDecide(scope.actor, scope, found.divisionCode)) {
    return refuse({ kind: 'entry-not-found' } as const);
  }
  if (found.state !== 'held') return refuse({ kind: 'entry-already-decided' } as const);
  if (review !== undefined) return ok({ kind: 'review' as const, review });
  return entry === undefined ? refuse({ kind: 'entry-not-found' } as const) : ok({ kind: 'entry' as const, entry });
}

function mayDecide(actor: Actor, scope: Scope, divisionCode: string): boolean {
  return actor.role === 'dispatcher' && scope.reach === 'division' && scope.divisionCodes.includes(divisionCode);
}

async function releaseEntry(tx: Tx, city: City, entry: Entry): Promise<void> {
  const payload = await takePayload<Payload>(tx, city, entry.id);
  if (payload === null) throw new Error('a held entry lost what it held');
  const registered = await makeMatter(tx, city, entry, payload, await takePhotos(tx, entry));
  // Nobody registered it before, and its form checked everything a matter needs: a refusal here is a fault of ours.
  if (!registered.ok) throw new Error(`the loop refused an entry: ${registered.problem.kind}`);
}

async function makeMatter(
  tx: Tx,
  city: City,
  entry: Entry,
  payload: Payload,
  photos: readonly CleanPhoto[],
): Promise<Result<Registered, RegisterProblem>> {
  const { place } = payload;
  const registered = await registerMatter(tx, city, {
    matterId: entry.matterId ?? city.outside.uuid(),
    submissionId: entry.submissionId,
    procedure: (await isLead(tx, entry, payload.categoryCode))
      ? (await leadProcedure(tx, localDateOf(city.outside.now()))).procedure
      : PROCEDURE_OF_ENTRY[entry.kind],
    divisionCode: place.divisionCode,
    respondentUnitId: place.kind === 'window' ? place.unitId : null,
    place:
      place.kind === 'window' ? { kind: 'window', windowId: place.windowId, hallId: place.hallId } : { kind: 'entity' },
    categoryCode: payload.categoryCode,
    demands: payload.demands,
    words: payload.words,
    files: photos,
    contact: payload.contact,
    wantsReceipt: payload.wantsReceipt,
    lang: payload.lang,
    at: city.outside.now(),
  });
  if (!registered.ok) return registered;
  const { matterId, isNew } = registered.value;
  if (isNew && place.kind === 'entity') await sealSecrets(tx, city, matterId, { entity: place.entityId });
  if (entry.state !== 'registered' || entry.matterId !== matterId) {
    await setEntry(tx, entry.id, { state: 'registered', matterId });
  }
  return registered;
}

/** Whether the category of a complaint said a breach of discipline when it was sent, however long it was held since. */
async function isLead(tx: Tx, { kind, at }: Pick<Entry, 'kind' | 'at'>, code: string | null): Promise<boolean> {
  if (kind !== 'complaint' || code === null) return false;
  const known = await categoriesInForce(tx, 'complaint', localDateOf(at));
  return known.some((category) => category.code === code && category.discipline);
}

function payloadOf(form: EntryForm, place: EntryPlace, lang: Lang): Payload {
  return {
    place,
    categoryCode: form.categoryCode,
    words: form.about === null ? form.words : `${ABOUT[lang]}${form.about}\n${form.words}`,
    demands: form.demands,
    contact: form.contact,
    wantsReceipt: form.wantsReceipt,
    lang,
  };
}

const ABOUT = { zh: '反映的单位：', en: 'About: ' } as const;
