/** What a row about a place says, and what rows about windows would do. */

import { describe, expect, it } from 'vitest';
import type { RowReader, StagedRow } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { localDate } from '../kernel/time.ts';
import { directory } from '../people/registry/rules-directory.ts';
import type { Hall, ServiceWindow } from './model.ts';
import { compareWindows, entityReader, type Known, windowReader } from './rules-import.ts';

const division = (code: string, name: string, level: 'city' | 'county' | 'township', parentCode: string | null) => ({
  code,
  name,
  pinyin: null,
  level,
  parentCode,
  statisticalCodes: [],
});
const unit = (id: string, name: string, divisionCode: string) => ({
  id: id as Uuid,
  name,
  divisionCode,
  parentId: null,
  validFrom: localDate('2020-01-01'),
  validTo: null,
  sinceOn: localDate('2020-01-01'),
  version: 1,
});

const DIVISIONS = [
  division('411400', '商丘市', 'city', null),
  division('411402', '梁园区', 'county', '411400'),
  division('411403', '睢阳区', 'county', '411400'),
  division('411402001', '前进街道', 'township', '411402'),
  division('411403001', '古城街道', 'township', '411403'),
  division('411402002', '同名镇', 'township', '411402'),
  division('411403002', '同名镇', 'township', '411403'),
];
const UNITS = [
  unit('u1', '梁园区市场监督管理局', '411402'),
  unit('u2', '政务服务中心', '411402'),
  unit('u3', '政务服务中心', '411403'),
];
const known: Known = {
  today: localDate('2026-03-03'),
  directory: directory(DIVISIONS, UNITS),
  foundBy: (name) => `${name}\n`,
  reach: new Set(['411400', '411402', '411402001', '411402002', '411403001', '411403002']),
};

describe('the directory of a city', () => {
  it.each<[string, string | undefined]>([
    ['411402', '411402'],
    ['４１１４０２', '411402'],
    ['411402000000', '411402'],
    ['411402001000', '411402001'],
    ['梁园区', '411402'],
    ['商丘市梁园区', '411402'],
    ['商丘市 梁园区', '411402'],
    ['梁园区前进街道', '411402001'],
    ['同名镇', undefined],
    ['梁园区同名镇', '411402002'],
    ['开封市', undefined],
  ])('knows the division %s as %s', (text, code) => {
    expect(known.directory.division(text)?.code).toBe(code);
  });

  it.each<[string, string, string]>([
    ['政务服务中心', '411402', 'u2'],
    ['政务服务中心', '411403', 'u3'],
    ['政务服务中心', '411400', 'ambiguous'],
    ['梁园区市场监督管理局', '411403', 'u1'],
    ['税务局', '411402', 'unknown'],
    ['u3', '411402', 'u3'],
  ])('knows the unit %s of %s as %s', (text, code, found) => {
    const result = known.directory.unit(text, code);
    expect(typeof result === 'string' ? result : result.id).toBe(found);
  });
});

const faultsOf = (read: RowReader, cells: Readonly<Record<string, string>>): string[] => {
  const judged = read(cells);
  return judged.ok ? [] : judged.faults.map(({ column, reason, hint = '' }) => `${column} ${reason} ${hint}`.trim());
};

describe('a row about an entity', () => {
  const read = entityReader(known);
  const good = { uscc: '91411402MA4T040287', name: '甲', kind: 'enterprise', division: '梁园区' };

  it('is kept in codes; what it does not say stays open', () => {
    expect(read({ ...good, uscc: ' 91411402ma4t-040287', township: '前进街道', status: '' })).toMatchObject({
      ok: true,
      row: {
        key: '91411402MA4T040287',
        label: '甲',
        facts: { division_code: '411402', township_code: '411402001', status: null, si_shang: null, opened_on: null },
      },
    });
  });

  it.each<[Record<string, string>, string[]]>([
    [{ uscc: '91411402MA4T040288' }, ['uscc uscc-wrong 7']],
    [{ uscc: '91411402MA4T04028' }, ['uscc uscc-length 17']],
    [{ uscc: '91411402MA4TO40287' }, ['uscc uscc-letter O']],
    [{ uscc: '91A11402MA4T040287' }, ['uscc uscc-letter A']],
    [{ division: '睢阳区' }, ['division division-outside-yours']],
    [{ division: '开封市', township: '前进街道' }, ['division division-unknown']],
    [{ township: '古城街道' }, ['township township-not-in-division']],
    [{ openedOn: '2026-03-04' }, ['openedOn not-yet']],
    [{ uscc: '1', division: '开封市' }, ['uscc uscc-length 1', 'division division-unknown']],
    // Already at fault for its form: nothing is added.
    [{ uscc: '', division: '' }, []],
  ])('with %o is at fault for %j', (other, faults) => {
    expect(faultsOf(read, { ...good, ...other })).toEqual(faults);
  });
});

describe('rows about windows', () => {
  const read = windowReader(known);
  const cells = {
    division: '梁园区',
    hall: '区大厅',
    hallUnit: '政务服务中心',
    number: 'A1',
    window: '税务',
    unit: 'u1',
    address: '',
    hours: '',
    services: '',
  };
  const row = (number: number, other: Record<string, string> = {}): StagedRow => {
    const judged = read({ ...cells, ...other });
    if (!judged.ok) throw new Error(JSON.stringify(judged.faults));
    return { row: number, id: `r${number}` as Uuid, ...judged.row, objectId: null, version: null, differences: [] };
  };
  const day = localDate('2026-01-01');
  const dates = { openedOn: day, sinceOn: day, closedOn: null, version: 3 };
  const hall: Hall = {
    id: 'h1' as Uuid,
    name: '区大厅',
    level: 'county',
    divisionCode: '411402',
    unitId: 'u2' as Uuid,
    address: '旧址',
    hours: '',
    ...dates,
  };
  const window: ServiceWindow = {
    id: 'w1' as Uuid,
    hallId: hall.id,
    number: 'A1',
    name: '税务',
    unitId: 'u1' as Uuid,
    services: '',
    ...dates,
  };
  const registered = { halls: [hall], windows: [window] };

  it('say nothing new of what is registered so', () => {
    expect(compareWindows([row(2)], registered)).toEqual({ faults: [], unchanged: [{ row: 2 }], changes: [] });
  });

  it('change a window, and its hall once', () => {
    const rows = [row(2, { window: '税务综合', address: '新址' }), row(3, { number: 'A2', address: '新址' })];
    expect(compareWindows(rows, registered)).toEqual({
      faults: [],
      unchanged: [],
      changes: [
        {
          row: 2,
          objectId: 'w1',
          version: 3,
          differences: [
            { field: 'address', before: '旧址', after: '新址' },
            { field: 'name', before: '税务', after: '税务综合' },
          ],
        },
      ],
    });
  });

  it('of one hall must agree, and a new hall needs its unit', () => {
    const rows = [
      row(2, { hall: '新大厅', address: '甲' }),
      row(3, { hall: '新大厅', number: 'A2', address: '乙' }),
      row(4, { hall: '新大厅', number: 'A3', hallUnit: '' }),
      row(5, { hall: '无主大厅', hallUnit: '' }),
    ];
    expect(compareWindows(rows, registered).faults).toEqual([
      { row: 3, column: 'address', reason: 'differs-from-row-above', value: '乙', hint: '2' },
      { row: 5, column: 'hallUnit', reason: 'hall-needs-unit', value: '' },
    ]);
  });
});
