/** The rules, the categories and the calendar as sheets. */

import type { ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { Named } from './api-names.ts';
import type { CalendarDay, Category, DatedLimit, LegalLimit, ProcedureVersion } from './model.ts';
import { LIMIT_NAMES } from './rules-terms.ts';
import { lawWords } from './words.ts';
import { procedureWord } from './words-procedures.ts';

/** One limit of one version of a procedure. */
export type LimitRow = Readonly<{
  version: Named<ProcedureVersion>;
  name: (typeof LIMIT_NAMES)[number];
  limit: LegalLimit | null;
}>;
export type CalendarRow = CalendarDay & Readonly<{ year: number; papers: readonly string[] }>;

export function limitRows(version: Named<ProcedureVersion>): readonly LimitRow[] {
  return LIMIT_NAMES.map((name) => ({ version, name, limit: version.terms[name] }));
}

function say(lang: Lang, key: keyof typeof lawWords.zh, values?: Readonly<Record<string, string | number>>): string {
  return speak(lawWords, lang)(key, values);
}

function verified(lang: Lang, rule: Readonly<{ verified: boolean }>): string {
  return say(lang, rule.verified ? 'law.sheet.verified' : 'law.sheet.unverified');
}

function setBy(lang: Lang, name: string | null): string {
  return name ?? say(lang, 'law.sheet.program');
}

export const proceduresSheet: ListSheet<LimitRow> = {
  name: 'procedures',
  zh: '办理规则',
  en: 'Rules',
  columns: [
    {
      key: 'procedure',
      zh: '程序',
      en: 'Procedure',
      kind: 'text',
      value: ({ version }, lang) => procedureWord(lang, version.procedure, 'name') ?? version.procedure,
    },
    { key: 'version', zh: '版本', en: 'Version', kind: 'whole', value: ({ version }) => Number(version.version) },
    { key: 'from', zh: '执行日期', en: 'In force from', kind: 'day', value: ({ version }) => version.effectiveFrom },
    { key: 'name', zh: '期限', en: 'Limit', kind: 'text', value: ({ name }, lang) => say(lang, `law.term.${name}`) },
    {
      key: 'value',
      zh: '规定',
      en: 'Rule',
      kind: 'text',
      value: ({ limit }, lang) =>
        limit === null ? say(lang, 'law.sheet.none') : say(lang, `law.limit.${limit.unit}`, { amount: limit.amount }),
    },
    { key: 'basis', zh: '依据', en: 'Basis', kind: 'long', width: 60, value: ({ limit }) => limit?.basis ?? null },
    {
      key: 'verified',
      zh: '核对',
      en: 'Verified',
      kind: 'text',
      value: ({ limit }, lang) => (limit === null ? null : verified(lang, limit)),
    },
    { key: 'reason', zh: '修订理由', en: 'Why', kind: 'long', value: ({ version }) => version.reason },
    { key: 'by', zh: '修订人', en: 'Set by', kind: 'text', value: ({ version }, lang) => setBy(lang, version.byName) },
  ],
};

/** Limits that belong to no procedure, a version a row. */
export const limitsSheet: ListSheet<Named<DatedLimit>> = {
  name: 'limits',
  zh: '程序以外的期限',
  en: 'Limits outside procedures',
  columns: [
    {
      key: 'name',
      zh: '期限',
      en: 'Limit',
      kind: 'text',
      width: 26,
      value: (each, lang) => say(lang, `law.code.${each.code}`),
    },
    { key: 'version', zh: '版本', en: 'Version', kind: 'whole', value: (each) => Number(each.version) },
    { key: 'from', zh: '执行日期', en: 'In force from', kind: 'day', value: (each) => each.effectiveFrom },
    {
      key: 'value',
      zh: '规定',
      en: 'Rule',
      kind: 'text',
      value: ({ limit }, lang) => say(lang, `law.limit.${limit.unit}`, { amount: limit.amount }),
    },
    { key: 'basis', zh: '依据', en: 'Basis', kind: 'long', width: 60, value: ({ limit }) => limit.basis },
    { key: 'verified', zh: '核对', en: 'Verified', kind: 'text', value: ({ limit }, lang) => verified(lang, limit) },
    { key: 'reason', zh: '修订理由', en: 'Why', kind: 'long', value: (each) => each.reason },
    { key: 'by', zh: '修订人', en: 'Set by', kind: 'text', value: ({ byName }, lang) => setBy(lang, byName) },
  ],
};

export const categoriesSheet: ListSheet<Category> = {
  name: 'categories',
  zh: '类别与事由',
  en: 'Categories and grounds',
  columns: [
    {
      key: 'kind',
      zh: '种类',
      en: 'Kind',
      kind: 'text',
      value: (each, lang) => say(lang, `law.category.${each.kind}`),
    },
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', value: (each) => each.code },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', width: 34, value: (each, lang) => each.name[lang] },
    { key: 'basis', zh: '依据', en: 'Basis', kind: 'long', width: 60, value: (each) => each.basis },
    { key: 'verified', zh: '核对', en: 'Verified', kind: 'text', value: (each, lang) => verified(lang, each) },
    { key: 'from', zh: '起', en: 'From', kind: 'day', value: (each) => each.effectiveFrom },
    { key: 'until', zh: '止', en: 'Until', kind: 'day', value: (each) => each.effectiveTo },
  ],
};

export const calendarSheet: ListSheet<CalendarRow> = {
  name: 'calendar-years',
  zh: '放假与调休',
  en: 'Holidays and make-up days',
  columns: [
    { key: 'year', zh: '年份', en: 'Year', kind: 'whole', value: (day) => day.year },
    { key: 'date', zh: '日期', en: 'Date', kind: 'day', value: (day) => day.date },
    { key: 'name', zh: '节日', en: 'Holiday', kind: 'text', value: (day) => day.name },
    {
      key: 'kind',
      zh: '休或班',
      en: 'Off or worked',
      kind: 'text',
      value: (day, lang) => say(lang, day.isOffDay ? 'law.sheet.off' : 'law.sheet.make-up'),
    },
    { key: 'papers', zh: '文件', en: 'Notices', kind: 'long', width: 60, value: (day) => day.papers.join('\n') },
  ],
};
