/** Rules of passwords: long rather than odd. Classified protection (等保) demands complexity, history and renewal. */

import type { PasswordFault } from '../model.ts';

const LEAST_LENGTH = 10;
const MOST_LENGTH = 128;
/** Length from which complexity is not asked for. */
const LONG_ENOUGH = 16;
/** Former passwords that cannot come back. */
export const REMEMBERED_PASSWORDS = 5;
export const PASSWORD_MAX_AGE_DAYS = 180;

/** Words that guessers try first; a password that is little more than one of them is refused. */
const COMMON = [
  'password',
  'admin',
  'mashang',
  'shangqiu',
  'qwerty',
  'qazwsx',
  'iloveyou',
  'welcome',
  'woaini',
  'letmein',
  '123456',
  '111111',
  '888888',
  '666666',
  'abc123',
  'a1b2c3',
  '1q2w3e',
];

/** The fault of a password; undefined when it is good enough. */
export function faultOfPassword(password: string, username: string): PasswordFault | undefined {
  const length = [...password].length;
  if (length < LEAST_LENGTH) return 'too-short';
  if (length > MOST_LENGTH) return 'too-long';
  const lower = password.toLowerCase();
  if (lower.includes(username.toLowerCase())) return 'holds-username';
  if (COMMON.some((word) => lower.includes(word) && length - word.length < 6)) return 'too-common';
  if (new Set(password).size < 5) return 'too-simple';
  if (length < LONG_ENOUGH && classesIn(password) < 3) return 'too-simple';
  return undefined;
}

function classesIn(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
}
