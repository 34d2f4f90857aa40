/**
 * Reviews by service item. A window with one item speaks for it; at others only reviews count that named theirs. Unnamed ones
 * have their own line, so that nothing is silently left out.
 */

import type { Tally } from '../../reviews/index.ts';
import { NO_TALLY, plusTally } from '../screen/rules-lines.ts';

/** Key of unnamed reviews; no service item is an empty text. */
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

/** Named reviews at full weight: fraud signs are known by grade, not by service item. */
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
