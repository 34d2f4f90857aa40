/** Reads the form of a registration: the registration, or all its faults by field. No database. */

import { isUuid, type Uuid } from '../kernel/ids.ts';
import { normalMobile, normalPhone } from '../kernel/phone.ts';
import { readReference } from '../kernel/reference.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { isLocalDate, type LocalDate } from '../kernel/time.ts';
import type { ProcedureCode } from '../law/index.ts';
import { ABOUT_KINDS, type About, type Fault, LATE_REASONS, type Registration, SOURCES, type Source } from './model.ts';
import type { Asks } from './rules.ts';

export const MOST_WORDS = 4_000;
/** Most demands, as in the forms of the scan page. */
export const MOST_DEMANDS = 5;
export const MOST_DEMAND_LENGTH = 200;
export const MOST_NAME_LENGTH = 40;

/** `field` gives the first value trimmed, `all` every value that is not empty. */
export type Sent = Readonly<{ field: (name: string) => string; all: (name: string) => readonly string[] }>;

/** Head of a registration, the same for every procedure; read first, to see whether this post may register it. */
export type Head = Readonly<{ submissionId: Uuid; procedure: ProcedureCode }>;

export function readHead(sent: Sent, procedures: readonly ProcedureCode[]): Result<Head, readonly Fault[]> {
  const submissionId = sent.field('submissionId').toLowerCase();
  const procedure = procedures.find((code) => code === sent.field('procedure'));
  const faults: Fault[] = [];
  if (!isUuid(submissionId)) faults.push({ field: 'submissionId', word: 'missing' });
  if (procedure === undefined) faults.push({ field: 'procedure', word: 'missing' });
  if (!isUuid(submissionId) || procedure === undefined) return refuse(faults);
  return ok({ submissionId, procedure });
}

/** Reads the fields the terms ask for and ignores others. */
export function readRegistration(
  sent: Sent,
  head: Head,
  { asks, today }: Readonly<{ asks: Asks; today: LocalDate }>,
): Result<Registration, readonly Fault[]> {
  const faults: Fault[] = [];
  const wrong = (field: string, word: Fault['word'], more: Partial<Fault> = {}): void => {
    faults.push({ field, word, ...more });
  };
  const source = asks.received ? sourceIn(sent, asks) : null;
  if (asks.received && source === null) wrong('source', 'missing');
  const receivedOn = asks.received ? dayIn(sent, 'receivedOn') : today;
  if (receivedOn === null) wrong('receivedOn', 'missing');
  const lateReason = LATE_REASONS.find((each) => each === sent.field('lateReason')) ?? null;

  const about = aboutIn(sent, wrong);
  const categoryCode = sent.field('categoryCode');
  if (categoryCode === '') wrong('categoryCode', 'missing');

  const words = sent.field('words');
  if (words === '') wrong('words', 'missing');
  if (lengthOf(words) > MOST_WORDS) wrong('words', 'long', { most: MOST_WORDS });
  const demands = demandsIn(sent);
  if (demands.length > MOST_DEMANDS) wrong('demands', 'many', { most: MOST_DEMANDS });
  if (demands.some((demand) => lengthOf(demand) > MOST_DEMAND_LENGTH)) {
    wrong('demands', 'long', { most: MOST_DEMAND_LENGTH });
  }

  const contact = asks.contact ? contactIn(sent, wrong) : null;
  const wantsReceipt = asks.receipt && sent.field('receipt') === 'yes';
  const noticePhone = asks.notice ? noticeIn(sent, wantsReceipt, wrong) : null;
  const namedUnitId = asks.named ? idIn(sent, 'namedUnitId') : null;
  if (asks.named && namedUnitId === null) wrong('namedUnitId', 'missing');
  const handleOn = asks.handleOn ? dayIn(sent, 'handleOn') : null;
  if (asks.handleOn && handleOn === null) wrong('handleOn', 'missing');
  if (handleOn !== null && handleOn < today) wrong('handleOn', 'given-over');

  const reference = asks.reference ? referenceIn(sent, wrong) : null;

  if (faults.length > 0 || about === null || receivedOn === null) return refuse(faults);
  return ok({
    ...head,
    source,
    receivedOn,
    lateReason,
    about,
    categoryCode,
    words,
    demands,
    contact,
    wantsReceipt,
    noticePhone,
    namedUnitId,
    reference,
    handleOn,
  });
}

type Wrong = (field: string, word: Fault['word'], more?: Partial<Fault>) => void;

function aboutIn(sent: Sent, wrong: Wrong): About | null {
  const kind = ABOUT_KINDS.find((each) => each === sent.field('about'));
  const must = (field: string): Uuid | null => {
    const id = idIn(sent, field);
    if (id === null) wrong(field, 'missing');
    return id;
  };
  switch (kind) {
    case 'window': {
      const windowId = must('windowId');
      return windowId === null ? null : { kind, windowId };
    }
    case 'hall': {
      const hallId = must('hallId');
      return hallId === null ? null : { kind, hallId };
    }
    case 'unit': {
      const unitId = must('unitId');
      return unitId === null ? null : { kind, unitId };
    }
    case 'entity': {
      const entityId = must('entityId');
      return entityId === null ? null : { kind, entityId, unitId: idIn(sent, 'unitId') };
    }
    case 'none':
      return { kind };
    case undefined:
      wrong('about', 'missing');
      return null;
  }
}

function contactIn(sent: Sent, wrong: Wrong): Registration['contact'] {
  const name = sent.field('name');
  const typed = sent.field('phone');
  const phone = typed === '' ? '' : normalPhone(typed);
  if (lengthOf(name) > MOST_NAME_LENGTH) wrong('name', 'long', { most: MOST_NAME_LENGTH });
  if (phone === undefined) wrong('phone', 'phone');
  return name === '' && typed === '' ? null : { name, phone: phone ?? '' };
}

function noticeIn(sent: Sent, wantsReceipt: boolean, wrong: Wrong): string | null {
  const typed = sent.field('noticePhone');
  if (typed === '') return null;
  const mobile = normalMobile(typed);
  if (mobile === undefined) wrong('noticePhone', 'mobile');
  // The message sends its reader to the receipt.
  else if (!wantsReceipt) wrong('noticePhone', 'needs-receipt');
  return mobile ?? null;
}

function sourceIn(sent: Sent, { reference }: Asks): Source | null {
  return reference ? 'province' : (SOURCES.find((each) => each === sent.field('source')) ?? null);
}

function referenceIn(sent: Sent, wrong: Wrong): Registration['reference'] {
  const typed = sent.field('reference');
  const number = readReference(typed);
  if (number === undefined) wrong('reference', typed === '' ? 'missing' : 'number');
  const jurisdiction = sent.field('jurisdiction');
  return number === undefined ? null : { number, jurisdiction: jurisdiction === '' ? null : jurisdiction };
}

/** Demands, one a line or one a value. */
function demandsIn(sent: Sent): readonly string[] {
  return sent
    .all('demands')
    .flatMap((value) => value.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function idIn(sent: Sent, field: string): Uuid | null {
  const id = sent.field(field).toLowerCase();
  return isUuid(id) ? id : null;
}

function dayIn(sent: Sent, field: string): LocalDate | null {
  const day = sent.field(field);
  return isLocalDate(day) ? day : null;
}

/** Length in characters as people count them. */
function lengthOf(text: string): number {
  return [...text].length;
}
