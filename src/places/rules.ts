/**
 * The writing of a code: ten Crockford base32 characters, six of them random (30 bits), four a keyed checksum (20 bits).
 *
 * Twenty bits turn away all but one in a million of made-up codes before the database is asked. Thirty bits leave room
 * for a thousand million codes; two plaques drawing the same payload is met by the unique constraint and a new draw.
 */

import { normalBase32 } from '../kernel/base32.ts';

export const CODE_LENGTH = 10;
export const PAYLOAD_LENGTH = 6;
export const CHECKSUM_LENGTH = CODE_LENGTH - PAYLOAD_LENGTH;
const LONGEST_TYPED = 40;

/** Normalises a typed or scanned code; undefined when it cannot be one. */
export function normalCode(text: string): string | undefined {
  // A query may be any length; nobody types a code with thirty blanks.
  const letters = text.length > LONGEST_TYPED ? undefined : normalBase32(text);
  return letters?.length === CODE_LENGTH ? letters : undefined;
}

export function payloadOf(code: string): string {
  return code.slice(0, PAYLOAD_LENGTH);
}

export function checksumOf(code: string): string {
  return code.slice(PAYLOAD_LENGTH);
}

/**
 * The address a code stands for, scheme and host in small letters: several scanners take a capital HTTP: for text and open
 * nothing. Plaques that hang with capitals throughout go on working, for hosts and our paths ignore case.
 */
export function codeUrl(publicUrl: Readonly<{ origin: string }>, code: string): string {
  return `${publicUrl.origin}/S/${code}`;
}

/** `ABCDE-FGHJK`, as printed under the QR for whoever has to type it. */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
