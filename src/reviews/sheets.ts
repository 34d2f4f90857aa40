/** Sheets of held entries and of numbers served. */

import { column, type ListSheet } from '../formats/index.ts';
import { sayIn } from '../platform/pages/words.ts';
import type { Grade, ServedLine } from './model.ts';
import type { HeldLine } from './scan/store-entries.ts';
import { reviewsWords } from './words.ts';

const say = sayIn(reviewsWords);

export const heldSheet: ListSheet<HeldLine & Readonly<{ division: string }>> = {
  name: 'held',
  zh: '待核实提交',
  en: 'Held entries',
  columns: [
    column.text('kind', '种类', 'Kind', (line, lang) => say(lang, `reviews.sheet.kind.${line.kind}`)),
    column.text('division', '区划', 'Division', (line) => line.division),
    column.text('grade', '等级', 'Grade', (line, lang) =>
      line.grade === null ? null : say(lang, `reviews.grade.${line.grade as Grade}`),
    ),
  ],
};

export const servedSheet: ListSheet<ServedLine> = {
  name: 'served',
  zh: '办件量',
  en: 'Served',
  columns: [
    column.text('name', '大厅', 'Hall', (line) => line.hallName, { width: 28 }),
    column.text('window', '窗口', 'Window', (line, lang) => line.windowName ?? say(lang, 'reviews.sheet.wholeHall'), {
      width: 24,
      beside: 'name',
    }),
    column.text('month', '月份', 'Month', (line) => line.month, { beside: 'name' }),
    column.whole('served', '办件量', 'Served', (line) => line.served),
  ],
};
