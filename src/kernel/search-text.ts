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
