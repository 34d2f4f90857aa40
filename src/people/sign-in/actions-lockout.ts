/**
 * Counting of failed sign-ins, by keyed hashes of the name and of the place of the try. Nobody is locked out of
 * an account by what others try elsewhere: the tight limit is one place's, and a device that signed in before is a place.
 */

import { timingSafeEqual } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import { afterFailure, isFlooded, SLOW_MS, waitSeconds } from './rules-sign-in.ts';
import { clearFailures, failuresOf, lockFailures, saveFailures } from './store-failures.ts';

const DEVICE_BYTES = 16;
const DEVICE = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** Counters of a try: the place it comes from, the account, the network. */
export type Tried = Readonly<{ place: Buffer; account: Buffer; address: Buffer; knownDevice: boolean }>;

/** @param from.device as the browser brings it back; worth something only with our mark for this very name. */
export function triedSignIn(
  city: City,
  from: Readonly<{ address: string; device: string | undefined }>,
  username: string,
): Tried {
  const device = deviceIn(city, from.device, username);
  const place = device === undefined ? `address/${from.address}` : `device/${device}`;
  return {
    place: city.keys.hmac('receipts', 'people/place/', nameOf(username), '/', place),
    account: accountKey(city, username),
    address: addressKey(city, from.address),
    knownDevice: device !== undefined,
  };
}

/** Keys of a try from inside a session (second factor, password again); only the person signed in can make it. */
export function triedWithin(
  city: City,
  who: Readonly<{ userId: Uuid; username: string; address: string }>,
  what: 'second-factor' | 'password',
): Tried {
  return {
    place: city.keys.hmac('receipts', `people/${what}/`, who.userId),
    account: accountKey(city, who.username),
    address: addressKey(city, who.address),
    knownDevice: true,
  };
}

/** Reserves a try, counted as a failure until it succeeds, so that none runs beside it. @returns 0, or the seconds to wait */
export async function takeTurn(tx: Tx, city: City, tried: Tried): Promise<number> {
  const now = city.outside.now();
  const before = await lockFailures(tx, tried.place);
  const wide = tried.knownDevice ? undefined : await failuresOf(tx, tried.account);
  const seconds = Math.max(waitSeconds(now, before), waitSeconds(now, wide));
  if (seconds > 0) return seconds;
  await saveFailures(
    tx,
    { key: tried.place, kind: 'place', account: tried.account },
    afterFailure('place', now, before),
    now,
  );
  return 0;
}

/** Counts the failure for the account and the network too. */
export async function countFailure(tx: Tx, city: City, { account, address }: Tried): Promise<void> {
  const now = city.outside.now();
  const wide = await lockFailures(tx, account);
  await saveFailures(tx, { key: account, kind: 'account', account }, afterFailure('account', now, wide), now);
  const near = await lockFailures(tx, address);
  await saveFailures(tx, { key: address, kind: 'address', account: null }, afterFailure('address', now, near), now);
}

export async function turnWasRight(tx: Tx, { place }: Tried): Promise<void> {
  await clearFailures(tx, place);
}

/** Delay of an answer in milliseconds: a network from which a flood of failures comes is slowed, never locked. */
export async function slownessOf(city: City, tried: Tried): Promise<number> {
  if (tried.knownDevice) return 0;
  const near = await transact(city.db, (tx) => failuresOf(tx, tried.address));
  return isFlooded(city.outside.now(), near) ? SLOW_MS : 0;
}

/** Token given to a browser from which somebody signed in, to recognise it next time. */
export function deviceToken(city: City, before: string | undefined, username: string): string {
  const device =
    deviceIn(city, before, username) ?? Buffer.from(city.outside.randomBytes(DEVICE_BYTES)).toString('base64url');
  return `${device}.${markOf(city, device, username)}`;
}

/** Tells the cookies of several people on one machine apart. */
export function deviceCookieName(city: City, username: string): string {
  return `mashang-known-${accountKey(city, username).toString('hex').slice(0, 12)}`;
}

function deviceIn(city: City, token: string | undefined, username: string): string | undefined {
  const [, device, mark] = DEVICE.exec(token ?? '') ?? [];
  if (device === undefined || mark === undefined) return undefined;
  return timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(city, device, username))) ? device : undefined;
}

function markOf(city: City, device: string, username: string): string {
  return city.keys.hmac('receipts', 'people/known-device/', device, '/', nameOf(username)).toString('base64url');
}

export function accountKey(city: City, username: string): Buffer {
  return city.keys.hmac('receipts', 'people/account/', nameOf(username));
}

function addressKey(city: City, address: string): Buffer {
  return city.keys.hmac('receipts', 'people/address/', address);
}

function nameOf(username: string): string {
  return username.toLowerCase();
}
