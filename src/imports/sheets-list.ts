/** Columns of the list of imports. */

import { column, type ListColumn, type ListSheet, type Said } from '../formats/index.ts';
import type { ImportRun, RunCounts } from './model.ts';
import { STATE_WORDS } from './words.ts';

export type RunLine = ImportRun & Readonly<{ kindSaid: Said; unitName: string | null }>;

const counted = (key: keyof RunCounts, zh: string, en: string): ListColumn<RunLine> =>
  column.whole(key, zh, en, ({ counts }) => counts?.[key] ?? null);

export const runsSheet: ListSheet<RunLine> = {
  name: 'imports',
  zh: '导入记录',
  en: 'Imports',
  columns: [
    column.long('file', '文件', 'File', ({ fileName }) => fileName, { width: 40 }),
    column.text('kind', '内容', 'Kind', ({ kindSaid }, lang) => kindSaid[lang]),
    column.text('state', '状态', 'State', ({ state }, lang) => STATE_WORDS[state][lang]),
    counted('created', '新增', 'New'),
    counted('changed', '变更', 'Changed'),
    counted('unchanged', '不变', 'Unchanged'),
    counted('bad', '有误', 'Bad'),
    column.text(
      'unit',
      '导入单位',
      'Office',
      ({ unitName }, lang) => unitName ?? { zh: '命令行', en: 'command line' }[lang],
    ),
    column.moment('madeAt', '时间', 'When', ({ madeAt }) => madeAt),
    column.moment('writtenAt', '写入时间', 'Written', ({ writtenAt }) => writtenAt, { beside: 'madeAt' }),
  ],
};
