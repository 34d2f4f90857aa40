/** JSON and XML say the same, whatever the text. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromXml } from '../../test/harness/open311.ts';
import { type Wire, write } from './wire.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('<b>&amp;</b>', ']]>', '"', "'", '<!--', '码上', '001', 'true', ' lead ', 'a\nb'),
);
/** What XML 1.0 can write; every parser reads a carriage return as a line end. */
const legal = (value: string): string =>
  [...value].filter((char) => /[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(char)).join('');

describe('XML and JSON', () => {
  it('read back as one value', () => {
    const request = fc.record({ service_request_id: text, description: fc.option(text), media_url: fc.constant(null) });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 4 }), (requests) => {
        const value = requests.map((each) => ({
          ...each,
          service_request_id: each.service_request_id.replaceAll('\r', ''),
          description: each.description?.replaceAll('\r', '') ?? null,
        }));
        const json = JSON.parse(write('json', 'service_requests', value)) as typeof value;
        const expected = json.map((each) => ({
          service_request_id: legal(each.service_request_id) || null,
          description: legal(each.description ?? '') || null,
          media_url: null,
        }));
        expect(fromXml(write('xml', 'service_requests', value))).toEqual(expected);
      }),
    );
  });

  it('keep a list a list, be it of one or of none', () => {
    expect(fromXml(write('xml', 'services', []))).toEqual([]);
    expect(fromXml(write('xml', 'services', [{ service_code: '001' }]))).toEqual([{ service_code: '001' }]);
    expect(write('json', 'services', [{ service_code: '001' }])).toBe('[{"service_code":"001"}]');
  });

  it('nest containers as the specification draws them', () => {
    const value: Wire = { service_code: 'SV01', attributes: [{ code: 'a', required: false, order: 1, values: [] }] };
    expect(write('xml', 'service_definition', value)).toBe(
      '<?xml version="1.0" encoding="utf-8"?><service_definition><service_code>SV01</service_code><attributes><attribute>' +
        '<code>a</code><required>false</required><order>1</order><values/></attribute></attributes></service_definition>',
    );
  });

  it('refuse a list nobody named the items of', () => {
    expect(() => write('xml', 'services', [{ unknown: ['x'] }])).toThrow();
  });
});
