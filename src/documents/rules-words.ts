/** How dates and numbers stand on paper. Pure. */

import { type LocalDate, localDate } from '../kernel/time.ts';
import type { PaperNumber, PaperState } from './model.ts';

/** `2026年8月9日`: no leading zeros, as official papers write them. */
export function dayInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** What a step says of a date, as it stands on paper; empty where it says none. */
export function factDay(fact: unknown): string {
  return typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact) ? dayInWords(localDate(fact)) : '';
}

/** 发文字号; a draft has none and says what it is, a void one says that it is. */
export function numberOnPaper(word: string, number: PaperNumber | null, state: PaperState, year: number): string {
  if (number === null || state === 'draft') return `${word}〔${year}〕　号（草稿）`;
  return `${word}〔${number.year}〕${number.nth}号${state === 'void' ? '（作废）' : ''}`;
}

/** Where the seal would stand. No picture of a seal is ever made: only an organ's own may stand on its papers. */
export function sealOnPaper(state: PaperState): string {
  return state === 'issued' ? '（样章）' : state === 'draft' ? '（草稿，不盖章）' : '（作废）';
}

export const MARKS: Readonly<Record<PaperState, string | null>> = { draft: '草稿', issued: null, void: '作废' };
