/** Code of a new category: the next number after those any list has or had, under the letters of the row before it. */

const SHAPE = /^([A-Z]{2})([0-9]{2})$/;

/** @returns '' where the letters have no number left: the keeper thinks of new ones */
export function nextCode(last: string, taken: readonly string[]): string {
  const letters = SHAPE.exec(last)?.[1];
  if (letters === undefined) return '';
  const numbers = taken.flatMap((code) => {
    const [, own, number] = SHAPE.exec(code) ?? [];
    return own === letters ? [Number(number)] : [];
  });
  const next = Math.max(0, ...numbers) + 1;
  return next > 99 ? '' : `${letters}${String(next).padStart(2, '0')}`;
}
