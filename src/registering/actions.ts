/** Registers by hand what an office heard, was sent or found, under the same rules as every other matter. */

import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, type LocalDate, localDateOf } from '../kernel/time.ts';
import {
  type Calendar,
  type Category,
  categoriesInForce,
  categoriesUnder,
  deadline,
  type LegalLimit,
  limitInForce,
  loadCalendar,
  PROCEDURE_CODES,
  type ProcedureCode,
  type ProcedureTerms,
  procedureInForce,
} from '../law/index.ts';
import { matterNumbers, type Receipt, type RegisterMatter, registerMatter } from '../matters/index.ts';
import { type Actor, audit, isOfSealedLane, livingUnit, type Reader, readerOf, unitById } from '../people/index.ts';
import { entityById, findHall, windowAndHall } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import type { CleanFile } from '../platform/files.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { askForNotices, sealSecrets } from '../vault/index.ts';
import { registeringAccess } from './access.ts';
import type { About, Fault, RegisteringProblem, Registration } from './model.ts';
import { type Asks, asksOf, dayOf, mayRegister, OLDEST_DAYS, ruledOtherwise } from './rules.ts';
import { readHead, readRegistration, type Sent } from './rules-form.ts';

/** A kind of work this post may register, with what its form needs. */
export type Kind = Readonly<{
  procedure: ProcedureCode;
  asks: Asks;
  categories: readonly Category[];
  refusals: readonly Category[];
  /** Grounds on which it is dealt with here; empty where none has to be named. */
  jurisdictions: readonly Category[];
}>;

export type Kinds = Readonly<{
  kinds: readonly Kind[];
  /** Registering later than this after the day of receipt needs a reason. */
  limit: LegalLimit;
  today: LocalDate;
  /** The earliest day of receipt that is still in time today. */
  inTimeFrom: LocalDate;
}>;

export type Registered = Readonly<{
  matterId: Uuid;
  number: string;
  receipt: Receipt | null;
  isNew: boolean;
  isOpen: boolean;
}>;

/** @param sms whether the city sends SMS */
export async function kindsFor(q: Queryable, city: City, actor: Actor, sms: boolean): Promise<Kinds> {
  const today = localDateOf(city.outside.now());
  const all = await Promise.all(PROCEDURE_CODES.map((code) => kindOf(q, code, { actor, today, sms })));
  const { limit } = await limitInForce(q, 'register-by-hand', today);
  const calendar = await loadCalendar(q);
  let inTimeFrom = today;
  while (deadline(calendar, addDays(inTimeFrom, -1), limit).dueOn >= today) inTimeFrom = addDays(inTimeFrom, -1);
  return { kinds: all.filter((kind) => kind !== null), limit, today, inTimeFrom };
}

async function kindOf(
  q: Queryable,
  procedure: ProcedureCode,
  { actor, today: on, sms }: Readonly<{ actor: Actor; today: LocalDate; sms: boolean }>,
): Promise<Kind | null> {
  const { terms } = await procedureInForce(q, procedure, on);
  if (!mayRegister(terms, actor.role)) return null;
  const asks = asksOf(terms, sms);
  const { refusal, jurisdiction } = terms.categories;
  const [categories, refusals, jurisdictions] = await Promise.all([
    categoriesUnder(q, terms, on),
    asks.decided ? categoriesInForce(q, refusal, on) : [],
    jurisdiction === null ? [] : categoriesInForce(q, jurisdiction, on),
  ]);
  return { procedure, asks, categories, refusals, jurisdictions };
}

/** Registers. The same submission again gives the same matter and receipt; with other content it is refused. */
export async function registerByHand(
  tx: Tx,
  city: City,
  actor: Actor,
  { sent, files, lang, sms }: Readonly<{ sent: Sent; files: readonly CleanFile[]; lang: Lang; sms: boolean }>,
): Promise<Result<Registered, RegisteringProblem>> {
  const today = localDateOf(city.outside.now());
  const head = readHead(sent, PROCEDURE_CODES);
  if (!head.ok) return malformed(head.problem);
  const { terms } = await procedureInForce(tx, head.value.procedure, today);
  if (!mayRegister(terms, actor.role)) return refuse({ kind: 'registering-not-yours' });
  const read = readRegistration(sent, head.value, { asks: asksOf(terms, sms), today });
  if (!read.ok) return malformed(read.problem);
  const registration = read.value;
  const faults = await lawfulFaults(tx, registration, terms, today);

  const reader = await readerOf(tx, city, actor);
  const place = await placeOf(tx, reader, registration.about);
  if ('field' in place) return malformed([...faults, place]);
  const named = await namedIn(tx, registration.namedUnitId);
  if (named !== null) faults.push(named);
  if (faults.length > 0) return malformed(faults);
  if (!reader.divisionCodes.includes(place.divisionCode)) return refuse({ kind: 'outside-your-division' });
  // A person too near the unit complained about must not write down what is said of it.
  if (place.respondentUnitId !== null && reader.tooNear.has(place.respondentUnitId)) {
    return refuse({ kind: 'conflict-of-interest' });
  }
  return makeMatter(tx, city, actor, registration, { place, files, lang, lane: terms.lane });
}

async function makeMatter(
  tx: Tx,
  city: City,
  actor: Actor,
  registration: Registration,
  {
    place,
    files,
    lang,
    lane,
  }: Readonly<{ place: Found; files: readonly CleanFile[]; lang: Lang } & Pick<ProcedureTerms, 'lane'>>,
): Promise<Result<Registered, RegisteringProblem>> {
  const { submissionId, procedure, source, receivedOn, lateReason, namedUnitId, reference, handleOn } = registration;
  const { divisionCode, respondentUnitId } = place;
  const done = await registerMatter(tx, city, {
    matterId: city.outside.uuid(),
    submissionId,
    procedure,
    divisionCode,
    respondentUnitId,
    place: place.place,
    categoryCode: registration.categoryCode,
    demands: registration.demands,
    words: registration.words,
    files,
    contact: registration.contact,
    wantsReceipt: registration.wantsReceipt,
    lang,
    at: city.outside.now(),
    sent: sentBy(actor, registration),
    ...(source === null ? { raiser: actor } : { door: source, writtenDown: { receivedOn } }),
    ...(namedUnitId === null ? {} : { namedUnitId }),
    ...(reference === null ? {} : { reference }),
    ...(handleOn === null ? {} : { handleOn }),
  });
  if (!done.ok) {
    const { kind } = done.problem;
    if (kind === 'evidence-missing') return malformed([{ field: 'files', word: 'evidence' }]);
    if (kind === 'reference-taken') return malformed([{ field: 'reference', word: 'taken' }]);
    if (kind === 'submission-reused' || kind === 'matter-over') return refuse({ kind: 'registered-before' });
    // The form asked for category, unit and reach already, and says what is wrong at its field.
    throw new Error(`a registration was let through and refused: ${kind}`);
  }
  const { matterId, receipt, isNew } = done.value;
  if (isNew) {
    const { noticePhone } = registration;
    if (noticePhone !== null) {
      const asked = await askForNotices(tx, city, { matterId, phone: noticePhone, lang });
      if (!asked.ok) throw new Error(`a number was let through and refused: ${asked.problem.kind}`);
    }
    if (place.entityId !== null) await sealSecrets(tx, city, matterId, { entity: place.entityId });
    await audit(tx, city, {
      actor,
      action: registeringAccess.register.action,
      objectKind: 'matter',
      objectId: matterId,
      detail: {
        procedure,
        ...(source === null ? {} : { source }),
        ...(lateReason === null ? {} : { late: lateReason }),
      },
      sealed: lane === 'discipline',
    });
  }
  const number = (await matterNumbers(tx, [matterId])).get(matterId) ?? '';
  const isOpen = lane === 'ordinary' || isOfSealedLane(actor.role);
  return ok({ matterId, number, receipt, isNew, isOpen });
}

/** Faults that only law and calendar can tell. */
async function lawfulFaults(
  q: Queryable,
  registration: Registration,
  terms: ProcedureTerms,
  today: LocalDate,
): Promise<Fault[]> {
  const { procedure, source, receivedOn, lateReason, categoryCode, reference } = registration;
  const faults: Fault[] = [];
  const known = await categoriesUnder(q, terms, today);
  if (!known.some(({ code }) => code === categoryCode)) faults.push({ field: 'categoryCode', word: 'unknown' });
  const { jurisdiction } = terms.categories;
  if (reference !== null && jurisdiction !== null) {
    const grounds = await categoriesInForce(q, jurisdiction, today);
    if (reference.jurisdiction === null) faults.push({ field: 'jurisdiction', word: 'missing' });
    else if (!grounds.some(({ code }) => code === reference.jurisdiction)) {
      faults.push({ field: 'jurisdiction', word: 'unknown' });
    }
  }
  if (source === null) return faults;
  const { limit } = await limitInForce(q, 'register-by-hand', today);
  const standing = standingOf(await loadCalendar(q), receivedOn, today, limit);
  if (standing === 'future' || standing === 'too-old') faults.push({ field: 'receivedOn', word: standing });
  if (standing === 'late' && lateReason === null) faults.push({ field: 'lateReason', word: 'late' });
  if (standing === 'future' || standing === 'too-old') return faults;
  // It will be kept under the rules of the day it was received; the form was drawn by those of today.
  const kept = await procedureInForce(q, procedure, receivedOn);
  return [...faults, ...ruledOtherwise(registration, asksOf(terms, true), asksOf(kept.terms, true))];
}

function standingOf(calendar: Calendar, receivedOn: LocalDate, today: LocalDate, limit: LegalLimit) {
  const lastDayOf = (received: LocalDate) => deadline(calendar, received, limit).dueOn;
  return dayOf(receivedOn, today, addDays(today, -OLDEST_DAYS), lastDayOf);
}

type Found = Pick<RegisterMatter, 'divisionCode' | 'respondentUnitId' | 'place'> & Readonly<{ entityId: Uuid | null }>;

async function placeOf(q: Queryable, reader: Reader, about: About): Promise<Found | Fault> {
  switch (about.kind) {
    case 'window': {
      const found = await windowAndHall(q, about.windowId);
      if (found === undefined || found.window.closedOn !== null) return { field: 'windowId', word: 'gone' };
      const unit = await livingUnit(q, found.window.unitId);
      return {
        divisionCode: found.hall.divisionCode,
        respondentUnitId: unit?.id ?? found.window.unitId,
        place: { kind: 'window', windowId: found.window.id, hallId: found.hall.id },
        entityId: null,
      };
    }
    case 'hall': {
      const hall = await findHall(q, reader, about.hallId);
      if (hall === undefined || hall.closedOn !== null) return { field: 'hallId', word: 'gone' };
      const unit = await livingUnit(q, hall.unitId);
      return {
        divisionCode: hall.divisionCode,
        respondentUnitId: unit?.id ?? hall.unitId,
        place: { kind: 'none' },
        entityId: null,
      };
    }
    case 'unit':
      return ofUnit(q, about.unitId);
    case 'entity': {
      const entity = await entityById(q, about.entityId);
      if (entity === undefined) return { field: 'entityId', word: 'gone' };
      const unit = about.unitId === null ? null : await ofUnit(q, about.unitId);
      if (unit !== null && 'field' in unit) return unit;
      return {
        divisionCode: unit?.divisionCode ?? entity.divisionCode,
        respondentUnitId: unit?.respondentUnitId ?? null,
        place: { kind: 'entity' },
        entityId: entity.id,
      };
    }
    case 'none':
      return {
        divisionCode: reader.actor.divisionCode,
        respondentUnitId: null,
        place: { kind: 'none' },
        entityId: null,
      };
  }
}

async function ofUnit(q: Queryable, unitId: Uuid): Promise<Found | Fault> {
  const unit = await unitById(q, unitId);
  if (unit === undefined || unit.validTo !== null) return { field: 'unitId', word: 'gone' };
  return { divisionCode: unit.divisionCode, respondentUnitId: unit.id, place: { kind: 'none' }, entityId: null };
}

async function namedIn(q: Queryable, unitId: Uuid | null): Promise<Fault | null> {
  if (unitId === null) return null;
  const unit = await unitById(q, unitId);
  return unit === undefined || unit.validTo !== null ? { field: 'namedUnitId', word: 'gone' } : null;
}

/** Content by which two submissions are the same, without the reason for lateness and an office's day: a day later both may differ. */
function sentBy({ userId }: Actor, { lateReason: _, receivedOn, ...registration }: Registration): string {
  return canonicalJson({ userId, ...registration, ...(registration.source === null ? {} : { receivedOn }) });
}

function malformed(faults: readonly Fault[]) {
  return refuse({ kind: 'registering-malformed' as const, faults });
}
