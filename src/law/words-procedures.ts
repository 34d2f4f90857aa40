/** Names of each procedure by place of display; a procedure without them does not compile. */

import type { Lang } from '../platform/pages/words.ts';
import type { CategoryKind } from './lists/model.ts';
import type { ProcedureCode } from './model.ts';
import { STARTING_TERMS } from './procedures.ts';

type Both = Readonly<Record<Lang, string>>;

type ProcedureShown = Readonly<{
  /** Name in lists, sheets and rooms of officials. */
  name: Both;
  /** Name on pages for the complainant. */
  own: Both;
  /** Name on public pages, in the plural. */
  open: Both;
  /** Label of the public page's tile of how many were resolved; null: no tile of its own. */
  openResolved: Both | null;
}>;

export const PROCEDURES_SHOWN: Readonly<Record<ProcedureCode, ProcedureShown>> = {
  'bad-review': {
    name: { zh: '差评整改', en: 'Bad review' },
    own: { zh: '差评整改', en: 'Bad rating' },
    open: { zh: '差评', en: 'Bad reviews' },
    openResolved: null,
  },
  'scan-complaint': {
    name: { zh: '投诉', en: 'Complaint' },
    own: { zh: '投诉', en: 'Complaint' },
    open: { zh: '投诉', en: 'Complaints' },
    openResolved: { zh: '投诉解决了', en: 'Complaints resolved' },
  },
  request: {
    name: { zh: '企业诉求', en: 'Request' },
    own: { zh: '求助', en: 'Request for help' },
    open: { zh: '企业诉求', en: 'Requests' },
    openResolved: null,
  },
  opinion: {
    name: { zh: '意见建议', en: 'Suggestion' },
    own: { zh: '建议', en: 'Suggestion' },
    open: { zh: '意见建议', en: 'Suggestions' },
    openResolved: null,
  },
  'visit-finding': {
    name: { zh: '走访发现问题', en: 'Finding of a visit' },
    own: { zh: '走访发现问题', en: 'Finding of a visit' },
    open: { zh: '走访发现问题', en: 'Findings of visits' },
    openResolved: null,
  },
  'evaluation-problem': {
    name: { zh: '评价反馈问题', en: 'Problem of an evaluation' },
    own: { zh: '评价反馈问题', en: 'Problem of an evaluation' },
    open: { zh: '评价反馈问题', en: 'Problems of evaluations' },
    openResolved: null,
  },
  'payment-arrears': {
    name: { zh: '拖欠企业账款', en: 'Payment owed' },
    own: { zh: '拖欠企业账款', en: 'Payment owed' },
    open: { zh: '拖欠企业账款', en: 'Payments owed' },
    openResolved: null,
  },
  'provincial-case': {
    name: { zh: '省平台案件', en: 'Provincial case' },
    own: { zh: '省平台案件', en: 'Case of the provincial platform' },
    open: { zh: '省平台案件', en: 'Provincial cases' },
    openResolved: null,
  },
  'discipline-lead': {
    name: { zh: '检举控告', en: 'Discipline lead' },
    own: { zh: '检举控告', en: 'Report of misconduct' },
    open: { zh: '检举控告', en: 'Discipline leads' },
    openResolved: null,
  },
};

function shownOf(procedure: string): ProcedureShown | undefined {
  return Object.hasOwn(PROCEDURES_SHOWN, procedure) ? PROCEDURES_SHOWN[procedure as ProcedureCode] : undefined;
}

/** Name of a procedure in the reader's language; undefined for one that a city added. */
export function procedureWord(
  lang: Lang,
  procedure: string,
  where: 'name' | 'own' | 'open' | 'openResolved',
): string | undefined {
  return shownOf(procedure)?.[where]?.[lang];
}

/** Kinds of categories that matters have; the terms of a procedure say which. */
export const MATTER_CATEGORIES: readonly CategoryKind[] = [
  ...new Set(Object.values(STARTING_TERMS).map(({ categories }) => categories.about)),
];
