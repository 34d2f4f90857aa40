/** What every scan page's route needs: which place the code means, who sends, what was wrong, and the receipt at the end. */

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
  /** How often what is remembered of codes is asked for anew; a second where nothing is said. */
  askEveryMs?: number | undefined;
  /** How many taps may wait to be written; `createTapWriter` says where nothing is said. */
  mostWaiting?: number | undefined;
}>;

export const codeParams = z.object({ code: z.string() });

/** The printed spelling of the code in the address; what cannot be one is kept as it came. Whether it is genuine, is asked when it is resolved. */
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

/** Everything wrong with a form, in the reader's language, photos included. */
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

/** The proof of work of one drawn form: what its phone is still to solve, as JSON, or what it has solved before. */
export type Work = Readonly<{ challenge: string | null; proof: string }>;

/** @param form the same form as it was sent, where it is given back: what it proves already is not asked for again */
export async function workFor(city: City, pressure: Pressure, submissionId: Uuid, form?: PhoneForm): Promise<Work> {
  const { bits } = pressure;
  const work = form === undefined ? NO_WORK : provedWork(form, await provedBits(city, form, submissionId), bits);
  if (bits === 0 || work.proof !== '') return work;
  return { challenge: JSON.stringify(await makeChallenge(proofOptions(city, submissionId), bits)), proof: '' };
}

const NO_WORK: Work = { challenge: null, proof: '' };

/** What a form given back keeps of its proof: all of it, where it proves as much as is needed. */
export function provedWork(form: PhoneForm, proved: number, needed = 0): Work {
  return proved > 0 && proved >= needed ? { challenge: null, proof: fieldOf(form, 'altcha') } : NO_WORK;
}

async function provedBits(city: City, form: PhoneForm, submissionId: Uuid): Promise<number> {
  const proof = fieldOf(form, 'altcha');
  return proof === '' ? 0 : provenWork(proof, proofOptions(city, submissionId));
}

/** Gives the device that shows a form its mark, where it has none yet. */
export function giveMark(deps: ScanDeps, request: FastifyRequest, reply: FastifyReply): string {
  return markDevice(request, reply, { randomBytes: deps.city.outside.randomBytes, secure: isSecure(deps) });
}

/** The mark of the device that sends a form, as it is stored. */
export function deviceOf(deps: ScanDeps, request: FastifyRequest, reply: FastifyReply): string {
  return hashOfDevice(giveMark(deps, request, reply));
}

/** Who sends this form. */
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
 * A scan of a calm code must stay one cheap request: how busy a code is, is asked at most every few seconds, and anew once
 * something was sent by it, so that the first ones of a flood do not run ahead of it.
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

/** Opens the track page for whoever just submitted, and shows them the receipt there. */
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
