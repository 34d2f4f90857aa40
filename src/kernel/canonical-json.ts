/**
 * Canonical JSON: one spelling for one value, so that equal values have equal hashes. Keys are sorted by
 * code unit, no spaces, strings as JSON spells them, safe integers only (a float has many spellings). RFC 8785 for integers.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** @throws TypeError for anything that is not plain JSON of safe integers; `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('only safe integers have one spelling');
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const record = value as Readonly<Record<string, unknown>>;
    const members = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`${typeof value} is not JSON`);
}
