/** Registering, for every door. The same submission twice is one matter; with other content it amends while that is open. */

import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Instant, type LocalDate, localDateOf, yearOf } from '../../kernel/time.ts';
import type { ProcedureTerms } from '../../law/index.ts';
import type { Actor } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { CleanFile } from '../../platform/files.ts';
import type { Lang } from '../../platform/pages/words.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { appendEvents, type EventData } from '../../record/index.ts';
import { holdingsOf, sealSecrets } from '../../vault/index.ts';
import { decideRegister } from '../loop/decide-register.ts';
import { foldMatter } from '../loop/evolve.ts';
import type { Phase, Place, Rating, Reference } from '../loop/model.ts';
import { randomNumber, seriesNumber } from '../loop/rules-number.ts';
import { isErased, matterStream } from '../loop/rules-stream.ts';
import { keepReceipt, type Receipt, receiptOf, submissionMac } from '../receipt/actions-receipts.ts';
import { hasReceipt, insertSubmission, lockSubmission, updateSubmission } from '../receipt/store-receipts.ts';
import { announce, apply } from './actions.ts';
import { firstDesks } from './actions-desks.ts';
import { type Law, lawOn } from './actions-facts.ts';
import { raiserOf, type Unfit, unfitFor } from './actions-raiser.ts';
import { keepSignature } from './actions-signature.ts';
import { prepare } from './actions-words.ts';
import {
  isNumberTaken,
  type Loaded,
  loadMatter,
  lockMatter,
  recorded,
  saveProjection,
  takeNumber,
  takeReference,
} from './store.ts';
import { bytesOf, insertFiles, prepareFile } from './store-files.ts';
import { insertTexts, prepareText } from './store-texts.ts';

export type RegisterMatter = Readonly<{
  matterId: Uuid;
  submissionId: Uuid;
  /** Code of the procedure; the loop reads its terms and never asks for its name. */
  procedure: string;
  /** Name of the door, for the log; the procedure's code where a door has only one. */
  door?: string;
  divisionCode: string;
  respondentUnitId: Uuid | null;
  /** The place; an enterprise's id never comes here, the door seals it in the vault. */
  place: Place;
  categoryCode: string | null;
  rating?: Rating;
  demands: readonly string[];
  words: string;
  /** Photos, and where an office sends it documents too. */
  files: readonly CleanFile[];
  contact: Readonly<{ name: string; phone: string }> | null;
  wantsReceipt: boolean;
  lang: Lang;
  at: Instant;
  /** For what an office wrote down: the day of receipt, from which every limit runs. */
  writtenDown?: Readonly<{ receivedOn: LocalDate }>;
  /** All an office sent, and who sent it: only the very same is the same submission. Hashed, stored nowhere. */
  sent?: string;
  /** Number it bears on another platform, where the terms ask for one. */
  reference?: Reference;
  /** The post that raises it for an office. */
  raiser?: Actor;
  /** The department named as judge, where the terms ask for one. */
  namedUnitId?: Uuid;
  /** Handle date of its list, where the terms take it from there. */
  handleOn?: LocalDate;
}>;
export type Registered = Readonly<{ matterId: Uuid; receipt: Receipt | null; isNew: boolean }>;
export type RegisterProblem =
  | Readonly<{ kind: 'division-not-found' }>
  /** The submission was used for another door, procedure or place. */
  | Readonly<{ kind: 'submission-reused' }>
  /** Its matter is over, or its words are destroyed: nothing is added. */
  | Readonly<{ kind: 'matter-over' }>
  /** The category needs evidence, and there is none. */
  | Readonly<{ kind: 'evidence-missing' }>
  /** A matter bears this number of the other platform already. */
  | Readonly<{ kind: 'reference-taken'; matterId: Uuid }>
  | Unfit;
/** Phases of a matter that is over; a merged one goes on in another. */
const OVER: readonly Phase[] = ['closed', 'refused', 'terminated', 'transferred'];

export async function registerMatter(
  tx: Tx,
  city: City,
  asked: RegisterMatter,
): Promise<Result<Registered, RegisterProblem>> {
  const mac = submissionMac(city, asked.submissionId);
  const contentMac = city.keys.hmac('receipts', 'submission-content/', contentOf(asked));
  const { matterId } = asked;
  const isNew = await insertSubmission(tx, { mac, matterId, contentMac, at: asked.at });
  if (!isNew) return registeredBefore(tx, city, asked, mac, contentMac);

  const today = localDateOf(asked.at);
  const receivedOn = asked.writtenDown?.receivedOn ?? today;
  const law = await lawOn(tx, asked.procedure, receivedOn);
  const { frame } = law;
  mustFit(asked, frame);
  if (asked.files.length === 0 && asksForEvidence(law, asked.categoryCode)) {
    return refuse({ kind: 'evidence-missing' });
  }
  const unfit = asked.raiser === undefined ? null : await unfitFor(tx, city, asked.raiser, asked, law);
  if (unfit !== null) return refuse({ kind: unfit });
  const known = asked.reference === undefined ? undefined : await takeReference(tx, asked.reference.number);
  if (known !== undefined) return refuse({ kind: 'reference-taken', matterId: known });
  const author = asked.raiser === undefined ? 'complainant' : 'office';
  const raiser = asked.raiser === undefined ? null : raiserOf(asked.raiser);
  const words = asked.words === '' ? null : prepareText(city, asked.words, { kind: 'words' });
  const demands = asked.demands.map((demand, index) =>
    prepareText(city, demand, { kind: 'demand', position: index + 1 }),
  );
  const files = asked.files.map((file) => prepareFile(city, file));
  const seats = await firstDesks(
    tx,
    {
      divisionCode: asked.divisionCode,
      respondentUnitId: asked.respondentUnitId,
      receipt: asked.wantsReceipt,
      raiser: raiser?.desk ?? null,
      namedUnitId: asked.namedUnitId ?? null,
    },
    frame,
    today,
  );
  if (seats === null) return refuse({ kind: 'division-not-found' });
  const { desks, judge } = seats;
  const events = decideRegister(
    {
      door: doorOf(asked),
      procedure: asked.procedure,
      procedureVersion: law.version,
      place: asked.place,
      divisionCode: asked.divisionCode,
      respondentUnitId: asked.respondentUnitId,
      categoryCode: asked.categoryCode,
      demands: demands.map((demand) => demand.ref),
      words: words?.ref ?? null,
      files: files.map((file) => file.ref),
      submission: mac.toString('hex'),
      realName: asked.contact !== null,
      receipt: asked.wantsReceipt,
      desks,
      judge,
      number: await newNumber(tx, asked, frame, today),
      raiser,
      lane: frame.lane,
      published: frame.published,
      reference: asked.reference ?? null,
      handleOn: asked.handleOn ?? null,
      ...ratingOf(asked),
    },
    { today: receivedOn, terms: law.terms, count: law.count },
  );

  await insertTexts(tx, city, matterId, author, words === null ? demands : [words, ...demands]);
  await insertFiles(tx, city, matterId, author, files);
  const own = words !== null && author === 'complainant' ? { words: asked.words } : {};
  await sealSecrets(tx, city, matterId, { ...own, ...asked.contact });
  const rows = events.map(({ type, data }) => ({ type, at: asked.at, data: data as unknown as EventData }));
  const logged = await appendEvents(tx, city, matterStream(matterId), null, rows);
  const log = logged.map(recorded);
  await saveProjection(tx, foldMatter(matterId, log), log);
  if (words !== null || demands.length > 0) await keepSignature(tx, city, matterId, [asked.words, ...asked.demands]);
  for (const event of logged) await announce(tx, city, matterId, event.seq, event.type);
  const receipt = asked.wantsReceipt ? receiptOf(city, asked.submissionId) : null;
  if (receipt !== null) await keepReceipt(tx, city, matterId, receipt);
  return ok({ matterId, receipt, isNew: true });
}

/**
 * Answers a repeated submission, whose sender the door has recognised. What differs is kept as an amendment for whoever
 * reads the matter.
 */
async function registeredBefore(
  tx: Tx,
  city: City,
  asked: RegisterMatter,
  mac: Buffer,
  contentMac: Buffer,
): Promise<Result<Registered, RegisterProblem>> {
  const before = await lockSubmission(tx, mac);
  if (before === undefined) throw new Error('a submission vanished while it was read');
  const { matterId } = before;
  const loaded = (await lockMatter(tx, matterId)) ? await loadMatter(tx, matterId) : undefined;
  if (loaded === undefined) throw new Error('a submission without its matter');
  if (!isSameErrand(loaded, asked)) return refuse({ kind: 'submission-reused' });
  if (OVER.includes(loaded.state.phase) || (await holdingsOf(tx, matterId)).erasedAt !== null || isErased(loaded.log)) {
    return refuse({ kind: 'matter-over' });
  }
  // An office adds by an act of its own; its submission is repeated unchanged.
  const byOffice = asked.raiser !== undefined || asked.writtenDown !== undefined;
  if (byOffice && !before.contentMac.equals(contentMac)) return refuse({ kind: 'submission-reused' });
  if (!before.contentMac.equals(contentMac)) {
    const said = [asked.words, ...asked.demands].filter((each) => each !== '').join('\n');
    const words = said === '' ? null : said;
    const prepared = await prepare(tx, city, matterId, {
      type: 'amend',
      words,
      files: asked.files,
      ...ratingOf(asked),
    });
    if (!prepared.ok) throw new Error(`an amendment was refused: ${prepared.problem.kind}`);
    const amended = await apply(tx, city, loaded, { kind: 'complainant' }, prepared.value, null);
    if (!amended.ok) throw new Error(`an amendment was refused: ${amended.problem.kind}`);
    await sealSecrets(tx, city, matterId, { ...asked.contact });
    if (words !== null) await keepSignature(tx, city, matterId, [words]);
    await updateSubmission(tx, mac, contentMac);
  }
  const receipt = (await hasReceipt(tx, matterId)) ? receiptOf(city, asked.submissionId) : null;
  return ok({ matterId, receipt, isNew: false });
}

/** Whether a submission repeats the door, procedure and place it was first sent for. */
function isSameErrand({ log }: Loaded, asked: RegisterMatter): boolean {
  const [first] = log;
  if (first?.type !== 'registered') return false;
  const { by, procedure, place } = first.data;
  const sameHand =
    by.kind === 'door'
      ? asked.raiser === undefined && by.door === doorOf(asked)
      : by.kind === 'post' && by.unitId === asked.raiser?.unitId;
  return sameHand && procedure === asked.procedure && canonicalJson(place) === canonicalJson(asked.place);
}

function doorOf(asked: RegisterMatter): string {
  return asked.door ?? asked.procedure;
}

/** @throws where door and terms disagree about who raises this kind of work: a bug of the door */
function mustFit({ raiser, contact, wantsReceipt, procedure, reference }: RegisterMatter, frame: ProcedureTerms): void {
  const byOffice = raiser !== undefined;
  if (byOffice !== (frame.raisedBy === 'office')) throw new Error(`${procedure} is raised by an ${frame.raisedBy}`);
  if (contact !== null && frame.identity === 'none') throw new Error(`${procedure} keeps no contact`);
  if (byOffice && wantsReceipt) throw new Error('an office needs no receipt');
  const bearsNumber = reference !== undefined;
  if (bearsNumber !== (frame.reference === 'required')) throw new Error(`${procedure} and its number disagree`);
}

function asksForEvidence({ categories }: Law, code: string | null): boolean {
  return categories.some((category) => category.code === code && category.evidence !== null);
}

/** A new number: a random one, or the next of a series, which a rollback takes back. */
async function newNumber(tx: Tx, asked: RegisterMatter, frame: ProcedureTerms, on: LocalDate): Promise<string> {
  if (frame.number === 'series' && asked.raiser !== undefined) {
    return seriesNumber(yearOf(on), await takeNumber(tx, `matter/${asked.raiser.unitId}`, yearOf(on)));
  }
  for (let attempt = 0; ; attempt += 1) {
    const number = randomNumber(asked.matterId, attempt);
    if (!(await isNumberTaken(tx, number))) return number;
  }
}

function contentOf(asked: RegisterMatter): string {
  const { procedure, place, categoryCode, demands, words, contact, wantsReceipt } = asked;
  // Called so since files were photos: another name would make other content of what was sent before.
  const photos = asked.files.map((file) => createHash('sha256').update(bytesOf(file)).digest('hex'));
  const content = { procedure, place, categoryCode, demands, words, contact, wantsReceipt, photos };
  const reference = asked.reference === undefined ? {} : { reference: asked.reference };
  return canonicalJson({
    ...content,
    ...reference,
    ...ratingOf(asked),
    ...(asked.sent === undefined ? {} : { sent: asked.sent }),
  });
}

/** The rating, absent where there is none: an empty member would change log and content hash. */
function ratingOf({ rating }: RegisterMatter): Readonly<{ rating?: Rating }> {
  return rating === undefined ? {} : { rating };
}
