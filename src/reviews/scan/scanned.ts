/** Shared by routes of scan pages: the code's place, the sender, the faults, and the receipt. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf, weekOf } from '../../kernel/time.ts';
import {
  openSessionOfSubmission,
  type Receipt,
  rememberOpened,
  setFreshReceipt,
  setReceiptSession,
} from '../../matters/index.ts';
import { normalCode, type ResolvedCode, windowInWords } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { makeChallenge, type ProofOptions, provenWork } from '../../platform/http/challenge.ts';
import { deviceHashOf, hashOfDevice, markDevice, type Pressure } from '../../platform/http/pressure.ts';
import type { FieldError } from '../../platform/pages/page-form.tsx';
import { pageWords } from '../../platform/pages/page-words.ts';
import { PRIVACY_NOTICE_VERSION } from '../../platform/pages/pages.tsx';
import { fieldOf, MAX_PHOTOS, type PhoneForm, type Photos, valuesOf } from '../../platform/pages/photos-form.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { type From, pressureOn } from '../actions.ts';
import { reviewsWords } from '../words.ts';
import type { Typed, Wrong } from './forms.ts';
import { networkMark } from './marks.ts';

export type ScanDeps = Readonly<{
  city: City;
  publicUrl: URL;
  /** Milliseconds after which remembered codes are asked for anew; by default a second. */
  askEveryMs?: number | undefined;
  /** Most taps that wait to be written; the default is `createTapWriter`'s. */
  mostWaiting?: number | undefined;
}>;

export const codeParams = z.object({ code: z.string() });

/** Code of the address in its printed spelling; what cannot be a code stays as it came. Resolving tells whether it is genuine. */
export function codeIn(request: FastifyRequest): string {
  const { code } = request.params as z.infer<typeof codeParams>;
  return normalCode(code) ?? code;
}

export function isSecure(deps: ScanDeps): boolean {
  return deps.publicUrl.protocol === 'https:';
}

export function placeLabel(lang: Lang, found: Extract<ResolvedCode, { kind: 'window' | 'entity' }>): string {
  if (found.kind === 'entity') return found.entity.name;
  return `${found.hall.name} · ${windowInWords(lang, found.window)}`;
}

export function typedOf(form: PhoneForm): Typed {
  return { field: (name) => fieldOf(form, name), all: (name) => valuesOf(form, name) };
}

/** All faults of a form and its photos, in the reader's language. */
export function errorsOf(lang: Lang, wrong: readonly Wrong[], photos: Photos): readonly FieldError[] {
  const say = speak(reviewsWords, lang);
  const sayPage = speak(pageWords, lang);
  return [
    ...wrong.map((each) => ({
      field: each.field,
      message: say(`reviews.error.${each.word}`, each.most === undefined ? {} : { most: each.most }),
    })),
    ...photos.problems.map(({ field, problem }) => ({
      field,
      message: sayPage(`page.${problem.kind}`, { most: MAX_PHOTOS }),
    })),
  ];
}

function proofOptions(city: City, submissionId: Uuid): ProofOptions {
  const secret = city.keys.hmac('receipts', 'proof-of-work/').toString('hex');
  return { secret, submissionId, now: city.outside.now() };
}

/** Proof of work of a form: the challenge still to solve, as JSON, or the proof it has. */
export type Work = Readonly<{ challenge: string | null; proof: string }>;

/** @param form the sent form, where it is shown again: what it proved is not asked for again */
export async function workFor(city: City, pressure: Pressure, submissionId: Uuid, form?: PhoneForm): Promise<Work> {
  const { bits } = pressure;
  const work = form === undefined ? NO_WORK : provedWork(form, await provedBits(city, form, submissionId), bits);
  if (bits === 0 || work.proof !== '') return work;
  return { challenge: JSON.stringify(await makeChallenge(proofOptions(city, submissionId), bits)), proof: '' };
}

const NO_WORK: Work = { challenge: null, proof: '' };

/** The proof a form shown again keeps: all of it, where it proves enough. */
export function provedWork(form: PhoneForm, proved: number, needed = 0): Work {
  return proved > 0 && proved >= needed ? { challenge: null, proof: fieldOf(form, 'altcha') } : NO_WORK;
}

async function provedBits(city: City, form: PhoneForm, submissionId: Uuid): Promise<number> {
  const proof = fieldOf(form, 'altcha');
  return proof === '' ? 0 : provenWork(proof, proofOptions(city, submissionId));
}

/** Marks the device that shows a form, where it has no mark yet. */
export function giveMark(deps: ScanDeps, request: FastifyRequest, reply: FastifyReply): string {
  return markDevice(request, reply, { randomBytes: deps.city.outside.randomBytes, secure: isSecure(deps) });
}

/** The mark of the device that sends a form, as it is stored. */
export function deviceOf(deps: ScanDeps, request: FastifyRequest, reply: FastifyReply): string {
  return hashOfDevice(giveMark(deps, request, reply));
}

/** The sender of a form. */
export async function fromOf(
  { city }: ScanDeps,
  request: FastifyRequest,
  sent: Readonly<{ form: PhoneForm; submissionId: Uuid; deviceHash: string; lang: Lang }>,
): Promise<From> {
  return {
    deviceHash: sent.deviceHash,
    networkMark: networkMarkOf(city, request),
    lang: sent.lang,
    noticeVersion: PRIVACY_NOTICE_VERSION,
    provedBits: await provedBits(city, sent.form, sent.submissionId),
  };
}

function networkMarkOf(city: City, request: FastifyRequest): string | null {
  return networkMark(city, weekOf(localDateOf(city.outside.now())), request.ip);
}

/**
 * Pressure remembered for scans, so that a scan of a calm code stays one cheap request: asked for at most every few seconds,
 * and anew after something was sent by the code, so that the first of a flood do not run ahead of it.
 */
export function createPressureGauge(city: City) {
  const REREAD_MS = 3_000;
  const MOST_CODES = 2_000;
  const MOST_NETWORKS = 64;
  const known = new Map<Uuid, Map<string | null, Readonly<{ pressure: Pressure; until: number }>>>();
  return {
    on: async (request: FastifyRequest, codeId: Uuid): Promise<Pressure> => {
      const deviceHash = deviceHashOf(request);
      const network = networkMarkOf(city, request);
      const ask = () => pressureOn(city.db, city, { codeId, deviceHash, networkMark: network });
      if (deviceHash !== null) return ask();
      const now = Date.parse(city.outside.now());
      const kept = known.get(codeId)?.get(network);
      if (kept !== undefined && kept.until > now) return kept.pressure;
      const pressure = await ask();
      if (known.size >= MOST_CODES) known.clear();
      const ofCode = known.get(codeId) ?? new Map();
      const [oldest] = ofCode.keys();
      if (ofCode.size >= MOST_NETWORKS) ofCode.delete(oldest);
      known.set(codeId, ofCode.set(network, { pressure, until: now + REREAD_MS }));
      return pressure;
    },
    wasSent: (codeId: Uuid): void => {
      known.delete(codeId);
    },
  };
}

/** Signs the sender in to the track page, which shows the receipt. */
export async function giveReceipt(
  tx: Tx,
  deps: ScanDeps,
  reply: FastifyReply,
  given: Readonly<{ submissionId: Uuid; receipt: Receipt }>,
): Promise<void> {
  const session = await openSessionOfSubmission(tx, deps.city, given.submissionId);
  if (session === undefined) throw new Error('a receipt without its matter');
  const secure = isSecure(deps);
  setReceiptSession(reply, session.token, { secure });
  rememberOpened(reply, deps.city, given.receipt.number, { secure });
  setFreshReceipt(reply, given.receipt, { secure });
}
