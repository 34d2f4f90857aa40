/**
 * The procedures a new city starts with. Starting data, not constants of the program: a rules keeper adds dated versions,
 * and a matter keeps the one in force when it was received. Their pages, with worked examples, are in docs/rules.
 */

import type { LocalDate } from '../kernel/time.ts';
import type { LegalLimit, LimitUnit, ProcedureCode, ProcedureTerms } from './model.ts';

/** The day the city's own ordinance took force; nothing this program keeps is older. */
export const FIRST_RULES_FROM = '2020-04-30' as LocalDate;

const OWN = '本市设定，未见上位规定';

function limit(amount: number, unit: LimitUnit, basis: string, verified = false): LegalLimit {
  return { amount, unit, basis, verified };
}

const usual: ProcedureTerms = {
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
  suspendCap: limit(60, 'calendar-day', OWN),
  letterReply: limit(5, 'working-day', OWN),
  redosBeforeUphold: 1,
  // The level above reviews a refusal on appeal: it must not have approved the same refusal before.
  refusalNeedsApproval: false,
  appeals: 1,
  respondentMayHandle: 'no',
};

export const STARTING_TERMS: Readonly<Record<ProcedureCode, ProcedureTerms>> = {
  'bad-review': {
    ...usual,
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
};
