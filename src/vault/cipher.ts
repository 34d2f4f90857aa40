/**
 * AES-256-GCM with a data key of one matter, or of one import. The associated data name it and the field, so a ciphertext moved
 * to another row does not open there.
 */

import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Uuid } from '../kernel/ids.ts';
import { NotOpened } from '../platform/keys.ts';

export const DATA_KEY_BYTES = 32;
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** Matter (or import) and field a ciphertext belongs to. */
export type Binding = Readonly<{ of: Uuid; field: string }>;

/** Seals to version ‖ nonce ‖ ciphertext ‖ tag. The nonce must be fresh; the caller draws one for each sealing. */
export function seal(dataKey: Uint8Array, nonce: Uint8Array, binding: Binding, plain: Uint8Array): Uint8Array {
  if (nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has twelve bytes');
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(binding));
  return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws NotOpened when the bytes were changed, or sealed for another matter, another field or under another key. */
export function unseal(dataKey: Uint8Array, binding: Binding, sealed: Uint8Array): Uint8Array {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw new NotOpened('not a sealed value');
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(binding));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new NotOpened('changed, or sealed for something else');
  }
}

function associatedData(binding: Binding): Uint8Array {
  // A UUID has a fixed length, so the text is unambiguous.
  return Buffer.from(`mashang/vault/${binding.of}/${binding.field}`, 'utf8');
}
