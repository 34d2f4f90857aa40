/** Search text of a place: its name and pinyin initials. */

import { type Mark, searchForm } from '../../kernel/search-text.ts';
import { initialsOf } from '../../platform/pinyin.ts';

/**
 * The column `found_by`: two lines, the name and its letters.
 * @param initialsSet letters somebody typed, where a name is read otherwise than the dictionary thinks.
 */
export function foundBy(name: string, initialsSet: string | null): string {
  const form = searchForm(name);
  return `${form}\n${initialsSet ?? initialsOf(form)}`;
}

/** The mark; null where the name does not contain what was typed: initials somebody set, a credit code, a blank in between. */
export function markOf(name: string, initialsSet: string | null, typed: string): Mark | null {
  const wanted = searchForm(typed);
  const form = searchForm(name);
  const length = [...wanted].length;
  // Counting characters is true only while the form has one for each of the name's.
  if (length === 0 || [...form].length !== [...name].length) return null;
  const from = placeIn(form, wanted);
  if (from !== -1) return { from, length };
  const inLetters = initialsSet === null ? placeIn(initialsOf(form), wanted) : -1;
  return inLetters === -1 ? null : { from: inLetters, length };
}

function placeIn(text: string, part: string): number {
  const at = text.indexOf(part);
  return at === -1 ? -1 : [...text.slice(0, at)].length;
}
