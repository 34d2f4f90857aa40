/** Sends a signed body to another program. Only outbox handlers use it: nothing leaves from a request. */

import { createHmac } from 'node:crypto';
import type { Instant } from '../kernel/time.ts';
import { isLoopback } from './http/own-address.ts';

/** A program that is told something: where, and under which secret it recognises us. */
export type Told = Readonly<{ url: string; secret: string }>;

export const MOST_ADDRESS = 400;

/** Reads the address of another program: https, or http to this machine, where a forwarder may listen; undefined when it is none. */
export function readAddress(typed: string): string | undefined {
  if (!URL.canParse(typed) || typed.length > MOST_ADDRESS) return undefined;
  const { protocol, hostname, username, password, hash, href } = new URL(typed);
  const isFit = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isFit && username === '' && password === '' && hash === '' && href.length <= MOST_ADDRESS ? href : undefined;
}

/** HMAC-SHA-256 of `<time>.<body>` under a secret both sides know, in hex. @param time as in the header beside it */
export function signatureOf(secret: string, time: Instant, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

/** Tells a program something. @param withinMs how long it may take to answer */
export type Post = (told: Told, now: Instant, value: object, withinMs?: number) => Promise<void>;

/** A value as it leaves: its bytes, and its time and signature as headers. */
export function signed({ secret }: Told, now: Instant, value: object) {
  const body = JSON.stringify(value);
  return { body, headers: { 'mashang-time': now, 'mashang-signature': signatureOf(secret, now, body) } };
}

/** Posts a value as JSON with its time and signature. @throws NotTaken as `postJson` does */
export const postSigned: Post = async (told, now, value, withinMs) => {
  const { body, headers } = signed(told, now, value);
  await postJson(told.url, body, headers, withinMs);
};

/** Whether an address is of a name that is kept for examples and belongs to nobody (RFC 6761). */
export function isExampleAddress(url: string): boolean {
  return new URL(url).hostname.endsWith('.example');
}

/** Nothing came back in time, or it was no success. Its code stands in the outbox and the log; no address and no body does. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly code: string;

  constructor(code: string) {
    super(`not taken: ${code}`);
    this.code = code;
  }
}

const ANSWER_WITHIN_MS = 10_000;

/**
 * Posts JSON and waits for an answer of success, whose content is not read.
 * @throws NotTaken on any other answer, a redirection, silence, or a connection that fails
 */
async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  withinMs: number = ANSWER_WITHIN_MS,
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body,
    // A body that is signed for one program goes to no other.
    redirect: 'manual',
    signal: AbortSignal.timeout(withinMs),
  }).catch((error: unknown) => {
    throw new NotTaken(error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'unreached');
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotTaken(String(answer.status));
}
