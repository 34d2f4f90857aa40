/**
 * The writing of a code: ten Crockford base32 characters, six of them random (30 bits), four a keyed checksum (20 bits).
 *
 * Twenty bits turn away all but one in a million of made-up codes before the database is asked. Thirty bits leave room
 * for a thousand million codes; two plaques drawing the same payload is met by the unique constraint and a new draw.
 */

export const CODE_LENGTH = 10;
export const PAYLOAD_LENGTH = 6;
export const CHECKSUM_LENGTH = CODE_LENGTH - PAYLOAD_LENGTH;
const BITS_PER_CHARACTER = 5;

/** Crockford's alphabet: no I, L, O (read as 1, 1, 0) and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The first `length` × 5 bits of the bytes, as characters. @throws RangeError when the bytes are too few. */
export function base32(bytes: Uint8Array, length: number): string {
  if (bytes.length * 8 < length * BITS_PER_CHARACTER) throw new RangeError('too few bytes');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= BITS_PER_CHARACTER && text.length < length) {
      held -= BITS_PER_CHARACTER;
      text += ALPHABET.charAt((bits >>> held) & 31);
    }
    bits &= (1 << held) - 1;
    if (text.length === length) break;
  }
  return text;
}

/** What a person typed or a phone read, in the one spelling codes are kept in; undefined when it cannot be a code. */
export function normalCode(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const letters = text
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[OIL]/g, (letter) => MISREAD[letter] ?? letter);
  if (letters.length !== CODE_LENGTH) return undefined;
  for (const letter of letters) if (!ALPHABET.includes(letter)) return undefined;
  return letters;
}

export function payloadOf(code: string): string {
  return code.slice(0, PAYLOAD_LENGTH);
}

export function checksumOf(code: string): string {
  return code.slice(PAYLOAD_LENGTH);
}

/**
 * The address a code stands for, in capitals throughout: scheme and host ignore case, the phone's paths do too, and
 * capitals let the QR use its alphanumeric mode, which keeps the modules coarse.
 */
export function codeUrl(publicUrl: Readonly<{ origin: string }>, code: string): string {
  return `${publicUrl.origin}/S/${code}`.toUpperCase();
}

/** Whether a text fits the alphanumeric mode of a QR; a host with an underscore or an IPv6 literal does not. */
export function isQrAlphanumeric(text: string): boolean {
  return /^[0-9A-Z $%*+\-./:]*$/.test(text);
}

/** `ABCDE-FGHJK`, as printed under the QR for whoever has to type it. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
