/**
 * When does a code look attacked? Counted per code and per device, never per address: a whole service hall, or a
 * mobile operator's quarter of a city, stands behind one. Nobody is turned away. Above these figures a submission must
 * bring a proof of work; one that brings none (no script on that phone) is kept and held until a dispatcher looks.
 */

import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A window serves a person in minutes; 60 first submissions in ten minutes are not a queue. */
export const MOST_PER_CODE_IN_TEN_MINUTES = 60;
/** A family or a tablet on a counter shares a device; a script does not stop at a dozen. */
const MOST_PER_DEVICE_ON_CODE_IN_TEN_MINUTES = 6;
const MOST_PER_DEVICE_IN_A_DAY = 40;

export type Seen = Readonly<{
  codeInTenMinutes: number;
  deviceOnCodeInTenMinutes: number;
  deviceInADay: number;
}>;

export type Pressure = 'calm' | 'prove-work';

export function pressureOf(seen: Seen): Pressure {
  return seen.codeInTenMinutes >= MOST_PER_CODE_IN_TEN_MINUTES ||
    seen.deviceOnCodeInTenMinutes >= MOST_PER_DEVICE_ON_CODE_IN_TEN_MINUTES ||
    seen.deviceInADay >= MOST_PER_DEVICE_IN_A_DAY
    ? 'prove-work'
    : 'calm';
}

const DEVICE_COOKIE = 'mashang_device';
const DEVICE_PATH = '/s';
const DEVICE_BYTES = 16;
const DEVICE_DAYS = 180;
const DEVICE_TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** SHA-256 of the token a device was given with an earlier form; null for a device never seen. */
export function deviceHashOf(request: FastifyRequest): string | null {
  const token = request.cookies[DEVICE_COOKIE];
  return token !== undefined && DEVICE_TOKEN.test(token) ? hashOf(token) : null;
}

/**
 * Gives the device a token with the first form it opens: the form’s submission belongs to the device that shows it, also
 * where it is sent twice before an answer comes. @returns the hash to store with what is sent.
 */
export function markDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Readonly<{ randomBytes: (length: number) => Uint8Array; secure: boolean }>,
): string {
  const known = deviceHashOf(request);
  if (known !== null) return known;
  const token = Buffer.from(options.randomBytes(DEVICE_BYTES)).toString('base64url');
  void reply.setCookie(DEVICE_COOKIE, token, {
    path: DEVICE_PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    maxAge: DEVICE_DAYS * 86_400,
  });
  return hashOf(token);
}

/** For a device that others use too: nothing on it tells afterwards that somebody sent a form. */
export function unmarkDevice(reply: FastifyReply): void {
  void reply.clearCookie(DEVICE_COOKIE, { path: DEVICE_PATH });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token, 'latin1').digest('hex');
}
