/**
 * Pressure on a code: whether it looks attacked. Counted per code and per device, never per address, because a whole hall or
 * a mobile operator's quarter of a city stands behind one; much from one network only makes the proof asked of that network
 * longer. Nobody is turned away. Above these figures a submission must bring a proof of work, a longer one under more
 * pressure. One without enough of it (a phone without script) is kept and held until a dispatcher looks, and so is
 * everything while a code takes three times what a queue could send, for a machine proves as fast as it likes.
 */

import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WorkBits } from './challenge.ts';

/** A window serves a person in minutes; 60 first submissions in ten minutes are not a queue. */
export const MOST_PER_CODE_IN_TEN_MINUTES = 60;
/** A family or a tablet on a counter shares a device; a script does not stop at a dozen. */
const MOST_PER_DEVICE_ON_CODE_IN_TEN_MINUTES = 6;
const MOST_PER_DEVICE_IN_A_DAY = 40;
/** Most that is counted: beyond it nothing changes. */
export const MOST_SEEN = 3 * MOST_PER_CODE_IN_TEN_MINUTES;

export type Seen = Readonly<{
  codeInTenMinutes: number;
  /** Reviews of this code from the sender's own network. */
  networkOnCodeInTenMinutes: number;
  deviceOnCodeInTenMinutes: number;
  deviceInADay: number;
}>;

/** `bits`: how much work a submission must prove, 0 while the code is calm. `hold`: proved or not, somebody looks first. */
export type Pressure = Readonly<{ bits: 0 | WorkBits; hold: boolean }>;

export function pressureOf(seen: Seen): Pressure {
  const { codeInTenMinutes: onCode, networkOnCodeInTenMinutes: fromNetwork } = seen;
  const pressed =
    onCode >= MOST_PER_CODE_IN_TEN_MINUTES ||
    seen.deviceOnCodeInTenMinutes >= MOST_PER_DEVICE_ON_CODE_IN_TEN_MINUTES ||
    seen.deviceInADay >= MOST_PER_DEVICE_IN_A_DAY;
  if (!pressed) return { bits: 0, hold: false };
  const steep = onCode >= 2 * MOST_PER_CODE_IN_TEN_MINUTES || fromNetwork >= MOST_PER_CODE_IN_TEN_MINUTES;
  const hold = onCode >= MOST_SEEN || fromNetwork >= 2 * MOST_PER_CODE_IN_TEN_MINUTES;
  return { bits: steep ? 20 : 16, hold };
}

/** Whether a submission counts at once. @param proved bits of work it proved */
export function isLetIn(pressure: Pressure, proved: number): boolean {
  return pressure.bits === 0 || (!pressure.hold && proved >= pressure.bits);
}

const DEVICE_COOKIE = 'mashang_device';
const DEVICE_PATH = '/s';
const DEVICE_BYTES = 16;
const DEVICE_DAYS = 180;
const DEVICE_TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** SHA-256 of the token a device was given with an earlier form; null for a device never seen. */
export function deviceHashOf(request: FastifyRequest): string | null {
  const token = tokenOf(request);
  return token === undefined ? null : hashOfDevice(token);
}

function tokenOf(request: FastifyRequest): string | undefined {
  const token = request.cookies[DEVICE_COOKIE];
  return token !== undefined && DEVICE_TOKEN.test(token) ? token : undefined;
}

/**
 * Gives the device a token with the first form it opens: the form’s submission belongs to the device that shows it, also
 * where it is sent twice before an answer comes. @returns the token; what is stored with what is sent is its hash.
 */
export function markDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Readonly<{ randomBytes: (length: number) => Uint8Array; secure: boolean }>,
): string {
  const sent = tokenOf(request);
  if (sent !== undefined) return sent;
  const token = Buffer.from(options.randomBytes(DEVICE_BYTES)).toString('base64url');
  const flags = `Max-Age=${DEVICE_DAYS * 86_400}; Path=${DEVICE_PATH}; HttpOnly; SameSite=Lax`;
  void reply.header('set-cookie', `${DEVICE_COOKIE}=${token}; ${flags}${options.secure ? '; Secure' : ''}`);
  return token;
}

/** For a shared device: nothing on it tells afterwards that somebody sent a form. */
export function unmarkDevice(reply: FastifyReply): void {
  void reply.clearCookie(DEVICE_COOKIE, { path: DEVICE_PATH });
}

export function hashOfDevice(token: string): string {
  return hash('sha256', token);
}
