/** Rules about trees, dates and roles. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, daysBetween, instant, isLocalDate, type LocalDate, localDate } from '../kernel/time.ts';
import { ROLES, type Role } from './model.ts';
import { SHANGQIU } from './registry/divisions-shangqiu.ts';
import {
  aYearBefore,
  conflictedUnits,
  fallsToHead,
  isAdmin,
  isHandling,
  mayBeLent,
  mayGoTogether,
  reachOf,
  unitsBelow,
  unitsTooNear,
  withBelow,
} from './rules.ts';
import { faultOfPassword } from './sign-in/rules-password.ts';
import { afterFailure, type Counted, type Failures, isFlooded, waitSeconds } from './sign-in/rules-sign-in.ts';

describe('the divisions of Shangqiu', () => {
  const counts: readonly (readonly [code: string, townships: number])[] = [
    ['411402', 17],
    ['411403', 19],
    ['411421', 21],
    ['411422', 20],
    ['411423', 14],
    ['411424', 22],
    ['411425', 25],
    ['411426', 24],
    ['411481', 31],
    ['4114SF', 6],
  ];

  it.each(counts)('%s has %i township units', (code, townships) => {
    expect(SHANGQIU.filter((division) => division.parentCode === code)).toHaveLength(townships);
  });

  it('are one city, ten county-level divisions and 199 township units, each code once', () => {
    expect(SHANGQIU.filter((division) => division.level === 'township')).toHaveLength(199);
    expect(SHANGQIU.filter((division) => division.level === 'county')).toHaveLength(10);
    expect(new Set(SHANGQIU.map((division) => division.code)).size).toBe(210);
  });

  it('keep the statistical codes of the demonstration zone, whose own code is ours', () => {
    const zone = SHANGQIU.find((division) => division.code === '4114SF');
    expect(zone?.statisticalCodes).toEqual(['411471', '411472']);
    const below = withBelow(SHANGQIU, '4114SF').filter((code) => code !== '4114SF');
    expect(below.every((code) => code.startsWith('411471') || code.startsWith('411472'))).toBe(true);
  });

  it('contain each other: the city all, a county its own, a township itself', () => {
    expect(withBelow(SHANGQIU, '411400')).toHaveLength(SHANGQIU.length);
    expect(withBelow(SHANGQIU, '411423')).toHaveLength(15);
    expect(withBelow(SHANGQIU, '411423100')).toEqual(['411423100']);
  });
});

describe('being too near a matter', () => {
  // city ─ bureau ─ branch ─ window team;  city ─ other bureau
  const links = {
    parents: [
      { unitId: 'bureau', parentId: 'city' },
      { unitId: 'branch', parentId: 'bureau' },
      { unitId: 'team', parentId: 'branch' },
      { unitId: 'other', parentId: 'city' },
    ],
    successors: [{ unitId: 'old-branch', successorId: 'branch' }],
  };

  it('reaches the respondent, its parent and everything below it, and no further', () => {
    expect([...conflictedUnits(links, ['branch'])].sort()).toEqual(['branch', 'bureau', 'old-branch', 'team']);
  });

  it('does not reach the parent’s other units or the parent’s parent', () => {
    const near = conflictedUnits(links, ['branch']);
    expect(near.has('other')).toBe(false);
    expect(near.has('city')).toBe(false);
  });

  it('follows a unit through its former forms', () => {
    expect(conflictedUnits(links, ['old-branch']).has('team')).toBe(true);
    expect(unitsBelow(links, ['bureau']).has('old-branch')).toBe(true);
  });

  it('ends where units stand below each other by mistake', () => {
    const circle = {
      parents: [
        { unitId: 'a', parentId: 'b' },
        { unitId: 'b', parentId: 'a' },
      ],
      successors: [],
    };
    expect([...conflictedUnits(circle, ['a'])].sort()).toEqual(['a', 'b']);
  });

  it('counts a year back to the same day, and 29 February to the 28th', () => {
    expect(aYearBefore(localDate('2026-03-03'))).toBe('2025-03-03');
    expect(aYearBefore(localDate('2024-02-29'))).toBe('2023-02-28');
    const dates = fc.date({ min: new Date('2008-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const day = date.toISOString().slice(0, 10) as LocalDate;
        const before = aYearBefore(day);
        return isLocalDate(before) && [365, 366].includes(daysBetween(before, day));
      }),
    );
  });
});

describe('the units too near for somebody', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const links = fc.record({
    parents: fc.array(fc.record({ unitId: name, parentId: name }), { maxLength: 8 }),
    successors: fc.array(fc.record({ unitId: name, successorId: name }), { maxLength: 3 }),
  });

  it('are those, and only those, in whose matters they would be judged too near (security 4)', () => {
    fc.assert(
      fc.property(links, fc.array(name, { minLength: 1, maxLength: 3 }), name, (tied, workedIn, respondent) => {
        const judged = conflictedUnits(tied, [respondent]);
        return unitsTooNear(tied, workedIn).has(respondent) === workedIn.some((unit) => judged.has(unit));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('roles', () => {
  it('let no administrator reach matters, and nobody stand in for one', () => {
    for (const role of ROLES.filter(isAdmin)) {
      expect(reachOf(role)).toBe('none');
      expect(mayBeLent(role) || fallsToHead(role)).toBe(false);
    }
    expect(ROLES.filter(isAdmin)).toEqual(['system-admin', 'security-admin', 'audit-admin']);
  });

  it('keep the power to open identities with the person it was given to', () => {
    expect(
      ['vault-reader', 'discipline-supervisor', 'handler', 'dispatcher'].map((role) => mayBeLent(role as Role)),
    ).toEqual([false, false, true, true]);
  });

  it('standing empty lend the head of the unit nothing that reaches beyond it (security 2)', () => {
    for (const role of ROLES.filter(fallsToHead)) expect(reachOf(role)).toBe('unit');
    expect(ROLES.filter(fallsToHead)).toEqual(['handler', 'unit-head']);
  });

  it('over a whole division never go together with handling, in either order (security 2)', () => {
    for (const one of ROLES) {
      for (const other of ROLES) {
        const apart =
          isHandling(one) !== isHandling(other) && [one, other].some((role) => reachOf(role) === 'division');
        expect(mayGoTogether(one, other), `${one} and ${other}`).toBe(!apart);
      }
    }
  });
});

describe('a password', () => {
  it.each([
    ['Short1!', 'too-short'],
    ['alllowercase', 'too-simple'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'too-simple'],
    ['Zhangsan-2026', 'holds-username'],
    ['Password-12', 'too-common'],
    ['x'.repeat(129), 'too-long'],
  ] as const)('%s is refused as %s', (password, fault) => {
    expect(faultOfPassword(password, 'zhangsan')).toBe(fault);
  });

  it.each(['Ketchup-47tree', 'four plain words in a row', '正确的马和电池订书钉够不够长啊朋友'])(
    '%s will do',
    (password) => {
      expect(faultOfPassword(password, 'zhangsan')).toBeUndefined();
    },
  );
});

describe('failures to sign in', () => {
  const now = instant('2026-03-03T02:00:00.000Z');
  const failedTimes = (kind: Counted, count: number): Failures => {
    let failures: Failures | undefined;
    for (let n = 0; n < count; n += 1) failures = afterFailure(kind, now, failures);
    if (failures === undefined) throw new Error('no failure');
    return failures;
  };

  it('from one place cost nothing twice, then double, then lock for a quarter of an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => waitSeconds(now, failedTimes('place', count)));
    expect(waits).toEqual([0, 0, 2, 4, 8, 16, 32, 900, 900]);
  });

  it('on one account from anywhere cost a minute each once they are far more than a person mistypes', () => {
    expect([99, 100, 101].map((count) => waitSeconds(now, failedTimes('account', count)))).toEqual([0, 60, 60]);
  });

  it.each(['place', 'account'] as const)('of a %s are forgotten after an hour, but not while a lock stands', (kind) => {
    const later = addMs(now, 61 * 60_000);
    expect(afterFailure(kind, later, failedTimes(kind, 8)).failures).toBe(1);
    const locked = { ...failedTimes(kind, 8), blockedUntil: addMs(later, 1_000) };
    expect(afterFailure(kind, later, locked).failures).toBe(9);
  });

  it('from one address slow its answers only in a flood, and briefly, and lock nobody', () => {
    expect([59, 60].map((count) => isFlooded(now, failedTimes('address', count)))).toEqual([false, true]);
    expect(waitSeconds(now, failedTimes('address', 600))).toBe(0);
    const flood = failedTimes('address', 60);
    expect([10, 11].map((minutes) => isFlooded(addMs(now, minutes * 60_000), flood))).toEqual([true, false]);
    expect(afterFailure('address', addMs(now, 11 * 60_000), flood).failures).toBe(1);
  });
});
