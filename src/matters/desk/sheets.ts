/** The lists of matters as sheets: which columns there are and what stands in them. A line holds only what its reader may see. */

import { procedureWord } from '../../law/index.ts';
import type { ListColumn, ListSheet, SheetCell } from '../../papers/index.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import { COMMAND_NAMES, PHASE_NAMES } from '../loop/phases.ts';
import type { DueView, NamedLine, NamedTask } from './actions-lines.ts';
import { sheetWords } from './words-sheets.ts';

type SheetWord = keyof typeof sheetWords.zh;

function worded(lang: Lang, key: string, otherwise: string): string {
  return key in sheetWords.zh ? speak(sheetWords, lang)(key as SheetWord) : otherwise;
}

function dueCell(due: DueView | null): SheetCell {
  if (due === null) return null;
  return due.light === 'green' ? due.on : { value: due.on, tone: due.light === 'red' ? 'wrong' : 'notice' };
}

function phaseOf(line: NamedLine, lang: Lang): string {
  const phase = PHASE_NAMES[line.phase as keyof typeof PHASE_NAMES]?.[lang] ?? line.phase;
  return line.outcome === null ? phase : `${phase} · ${worded(lang, `outcome.${line.outcome}`, line.outcome)}`;
}

function marksOf(line: NamedLine, lang: Lang): string {
  const t = speak(sheetWords, lang);
  const counted = [
    ['mark.redo', line.redos],
    ['mark.returned', line.returns],
    ['mark.reminded', line.reminders],
    ['mark.letters', line.letters],
  ] as const;
  const marks = counted.flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : []));
  return [...marks, ...(line.reclassified ? [t('mark.reclassified')] : [])].join(lang === 'zh' ? '、' : ', ');
}

type LineColumn = ListColumn<NamedLine>;
const PHASE: LineColumn = { key: 'phase', zh: '阶段', en: 'Phase', kind: 'text', value: phaseOf };
const PROCEDURE: LineColumn = {
  key: 'procedure',
  zh: '程序',
  en: 'Procedure',
  kind: 'text',
  width: 12,
  value: (line, lang) => procedureWord(lang, line.procedure, 'name') ?? line.procedure,
};
const CATEGORY: LineColumn = {
  key: 'category',
  zh: '类别',
  en: 'Category',
  kind: 'text',
  width: 26,
  value: (line, lang) => line.category?.[lang] ?? null,
};
const RESPONDENT: LineColumn = {
  key: 'respondent',
  zh: '被反映单位',
  en: 'Unit complained about',
  kind: 'text',
  width: 28,
  value: (line) => line.respondent?.name ?? null,
};
const LEAD: LineColumn = {
  key: 'lead',
  zh: '承办单位',
  en: 'Handled by',
  kind: 'text',
  width: 28,
  value: (line) => line.lead?.name ?? null,
};
const MARKS: LineColumn = { key: 'marks', zh: '标记', en: 'Marks', kind: 'text', value: marksOf };
const AGE: LineColumn = { key: 'age', zh: '总时长', en: 'Age', kind: 'whole', value: (line) => line.ageDays };

const NO: LineColumn = {
  key: 'no',
  zh: '事项',
  en: 'Matter',
  kind: 'text',
  width: 12,
  value: (line) => line.number,
};
const LINE_COLUMNS: readonly LineColumn[] = [
  NO,
  PHASE,
  { key: 'due', zh: '期限', en: 'Due', kind: 'day', value: (line) => dueCell(line.due) },
  PROCEDURE,
  CATEGORY,
  RESPONDENT,
  LEAD,
  { key: 'place', zh: '地点', en: 'Place', kind: 'text', width: 32, value: (line) => line.place },
  { key: 'division', zh: '区划', en: 'Division', kind: 'text', width: 14, value: (line) => line.division },
  MARKS,
  { key: 'received', zh: '收到日期', en: 'Received', kind: 'day', value: (line) => line.receivedOn ?? line.week },
  AGE,
];

export const mattersSheet: ListSheet<NamedLine> = {
  name: 'matters',
  zh: '事项清单',
  en: 'Matters',
  columns: LINE_COLUMNS,
};

function ofMatter(column: LineColumn): ListColumn<NamedTask> {
  return { ...column, value: (task, lang) => column.value(task.matter, lang) };
}

function taskOf(task: NamedTask, lang: Lang): string {
  const command = COMMAND_NAMES[task.what as keyof typeof COMMAND_NAMES]?.[lang] ?? task.what;
  return worded(lang, `task.${task.what}`, command);
}

export const deskSheet: ListSheet<NamedTask> = {
  name: 'desk',
  zh: '我的待办',
  en: 'My desk',
  columns: [
    { key: 'what', zh: '要做什么', en: 'To do', kind: 'text', value: taskOf },
    { key: 'due', zh: '期限', en: 'Due', kind: 'day', value: (task) => dueCell(task.due) },
    ...[NO, PROCEDURE, CATEGORY, RESPONDENT, LEAD, PHASE, MARKS].map(ofMatter),
    { key: 'week', zh: '收到周', en: 'Week', kind: 'day', value: (task) => task.matter.week },
    ofMatter(AGE),
  ],
};
