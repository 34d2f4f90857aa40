/**
 * Proof of work in ALTCHA's protocol, made and checked here, asked for only while a code is under attack. The challenge
 * is bound to one submission id, so that a solved one is worth one submission.
 */

import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Challenge, Payload } from 'altcha-lib/types';
import type { Uuid } from '../kernel/ids.ts';
import { epochMs, type Instant } from '../kernel/time.ts';

/** 16 bits: about 65,000 hashes, a second or two on a phone of ten years ago. */
const KEY_PREFIX = '0000';
const VALID_MINUTES = 60;
const MOST_PAYLOAD_LENGTH = 4_000;

export type ProofOptions = Readonly<{ secret: string; submissionId: Uuid; now: Instant }>;

export function makeChallenge(options: ProofOptions): Promise<Challenge> {
  return createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    keyPrefix: KEY_PREFIX,
    deriveKey,
    hmacSignatureSecret: options.secret,
    // The library's own expiry reads the machine's clock; ours is the city's.
    data: { submission: options.submissionId, minute: minuteOf(options.now) },
  });
}

/** @param payload what the form's `altcha` field brought: base64 of JSON, or nothing. */
export async function provesWork(payload: string, options: ProofOptions): Promise<boolean> {
  const parsed = parsePayload(payload);
  if (parsed === undefined) return false;
  const data = parsed.challenge.parameters.data;
  const minute = data?.minute;
  if (data?.submission !== options.submissionId || typeof minute !== 'number') return false;
  if (minuteOf(options.now) - minute > VALID_MINUTES) return false;
  const result = await verifySolution({
    challenge: parsed.challenge,
    solution: parsed.solution,
    deriveKey,
    hmacSignatureSecret: options.secret,
  });
  return result.verified;
}

function minuteOf(at: Instant): number {
  return Math.floor(epochMs(at) / 60_000);
}

function parsePayload(payload: string): Payload | undefined {
  if (payload === '' || payload.length > MOST_PAYLOAD_LENGTH) return undefined;
  try {
    const value = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Partial<Payload> | null;
    const parameters: unknown = value?.challenge?.parameters;
    return typeof parameters === 'object' && parameters !== null && typeof value?.solution === 'object'
      ? (value as Payload)
      : undefined;
  } catch {
    // Anything that is not our own JSON proves nothing.
    return undefined;
  }
}
