/** Use cases of plaques: printing, recording where they hang, taking them down. */

import type { Readable } from 'node:stream';
import { type PlaqueFormat, plaquesPdf } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type LocalDate, localDateOf, weekOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Config } from '../../platform/config.ts';
import type { CleanPhoto } from '../../platform/images.ts';
import { type Queryable, type Tx, transact } from '../../platform/postgres/db.ts';
import { type CodeFilter, printableCodes } from '../codes/store-code-list.ts';
import { lockCode, markScanWeek } from '../codes/store-codes.ts';
import type { PlacesProblem, Registrar, ResolvedCode } from '../model.ts';
import { placesWords } from '../words.ts';
import type { Hanging, PlaqueIssuer, Print } from './model-plaques.ts';
import { plaqueFrame, plaqueOf } from './rules-plaques.ts';
import {
  findPrint,
  insertHangings,
  insertPrint,
  lockHanging,
  markTakenDown,
  nextPrintNumber,
  plaquesOfPrint,
  saveHangingPhoto,
} from './store-plaques.ts';

/** Texts of this installation on its plaques. */
export function plaqueIssuer(city: City, config: Pick<Config, 'publicUrl' | 'mode'>): PlaqueIssuer {
  const { publicUrl, mode } = config;
  return { origin: publicUrl.origin, issuer: city.name, hotline: city.hotline, example: mode === 'demo' };
}

type Done<T> = Promise<Result<T, PlacesProblem>>;

/** All codes of a city of ten million people; a larger file is better split by county. */
export const MOST_PLAQUES = 12_000;

export type PrintOrder = Readonly<{
  submissionId: Uuid;
  format: PlaqueFormat;
  /** Which codes; dead ones among them are left out. */
  filter: CodeFilter;
  /** Number of plaques the orderer saw: nobody prints nine thousand unawares. */
  seen?: number;
  /** The division of whoever prints, and their name as it will stand on the list. */
  divisionCode: string;
  byName: string;
  issuer: PlaqueIssuer;
}>;

/** Records what a print contains; the file is drawn from that, now and each time it is fetched again. */
export async function orderPrint(tx: Tx, city: City, by: Registrar, order: PrintOrder): Done<Print> {
  const before = await findPrint(tx, by, order.submissionId);
  if (before !== undefined) return before.format === order.format ? ok(before) : refuse({ kind: 'submission-reused' });
  const codes = await printableCodes(tx, by, order.filter, MOST_PLAQUES + 1);
  if (codes.length === 0) return refuse({ kind: 'nothing-to-print' });
  if (codes.length > MOST_PLAQUES) return refuse({ kind: 'too-many-plaques', most: MOST_PLAQUES });
  if (order.seen !== undefined && order.seen !== codes.length) return refuse({ kind: 'changed-meanwhile' });
  const print: Print = {
    ...order.issuer,
    id: order.submissionId,
    number: await nextPrintNumber(tx),
    format: order.format,
    divisionCode: order.divisionCode,
    printedAt: city.outside.now(),
    byPost: by.postId,
    byName: order.byName,
    plaques: codes.length,
  };
  await insertPrint(tx, print, codes);
  return ok(print);
}

/**
 * The PDF of a print, byte by byte the same each time while its codes live. A plaque whose code died since has no QR and
 * says so: an old file must not put a dead code on a wall.
 */
export async function printFile(q: Queryable, print: Print): Promise<Readable> {
  const plaques = await plaquesOfPrint(q, print);
  return plaquesPdf({
    format: print.format,
    title: `${placesWords.zh['places.plaque.file']} ${print.number}`,
    madeAt: print.printedAt,
    frame: plaqueFrame(print),
    plaques: plaquesIn(plaques, print.origin),
  });
}

function* plaquesIn(plaques: Awaited<ReturnType<typeof plaquesOfPrint>>, origin: string) {
  for (const plaque of plaques) yield plaqueOf(plaque, origin);
}

export type HangingNote = Readonly<{
  submissionId: Uuid;
  codeIds: readonly Uuid[];
  spot: string;
  hungOn: LocalDate;
  /** For a plaque that was found and taken down at once. */
  takenDownOn: LocalDate | null;
}>;

/** Notes where plaques hang. A dead code's may only be noted as taken down. */
export async function notePlaques(tx: Tx, city: City, by: Registrar, note: HangingNote): Done<null> {
  const { spot, hungOn, takenDownOn } = note;
  const today = localDateOf(city.outside.now());
  if (hungOn > today || (takenDownOn !== null && (takenDownOn > today || takenDownOn < hungOn))) {
    return refuse({ kind: 'date-out-of-order' });
  }
  // Locked in one order, so that two who record the same plaques wait for each other without a deadlock.
  const ids = [...new Set(note.codeIds)].sort();
  for (const codeId of ids) {
    const code = await lockCode(tx, by, codeId);
    if (code === undefined) return refuse({ kind: 'code-not-found' });
    if (code.revokedAt !== null && takenDownOn === null) return refuse({ kind: 'code-revoked' });
    if (hungOn < localDateOf(code.issuedAt)) return refuse({ kind: 'date-out-of-order' });
  }
  const notedAt = city.outside.now();
  await insertHangings(
    tx,
    ids.map((codeId) => ({
      // A single hanging takes the submission's id; several are told apart by code and spot.
      id: ids.length === 1 ? note.submissionId : city.outside.uuid(),
      codeId,
      spot,
      hungOn,
      takenDownOn,
      byPost: by.postId,
      notedAt,
    })),
  );
  return ok(null);
}

/** Taking down what is down already changes nothing and is no error. */
export async function takeDownPlaque(
  tx: Tx,
  city: City,
  by: Registrar,
  asked: Readonly<{ hangingId: Uuid; on: LocalDate }>,
): Done<Hanging> {
  const hanging = await lockHanging(tx, by, asked.hangingId);
  if (hanging === undefined) return refuse({ kind: 'hanging-not-found' });
  if (hanging.takenDownOn !== null) return ok(hanging);
  if (asked.on > localDateOf(city.outside.now()) || asked.on < hanging.hungOn) {
    return refuse({ kind: 'date-out-of-order' });
  }
  await markTakenDown(tx, hanging.id, asked.on, by.postId);
  return ok({ ...hanging, takenDownOn: asked.on });
}

export async function keepPlaquePhoto(
  tx: Tx,
  city: City,
  by: Registrar,
  asked: Readonly<{ hangingId: Uuid; photo: CleanPhoto }>,
): Done<Hanging> {
  const hanging = await lockHanging(tx, by, asked.hangingId);
  if (hanging === undefined) return refuse({ kind: 'hanging-not-found' });
  const at = city.outside.now();
  await saveHangingPhoto(tx, { ...asked.photo, hangingId: hanging.id, at, byPost: by.postId });
  return ok({ ...hanging, hasPhoto: true });
}

/**
 * Keeps that a window's code was scanned this week, with the first scan of the week and never again in it: no day, no
 * count, nothing for an enterprise's code, and one cheap request stays one.
 * @returns whether something was written
 */
export async function noteScan(city: City, found: ResolvedCode): Promise<boolean> {
  if (found.kind !== 'window') return false;
  const week = weekOf(localDateOf(city.outside.now()));
  if (found.lastScanWeek !== null && found.lastScanWeek >= week) return false;
  await transact(city.db, (tx) => markScanWeek(tx, found.codeId, week));
  return true;
}
