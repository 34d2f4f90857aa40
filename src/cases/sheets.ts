/** Sheet of provincial cases. */

import { column, type ListColumn, type ListSheet } from '../formats/index.ts';
import { MATTER_COLUMNS } from '../matters/index.ts';
import type { NamedCase } from './model.ts';

const OF_EVERY_MATTER: readonly ListColumn<NamedCase>[] = MATTER_COLUMNS;

export const casesSheet: ListSheet<NamedCase> = {
  name: 'cases',
  zh: '省平台案件清单',
  en: 'Provincial cases',
  columns: [
    column.text('reference', '省平台编号', 'Provincial number', (line) => line.reference?.number ?? null, {
      width: 24,
    }),
    column.text('ground', '管辖依据', 'Jurisdiction', (line, lang) => line.ground?.[lang] ?? null, { width: 12 }),
    ...OF_EVERY_MATTER,
    column.day('entered', '录入日期', 'Entered', (line) =>
      line.entry?.late === true && line.registeredOn !== null
        ? { value: line.registeredOn, tone: 'wrong' }
        : line.registeredOn,
    ),
    column.day('entryDue', '录入期限', 'To be entered by', (line) => line.entry?.dueOn ?? null),
  ],
};
