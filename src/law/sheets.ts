/** Sheets of the rules, the categories and the calendar. */

import { column, type ListSheet } from '../formats/index.ts';
import { type Lang, sayIn } from '../platform/pages/words.ts';
import type { Named } from './api-names.ts';
import type { DatedLimit } from './limits/model.ts';
import type { CategorySpan } from './lists/model.ts';
import type { CalendarDay, LegalLimit, ProcedureVersion } from './model.ts';
import { procedureWord } from './procedures.ts';
import { LIMIT_NAMES } from './rules-terms.ts';
import { lawWords } from './words.ts';

export type LimitRow = Readonly<{
  version: Named<ProcedureVersion>;
  name: (typeof LIMIT_NAMES)[number];
  limit: LegalLimit | null;
}>;
export type CalendarRow = CalendarDay & Readonly<{ year: number; papers: readonly string[] }>;

export function limitRows(version: Named<ProcedureVersion>): readonly LimitRow[] {
  return LIMIT_NAMES.map((name) => ({ version, name, limit: version.terms[name] }));
}

const say = sayIn(lawWords);

function verified(lang: Lang, rule: Readonly<{ verified: boolean }>): string {
  return say(lang, rule.verified ? 'law.sheet.verified' : 'law.sheet.unverified');
}

function setBy(lang: Lang, name: string | null): string {
  return name ?? say(lang, 'law.sheet.program');
}

function flagsOf(lang: Lang, { serviceFault, discipline }: CategorySpan): string | null {
  if (discipline) return say(lang, 'law.sheet.discipline');
  return serviceFault ? say(lang, 'law.sheet.service-fault') : null;
}

export const proceduresSheet: ListSheet<LimitRow> = {
  name: 'procedures',
  zh: '办理规则',
  en: 'Rules',
  columns: [
    column.text(
      'procedure',
      '程序',
      'Procedure',
      ({ version }, lang) => procedureWord(lang, version.procedure, 'name') ?? version.procedure,
    ),
    column.whole('version', '版本', 'Version', ({ version }) => Number(version.version)),
    column.day('from', '执行日期', 'In force from', ({ version }) => version.effectiveFrom),
    column.text('name', '期限', 'Limit', ({ name }, lang) => say(lang, `law.term.${name}`)),
    column.text('value', '规定', 'Rule', ({ limit }, lang) =>
      limit === null ? say(lang, 'law.sheet.none') : say(lang, `law.limit.${limit.unit}`, { amount: limit.amount }),
    ),
    column.long('basis', '依据', 'Basis', ({ limit }) => limit?.basis ?? null, { width: 60 }),
    column.text('verified', '核对', 'Verified', ({ limit }, lang) => (limit === null ? null : verified(lang, limit))),
    column.long('reason', '修订理由', 'Why', ({ version }) => version.reason),
    column.text('by', '修订人', 'Set by', ({ version }, lang) => setBy(lang, version.byName)),
  ],
};

/** Sheet of limits outside every procedure, a version a row. */
export const limitsSheet: ListSheet<Named<DatedLimit>> = {
  name: 'limits',
  zh: '程序以外的期限',
  en: 'Limits outside procedures',
  columns: [
    column.text('name', '期限', 'Limit', (each, lang) => say(lang, `law.code.${each.code}`), { width: 26 }),
    column.whole('version', '版本', 'Version', (each) => Number(each.version)),
    column.day('from', '执行日期', 'In force from', (each) => each.effectiveFrom),
    column.text('value', '规定', 'Rule', ({ limit }, lang) =>
      say(lang, `law.limit.${limit.unit}`, { amount: limit.amount }),
    ),
    column.long('basis', '依据', 'Basis', ({ limit }) => limit.basis, { width: 60 }),
    column.text('verified', '核对', 'Verified', ({ limit }, lang) => verified(lang, limit)),
    column.long('reason', '修订理由', 'Why', (each) => each.reason),
    column.text('by', '修订人', 'Set by', ({ byName }, lang) => setBy(lang, byName)),
  ],
};

export const categoriesSheet: ListSheet<CategorySpan> = {
  name: 'categories',
  zh: '类别与事由',
  en: 'Categories and grounds',
  columns: [
    column.text('kind', '种类', 'Kind', (each, lang) => say(lang, `law.category.${each.kind}`)),
    column.text('code', '编号', 'Code', (each) => each.code),
    column.text('name', '名称', 'Name', (each, lang) => each.name[lang], { width: 34 }),
    column.text('flags', '性质', 'Says', (each, lang) => flagsOf(lang, each)),
    column.long('evidence', '必备佐证', 'Evidence needed', (each, lang) => each.evidence?.[lang] ?? null),
    column.long('basis', '依据', 'Basis', (each) => each.basis, { width: 60 }),
    column.text('verified', '核对', 'Verified', (each, lang) => verified(lang, each)),
    column.day('from', '起', 'From', (each) => each.effectiveFrom),
    column.day('until', '止', 'Until', (each) => each.effectiveTo),
  ],
};

export const calendarSheet: ListSheet<CalendarRow> = {
  name: 'calendar-years',
  zh: '放假与调休',
  en: 'Holidays and make-up days',
  columns: [
    column.whole('year', '年份', 'Year', (day) => day.year),
    column.day('date', '日期', 'Date', (day) => day.date),
    column.text('name', '节日', 'Holiday', (day) => day.name),
    column.text('kind', '休或班', 'Off or worked', (day, lang) =>
      say(lang, day.isOffDay ? 'law.sheet.off' : 'law.sheet.make-up'),
    ),
    column.long('papers', '文件', 'Notices', (day) => day.papers.join('\n'), { width: 60 }),
  ],
};
