/**
 * Reviews by service item. A window that does one thing speaks for it; at others only those count who said what it was about.
 * What nobody named is a line of its own, so that nothing is silently left out.
 */

import type { Tally } from '../../reviews/index.ts';
import { NO_TALLY, plusTally } from '../screen/rules-lines.ts';

/** The key of what nobody named; no service item is an empty text. */
export const UNNAMED = '';

export function talliesByService(
  windows: readonly (Tally & Readonly<{ windowId: string }>)[],
  named: readonly Readonly<{ windowId: string; service: string; grades: Tally['grades'] }>[],
  itemsOf: (windowId: string) => readonly string[],
): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>();
  const add = (service: string, tally: Tally) => found.set(service, plusTally(found.get(service) ?? NO_TALLY, tally));
  const asked = new Set<string>();
  for (const window of windows) {
    const [only, ...others] = itemsOf(window.windowId);
    if (only !== undefined && others.length === 0) add(only, window);
    else {
      add(UNNAMED, window);
      asked.add(window.windowId);
    }
  }
  for (const { windowId, service, grades } of named) {
    if (!asked.has(windowId)) continue;
    add(service, plainly(grades, 1));
    add(UNNAMED, plainly(grades, -1));
  }
  return found;
}

/** A named review counts in full: which of them lie under a fraud sign is known by grade, not by what they were about. */
function plainly(grades: Tally['grades'], sign: 1 | -1): Tally {
  const content = grades[5] + grades[4] + grades[3];
  const weight = sign * (content + grades[2] + grades[1]);
  const signed = {
    5: sign * grades[5],
    4: sign * grades[4],
    3: sign * grades[3],
    2: sign * grades[2],
    1: sign * grades[1],
  };
  return { grades: signed, weight, contentWeight: sign * content, squares: weight, served: null, heard: 0 };
}
