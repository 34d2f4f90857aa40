/** Crockford's base32: short codes a person can read aloud and type without mistaking one letter for another. */

/** No I, L, O (read as 1, 1, 0) and no U. All capitals, so a QR may use its alphanumeric mode. */
export const BASE32_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const BITS = 5;
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/**
 * The first `length` × 5 bits of the bytes, most significant first. Without a length all of them, the last character
 * filled up with zero bits.
 * @throws RangeError when the bytes are too few.
 */
export function encodeBase32(bytes: Uint8Array, length: number = Math.ceil((bytes.length * 8) / BITS)): string {
  if (length > Math.ceil((bytes.length * 8) / BITS)) throw new RangeError('too few bytes');
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= BITS && text.length < length) {
      bits -= BITS;
      text += BASE32_ALPHABET.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
    if (text.length === length) return text;
  }
  return bits > 0 && text.length < length ? text + BASE32_ALPHABET.charAt((held << (BITS - bits)) & 31) : text;
}

/** The whole bytes in normal text; bits left over are dropped. Undefined when a character is not of the alphabet. */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * BITS) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = BASE32_ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << BITS) | value;
    bits += BITS;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = held >>> bits;
      at += 1;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** Normalises a typed code: capitals, no blanks or hyphens, misread letters put right. */
export function normalBase32(text: string): string | undefined {
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[ILO]/g, (letter) => MISREAD[letter] ?? letter);
  for (const letter of letters) if (!BASE32_ALPHABET.includes(letter)) return undefined;
  return letters;
}
