/** Provincial cases: matters that bear a number of the province, with the clock of their entry. */

import type { LocalDate } from '../kernel/time.ts';
import type { MatterLine, NamedLine } from '../matters/index.ts';

/** Characters and lines of a case at most, whichever way it comes. */
export const MOST_WORDS = 4_000;
export const MOST_DEMANDS = 5;
export const MOST_DEMAND = 200;
export const MOST_NAME = 40;

/** Entry of a case: until when it had to be entered, and whether it was entered later. */
export type Entry = Readonly<{ dueOn: LocalDate; late: boolean }>;

/** A line of the list. `entry` is null for whoever may not know the day. */
export type CaseLine = MatterLine & Readonly<{ entry: Entry | null }>;
/** A line of the sheet, with names a file cannot look up. */
export type NamedCase = NamedLine & CaseLine & Readonly<{ ground: Readonly<{ zh: string; en: string }> | null }>;

/** A fault of a case that only law and calendar can tell. */
export type EntryFault = Readonly<{
  field: 'category' | 'jurisdiction' | 'receivedOn' | 'contact';
  word: 'unknown' | 'evidence' | 'future' | 'too-old' | 'ruled-otherwise' | 'not-kept-then';
}>;
