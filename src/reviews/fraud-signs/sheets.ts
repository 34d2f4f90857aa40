/** Sheet of fraud signs. */

import { column, type ListSheet } from '../../formats/index.ts';
import { speak } from '../../platform/pages/words.ts';
import type { FraudSignLine } from './actions-explain.ts';
import { fraudSignWords } from './words.ts';

const SURE_DIGITS = 2;

export const fraudSignSheet: ListSheet<FraudSignLine> = {
  name: 'fraud-signs',
  zh: '刷分迹象',
  en: 'Signs of rating fraud',
  columns: [
    column.text('week', '周（周一）', 'Week (Monday)', (sign) => sign.weekOf),
    column.text('hall', '大厅', 'Hall', (sign) => sign.hallName, { width: 28 }),
    column.text('window', '窗口', 'Window', (sign) => sign.windowName, { width: 24 }),
    column.text('unit', '进驻单位', 'Staffed by', (sign) => sign.unitName, { width: 30 }),
    column.text('kind', '信号', 'Sign', (sign, lang) => speak(fraudSignWords, lang)(`fraudSigns.kind.${sign.kind}`)),
    column.text(
      'seen',
      '实际与正常应有',
      'Seen and expected',
      (sign, lang) =>
        speak(fraudSignWords, lang)(`fraudSigns.seen.${sign.what}`, {
          count: sign.count,
          of: sign.of ?? 0,
          minutes: sign.minutes ?? 0,
          expected: rounded(sign.expected),
        }),
      { width: 60 },
    ),
    column.text('tail', '正常情况下出现的概率（至多）', 'Chance if honest (at most)', (sign) =>
      sign.tail.toExponential(SURE_DIGITS - 1),
    ),
    column.whole('under', '涉及评议', 'Reviews under it', (sign) => sign.under),
    column.text('weight', '每条分量', 'Weight of each', (sign) => weightOf(sign)),
    column.whole('rules', '规则版本', 'Version of the rules', (sign) => sign.ruleVersion),
    column.text('explained', '说明', 'Explained', (sign) => sign.explained?.reason ?? null, { width: 40 }),
    column.text('by', '说明人', 'By', (sign) => sign.explained?.byName ?? null, { beside: 'explained' }),
  ],
};

function weightOf({ weight, explained }: FraudSignLine): string {
  return explained === null ? String(weight) : '1';
}

function rounded(count: number): string {
  return count >= 10 ? String(Math.round(count)) : count.toFixed(1).replace(/\.0$/, '');
}
