/** Sheets of lists of matters; a line holds only what its reader may see. */

import { column, type ListColumn, type ListSheet, type SheetCell } from '../../formats/index.ts';
import { procedureWord } from '../../law/index.ts';
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
const PHASE: LineColumn = column.text('phase', '阶段', 'Phase', phaseOf);
const PROCEDURE: LineColumn = column.text(
  'procedure',
  '程序',
  'Procedure',
  (line, lang) => procedureWord(lang, line.procedure, 'name') ?? line.procedure,
  { width: 12 },
);
const CATEGORY: LineColumn = column.text(
  'category',
  '类别',
  'Category',
  (line, lang) => line.category?.[lang] ?? null,
  { width: 26 },
);
const RESPONDENT: LineColumn = column.text(
  'respondent',
  '被反映单位',
  'Unit complained about',
  (line) => line.respondent?.name ?? null,
  { width: 28 },
);
const LEAD: LineColumn = column.text('lead', '承办单位', 'Handled by', (line) => line.lead?.name ?? null, {
  width: 28,
});
const MARKS: LineColumn = column.text('marks', '标记', 'Marks', marksOf);
const AGE: LineColumn = column.whole('age', '总时长', 'Age', (line) => line.ageDays);

const NO: LineColumn = column.text('no', '事项', 'Matter', (line) => line.number, { width: 12 });
const DIVISION: LineColumn = column.text('division', '区划', 'Division', (line) => line.division, { width: 14 });
/** Columns of a line; a list of another slice puts its own among them. */
export const MATTER_COLUMNS: readonly LineColumn[] = [
  NO,
  PHASE,
  column.day('due', '期限', 'Due', (line) => dueCell(line.due)),
  PROCEDURE,
  CATEGORY,
  RESPONDENT,
  LEAD,
  column.text('place', '地点', 'Place', (line) => line.place, { width: 32 }),
  DIVISION,
  MARKS,
  column.day('received', '收到日期', 'Received', (line) => line.receivedOn ?? line.week),
  AGE,
];

export const mattersSheet: ListSheet<NamedLine> = {
  name: 'matters',
  zh: '事项清单',
  en: 'Matters',
  columns: MATTER_COLUMNS,
};

function ofMatter(of: LineColumn): ListColumn<NamedTask> {
  return { ...of, value: (task, lang) => of.value(task.matter, lang) };
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
    column.text('what', '要做什么', 'To do', taskOf),
    column.day('due', '期限', 'Due', (task) => dueCell(task.due)),
    column.text('named', '指派给', 'Named', ({ matter: { named } }) =>
      named === null ? null : [named.name, named.section].filter((part) => part !== null).join(' · '),
    ),
    ...[NO, PROCEDURE, CATEGORY, RESPONDENT, DIVISION, LEAD, PHASE, MARKS].map(ofMatter),
    column.day('week', '收到周', 'Week', (task) => task.matter.week),
    ofMatter(AGE),
  ],
};
