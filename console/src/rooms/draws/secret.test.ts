/** The browser's own hash is the server's, for every length of message around the edges of a block. */

import { describe, expect, it } from 'vitest';
import { commitmentOf, newSecret, sha256 } from './secret.ts';

describe('the secret of an office', () => {
  it('is hashed as SHA-256 hashes', async () => {
    for (let length = 0; length < 200; length += 1) {
      const message = Uint8Array.from({ length }, (_, at) => (at * 37 + length) % 256);
      const theirs = new Uint8Array(await crypto.subtle.digest('SHA-256', message));
      expect([...sha256(message)]).toEqual([...theirs]);
    }
  });

  it('is committed to as the server expects', () => {
    expect(newSecret()).toMatch(/^[0-9a-f]{64}$/);
    expect(commitmentOf('ab'.repeat(32), '00000000-0000-4000-8000-00000000000a', 'cd'.repeat(32))).toBe(
      'dbd014801513fa81c7fcdb8b3b8fc743ceee9a1084339c2abda7c4d80307ac22',
    );
  });
});
