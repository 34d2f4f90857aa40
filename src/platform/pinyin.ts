/**
 * Pinyin initials of Chinese names, for finding 睢阳区 by typing `syq`.
 *
 * The library reads whole phrases, which takes tens of microseconds a name. Most characters have one initial however they
 * are read; only the others are looked up together with their neighbours, and each such triple is looked up once.
 */

import { customPinyin, pinyin } from 'pinyin-pro';

/** Readings of places in and around the city that the library does not know. */
customPinyin({
  单县: 'shàn xiàn',
  单州: 'shàn zhōu',
  涡河: 'guō hé',
  涡阳: 'guō yáng',
  浍河: 'huì hé',
  酂城: 'cuó chéng',
  酂阳: 'cuó yáng',
  黄冢: 'huáng zhǒng',
  // 车行驶 is driving, not one of the shops 车行 below.
  车行驶: 'chē xíng shǐ',
});
/** Shops and offices called 行, which the library reads as walking. */
customPinyin(
  Object.fromEntries([...'车茶琴果米鱼布花药粮油木煤皮分典拍'].map((trade) => [`${trade}行`, `${pinyin(trade)} háng`])),
);

const OPTIONS = { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'spaced', v: false } as const;
/** Characters that end a place name, after which a new word begins: in 柘城县长行商行 there is no 县长. */
const ENDS_A_PLACE = new Set(['市', '县', '区', '镇', '乡', '村']);
const MOST_REMEMBERED = 100_000;

const sure = new Map<string, string | null>();
const inContext = new Map<string, string>();

/**
 * One letter a character, so that the nth letter belongs to the nth character; digits, letters and what cannot be read
 * stay as they are.
 */
export function initialsOf(text: string): string {
  const characters = [...text];
  return characters
    .map((character, index) => {
      const letter = sureLetterOf(character);
      if (letter !== null) return letter;
      const before = characters[index - 1] ?? '';
      return letterBetween(ENDS_A_PLACE.has(before) ? '' : before, character, characters[index + 1] ?? '');
    })
    .join('');
}

/** The initial of a character that has only one; null where it depends on the neighbours. */
function sureLetterOf(character: string): string | null {
  const known = sure.get(character);
  if (known !== undefined) return known;
  const readings = new Set(
    pinyin(character, { ...OPTIONS, multiple: true }).map((reading) => reading.charAt(0).toLowerCase()),
  );
  const [only] = readings;
  const letter =
    !/\p{Script=Han}/u.test(character) || only === undefined ? character : readings.size === 1 ? only : null;
  sure.set(character, letter);
  return letter;
}

function letterBetween(before: string, character: string, after: string): string {
  // The key keeps the position of the character: `|传|奇` and `传|奇|` are the same text with different initials.
  const key = `${before}|${character}|${after}`;
  const known = inContext.get(key);
  if (known !== undefined) return known;
  const letters = pinyin(before + character + after, OPTIONS);
  const letter = (letters[before === '' ? 0 : 1] ?? character).charAt(0).toLowerCase();
  if (inContext.size >= MOST_REMEMBERED) inContext.clear();
  inContext.set(key, letter);
  return letter;
}
