/**
 * 统一社会信用代码, GB 32100-2015: 2 characters of kind, 6 digits of the first registrar's division, 9 of the organisation,
 * 1 check. The division is the one that registered first and stays for life: never derive a county from it.
 */

export type Uscc = string & { readonly __brand: 'Uscc' };

/** 31 characters: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const FORM = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;

/** GB 11714, the organisation code inside: its alphabet has all letters. */
const ORG_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export function isUscc(text: string): text is Uscc {
  return FORM.test(text) && usccCheck(text.slice(0, 17)) === text.charAt(17);
}

/** Normalises a typed code: blanks and hyphens out, capitals. No letter is guessed: the check would hide a wrong guess. */
export function normalUscc(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase();
}

/** The 18th character. @throws RangeError for other than 17 characters of the alphabet. */
export function usccCheck(first17: string): string {
  const sum = weighted(first17, ALPHABET, WEIGHTS);
  // A sum of 0 modulo 31 gives 31, which is written 0: the outer remainder is what many implementations lack.
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Whether character 17 is the GB 11714 check of the eight before it. A soft test: some codes in use fail it, so it may
 * raise a question and must never refuse.
 */
export function hasUsualOrgCheck(uscc: Uscc): boolean {
  return orgCheck(uscc.slice(8, 16)) === uscc.charAt(16);
}

/** The 9th character of an organisation code. @throws RangeError for other than 8 capital letters and digits. */
export function orgCheck(first8: string): string {
  const check = 11 - (weighted(first8, ORG_ALPHABET, ORG_WEIGHTS) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

function weighted(text: string, alphabet: string, weights: readonly number[]): number {
  if (text.length !== weights.length) throw new RangeError('wrong length');
  return weights.reduce((sum, weight, i) => {
    const value = alphabet.indexOf(text.charAt(i));
    if (value < 0) throw new RangeError('character outside the alphabet');
    return sum + value * weight;
  }, 0);
}
