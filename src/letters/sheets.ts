/** The list of letters, as a sheet. */

import { column, type ListSheet } from '../formats/index.ts';
import type { LocalDate } from '../kernel/time.ts';
import { speak } from '../platform/pages/words.ts';
import type { Letter } from './model.ts';
import { lettersWords } from './words.ts';

export type LetterLine = Pick<
  Letter,
  'id' | 'step' | 'number' | 'toDesk' | 'sentOn' | 'replyOn' | 'signedOn' | 'answeredOn'
> &
  Readonly<{
    from: string;
    to: string;
    /** Whether it went to the reader’s unit, or a desk of it. */
    toMe: boolean;
    /** How many of its matters the reader may see. */
    matters: number;
    /** Number of the matter that leads, or of the first the reader may see. */
    firstNumber: string | null;
    late: boolean;
    /** Answered, and every matter of it has ended. */
    followed: boolean;
  }>;

export function letterNumber(number: Letter['number']): string | null {
  return number === null ? null : `〔${number.year}〕${number.nth}号`;
}

/** Where a letter stands: followed, late, waiting, answered, signed for or sent. */
export function standingOf({ step, replyOn, signedOn, answeredOn, late, followed }: LetterLine) {
  if (followed) return 'followed' as const;
  if (answeredOn !== null) return 'answered' as const;
  if (late) return 'late' as const;
  if (signedOn !== null) return replyOn === null ? ('signed' as const) : ('waiting' as const);
  return step === 'reminder' ? ('sent' as const) : ('unsigned' as const);
}

export const lettersSheet: ListSheet<LetterLine> = {
  name: 'letters',
  zh: '催办与督导函件',
  en: 'Letters of supervision',
  columns: [
    column.text('step', '措施', 'Step', (line, lang) => speak(lettersWords, lang)(`letters.step.${line.step}`), {
      width: 14,
    }),
    column.text('number', '文号', 'Number', (line) => letterNumber(line.number), { width: 16 }),
    column.text('to', '发给', 'To', (line) => line.to, { width: 28 }),
    column.text('matter', '事项', 'Matter', (line) => line.firstNumber, { width: 20 }),
    column.whole('matters', '件数', 'Matters', (line) => line.matters),
    column.day('sent', '发出日期', 'Sent', (line) => line.sentOn),
    column.day('reply', '答复期限', 'Answer by', (line): LocalDate | null => line.replyOn),
    column.text('standing', '状态', 'State', (line, lang) =>
      speak(lettersWords, lang)(`letters.standing.${standingOf(line)}`),
    ),
    column.day('signed', '签收日期', 'Signed for', (line) => line.signedOn),
    column.day('answered', '答复日期', 'Answered', (line) => line.answeredOn),
    column.text('from', '发函单位', 'From', (line) => line.from, { width: 28 }),
  ],
};
