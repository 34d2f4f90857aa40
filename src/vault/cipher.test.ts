/** Sealed values open for their own matter and field and for no other. */

import { createDecipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../kernel/ids.ts';
import { seal, unseal } from './cipher.ts';

const matterId = '0b8e6a5e-6f0a-4e7a-9a53-0d9f3a6a1c11' as Uuid;
const otherMatter = '1b8e6a5e-6f0a-4e7a-9a53-0d9f3a6a1c11' as Uuid;
const key = randomBytes(32);
const name = { of: matterId, field: 'name' };

describe('a sealed value', () => {
  it('comes back byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => {
        expect(Buffer.from(unseal(key, name, seal(key, randomBytes(12), name, plain)))).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('does not open for another matter, another field or under another key', () => {
    const sealed = seal(key, randomBytes(12), name, Buffer.from('示例甲'));
    expect(() => unseal(key, { of: otherMatter, field: 'name' }, sealed)).toThrow();
    expect(() => unseal(key, { of: matterId, field: 'phone' }, sealed)).toThrow();
    expect(() => unseal(randomBytes(32), name, sealed)).toThrow();
  });

  it('does not open when any one bit was changed', () => {
    const sealed = seal(key, randomBytes(12), name, Buffer.from('13800000000'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unseal(key, name, changed)).toThrow();
    }
  });

  it('is plain AES-256-GCM that another program can open with the key and the rule for the associated data', () => {
    const sealed = seal(key, randomBytes(12), name, Buffer.from('甲'));
    const gcm = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
    gcm.setAAD(Buffer.from(`mashang/vault/${matterId}/name`));
    gcm.setAuthTag(sealed.subarray(-16));
    expect(Buffer.concat([gcm.update(sealed.subarray(13, -16)), gcm.final()]).toString()).toBe('甲');
  });

  it('refuses a nonce of the wrong length and bytes that are no sealed value', () => {
    expect(() => seal(key, randomBytes(11), name, new Uint8Array())).toThrow(RangeError);
    expect(() => unseal(key, name, new Uint8Array(5))).toThrow('not a sealed value');
  });
});
