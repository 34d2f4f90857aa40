/** Number that a matter bears on another platform, such as the province's. */

/** Characters of a number of another platform, when it is written without blanks. */
const REFERENCE = /^[\p{L}\p{N}〔〕/_-]{4,60}$/u;

/** Reads a number of another platform: narrow letters, upper case, no blanks; undefined when it can be none. */
export function readReference(typed: string): string | undefined {
  const number = typed
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll('(', '〔')
    .replaceAll(')', '〕')
    .toUpperCase();
  return REFERENCE.test(number) ? number : undefined;
}
