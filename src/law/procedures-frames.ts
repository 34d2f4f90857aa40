/** Frames that procedures start from: what most of them have in common. Each entry of `procedures.ts` says what differs. */

import type { LocalDate } from '../kernel/time.ts';
import type { LegalLimit, LimitUnit, ProcedureTerms } from './model.ts';

/** Day the city's own ordinance came into force; no record is older. */
export const FIRST_RULES_FROM = '2020-04-30' as LocalDate;

export const OWN = '本市设定，未见上位规定';

export function limit(amount: number, unit: LimitUnit, basis: string, verified = false): LegalLimit {
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

export const usual: ProcedureTerms = {
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
export const raisedByOffice: ProcedureTerms = {
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
export const ofDiscipline = (where: 'division' | 'above') => ({ where, roles: ['discipline-supervisor'] }) as const;
