/** Provincial cases: matters that bear a number of the province, with the clock of their entry. */

import type { LocalDate } from '../kernel/time.ts';
import type { MatterLine, NamedLine } from '../matters/index.ts';

/** Entry of a case: until when it had to be entered, and whether it was entered later. */
export type Entry = Readonly<{ dueOn: LocalDate; late: boolean }>;

/** A line of the list. `entry` is null for whoever may not know the day. */
export type CaseLine = MatterLine & Readonly<{ entry: Entry | null }>;
/** A line of the sheet, with names a file cannot look up. */
export type NamedCase = NamedLine & CaseLine & Readonly<{ ground: Readonly<{ zh: string; en: string }> | null }>;
