/** What we call ourselves in what leaves, by which it is recognised when it comes back. */

import { wordKey } from '../../kernel/spelling.ts';

/** Source system of everything that leaves this city. */
export function ourSystem(cityCode: string): string {
  return `mashang-${cityCode}`;
}

/** Number of a group that left: never another group's. */
export function ourNumber(cityCode: string, { month, seq }: Readonly<{ month: string; seq: number }>): string {
  return `MS${cityCode}-${month}-${String(seq).padStart(5, '0')}`;
}

/** Whether a review is ours that comes back: under our name, or under another with a number of ours. */
export function isOurs(cityCode: string, sourceSystem: string, number: string): boolean {
  return (
    wordKey(sourceSystem) === wordKey(ourSystem(cityCode)) ||
    new RegExp(`^ms${cityCode}[0-9]{11,}$`).test(wordKey(number))
  );
}
