/**
 * Statement of a seal, byte by byte: leaf hashes, the signed text, its link to the one before. /open/seals describes
 * this file in words; the verifier in test/proof was written from those words alone.
 */

import { createPublicKey, hash as digest, type KeyObject, verify } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/time.ts';
import type { Digest } from './merkle.ts';

/** A signed tree head: the first `size` leaves have this root. Numbered from 1 without gaps. */
export type Seal = Readonly<{
  number: number;
  size: number;
  root: Digest;
  at: Instant;
  /** `statementHash` of the seal before; 32 zero bytes for the first. */
  previous: Digest;
  keyId: string;
  signature: Uint8Array;
}>;

export type SealKey = Readonly<{ keyId: string; publicKey: Uint8Array; firstNumber: number }>;

const STATEMENT_DOMAIN = 'mashang seal v1\n';
export const NO_SEAL_BEFORE: Digest = new Uint8Array(32);
/** Value a padding leaf commits to in place of an event's hash. */
export const NO_EVENT: Digest = new Uint8Array(32);
/** RFC 6962: the hash of the empty tree. */
export const EMPTY_ROOT: Digest = digest('sha256', '', 'buffer');

/** RFC 6962 leaf hash of the entry blind ‖ event hash. */
export function leafHash(blind: Uint8Array, event: Digest): Digest {
  return prefixed(0, blind, event);
}

export function hashChildren(left: Digest, right: Digest): Digest {
  return prefixed(1, left, right);
}

const scratch = Buffer.alloc(65);

function prefixed(prefix: 0 | 1, left: Uint8Array, right: Uint8Array): Digest {
  if (left.length !== 32 || right.length !== 32) throw new RangeError('a digest has 32 bytes');
  scratch[0] = prefix;
  scratch.set(left, 1);
  scratch.set(right, 33);
  return digest('sha256', scratch, 'buffer');
}

export type Statement = Readonly<{
  at: Instant;
  city: string;
  key: string;
  number: number;
  previous: string;
  root: string;
  size: number;
}>;

/** The statement of a seal as it is published. */
export function statementOf(cityCode: string, seal: Omit<Seal, 'signature'>): Statement {
  const { at, keyId, number, previous, root, size } = seal;
  return { at, city: cityCode, key: keyId, number, previous: hex(previous), root: hex(root), size };
}

/** The bytes that are signed. */
export function statementBytes(cityCode: string, seal: Omit<Seal, 'signature'>): Uint8Array {
  return Buffer.from(`${STATEMENT_DOMAIN}${canonicalJson(statementOf(cityCode, seal))}`);
}

/** Value the next seal names as `previous`; it does not cover the signature, which can thus be checked apart. */
export function statementHash(cityCode: string, seal: Omit<Seal, 'signature'>): Digest {
  return digest('sha256', statementBytes(cityCode, seal), 'buffer');
}

export function signatureHolds(cityCode: string, seal: Seal, publicKey: Uint8Array): boolean {
  return verify(null, statementBytes(cityCode, seal), ed25519(publicKey), seal.signature);
}

/** Name of a key, derived from the key, so that it cannot be given to another. */
export function keyIdOf(publicKey: Uint8Array): string {
  return hex(digest('sha256', publicKey, 'buffer')).slice(0, 16);
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function ed25519(raw: Uint8Array): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  });
}
