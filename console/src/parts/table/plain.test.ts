/** Dates are the city's, whatever the machine's zone; filters in an address are plain text. */

import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, showInstant, weekday } from '../dates.ts';
import { newSubmissionId } from '../form/submission.ts';

describe('dates', () => {
  it('shows an instant in Shanghai time', () => {
    expect(showInstant('2026-11-23T16:30:00.000Z')).toBe('2026-11-24 00:30');
    expect(dayOf('2026-11-23T16:30:00.000Z')).toBe('2026-11-24');
  });

  it('counts days over the end of a year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(weekday('2026-11-24')).toBe(2);
  });
});

describe('a submission id', () => {
  it('is a random UUID of version 4', () => {
    const ids = Array.from({ length: 50 }, newSubmissionId);
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
