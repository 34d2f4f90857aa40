/** Sheet of clusters, one a line, without words. */

import { column, type ListSheet } from '../../formats/index.ts';
import type { AlikeNamed } from './actions-likeness.ts';

export const duplicatesSheet: ListSheet<AlikeNamed> = {
  name: 'duplicates',
  zh: '疑似重复事项',
  en: 'Matters that may be one',
  columns: [
    column.whole('count', '件数', 'Matters', ({ matters }) => matters.length),
    column.text('category', '类别', 'Category', (row, lang) => row.category?.[lang] ?? null, { width: 26 }),
    column.text('respondent', '被反映单位', 'Unit complained about', (row) => row.respondent?.name ?? null, {
      width: 28,
    }),
    column.text('place', '同一窗口', 'Same window', (row) => row.place, { width: 32 }),
    column.text('alike', '相似度', 'Alike', ({ least, most }) => (least === most ? `${most}%` : `${least}%–${most}%`)),
    column.whole('days', '首末相隔（天）', 'Days apart', ({ days }) => days),
    column.text('matters', '事项', 'Matter', ({ matters }) => matters.map(({ matter }) => matter.number).join('；'), {
      width: 60,
    }),
  ],
};
