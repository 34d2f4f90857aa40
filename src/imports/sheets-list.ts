/** The imports there were, as they leave in a workbook. */

import type { ListColumn, ListSheet, Said } from '../papers/index.ts';
import type { ImportRun, RunCounts } from './model.ts';
import { STATE_WORDS } from './words.ts';

export type RunLine = ImportRun & Readonly<{ kindSaid: Said; unitName: string | null }>;

const counted = (key: keyof RunCounts, zh: string, en: string): ListColumn<RunLine> => ({
  key,
  zh,
  en,
  kind: 'whole',
  value: ({ counts }) => counts?.[key] ?? null,
});

export const runsSheet: ListSheet<RunLine> = {
  name: 'imports',
  zh: '导入记录',
  en: 'Imports',
  columns: [
    { key: 'file', zh: '文件', en: 'File', kind: 'long', width: 40, value: ({ fileName }) => fileName },
    { key: 'kind', zh: '内容', en: 'Kind', kind: 'text', value: ({ kindSaid }, lang) => kindSaid[lang] },
    { key: 'state', zh: '状态', en: 'State', kind: 'text', value: ({ state }, lang) => STATE_WORDS[state][lang] },
    counted('created', '新增', 'New'),
    counted('changed', '变更', 'Changed'),
    counted('unchanged', '不变', 'Unchanged'),
    counted('bad', '有误', 'Bad'),
    {
      key: 'unit',
      zh: '导入单位',
      en: 'Office',
      kind: 'text',
      value: ({ unitName }, lang) => unitName ?? { zh: '命令行', en: 'command line' }[lang],
    },
    { key: 'madeAt', zh: '时间', en: 'When', kind: 'moment', value: ({ madeAt }) => madeAt },
    {
      key: 'writtenAt',
      beside: 'madeAt',
      zh: '写入时间',
      en: 'Written',
      kind: 'moment',
      value: ({ writtenAt }) => writtenAt,
    },
  ],
};
