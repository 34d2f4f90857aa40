/**
 * Secret of an office for a draw, made and hashed in the browser: the server learns it when it is told to everybody, not before.
 * SHA-256 is written out, because browsers refuse `crypto.subtle` on plain http in a local network.
 */

const COMMITMENT = 'mashang-draw-commitment-1\n';
const SECRET_BYTES = 32;
const BLOCK = 64;

export function newSecret(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

/** As src/draws/drawing.ts makes it. */
export function commitmentOf(frozenHash: string, partyId: string, secret: string): string {
  const text = new TextEncoder();
  const parts = [text.encode(COMMITMENT), bytesOf(frozenHash), text.encode(partyId), bytesOf(secret)];
  return hexOf(sha256(Uint8Array.from(parts.flatMap((part) => [...part]))));
}

/** First primes, of whose roots the constants are the fractions (FIPS 180-4). */
const PRIMES = primes(64);
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

export function sha256(message: Uint8Array): Uint8Array {
  const length = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor((message.length * 8) / 2 ** 32));
  view.setUint32(length - 4, message.length * 8);
  const state = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  for (let at = 0; at < length; at += BLOCK) {
    const words = Array.from({ length: 16 }, (_, n) => view.getUint32(at + n * 4));
    for (let n = 16; n < 64; n += 1) {
      const [a, b, c, d] = [words[n - 15], words[n - 2], words[n - 16], words[n - 7]].map((word) => word ?? 0) as Four;
      words.push((c + d + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) >>> 0);
    }
    let [a, b, c, d, e, f, g, h] = state as Eight;
    for (let n = 0; n < 64; n += 1) {
      const choice = (e & f) ^ (~e & g);
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUND[n] ?? 0) + (words[n] ?? 0);
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
    }
    for (const [n, word] of [a, b, c, d, e, f, g, h].entries()) state[n] = ((state[n] ?? 0) + word) >>> 0;
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [n, word] of state.entries()) digest.setUint32(n * 4, word);
  return new Uint8Array(digest.buffer);
}

type Four = [number, number, number, number];
type Eight = [...Four, ...Four];

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits behind the point. */
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primes(many: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < many; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
