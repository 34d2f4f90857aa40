/** Text of a code and its place. */

import type { Code, PrintedNames } from '../../api/types.ts';

export function inGroups(text: string): string {
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

export function placeOf(code: PrintedNames & Partial<Pick<Code, 'uscc'>>): string {
  const parts =
    code.entityName === null
      ? [code.hallName, code.windowNumber, code.windowName]
      : [code.entityName, code.uscc ?? null];
  return parts.filter((part) => part !== null).join(' ');
}
