/** Sheet of what was registered by hand: lines of matters, and by which way each came. */

import { column, type ListSheet } from '../formats/index.ts';
import { MATTER_COLUMNS, type NamedLine } from '../matters/index.ts';
import { speak } from '../platform/pages/words.ts';
import { WAYS } from './model.ts';
import { registeringWords } from './words.ts';

const [NO, ...FURTHER] = MATTER_COLUMNS;

export const registeredSheet: ListSheet<NamedLine> = {
  name: 'registered',
  zh: '手工登记的事项',
  en: 'Matters registered by hand',
  columns: [
    ...(NO === undefined ? [] : [NO]),
    column.text('source', '来源', 'Source', ({ door }, lang) => {
      const way = WAYS.find((each) => each === door);
      return way === undefined ? null : speak(registeringWords, lang)(`source.${way}`);
    }),
    ...FURTHER,
  ],
};
