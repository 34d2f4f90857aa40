/** Example of duplicates: three people in a week tell what happened at one window, each in their own words. */

import { addDays, type LocalDate } from '../kernel/time.ts';
import { PRIVACY_NOTICE_VERSION } from '../platform/pages/pages.tsx';
import { transact } from '../platform/postgres/db.ts';
import { submitEntry } from '../reviews/index.ts';
import type { DemoWindow } from './registry.ts';
import { must, type PlayStage } from './stage.ts';

const TOLD: readonly Readonly<{ daysAgo: number; words: string }>[] = [
  {
    daysAgo: 2,
    words: '示例：窗口要求必须到门口那家打印店复印身份证，一张两块钱，大厅里的复印机说不对外。',
  },
  {
    daysAgo: 1,
    words: '示例：办事让我去门口打印店复印身份证，两块钱一张，大厅复印机就摆在那里却不让用。',
  },
  {
    daysAgo: 0,
    words: '示例：又让到门口打印店复印身份证，一张两块，大厅里有复印机说不对外，请管一管。',
  },
];

/** Their texts, all of category SV05. */
export const TOLD_AGAIN: readonly string[] = TOLD.map(({ words }) => words);

export async function tellOfOneIncident(stage: PlayStage, window: DemoWindow, day: LocalDate): Promise<void> {
  const { city } = stage;
  for (const { daysAgo, words } of TOLD) {
    if (addDays(stage.lastDay, -daysAgo) !== day) continue;
    const form = {
      submissionId: city.outside.uuid(),
      about: null,
      categoryCode: 'SV05',
      words,
      demands: [],
      wantsReceipt: true,
      contact: null,
    };
    const from = {
      deviceHash: null,
      networkMark: null,
      lang: 'zh' as const,
      noticeVersion: PRIVACY_NOTICE_VERSION,
      provedBits: 20,
    };
    const place = { kind: 'window', ...window } as const;
    const entered = await transact(city.db, (tx) =>
      submitEntry(tx, city, { kind: 'complaint', form, place, photos: [], from }),
    );
    must(entered, 'a complaint told again');
  }
}
