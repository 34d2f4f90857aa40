/** Sheet of a unit’s phrases. */

import { column, type ListSheet } from '../../formats/index.ts';
import { speak } from '../../platform/pages/words.ts';
import type { Phrase } from '../model.ts';
import { peopleWords } from '../words.ts';

export const phrasesSheet: ListSheet<Phrase> = {
  name: 'phrases',
  zh: '常用语',
  en: 'Phrases',
  columns: [
    column.text('use', '用在', 'Used in', (phrase, lang) => speak(peopleWords, lang)(`people.phrase.${phrase.use}`)),
    column.long('body', '内容', 'Words', (phrase) => phrase.body),
    column.text('author', '编写人', 'Author', (phrase) => phrase.authorName),
    column.moment('made', '编写时间', 'Written', (phrase) => phrase.madeAt),
    column.moment('ended', '停用时间', 'Ended', (phrase) => phrase.endedAt),
  ],
};
