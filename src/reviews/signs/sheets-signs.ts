/** Signs of rating fraud as a sheet, each explained in words. */

import type { ListSheet } from '../../papers/index.ts';
import { speak } from '../../platform/pages/words.ts';
import type { SignLine } from './actions-explain.ts';
import { signWords } from './words-signs.ts';

const SURE_DIGITS = 2;

export const signSheet: ListSheet<SignLine> = {
  name: 'fraud-signs',
  zh: '异常信号',
  en: 'Signs of rating fraud',
  columns: [
    { key: 'week', zh: '周（周一）', en: 'Week (Monday)', kind: 'text', value: (sign) => sign.weekOf },
    { key: 'hall', zh: '大厅', en: 'Hall', kind: 'text', width: 28, value: (sign) => sign.hallName },
    { key: 'window', zh: '窗口', en: 'Window', kind: 'text', width: 24, value: (sign) => sign.windowName },
    { key: 'unit', zh: '进驻单位', en: 'Staffed by', kind: 'text', width: 30, value: (sign) => sign.unitName },
    {
      key: 'kind',
      zh: '信号',
      en: 'Sign',
      kind: 'text',
      value: (sign, lang) => speak(signWords, lang)(`signs.kind.${sign.kind}`),
    },
    {
      key: 'seen',
      zh: '看到的与应有的',
      en: 'Seen and expected',
      kind: 'text',
      width: 60,
      value: (sign, lang) =>
        speak(signWords, lang)(`signs.seen.${sign.what}`, {
          count: sign.count,
          of: sign.of ?? 0,
          minutes: sign.minutes ?? 0,
          expected: rounded(sign.expected),
        }),
    },
    {
      key: 'tail',
      zh: '老实的可能（至多）',
      en: 'Chance if honest (at most)',
      kind: 'text',
      value: (sign) => sign.tail.toExponential(SURE_DIGITS - 1),
    },
    { key: 'under', zh: '涉及评议', en: 'Reviews under it', kind: 'whole', value: (sign) => sign.under },
    { key: 'weight', zh: '每条分量', en: 'Weight of each', kind: 'text', value: (sign) => weightOf(sign) },
    { key: 'rules', zh: '规则版本', en: 'Version of the rules', kind: 'whole', value: (sign) => sign.ruleVersion },
    {
      key: 'explained',
      zh: '说明',
      en: 'Explained',
      kind: 'text',
      width: 40,
      value: (sign) => sign.explained?.reason ?? null,
    },
    {
      key: 'by',
      beside: 'explained',
      zh: '说明人',
      en: 'By',
      kind: 'text',
      value: (sign) => sign.explained?.byName ?? null,
    },
  ],
};

/** Once explained, its reviews count whole. */
function weightOf({ weight, explained }: SignLine): string {
  return explained === null ? String(weight) : '1';
}

function rounded(count: number): string {
  return count >= 10 ? String(Math.round(count)) : count.toFixed(1).replace(/\.0$/, '');
}
