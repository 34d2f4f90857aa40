/** Sheets of the register of inspections. */

import { column, type ListSheet } from '../formats/index.ts';
import { speak } from '../platform/pages/words.ts';
import type { Agency, Item, Officer, Standing } from './model.ts';
import { inspectionsWords } from './words.ts';

/** A line of the register, with names for its ids; `standing` is of today. */
export type Named<T> = T & Readonly<{ unit: string; division: string; standing: Standing }>;
export type NamedAgency = Named<Agency> & Readonly<{ entrusting: string | null }>;

const say = inspectionsWords;
const AGENCY = { key: 'unit', zh: '执法机构', en: 'Agency', kind: 'text', width: 32 } as const;
const DIVISION = { key: 'division', zh: '区划', en: 'Division', kind: 'text', width: 14 } as const;
const LAW = { key: 'law', zh: '法律依据', en: 'Legal basis', kind: 'long' } as const;
const standing = column.text<Readonly<{ standing: Standing }>>('standing', '状态', 'State', (line, lang) =>
  speak(say, lang)(`inspections.standing.${line.standing}`),
);

export const agenciesSheet: ListSheet<NamedAgency> = {
  name: 'agencies',
  zh: '执法机构',
  en: 'Enforcement agencies',
  columns: [
    { ...AGENCY, value: (line) => line.unit },
    { ...DIVISION, value: (line) => line.division },
    column.text('power', '执法主体类型', 'Kind of power', (line, lang) =>
      speak(say, lang)(`inspections.power.${line.power}`),
    ),
    column.text('entrusting', '委托机关', 'Entrusted by', (line) => line.entrusting, { width: 32 }),
    { ...LAW, value: (line) => line.law },
    column.day('from', '生效日期', 'From', (line) => line.fromOn),
    column.day('until', '失效日期', 'Until', (line) => line.lastOn),
    standing,
  ],
};

export const officersSheet: ListSheet<Named<Officer>> = {
  name: 'officers',
  zh: '执法人员',
  en: 'Enforcement officers',
  columns: [
    column.text('name', '姓名', 'Name', (line) => line.name),
    column.text('licence', '执法证号', 'Licence number', (line) => line.licence, { width: 20 }),
    { ...AGENCY, value: (line) => line.unit },
    { ...DIVISION, value: (line) => line.division },
    column.day('from', '发证日期', 'Issued on', (line) => line.fromOn),
    column.day('until', '有效期至', 'Valid until', (line) => line.lastOn),
    standing,
  ],
};

export const itemsSheet: ListSheet<Named<Item>> = {
  name: 'inspection-items',
  zh: '检查事项',
  en: 'Inspection items',
  columns: [
    column.text('code', '事项编码', 'Code', (line) => line.code, { width: 16 }),
    column.text('name', '事项名称', 'Item', (line) => line.name, { width: 40 }),
    { ...LAW, value: (line) => line.law },
    column.text('level', '实施层级', 'Level', (line, lang) => speak(say, lang)(`inspections.level.${line.level}`)),
    { ...AGENCY, value: (line) => line.unit },
    { ...DIVISION, value: (line) => line.division },
    column.whole('cap', '年度频次上限', 'Times a year', (line) => line.yearlyCap),
    column.day('from', '公布日期', 'Published on', (line) => line.fromOn),
    column.day('until', '停用日期', 'Until', (line) => line.lastOn),
    standing,
  ],
};
