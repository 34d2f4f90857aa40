/** Use cases of codes: issuing, revoking, resolving scans. */

import { encodeBase32 } from '../../kernel/base32.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDateOf, weekOf } from '../../kernel/time.ts';
import { livingUnit } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { type Remembered, remembered } from '../../platform/postgres/remembered.ts';
import { lockEntity } from '../entities/store-entities.ts';
import type { Code, PlaceOfCode, PlacesProblem, Registrar, ResolvedCode, RevokeReason } from '../model.ts';
import { CHECKSUM_LENGTH, checksumOf, normalCode, PAYLOAD_LENGTH, payloadOf } from '../rules.ts';
import { lockWindow } from '../store.ts';
import {
  codeById,
  codeByText,
  countDeadScan,
  entityById,
  insertCodes,
  livingCodeOf,
  lockCode,
  markRevoked,
  setSuccessor,
  windowAndHall,
} from './store-codes.ts';
import { lockUncoded, type Uncoded } from './store-codes-missing.ts';

type Done<T> = Promise<Result<T, PlacesProblem>>;

const PAYLOAD_BYTES = 4;
/** Most cached codes, of about a kilobyte each. */
const MOST_REMEMBERED = 5_000;
/** With a million codes issued, one draw in a thousand collides; so many in a row mean the source of randomness is broken. */
const MOST_DRAWS = 16;

/**
 * The one spelling of a genuine code, or undefined. Needs the key and no database; one in 2^20 made-up codes passes.
 */
export function parseCode(keys: Keys, text: string): string | undefined {
  const code = normalCode(text);
  if (code === undefined) return undefined;
  return checksum(keys, payloadOf(code)) === checksumOf(code) ? code : undefined;
}

/** Makes the text of a code from four random bytes. */
export function writeCode(keys: Keys, random: Uint8Array): string {
  const payload = encodeBase32(random, PAYLOAD_LENGTH);
  return payload + checksum(keys, payload);
}

function checksum(keys: Keys, payload: string): string {
  return encodeBase32(keys.hmac('codes', `places/code/${payload}`), CHECKSUM_LENGTH);
}

/** Resolves a scan. Made-up texts are refused before the database is asked. */
export async function resolveCode(q: Queryable, city: City, text: string): Promise<ResolvedCode> {
  const parsed = parseCode(city.keys, text);
  if (parsed === undefined) return { kind: 'unknown', madeUp: true };
  const code = await codeByText(q, parsed);
  if (code === undefined) return { kind: 'unknown', madeUp: false };
  if (code.revokedAt !== null) {
    return { kind: 'revoked', codeId: code.id, replaced: code.successorId !== null, of: code.place.kind };
  }
  if (code.place.kind === 'window') {
    const found = await windowAndHall(q, code.place.windowId);
    if (found === undefined) return { kind: 'unknown', madeUp: false };
    const { window, hall } = found;
    return {
      kind: 'window',
      codeId: code.id,
      window,
      hall,
      unitId: (await livingUnit(q, window.unitId))?.id ?? window.unitId,
      divisionCode: hall.divisionCode,
      lastScanWeek: code.lastScanWeek,
    };
  }
  const entity = await entityById(q, code.place.entityId);
  if (entity === undefined) return { kind: 'unknown', madeUp: false };
  return { kind: 'entity', codeId: code.id, entityId: entity.id, entity, divisionCode: entity.divisionCode };
}

/** Cache of resolved codes: most scans of a day are of few codes, and a code means the same for months. */
export function rememberCodes(city: City, askEveryMs?: number): Remembered<ResolvedCode> {
  return remembered(city.db, { of: ['places', 'units'], most: MOST_REMEMBERED, askEveryMs }, (text) =>
    resolveCode(city.db, city, text),
  );
}

/**
 * Counts the scan of a dead or genuinely written but unknown code; a made-up one leaves no trace. Of an enterprise's code
 * the week alone is kept: the day somebody stood there with a phone may be the day they complained.
 */
export async function recordDeadScan(tx: Tx, city: City, found: ResolvedCode): Promise<void> {
  const day = localDateOf(city.outside.now());
  if (found.kind === 'revoked') await countDeadScan(tx, found.codeId, found.of === 'entity' ? weekOf(day) : day);
  else if (found.kind === 'unknown' && !found.madeUp) await countDeadScan(tx, null, day);
}

/** Gives an open window or a living entity its code; it has at most one. */
export async function issueCode(
  tx: Tx,
  city: City,
  by: Registrar,
  issue: Readonly<{ submissionId: Uuid; place: PlaceOfCode }>,
): Done<Code> {
  const { submissionId, place } = issue;
  const held = await holdPlace(tx, by, place);
  if (!held.ok) return held;
  const before = await codeById(tx, by, submissionId);
  if (before !== undefined) return samePlace(before.place, place) ? ok(before) : refuse({ kind: 'submission-reused' });
  const living = await livingCodeOf(tx, place);
  if (living !== undefined) return refuse({ kind: 'already-has-code', codeId: living.id });
  return ok(await draw(tx, city, by, submissionId, place));
}

/** Gives a code to every place of the kind within reach that has none. @returns the new codes. */
export async function issueMissingCodes(
  tx: Tx,
  city: City,
  by: Registrar,
  which: Uncoded = 'windows',
): Promise<readonly Code[]> {
  const places = await lockUncoded(tx, by, which);
  return drawAll(
    tx,
    city,
    by,
    places.map((place) => ({ id: city.outside.uuid(), place })),
  );
}

/** Revokes a code for good. Revoking a dead one changes nothing and is no error. */
export async function revokeCode(
  tx: Tx,
  city: City,
  by: Registrar,
  revoke: Readonly<{ codeId: Uuid; reason: RevokeReason }>,
): Done<Code> {
  const code = await lockCode(tx, by, revoke.codeId);
  if (code === undefined) return refuse({ kind: 'code-not-found' });
  if (code.revokedAt !== null) return ok(code);
  const at = city.outside.now();
  await markRevoked(tx, code.id, { at, byPost: by.postId, reason: revoke.reason });
  return ok({ ...code, revokedAt: at, revokeReason: revoke.reason });
}

/** Replaces a code: the old one stays, dead, and names its successor. */
export async function reissueCode(
  tx: Tx,
  city: City,
  by: Registrar,
  reissue: Readonly<{ submissionId: Uuid; codeId: Uuid; reason: RevokeReason }>,
): Done<Code> {
  const seen = await codeById(tx, by, reissue.codeId);
  if (seen === undefined) return refuse({ kind: 'code-not-found' });
  const held = await holdPlace(tx, by, seen.place);
  if (!held.ok) return held;
  const old = await lockCode(tx, by, seen.id);
  if (old === undefined) return refuse({ kind: 'code-not-found' });
  const before = await codeById(tx, by, reissue.submissionId);
  if (before !== undefined) return old.successorId === before.id ? ok(before) : refuse({ kind: 'submission-reused' });
  if (old.successorId !== null) return refuse({ kind: 'code-revoked' });
  if (old.revokedAt === null) {
    await markRevoked(tx, old.id, { at: city.outside.now(), byPost: by.postId, reason: reissue.reason });
  }
  const living = await livingCodeOf(tx, old.place);
  if (living !== undefined) return refuse({ kind: 'already-has-code', codeId: living.id });
  const code = await draw(tx, city, by, reissue.submissionId, old.place);
  await setSuccessor(tx, old.id, code.id);
  return ok(code);
}

export async function revokeCodeOf(
  tx: Tx,
  city: City,
  by: Registrar,
  place: PlaceOfCode,
  reason: RevokeReason,
): Promise<void> {
  const living = await livingCodeOf(tx, place);
  if (living === undefined) return;
  await markRevoked(tx, living.id, { at: city.outside.now(), byPost: by.postId, reason });
}

/** Holds the row of the place, so that it cannot close and nobody else can issue for it until this is done. */
async function holdPlace(tx: Tx, by: Registrar, place: PlaceOfCode): Promise<Result<null, PlacesProblem>> {
  const row =
    place.kind === 'window' ? await lockWindow(tx, by, place.windowId) : await lockEntity(tx, by, place.entityId);
  if (row === undefined) return refuse({ kind: 'place-not-found' });
  return row.closedOn === null ? ok(null) : refuse({ kind: 'place-closed' });
}

async function draw(tx: Tx, city: City, by: Registrar, id: Uuid, place: PlaceOfCode): Promise<Code> {
  const [code] = await drawAll(tx, city, by, [{ id, place }]);
  if (code === undefined) throw new Error('no code was drawn');
  return code;
}

/** Draws until each code has a text of its own: of ten thousand drawn into a million, ten collide. */
async function drawAll(
  tx: Tx,
  city: City,
  by: Registrar,
  wanted: readonly Readonly<{ id: Uuid; place: PlaceOfCode }>[],
): Promise<readonly Code[]> {
  const issuedAt = city.outside.now();
  const made: Code[] = [];
  let missing = wanted;
  for (let turn = 0; turn < MOST_DRAWS && missing.length > 0; turn += 1) {
    const drawn = missing.map((each) => ({
      ...each,
      text: writeCode(city.keys, city.outside.randomBytes(PAYLOAD_BYTES)),
      issuedAt,
      byPost: by.postId,
    }));
    const taken = await insertCodes(tx, drawn);
    for (const { id, text, place } of drawn) {
      if (!taken.has(id)) continue;
      made.push({
        id,
        text,
        place,
        issuedAt,
        revokedAt: null,
        revokeReason: null,
        successorId: null,
        lastScanWeek: null,
      });
    }
    missing = missing.filter((each) => !taken.has(each.id));
  }
  if (missing.length > 0) throw new Error('every code drawn was taken');
  return made;
}

function samePlace(a: PlaceOfCode, b: PlaceOfCode): boolean {
  if (a.kind === 'window') return b.kind === 'window' && a.windowId === b.windowId;
  return b.kind === 'entity' && a.entityId === b.entityId;
}
