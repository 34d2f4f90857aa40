/** How somebody is told that something waits for them: by which channels, how often, and when not. */

import type { Instant } from '../../kernel/time.ts';
import type { Lang } from '../../platform/pages/words.ts';

/** Times on the wall, `HH:MM`; `until` may lie on the next day. */
export type Quiet = Readonly<{ from: string; until: string }> | null;

export const RHYTHMS = ['daily', 'when-new'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Numbers and names are plain here, and sealed where they are kept. */
export type Telling = Readonly<{
  byMail: boolean;
  smsTo: string | null;
  messengerTo: string | null;
  rhythm: Rhythm;
  quiet: Quiet;
  lang: Lang;
  /** When it was chosen; null where nobody chose yet. */
  since: Instant | null;
}>;
