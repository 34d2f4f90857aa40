/** Cookies of a receipt: a session for half an hour, the receipt right after a submission, the mark of a device that opened it. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../platform/city.ts';
import { networkOf } from '../../platform/http/networks.ts';
import { openedMark, RECEIPT_SESSION_MS, type Receipt } from './actions-receipts.ts';
import { parseReceiptNumber, parseReceiptPass } from './rules-receipt.ts';

const SESSION = 'mashang_receipt';
const FRESH = 'mashang_fresh';
const PATH = '/t';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** @param secure whether the public address is https. @param path another page that shows a fresh receipt */
type Options = Readonly<{ secure: boolean; path?: string }>;

export function setReceiptSession(reply: FastifyReply, token: string, options: Options): void {
  void reply.setCookie(SESSION, token, attributes(options));
}

export function receiptTokenOf(request: FastifyRequest): string | undefined {
  const token = request.cookies[SESSION];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

const OPENED = 'mashang_opened';
const OPENED_DAYS = 180;
const MOST_OPENED = 5;
const MARK = /^[A-Za-z0-9_-]{16}$/;

function openedIn(request: FastifyRequest): readonly string[] {
  return (request.cookies[OPENED] ?? '').split('.').filter((mark) => MARK.test(mark));
}

/** Sender of a pass: this device, if it opened the receipt before; else its network. */
export function whoTries(city: City, request: FastifyRequest, number: string): string {
  const mark = openedMark(city, number);
  const known = mark !== undefined && openedIn(request).includes(mark);
  return known ? 'opened-before' : `network/${networkOf(request.ip) ?? ''}`;
}

/** Marks the device, so that a stranger’s wrong passes never make it wait. */
export function rememberOpened(reply: FastifyReply, city: City, number: string, options: Options): void {
  const mark = openedMark(city, number);
  if (mark === undefined) return;
  const marks = [mark, ...openedIn(reply.request).filter((other) => other !== mark)].slice(0, MOST_OPENED);
  void reply.setCookie(OPENED, marks.join('.'), { ...attributes(options), maxAge: OPENED_DAYS * 86_400 });
}

/** Unmarks a shared device. */
export function forgetOpened(reply: FastifyReply): void {
  void reply.clearCookie(OPENED, { path: PATH });
}

/** Sets the cookie by which the browser brings number and pass back to be shown; the server stores neither. */
export function setFreshReceipt(reply: FastifyReply, receipt: Receipt, options: Options): void {
  void reply.setCookie(FRESH, `${receipt.number}.${receipt.pass}`, attributes(options));
}

export function freshReceiptOf(request: FastifyRequest): Receipt | null {
  const [number, pass] = (request.cookies[FRESH] ?? '').split('.');
  const parsed = { number: parseReceiptNumber(number ?? ''), pass: parseReceiptPass(pass ?? '') };
  return parsed.number === undefined || parsed.pass === undefined ? null : { number: parsed.number, pass: parsed.pass };
}

/** @param path another page that showed a fresh receipt. */
export function clearReceiptCookies(reply: FastifyReply, path?: string): void {
  void reply.clearCookie(SESSION, { path: PATH }).clearCookie(FRESH, { path: PATH });
  if (path !== undefined) void reply.clearCookie(FRESH, { path });
}

export function clearFreshReceipt(reply: FastifyReply): void {
  void reply.clearCookie(FRESH, { path: PATH });
}

function attributes(options: Options) {
  return {
    path: options.path ?? PATH,
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: options.secure,
    maxAge: RECEIPT_SESSION_MS / 1000,
  };
}
