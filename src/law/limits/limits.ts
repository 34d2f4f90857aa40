/** The limits outside every procedure that a new city starts with; their pages are in docs/rules. */

import type { LegalLimit } from '../model.ts';
import type { LimitCode } from './model.ts';

/** A limit the city set itself, in working days. */
const own = (amount: number): LegalLimit => ({
  amount,
  unit: 'working-day',
  basis: '本市设定，未见上位规定',
  verified: false,
});

export const STARTING_LIMITS: Readonly<Record<LimitCode, LegalLimit>> = {
  'personal-data-request': {
    amount: 15,
    unit: 'working-day',
    basis:
      '《个人信息保护法》第五十条：及时受理和处理，未定天数；参照《App违法违规收集使用个人信息行为认定方法》第六条：十五个工作日',
    verified: false,
  },
  'register-by-hand': {
    amount: 1,
    unit: 'working-day',
    basis: '豫政办〔2024〕67号：收到投诉材料后一个工作日内录入平台',
    verified: false,
  },
  'call-back': own(5),
  'lead-result': {
    amount: 15,
    unit: 'working-day',
    basis: '《纪检监察机关处理检举控告工作规则》：实名检举控告办结后十五个工作日内告知处理结果',
    verified: false,
  },
  'message-answer': own(2),
  'bulletin-answer': own(10),
  'instruction-answer': own(5),
  'ladder-reminder': own(1),
  'ladder-letter': own(3),
  'ladder-interview': own(10),
  'ladder-bulletin': own(15),
  'ladder-hand-over': own(30),
  'ladder-pause': own(2),
};
