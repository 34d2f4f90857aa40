/** A window as people call it: “3号窗口 不动产登记”, and no number or “窗口” said twice. */

import { type Lang, speak } from '../platform/pages/words.ts';
import { placesWords } from './words.ts';

const PLAIN_NUMBER = /^[0-9A-Za-z-]+$/;
const CALLED_WINDOW = /窗口$/;

export function windowInWords(lang: Lang, window: Readonly<{ number: string; name: string }>): string {
  const { number, name } = window;
  const say = speak(placesWords, lang);
  if (number === '') return name;
  // A number that is a word already (“综合窗口”) does not want “号窗口” behind it.
  if (!PLAIN_NUMBER.test(number)) return name.includes(number) ? name : `${number} ${name}`;
  if (name.includes(say('places.window.numbered', { number, name: '' }).trim())) return name;
  return say(CALLED_WINDOW.test(name) ? 'places.window.numbered-short' : 'places.window.numbered', { number, name });
}
