/** Parts of the examples: names and codes that are nobody's, shares that add up, a rhythm that rests when people do. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { localDate } from '../kernel/time.ts';
import { hasUsualOrgCheck, isUscc, type Uscc } from '../kernel/uscc.ts';
import { shippedCalendar } from '../law/index.ts';
import { SHANGQIU } from '../people/registry/divisions-shangqiu.ts';
import { DemoRefused, readAccounts, writeAccounts } from './accounts.ts';
import { chanceOf, pickerOf } from './chance.ts';
import { exampleEntities, exampleUscc } from './entities.ts';
import { bustleOn, shareOut } from './rhythm.ts';
import { SIZES } from './sizes.ts';

const TODAY = localDate('2026-11-25');

describe('example entities', () => {
  const sizes = { living: 20_000, ended: 300, coded: 900, siShang: 200 };
  const all = [...exampleEntities(SHANGQIU, TODAY, sizes)];
  const ended = all.filter(({ status }) => ['deregistered', 'annulled', 'moved-out'].includes(status));

  it('are as many as were asked for, of each sort', () => {
    expect([all.length - ended.length, ended.length]).toEqual([20_000, 300]);
    expect(all.filter(({ coded }) => coded).length).toBe(900);
    expect(all.filter(({ siShang }) => siShang).length).toBe(200);
  });

  it('with a code are active enterprises, every one above scale among them', () => {
    for (const { coded, siShang, kind, status } of all) {
      if (coded) expect([kind, status]).toEqual(['enterprise', 'active']);
      if (siShang) expect(coded).toBe(true);
    }
  });

  it('say that they are examples, and have codes that check, each once, and belong to nobody', () => {
    expect(new Set(all.map(({ uscc }) => uscc)).size).toBe(all.length);
    for (const { name, uscc, openedOn } of all) {
      expect(name.startsWith('示例')).toBe(true);
      expect(isUscc(uscc) && hasUsualOrgCheck(uscc)).toBe(true);
      expect(uscc.slice(8, 10)).toBe('XX');
      expect(openedOn < TODAY).toBe(true);
    }
  });

  it('lie in townships of their county, and in every township', () => {
    const parents = new Map(SHANGQIU.map((division) => [division.code, division.parentCode]));
    for (const { divisionCode, townshipCode } of all) expect(parents.get(townshipCode ?? '')).toBe(divisionCode);
    expect(new Set(all.map(({ townshipCode }) => townshipCode)).size).toBe(199);
  });

  it('are the same from the same seed', () => {
    expect([...exampleEntities(SHANGQIU, TODAY, sizes)]).toEqual(all);
  });
});

it('a credit code of an example checks, whatever its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000 }), fc.constantFrom('91', '92', '93'), (number, kind) => {
      const uscc = exampleUscc(kind, '411402', number);
      expect(isUscc(uscc) && hasUsualOrgCheck(uscc as Uscc)).toBe(true);
    }),
  );
});

it('the city at source size has the windows the source has', () => {
  const { windows } = SIZES.source;
  const townships = SHANGQIU.filter((division) => division.level === 'township').length;
  const counties = SHANGQIU.filter((division) => division.level === 'county').length;
  expect(windows.city + counties * windows.county + townships * windows.township).toBe(2654);
});

describe('chance', () => {
  it('shares a total out without losing or inventing anybody', () => {
    const weights = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, drawn) => {
        const shares = shareOut(total, [...drawn, 1]);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('draws each as often as its weight', () => {
    const chance = chanceOf(7);
    const pick = pickerOf([1, 0, 3]);
    const drawn = [0, 0, 0];
    for (let n = 0; n < 40_000; n += 1) {
      const at = pick(chance);
      drawn[at] = (drawn[at] ?? 0) + 1;
    }
    const [one, none, three] = drawn as [number, number, number];
    expect(none).toBe(0);
    expect(three / one).toBeGreaterThan(2.7);
    expect(three / one).toBeLessThan(3.3);
  });
});

describe('a day', () => {
  const calendar = shippedCalendar;
  const bustle = (date: string) => bustleOn(calendar, localDate(date));
  it('off is empty, a Monday is fuller than a Friday', () => {
    expect([bustle('2026-11-22'), bustle('2026-10-01')]).toEqual([0, 0]);
    expect(bustle('2026-11-23')).toBeGreaterThan(bustle('2026-11-27'));
  });

  it('near the lunar new year is quiet', () => {
    expect(bustle('2026-02-13')).toBeLessThan(bustle('2026-01-16') / 1.5);
    expect(bustle('2026-02-25')).toBeLessThan(bustle('2026-03-25') / 1.5);
  });
});

describe('the file of sign-ins', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'demo-file-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const stored = { scale: 'source', scanPath: '/s/X', accounts: [] } as const;

  it('is read back when everything was loaded', () => {
    writeAccounts(folder, { ...stored, finished: true });
    expect(readAccounts(folder)).toMatchObject({ ...stored, finished: true });
  });

  it('of an interrupted load is refused, naming the folder to remove', () => {
    writeAccounts(folder, { ...stored, finished: false });
    expect(() => readAccounts(folder)).toThrow(DemoRefused);
    expect(() => readAccounts(folder)).toThrow(folder);
  });
});
