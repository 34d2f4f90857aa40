/** Dates and numbers in the form of official papers. */

import { type LocalDate, localDate } from '../kernel/time.ts';
import type { PaperNumber, PaperState } from './model.ts';

/** `2026年8月9日`: no leading zeros, as official papers write them. */
export function dayInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A date of a step, spelled for paper; empty where the step has none. */
export function factDay(fact: unknown): string {
  return typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact) ? dayInWords(localDate(fact)) : '';
}

/** 发文字号; a draft says that it is one instead, and a void paper that it is void. */
export function numberOnPaper(word: string, number: PaperNumber | null, state: PaperState, year: number): string {
  if (number === null || state === 'draft') return `${word}〔${year}〕　号（草稿）`;
  return `${word}〔${number.year}〕${number.nth}号${state === 'void' ? '（作废）' : ''}`;
}

/** Reads a typed number: `〔2026〕12号`, `督导〔2026〕12号`, `2026-12`; null where it is none. */
export function readPaperNumber(typed: string): PaperNumber | null {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const read = /^\p{Script=Han}*(?:[〔[(](20\d\d)[\])〕]|(20\d\d)[-年])第?([1-9]\d{0,6})号?$/u.exec(text);
  return read === null ? null : { year: Number(read[1] ?? read[2]), nth: Number(read[3]) };
}

/** Place of the seal. The program draws none: only an organ's own may stand on its papers. */
export function sealOnPaper(state: PaperState): string {
  return state === 'issued' ? '（样章）' : state === 'draft' ? '（草稿，不盖章）' : '（作废）';
}

export const MARKS: Readonly<Record<PaperState, string | null>> = { draft: '草稿', issued: null, void: '作废' };
