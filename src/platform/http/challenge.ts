/**
 * Proof of work in ALTCHA's protocol, made and checked here, asked for only while a code is under attack. The challenge
 * is bound to one submission id, so that a solved one is worth one submission.
 */

import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Challenge, Payload } from 'altcha-lib/types';
import type { Uuid } from '../../kernel/ids.ts';
import { epochMs, type Instant } from '../../kernel/time.ts';

/** Difficulty in bits. 16: about 65,000 hashes, a second or two on a phone of ten years ago; 20: half a minute there. */
export type WorkBits = 16 | 20;
const BITS_PER_DIGIT = 4;
const VALID_MINUTES = 60;
const MOST_PAYLOAD_LENGTH = 4_000;

export type ProofOptions = Readonly<{ secret: string; submissionId: Uuid; now: Instant }>;

export function makeChallenge(options: ProofOptions, bits: WorkBits): Promise<Challenge> {
  return createChallenge({
    algorithm: 'SHA-256',
    cost: 1,
    keyPrefix: '0'.repeat(bits / BITS_PER_DIGIT),
    deriveKey,
    hmacSignatureSecret: options.secret,
    // The library's own expiry reads the machine's clock; ours is the city's.
    data: { submission: options.submissionId, minute: minuteOf(options.now) },
  });
}

/**
 * @param payload what the form's `altcha` field brought: base64 of JSON, or nothing.
 * @returns how many bits of work it proves; 0 where it proves nothing.
 */
export async function provenWork(payload: string, options: ProofOptions): Promise<number> {
  const parsed = parsePayload(payload);
  if (parsed === undefined) return 0;
  const data = parsed.challenge.parameters.data;
  const minute = data?.minute;
  if (data?.submission !== options.submissionId || typeof minute !== 'number') return 0;
  if (minuteOf(options.now) - minute > VALID_MINUTES) return 0;
  const result = await verifySolution({
    challenge: parsed.challenge,
    solution: parsed.solution,
    deriveKey,
    hmacSignatureSecret: options.secret,
  });
  // The signature covers the prefix asked for, so nobody makes it shorter.
  return result.verified ? String(parsed.challenge.parameters.keyPrefix).length * BITS_PER_DIGIT : 0;
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
