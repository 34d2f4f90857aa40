/** Filings and filters read without a database: any input is answered and nothing throws. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../kernel/time.ts';
import type { Service } from './model.ts';
import { MOST_DESCRIPTION, readFiling, type Sent } from './rules-filing.ts';
import { readDate, readFilter, readIds } from './rules-list.ts';
import { serviceOfMatter, servicesOf } from './rules-services.ts';

const kind = (code: string, discipline = false) => ({
  code,
  name: { zh: code, en: code },
  serviceFault: code.startsWith('SV'),
  discipline,
});
const SERVICES: readonly Service[] = servicesOf([kind('SV01'), kind('SQ18'), kind('SQ20', true)]);
const LABELS = { place: '地点：', media: '附图地址：' };

function sent(fields: Readonly<Record<string, string | readonly string[]>>): Sent {
  const of = (name: string) => [fields[name] ?? []].flat() as readonly string[];
  return {
    field: (name) => (of(name)[0] ?? '').trim(),
    all: (name) => of(name).filter((value) => value.trim() !== ''),
  };
}
const LEAST = { service_code: 'SV01', address_id: 'ABC', description: '没人。' };
const filed = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  readFiling(sent({ ...LEAST, ...fields }), SERVICES, LABELS);
const faultsOf = (fields: Readonly<Record<string, string | readonly string[]>>) => {
  const read = filed(fields);
  return read.ok ? [] : read.problem.map((fault) => `${fault.status} ${fault.word}`);
};

describe('services', () => {
  it('leave out what concerns discipline', () => {
    expect(SERVICES.map((service) => service.code)).toEqual(['SV01', 'SQ18', 'REQUEST', 'OPINION']);
  });

  it('know the service of a matter by the kind it has now', () => {
    const of = (procedure: string, categoryCode: string | null) =>
      serviceOfMatter(SERVICES, { procedure, categoryCode })?.code;
    expect(of('scan-complaint', 'SV01')).toBe('SV01');
    expect(of('scan-complaint', 'SQ20')).toBeUndefined();
    expect(of('bad-review', 'SV01')).toBeUndefined();
    expect(of('request', null)).toBe('REQUEST');
    expect(of('opinion', 'SV01')).toBe('OPINION');
  });
});

describe('a filing', () => {
  it('takes a code of a place, words, demands a line each, and a contact', () => {
    const read = filed({
      description: ' 窗口没人。\r\n等了一上午。\u0000 ',
      'attribute[demand]': '补办\n\n道歉',
      'attribute[demand][]': ['退费'],
      last_name: '王',
      first_name: '小明',
      phone: '139-0000-4711',
      email: 'a@b.cn',
      device_id: 'dev-1',
      account_id: 'acc-1',
    });
    expect(read).toEqual({
      ok: true,
      value: {
        serviceCode: 'SV01',
        addressId: 'ABC',
        words: '窗口没人。\n等了一上午。',
        about: null,
        demands: ['补办', '道歉', '退费'],
        contact: { name: '王小明', phone: '13900004711' },
      },
    });
    // An e-mail address, a device and an account are not kept: the privacy notice does not name them.
    expect(JSON.stringify(read)).not.toMatch(/a@b|dev-1|acc-1/);
  });

  it('puts a place described and a picture behind the words', () => {
    const read = filed({
      address_id: '',
      address_string: '民主路 1 号',
      lat: '34.4',
      long: '115.65',
      media_url: 'https://a.cn/1.jpg',
    });
    expect(read.ok && [read.value.addressId, read.value.words]).toEqual([
      null,
      '没人。\n地点：民主路 1 号 (34.4, 115.65)\n附图地址：https://a.cn/1.jpg',
    ]);
  });

  it('leaves demands to complaints', () => {
    const read = filed({ service_code: 'OPINION', 'attribute[demand]': '补办', 'attribute[about]': '某局' });
    expect(read.ok && [read.value.demands, read.value.about]).toEqual([[], null]);
  });

  it.each([
    [{ service_code: '' }, ['400 service-missing']],
    [{ service_code: 'SQ20' }, ['404 service-unknown']],
    [{ address_id: '' }, ['400 location-missing']],
    [{ address_id: '', lat: '34.4' }, ['400 location-half']],
    [{ lat: '91', long: '0' }, ['400 location-half']],
    [{ lat: 'NaN', long: '0' }, ['400 location-half']],
    [{ description: ' \n ' }, ['400 description-missing']],
    [{ description: '长'.repeat(MOST_DESCRIPTION + 1) }, ['400 description-long']],
    [{ 'attribute[demand]': '长'.repeat(201) }, ['400 demand-long']],
    [{ last_name: '长'.repeat(41) }, ['400 name-long']],
    [{ phone: '4711' }, ['400 phone']],
    [{ media_url: 'file:///etc/passwd' }, ['400 media-url']],
    [{ media_url: 'javascript:alert(1)' }, ['400 media-url']],
    [{ service_code: '', description: '' }, ['400 service-missing', '400 description-missing']],
  ])('%j is refused: %j', (fields, faults) => {
    expect(faultsOf(fields)).toEqual(faults);
  });

  it.each([
    ['王', '𬱖', '王𬱖'],
    ['〇', '㐂', '〇㐂'],
    ['买买提', '·江', '买买提·江'],
    ['Wang', 'Xiaoming', 'Wang Xiaoming'],
  ])('writes the name %s %s as %s (F24)', (last, first, name) => {
    const read = filed({ last_name: last, first_name: first });
    expect(read.ok ? read.value.contact?.name : read.problem).toBe(name);
  });

  it.each(['\u200B', '\u2800', '\u3164', '\u200B \u2800\u3000'])(
    'that shows nothing (%j) says nothing (F28)',
    (description) => {
      expect(faultsOf({ description })).toEqual(['400 description-missing']);
    },
  );

  it('an argument that is empty was not sent', () => {
    expect(faultsOf({ lat: '', long: '', phone: '', media_url: '', first_name: '' })).toEqual([]);
  });

  it('of anything at all is read or refused', () => {
    const fields = fc.dictionary(
      fc.constantFrom(
        'service_code',
        'address_id',
        'address_string',
        'lat',
        'long',
        'description',
        'phone',
        'first_name',
        'media_url',
        'attribute[demand]',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fields, (given) => {
        const read = filed(given);
        // Characters the database does not take are removed.
        if (read.ok) expect(JSON.stringify(read.value)).not.toContain('\\u0000');
      }),
    );
  });
});

describe('a list', () => {
  const NOW = instant('2026-03-03T02:00:00.000Z');
  const asked = (fields: Readonly<Record<string, string | readonly string[]>>) => readFilter(sent(fields), NOW);
  const range = (fields: Readonly<Record<string, string>>) => {
    const read = asked(fields);
    return read.ok ? `${read.value.fromOn} ${read.value.untilOn}` : read.problem.map(({ word }) => word).join();
  };

  it('takes one filter sent twice for both values (F23)', () => {
    const read = asked({ status: ['open', 'closed'], service_code: ['SV01,SQ18', 'OPINION'] });
    expect(read.ok && [read.value.statuses, read.value.services]).toEqual([
      ['open', 'closed'],
      ['SV01', 'SQ18', 'OPINION'],
    ]);
  });

  it.each([
    [{}, '2025-12-04 2026-03-03'],
    [{ start_date: '2026-01-01T00:00:00+08:00' }, '2026-01-01 2026-04-01'],
    [{ end_date: '2026-01-31T23:59:59+08:00' }, '2025-11-03 2026-01-31'],
    [{ start_date: '2026-01-01T00:00:00Z', end_date: '2026-02-01T00:00:00Z' }, '2026-01-02 2026-02-01'],
    [{ start_date: '2026-01-01T00:00:00 08:00', end_date: '' }, '2026-01-01 2026-04-01'],
    [{ start_date: '2026-01-01T00:00:00Z', end_date: '2026-04-02T00:00:00Z' }, 'span'],
    [{ start_date: '2026-02-01T00:00:00Z', end_date: '2026-01-01T00:00:00Z' }, 'span'],
    [{ start_date: '2026-01-01' }, 'date'],
    [{ start_date: '2026-01-01T00:00:00' }, 'date'],
    [{ end_date: '2026-02-30T00:00:00Z' }, 'date'],
    [{ end_date: '9999-12-31T23:59:59Z' }, 'date'],
    [{ status: 'open,done' }, 'status'],
    [{ status: 'done', start_date: 'x' }, 'date,status'],
  ])('%j covers %s', (fields, expected) => {
    expect(range(fields)).toBe(expected);
  });

  it('takes several kinds and states', () => {
    const read = asked({ service_code: 'SV01, SQ18,', status: 'open' });
    expect(read.ok && [read.value.services, read.value.statuses]).toEqual([['SV01', 'SQ18'], ['open']]);
  });

  it('of ids leaves out what is none', () => {
    expect(readIds(sent({}))).toBeNull();
    expect(readIds(sent({ service_request_id: '1,0F000000-0000-4000-8000-000000000001' }))).toEqual([
      '0f000000-0000-4000-8000-000000000001',
    ]);
  });

  it('of anything at all is read or refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (start_date, end_date, status) => {
        asked({ start_date, end_date, status });
      }),
    );
    const date = fc.tuple(
      fc.nat(9999),
      fc.nat(13),
      fc.nat(32),
      fc.nat(24),
      fc.nat(60),
      fc.constantFrom('Z', '+08:00', '-14:30'),
    );
    fc.assert(
      fc.property(date, ([y, m, d, h, min, zone]) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const text = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}T${two(h)}:${two(min)}${zone}`;
        const read = readDate(text);
        // The platform's own parser, which takes dates no calendar has.
        if (read !== undefined && read !== null) expect(read).toBe(new Date(text).toISOString());
      }),
    );
  });
});
