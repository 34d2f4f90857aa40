/** Rules of reviews: grades, closing, replays, weeks. */

import { describe, expect, it } from 'vitest';
import { instant, localDate } from '../kernel/time.ts';
import { becomesMatter, lastFullWeekEnd, openUntil, toTheMinute } from './rules.ts';

it('a week is over on the Monday after it', () => {
  expect(lastFullWeekEnd(localDate('2026-11-22'))).toBe('2026-11-15');
  expect(lastFullWeekEnd(localDate('2026-11-23'))).toBe('2026-11-22');
});

describe('a review', () => {
  it('may be changed for fifteen minutes and keeps its time to the minute', () => {
    expect(openUntil(instant('2026-11-24T01:00:30.000Z'))).toBe('2026-11-24T01:15:30.000Z');
    expect(toTheMinute(instant('2026-11-24T01:00:59.999Z'))).toBe('2026-11-24T01:00:00.000Z');
  });

  it('becomes a matter when it is bad, even without a word, or when words ask for an answer', () => {
    expect(becomesMatter(1, false, '')).toBe(true);
    expect(becomesMatter(2, false, '')).toBe(true);
    expect(becomesMatter(3, false, 'x')).toBe(false);
    expect(becomesMatter(3, true, '')).toBe(false);
    expect(becomesMatter(5, true, 'x')).toBe(true);
  });
});
