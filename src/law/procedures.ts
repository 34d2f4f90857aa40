/**
 * The procedures (kinds of work) a new city starts with, one entry each: its names and its terms. Starting data, not constants
 * of the program: a rules keeper adds dated versions, and a matter keeps the one in force when it was received. Their pages,
 * with worked examples, are in docs/rules.
 */

import type { Lang } from '../platform/pages/words.ts';
import type { CategoryKind } from './lists/model.ts';
import type { ProcedureTerms } from './model.ts';
import { limit, OWN, ofDiscipline, raisedByOffice, usual } from './procedures-frames.ts';

type Both = Readonly<Record<Lang, string>>;

type Procedure = Readonly<{
  /** Name in lists, sheets and rooms of officials. */
  name: Both;
  /** Name on pages for the complainant. */
  own: Both;
  /** Name on public pages, in the plural. */
  open: Both;
  /** Label of the public page's tile of how many were resolved; null: no tile of its own. */
  openResolved: Both | null;
  /** Terms of its first version. */
  terms: ProcedureTerms;
}>;

const procedures = {
  'bad-review': {
    name: { zh: '差评整改', en: 'Bad review' },
    own: { zh: '差评整改', en: 'Bad rating' },
    open: { zh: '差评', en: 'Bad reviews' },
    openResolved: null,
    terms: {
      ...usual,
      acceptance: 'at-once',
      categories: { ...usual.categories, about: 'bad-review-reason' },
      accept: null,
      contact: limit(1, 'working-day', '参照《安阳市政务服务条例》第五十二条：实名差评一个工作日内联系核实'),
      handle: limit(15, 'working-day', '参照眉山市政务服务“好差评”规定：十五个工作日内整改'),
      extension: null,
      respondentMayHandle: 'yes',
    },
  },
  'scan-complaint': {
    name: { zh: '投诉', en: 'Complaint' },
    own: { zh: '投诉', en: 'Complaint' },
    open: { zh: '投诉', en: 'Complaints' },
    openResolved: { zh: '投诉解决了', en: 'Complaints resolved' },
    terms: { ...usual, respondentMayHandle: 'service-faults' },
  },
  request: {
    name: { zh: '企业诉求', en: 'Request' },
    own: { zh: '求助', en: 'Request for help' },
    open: { zh: '企业诉求', en: 'Requests' },
    openResolved: null,
    terms: {
      ...usual,
      accept: limit(1, 'working-day', OWN),
      handle: limit(5, 'working-day', '参照《安阳市政务服务条例》第五十条：五个工作日内办结'),
      extension: {
        ...limit(5, 'working-day', '参照《安阳市政务服务条例》第五十条：经批准可以延长五个工作日'),
        times: 1,
        approver: 'dispatcher',
      },
      respondentMayHandle: 'yes',
    },
  },
  opinion: {
    name: { zh: '意见建议', en: 'Suggestion' },
    own: { zh: '建议', en: 'Suggestion' },
    open: { zh: '意见建议', en: 'Suggestions' },
    openResolved: null,
    terms: {
      ...usual,
      sign: limit(2, 'working-day', OWN),
      handle: limit(15, 'working-day', OWN),
      extension: null,
      respondentMayHandle: 'yes',
    },
  },
  'visit-finding': {
    name: { zh: '走访发现问题', en: 'Finding of a visit' },
    own: { zh: '走访发现问题', en: 'Finding of a visit' },
    open: { zh: '走访发现问题', en: 'Findings of visits' },
    openResolved: null,
    terms: {
      ...raisedByOffice,
      acceptance: 'record',
      accept: null,
      plan: limit(5, 'working-day', OWN),
      handle: limit(15, 'working-day', OWN),
      seats: { ...usual.seats, judge: { where: 'raiser', roles: ['joint-office', 'dispatcher', 'checker'] } },
    },
  },
  'evaluation-problem': {
    name: { zh: '评价反馈问题', en: 'Problem of an evaluation' },
    own: { zh: '评价反馈问题', en: 'Problem of an evaluation' },
    open: { zh: '评价反馈问题', en: 'Problems of evaluations' },
    openResolved: null,
    terms: {
      ...raisedByOffice,
      acceptance: 'at-once',
      accept: null,
      handleDate: 'given',
      // The list itself says whose it is.
      rerouting: null,
      plan: limit(5, 'working-day', OWN),
      progress: limit(14, 'calendar-day', '本市做法：台账每两周调度一次'),
      seats: { ...usual.seats, judge: { where: 'named', roles: ['unit-head'] } },
    },
  },
  'payment-arrears': {
    name: { zh: '拖欠企业账款', en: 'Payment owed' },
    own: { zh: '拖欠企业账款', en: 'Payment owed' },
    open: { zh: '拖欠企业账款', en: 'Payments owed' },
    openResolved: null,
    terms: {
      ...raisedByOffice,
      acceptance: 'decision',
      accept: limit(10, 'working-day', '《保障中小企业款项支付条例》（2025）第二十五条：十个工作日内转交'),
      handle: limit(30, 'calendar-day', '《保障中小企业款项支付条例》（2025）第二十五条：三十日内将处理结果告知'),
      extension: {
        ...limit(60, 'calendar-day', '《保障中小企业款项支付条例》（2025）第二十五条：最长不超过九十日'),
        times: 1,
        approver: 'level-above',
      },
      progress: limit(7, 'calendar-day', OWN),
      seats: { ...usual.seats, judge: { where: 'above', roles: ['joint-office', 'dispatcher'] } },
    },
  },
  'provincial-case': {
    name: { zh: '省平台案件', en: 'Provincial case' },
    own: { zh: '省平台案件', en: 'Case of the provincial platform' },
    open: { zh: '省平台案件', en: 'Provincial cases' },
    openResolved: null,
    terms: {
      ...usual,
      reference: 'required',
      // The province counts them; counted here as well, one case would stand in two figures.
      published: false,
      categories: { ...usual.categories, jurisdiction: 'jurisdiction-ground' },
      handle: limit(30, 'working-day', '豫政办〔2024〕67号设有办理期限，未见条文，暂按三十个工作日'),
      extension: {
        ...limit(
          30,
          'working-day',
          '豫政办〔2024〕67号设有延期，未见条文；参照原《河南省优化营商环境条例》（2020）第七十八条',
        ),
        times: 1,
        approver: 'level-above',
      },
      refusalNeedsApproval: true,
      refusalRecord: true,
      // Approved above and by the province: a recheck is asked of the province, which sends the case back.
      appeals: 0,
      appealReview: null,
      respondentMayHandle: 'service-faults',
      seats: { ...usual.seats, judge: { where: 'above', roles: ['joint-office', 'dispatcher'] } },
    },
  },
  'discipline-lead': {
    name: { zh: '检举控告', en: 'Discipline lead' },
    own: { zh: '检举控告', en: 'Report of misconduct' },
    open: { zh: '检举控告', en: 'Discipline leads' },
    openResolved: null,
    terms: {
      ...usual,
      lane: 'discipline',
      published: false,
      acceptance: 'decision',
      judgedBy: 'seat',
      accept: limit(5, 'working-day', '《纪检监察机关处理检举控告工作规则》：五个工作日内受理或者转送有权处理的机关'),
      contact: limit(
        15,
        'working-day',
        '《纪检监察机关处理检举控告工作规则》：十五个工作日内告知实名检举控告人受理情况',
      ),
      handle: limit(60, 'calendar-day', OWN),
      progress: limit(90, 'calendar-day', '《纪检监察机关处理检举控告工作规则》：承办部门每季度反馈办理情况'),
      extension: { ...limit(60, 'calendar-day', OWN), times: 1, approver: 'level-above' },
      // What is not the discipline side's own is handed over.
      rerouting: null,
      seats: {
        dispatch: ofDiscipline('division'),
        above: ofDiscipline('above'),
        check: ofDiscipline('division'),
        supervise: ofDiscipline('division'),
        judge: ofDiscipline('above'),
      },
    },
  },
} satisfies Readonly<Record<string, Procedure>>;

export type ProcedureCode = keyof typeof procedures;
export const PROCEDURES: Readonly<Record<ProcedureCode, Procedure>> = procedures;
export const PROCEDURE_CODES = Object.keys(procedures) as readonly ProcedureCode[] as readonly [
  ProcedureCode,
  ...ProcedureCode[],
];

function procedureOf(code: string): Procedure | undefined {
  return Object.hasOwn(PROCEDURES, code) ? PROCEDURES[code as ProcedureCode] : undefined;
}

/** Name of a procedure in the reader's language; undefined for one that a city added. */
export function procedureWord(
  lang: Lang,
  procedure: string,
  where: 'name' | 'own' | 'open' | 'openResolved',
): string | undefined {
  return procedureOf(procedure)?.[where]?.[lang];
}

/** Kinds of categories that matters have; the terms of a procedure say which. */
export const MATTER_CATEGORIES: readonly CategoryKind[] = [
  ...new Set(Object.values(PROCEDURES).map(({ terms }) => terms.categories.about)),
];
