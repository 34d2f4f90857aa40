/** Forms of a text for searching: pure, and the same for what is stored and for what is typed. */

import { plainText } from './plain-text.ts';

/**
 * The one form in which two spellings of a name are the same: full-width and half-width characters alike, small letters, no
 * blanks. Only A–Z are made small, so that the database and this function cannot differ about a letter.
 */
export function searchForm(text: string): string {
  return (
    plainText(text)
      .normalize('NFKC')
      .replaceAll(/\s+/gu, '')
      // Removing a blank may bring two characters together that compose into one.
      .normalize('NFKC')
      .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
  );
}

/** Every two characters that stand side by side, each once; what the function `bigrams` of the database gives. */
export function pairsOf(text: string): readonly string[] {
  const characters = [...text];
  return [...new Set(characters.slice(1).map((character, index) => (characters[index] ?? '') + character))];
}

/** A pattern for `like` that finds the text anywhere, its own % and _ and \ taken literally. */
export function containing(text: string): string {
  return `%${escaped(text)}%`;
}

/** `containing` at the beginning only. */
export function beginning(text: string): string {
  return `${escaped(text)}%`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, (char) => `\\${char}`);
}

/** Which characters of a text were meant. */
export type Mark = Readonly<{ from: number; length: number }>;

/** Place of what was typed in a text, counted in its own characters; null where it is not there in this spelling. */
export function markIn(text: string, typed: string): Mark | null {
  const wanted = searchForm(typed);
  // The form of each character, so that a place in the form leads back to the character.
  const forms = [...text].map(searchForm);
  const at = forms.join('').indexOf(wanted);
  if (wanted === '' || at === -1) return null;
  let from = 0;
  let passed = 0;
  for (; passed + (forms[from] ?? '').length <= at; from += 1) passed += (forms[from] ?? '').length;
  let to = from;
  for (; passed < at + wanted.length; to += 1) passed += (forms[to] ?? '').length;
  return { from, length: to - from };
}

/**
 * A piece of a text round what was typed; its beginning where that is not there in this spelling.
 * @param sides characters before and after it
 */
export function excerptAt(
  text: string,
  typed: string,
  sides: Readonly<{ before: number; after: number }>,
): Readonly<{ text: string; mark: Mark | null }> {
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  const mark = markIn(flat, typed);
  const characters = [...flat];
  const start = Math.max(0, (mark?.from ?? 0) - sides.before);
  const end = Math.min(characters.length, (mark === null ? 0 : mark.from + mark.length) + sides.after);
  const before = start === 0 ? '' : '…';
  const after = end === characters.length ? '' : '…';
  return {
    text: before + characters.slice(start, end).join('') + after,
    mark: mark === null ? null : { from: mark.from - start + before.length, length: mark.length },
  };
}
