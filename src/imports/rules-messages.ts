/** Messages of faults, in the reader's language. */

import type { ImportKind } from '../formats/index.ts';
import { FORM_REASONS } from './words.ts';

export function messageOf<By>(
  kind: ImportKind<By>,
  fault: Readonly<{ reason: string; hint: string | null }>,
  lang: 'zh' | 'en',
): string {
  const said = kind.reasons[fault.reason] ?? FORM_REASONS[fault.reason];
  return said === undefined ? fault.reason : said[lang].replaceAll('{{hint}}', fault.hint ?? '');
}
