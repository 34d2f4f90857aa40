/** Dates, times, months and the size of a file in words, Chinese and English. */

import { type Instant, type LocalDate, localDateOf, localTimeOf, type Month, weekday } from '../../kernel/time.ts';
import type { Lang } from './words.ts';

const ZH_DAYS = ['一', '二', '三', '四', '五', '六', '日'];
const EN_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 2026年3月17日（周二） · Tue 17 March 2026 */
export function dateInWords(lang: Lang, date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const of = weekday(date) - 1;
  return lang === 'zh'
    ? `${year}年${month}月${day}日（周${ZH_DAYS[of]}）`
    : `${EN_DAYS[of]} ${day} ${EN_MONTHS[month - 1]} ${year}`;
}

/** 3月17日 · 17 March, for places where the year is clear from the text around. */
export function shortDate(lang: Lang, date: LocalDate): string {
  const [, month, day] = date.split('-').map(Number) as [number, number, number];
  return lang === 'zh' ? `${month}月${day}日` : `${day} ${EN_MONTHS[month - 1]}`;
}

/** 2026年3月17日（周二）09:30 · Tue 17 March 2026 09:30 */
export function momentInWords(lang: Lang, at: Instant): string {
  const day = dateInWords(lang, localDateOf(at));
  return `${day}${lang === 'zh' ? '' : ' '}${localTimeOf(at)}`;
}

/** 2026年3月 · March 2026 */
export function monthInWords(lang: Lang, of: Month): string {
  const [year, month] = of.split('-').map(Number) as [number, number];
  return lang === 'zh' ? `${year}年${month}月` : `${EN_MONTHS[month - 1]} ${year}`;
}

const KB = 1024;
const MB = KB * KB;

/** 340 KB, 1.2 MB; the same in both languages. */
export function sizeInWords(bytes: number): string {
  return bytes < MB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / MB).toFixed(1)} MB`;
}
