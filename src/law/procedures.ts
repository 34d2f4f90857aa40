/**
 * The procedures a new city starts with. Starting data, not constants of the program: a rules keeper adds dated versions,
 * and a matter keeps the one in force when it was received. Their pages, with worked examples, are in docs/rules.
 */

import type { LocalDate } from '../kernel/time.ts';
import type { LegalLimit, LimitUnit, ProcedureCode, ProcedureTerms } from './model.ts';

/** Day the city's own ordinance came into force; no record is older. */
export const FIRST_RULES_FROM = '2020-04-30' as LocalDate;

const OWN = '本市设定，未见上位规定';

function limit(amount: number, unit: LimitUnit, basis: string, verified = false): LegalLimit {
  return { amount, unit, basis, verified };
}

/** Terms of a complaint: made by somebody with a receipt, sealed from the unit, judged by the complainant. */
export const COMPLAINTS_FRAME = {
  raisedBy: 'complainant',
  lane: 'ordinary',
  number: 'random',
  identity: 'vault',
  reference: 'none',
  published: true,
  acceptance: 'silence',
  handleDate: 'counted',
  judgedBy: 'complainant',
  seats: {
    dispatch: { where: 'division', roles: ['dispatcher'] },
    above: { where: 'above', roles: ['dispatcher', 'joint-office'] },
    check: { where: 'division', roles: ['checker'] },
    supervise: { where: 'division', roles: ['discipline-supervisor'] },
    judge: { where: 'above', roles: ['hall-supervisor'] },
  },
  categories: {
    about: 'complaint',
    refusal: 'refusal-ground',
    termination: 'termination-ground',
    suspension: 'suspension-reason',
    rerouting: 'rerouting-ground',
    jurisdiction: null,
  },
  plan: null,
  progress: null,
  refusalRecord: false,
} as const satisfies Partial<ProcedureTerms>;

const usual: ProcedureTerms = {
  ...COMPLAINTS_FRAME,
  accept: limit(3, 'working-day', '豫政办〔2024〕67号：三个工作日内审查并决定是否受理，逾期未决定视为受理'),
  contact: null,
  sign: limit(1, 'working-day', OWN),
  return: limit(2, 'working-day', '参照山东省 12345 热线办理规定：两个工作日内附理由退回'),
  handle: limit(15, 'working-day', '参照湖北省 2021 年营商环境投诉规定：十五个工作日内办结'),
  extension: {
    ...limit(15, 'working-day', '参照原《河南省优化营商环境条例》（2020）第七十八条：经批准可以延长一次'),
    times: 1,
    approver: 'dispatcher',
  },
  check: limit(3, 'working-day', OWN),
  verdict: limit(15, 'calendar-day', OWN),
  reopen: limit(30, 'calendar-day', '参照《信访工作条例》第三十五条：三十日内可以请求复查'),
  appealReview: limit(30, 'calendar-day', '参照《信访工作条例》第三十五条：收到复查请求之日起三十日内提出复查意见'),
  secondLook: limit(10, 'working-day', OWN),
  reclassification: limit(3, 'working-day', OWN),
  rerouting: {
    ...limit(
      5,
      'calendar-day',
      '参照原《河南省优化营商环境条例》（2020）第七十八条：不属于职责范围的五日内转交，接收单位期限另计',
    ),
    times: 1,
  },
  suspendCap: limit(60, 'calendar-day', OWN),
  letterReply: limit(5, 'working-day', OWN),
  redosBeforeUphold: 1,
  // The level above reviews a refusal on appeal: it must not have approved the same refusal before.
  refusalNeedsApproval: false,
  appeals: 1,
  respondentMayHandle: 'no',
};

/** Terms of what an office found: the unit reads all of it, and no public figure counts it. */
const raisedByOffice: ProcedureTerms = {
  ...usual,
  raisedBy: 'office',
  number: 'series',
  identity: 'none',
  published: false,
  judgedBy: 'seat',
  categories: { ...usual.categories, about: 'finding' },
  respondentMayHandle: 'yes',
};

/** The one seat of the sealed lane: posts of the discipline side, in the division or above it. */
const ofDiscipline = (where: 'division' | 'above') => ({ where, roles: ['discipline-supervisor'] }) as const;

export const STARTING_TERMS: Readonly<Record<ProcedureCode, ProcedureTerms>> = {
  'bad-review': {
    ...usual,
    acceptance: 'at-once',
    categories: { ...usual.categories, about: 'bad-review-reason' },
    accept: null,
    contact: limit(1, 'working-day', '参照《安阳市政务服务条例》第五十二条：实名差评一个工作日内联系核实'),
    handle: limit(15, 'working-day', '参照眉山市政务服务“好差评”规定：十五个工作日内整改'),
    extension: null,
    respondentMayHandle: 'yes',
  },
  'scan-complaint': { ...usual, respondentMayHandle: 'service-faults' },
  request: {
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
  opinion: {
    ...usual,
    sign: limit(2, 'working-day', OWN),
    handle: limit(15, 'working-day', OWN),
    extension: null,
    respondentMayHandle: 'yes',
  },
  'visit-finding': {
    ...raisedByOffice,
    acceptance: 'record',
    accept: null,
    plan: limit(5, 'working-day', OWN),
    handle: limit(15, 'working-day', OWN),
    seats: { ...usual.seats, judge: { where: 'raiser', roles: ['joint-office', 'dispatcher', 'checker'] } },
  },
  'evaluation-problem': {
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
  'payment-arrears': {
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
  'provincial-case': {
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
  'discipline-lead': {
    ...usual,
    lane: 'discipline',
    published: false,
    acceptance: 'decision',
    judgedBy: 'seat',
    accept: limit(5, 'working-day', '《纪检监察机关处理检举控告工作规则》：五个工作日内受理或者转送有权处理的机关'),
    contact: limit(15, 'working-day', '《纪检监察机关处理检举控告工作规则》：十五个工作日内告知实名检举控告人受理情况'),
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
};
