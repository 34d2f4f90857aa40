/** Writes the server's names of codes and columns as files for the console, which never imports the server. */

import { CODES, NAMES } from '../src/names.ts';
import type { Names } from '../src/platform/pages/words.ts';
import { HEAD } from './head.ts';

/** Text of a file of words, by key. */
export function wordsFile(name: string, words: readonly (readonly [key: string, text: string])[]): string {
  const lines = [...words]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)},\n`);
  return `${HEAD}export const ${name} = {\n${lines.join('')}} as const;\n`;
}

/** @returns the path of each file and its text. */
export function consoleNames(names: Readonly<Record<string, Names>> = NAMES): readonly (readonly [string, string])[] {
  const words = (['zh', 'en'] as const).flatMap((lang) =>
    Object.entries(names).map(([slice, groups]) => {
      const text = wordsFile(
        `${slice}Names`,
        groups.flatMap((group) => Object.entries(group[lang])),
      );
      return [`console/src/words/${lang}/names/${slice}.ts`, text] as const;
    }),
  );
  const codes = Object.entries(CODES).map(
    ([name, list]) => `export const ${name} = ${JSON.stringify(list)} as const;\n`,
  );
  return [...words, ['console/src/api/codes.ts', HEAD + codes.join('')]];
}
