/** Reads the forms of the scan pages without a database: values, or faults by field. */

import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { normalPhone } from '../../kernel/phone.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { EntryKind, Grade } from '../model.ts';
import { isGrade } from '../rules.ts';

export const MOST_WORDS = 2000;
export const MOST_DEMANDS = 5;
export const MOST_DEMAND_LENGTH = 200;
export const MOST_NAME_LENGTH = 40;
export const MOST_ABOUT_LENGTH = 80;

/** A fault: the key of its text and the field it stands at. */
export type Wrong = Readonly<{ field: string; word: WrongWord; most?: number }>;
type WrongWord =
  | 'grade'
  | `words-missing.${EntryKind}`
  | 'words-for-answer'
  | 'words-long'
  | 'category'
  | 'category-twice'
  | 'about'
  | 'demand-long'
  | 'name-long'
  | 'phone'
  | 'received'
  | 'stale';

/** A form as text: `field` gives the first value trimmed, `all` every value that is not empty. */
export type Typed = Readonly<{ field: (name: string) => string; all: (name: string) => readonly string[] }>;

export type Contact = Readonly<{ name: string; phone: string }>;

export type Tap = Readonly<{ submissionId: Uuid; grade: Grade }>;

export type Details = Readonly<{
  submissionId: Uuid;
  /** Set only where the person chose another face on this page. */
  grade: Grade | null;
  reasons: readonly string[];
  words: string;
  wantsAnswer: boolean;
  contact: Contact | null;
  /** The window's service item it was about, if said. */
  service: string | null;
}>;

export type EntryForm = Readonly<{
  submissionId: Uuid;
  /** The office it is about, where the code (an enterprise's own) does not say it. */
  about: string | null;
  categoryCode: string | null;
  words: string;
  demands: readonly string[];
  wantsReceipt: boolean;
  contact: Contact | null;
}>;

export function readTap(typed: Typed): Result<Tap, readonly Wrong[]> {
  const submissionId = typed.field('submission');
  const grade = Number(typed.field('grade'));
  if (!isUuid(submissionId)) return refuse([{ field: 'main', word: 'stale' }]);
  if (!isGrade(grade)) return refuse([{ field: 'main', word: 'grade' }]);
  return ok({ submissionId, grade });
}

export function readDetails(
  typed: Typed,
  known: Readonly<{ reasons: readonly string[]; services: readonly string[] }>,
): Result<Details, readonly Wrong[]> {
  const submissionId = typed.field('submission');
  if (!isUuid(submissionId)) return refuse([{ field: 'main', word: 'stale' }]);
  const words = typed.field('words');
  const wantsAnswer = typed.field('answer') === 'yes';
  const grade = Number(typed.field('grade'));
  const wrong: Wrong[] = [...wordsWrong(words), ...contactWrong(typed)];
  if (wantsAnswer && isGrade(grade) && grade > 2 && words === '')
    wrong.push({ field: 'words', word: 'words-for-answer' });
  if (wrong.length > 0) return refuse(wrong);
  return ok({
    submissionId,
    grade: isGrade(grade) ? grade : null,
    reasons: knownOnly(typed.all('reason'), known.reasons),
    words,
    wantsAnswer,
    contact: contactOf(typed),
    service: knownOnly([typed.field('service')], known.services)[0] ?? null,
  });
}

export function readEntry(
  typed: Typed,
  asks: Readonly<{ kind: EntryKind; categories: readonly string[]; aboutNeeded: boolean }>,
): Result<EntryForm, readonly Wrong[]> {
  const submissionId = typed.field('submission');
  if (!isUuid(submissionId)) return refuse([{ field: 'main', word: 'stale' }]);
  const wrong: Wrong[] = [];
  const about = typed.field('about');
  if (asks.aboutNeeded && about === '') wrong.push({ field: 'about', word: 'about' });
  const chosen = [...new Set(knownOnly([typed.field('category'), typed.field('category-more')], asks.categories))];
  if (asks.categories.length > 0 && chosen.length !== 1) {
    wrong.push({ field: 'category', word: chosen.length === 0 ? 'category' : 'category-twice' });
  }
  const words = typed.field('words');
  if (words === '') wrong.push({ field: 'words', word: `words-missing.${asks.kind}` });
  wrong.push(...wordsWrong(words));
  const demands = typed.all('demand').slice(0, MOST_DEMANDS);
  if (demands.some((demand) => lengthOf(demand) > MOST_DEMAND_LENGTH)) {
    wrong.push({ field: 'demand', word: 'demand-long', most: MOST_DEMAND_LENGTH });
  }
  wrong.push(...contactWrong(typed));
  if (wrong.length > 0) return refuse(wrong);
  return ok({
    submissionId,
    about: about === '' ? null : [...about].slice(0, MOST_ABOUT_LENGTH).join(''),
    categoryCode: chosen[0] ?? null,
    words,
    demands,
    wantsReceipt: typed.field('receipt') === 'yes',
    contact: contactOf(typed),
  });
}

function wordsWrong(words: string): readonly Wrong[] {
  return lengthOf(words) > MOST_WORDS ? [{ field: 'words', word: 'words-long', most: MOST_WORDS }] : [];
}

function contactWrong(typed: Typed): readonly Wrong[] {
  const wrong: Wrong[] = [];
  if (lengthOf(typed.field('name')) > MOST_NAME_LENGTH) {
    wrong.push({ field: 'name', word: 'name-long', most: MOST_NAME_LENGTH });
  }
  const phone = typed.field('phone');
  if (phone !== '' && normalPhone(phone) === undefined) wrong.push({ field: 'phone', word: 'phone' });
  return wrong;
}

/** The contact. A name alone reaches nobody, but is kept: people want to be called something. */
function contactOf(typed: Typed): Contact | null {
  const name = typed.field('name');
  const phone = normalPhone(typed.field('phone')) ?? '';
  return name === '' && phone === '' ? null : { name, phone };
}

function knownOnly(chosen: readonly string[], known: readonly string[]): readonly string[] {
  return known.filter((code) => chosen.includes(code));
}

/** Length in characters as people count them. */
function lengthOf(text: string): number {
  return [...text].length;
}
