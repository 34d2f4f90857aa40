/** Visitors of a day: they scan and touch a face, and a few say why. More in the morning than at noon, none at night. */

import type { Uuid } from '../kernel/ids.ts';
import type { LocalDate } from '../kernel/time.ts';
import { PRIVACY_NOTICE_VERSION } from '../platform/pages/pages.tsx';
import type { Tx } from '../platform/postgres/db.ts';
import { type Grade, sendDetails, submitReview } from '../reviews/index.ts';
import type { Chance } from './chance.ts';
import type { DemoWindow } from './registry.ts';
import { minuteOf, TEMPERS } from './rhythm.ts';
import { must, type Stage } from './stage.ts';

const REVIEWS_A_DAY = 40;
/** Characters of windows, by place in the list: some good, some ordinary, every seventh weak. */
const TURNS = ['good', 'ordinary', 'weak'] as const;

export type Visitor = Readonly<{
  minute: number;
  window: DemoWindow;
  grade: Grade;
  /** A made-up rating, from the device named. */
  fake?: Readonly<{ device: string | null }>;
}>;

export function visitorsOf(chance: Chance, windows: readonly [DemoWindow, ...DemoWindow[]]): readonly Visitor[] {
  const visitors = Array.from({ length: REVIEWS_A_DAY + chance.whole(12) }, (): Visitor => {
    // Squared, so that some windows are busy and most are not.
    const index = Math.floor(chance.next() ** 2 * windows.length);
    const window = windows[index] ?? windows[0];
    const temper = TURNS[index % 7 === 3 ? 2 : index % 3] ?? 'ordinary';
    const grade = (5 - chance.weighted(TEMPERS[temper])) as Grade;
    return { minute: minuteOf(chance), window, grade };
  });
  return visitors.sort((a, b) => a.minute - b.minute);
}

/** The entry a visitor left. */
export type Entered = Readonly<{
  matterId: Uuid;
  receipt: { number: string; pass: string } | null;
  realName: boolean;
}>;

/** Plays a visit: a face, perhaps with a reason or a sentence. @returns the receipt, if one was wanted */
export async function visit(
  tx: Tx,
  stage: Stage,
  chance: Chance,
  day: LocalDate,
  visitor: Visitor,
): Promise<Entered | null> {
  const { city } = stage;
  const { window, grade, fake } = visitor;
  stage.goTo(stage.at(day, visitor.minute));
  const submissionId = city.outside.uuid();
  const from = {
    deviceHash: fake?.device ?? null,
    networkMark: null,
    lang: 'zh' as const,
    noticeVersion: PRIVACY_NOTICE_VERSION,
    provedBits: 20,
  };
  must(await submitReview(tx, city, { submissionId, grade, place: window, from }), 'a review');
  if (fake !== undefined) return null;
  const bad = grade <= 2;
  if (bad ? chance.next() < 0.1 : chance.next() > 0.15) return null;
  const wantsAnswer = bad && chance.next() < 0.6;
  const details = {
    submissionId,
    grade: null,
    reasons: bad ? [chance.pick(['BR01', 'BR02', 'BR04', 'BR05', 'BR06', 'BR07'])] : [],
    words: bad ? chance.pick(BAD_WORDS) : chance.pick(GOOD_WORDS),
    wantsAnswer,
    service: null,
    contact: wantsAnswer && chance.next() < 0.4 ? { name: '示例·张三', phone: '13800000000' } : null,
  };
  const sent = must(
    await sendDetails(tx, city, { details, photos: [], codeId: window.codeId, deviceHash: null }),
    'the reasons of a review',
  );
  return sent.registered === null ? null : { ...sent.registered, realName: details.contact !== null };
}

const BAD_WORDS = [
  '示例：排了快一个小时，窗口只开了一个，问什么时候叫号也没人答。',
  '示例：材料第一次说齐了，第二次又说少一份，跑了三趟还没办成。',
  '示例：工作人员一直看手机，问两句就不耐烦。',
  '示例：网上写当天能办，到了说要等五个工作日，没人说为什么。',
  '示例：中午十一点半就不接件了，牌子上写的是十二点。',
  '示例：说系统坏了让改天来，改天来还是坏的。',
] as const;
const GOOD_WORDS = [
  '示例：讲得清楚，一次就办好了。',
  '示例：帮我把表重新填了一遍，态度很好。',
  '示例：比以前快多了。',
  '示例：还行，就是停车不方便。',
] as const;
