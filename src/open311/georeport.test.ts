/**
 * GeoReport v2 as its specification and its validator (SeeClickFix/open311-validator) want it, in both formats: discovery,
 * services, definitions, filing, tokens, requests, errors.
 */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  type Fetched,
  FORMATS,
  type Open311Town,
  open311Client,
  open311Town,
} from '../../test/harness/open311.ts';
import { MOST_A_MINUTE } from './actions.ts';

const TYPES = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' } as const;
const V2 = '/open311/v2';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The W3C profile with a zone. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

type Row = Readonly<Record<string, string | null>>;
const rows = (fetched: Fetched): readonly Row[] => fetched.value as readonly Row[];

let town: Open311Town;
let client: Client;
let key: string;
let code: string;

beforeAll(async () => {
  town = await open311Town();
  client = open311Client(town.app);
  key = await town.key();
  code = (await town.window()).code;
}, 60_000);
afterAll(() => town.close());

const filing = (over: Readonly<Record<string, string>> = {}) => ({
  api_key: key,
  service_code: 'SV05',
  address_id: code,
  description: '排了三个小时。',
  ...over,
});

function expectFaults(fetched: Fetched, status: number, format: 'xml' | 'json', codes: readonly string[]): void {
  expect([fetched.status, fetched.type]).toEqual([status, TYPES[format]]);
  expect(rows(fetched).map((error) => error['code'])).toEqual(codes);
  for (const error of rows(fetched)) {
    expect(Object.keys(error)).toEqual(['code', 'description']);
    expect(error['description']).toMatch(/\S/);
  }
}

describe.each(FORMATS)('discovery in %s', (format) => {
  it('answers at an address that ends in discovery, with its content type', async () => {
    const found = await client.get('/open311/discovery', format);
    expect([found.status, found.type]).toEqual([200, TYPES[format]]);
  });

  it('has a contact, how to get a key, and a date that is past', async () => {
    const found = (await client.get('/open311/discovery', format)).value as Row;
    expect(found['contact']).toMatch(/\S/);
    expect(found['key_service']).toMatch(/\S/);
    expect(found['changeset']).toMatch(DATE_TIME);
    expect(Date.parse(found['changeset'] ?? '')).toBeLessThan(Date.parse(town.loop.city.outside.now()));
  });

  it('has endpoints, each with specification, url, changeset, type and formats, XML among them', async () => {
    const { endpoints } = (await client.get('/open311/discovery', format)).value as { endpoints: readonly Row[] };
    expect(endpoints.length).toBeGreaterThan(0);
    for (const endpoint of endpoints) {
      expect(endpoint['specification']).toMatch(/^http:\/\/.*_v2$/);
      expect(endpoint['url']).toMatch(/^http.*\/open311\/v2$/);
      expect(endpoint['changeset']).toMatch(DATE_TIME);
      expect(['production', 'test']).toContain(endpoint['type']);
      expect(endpoint['formats']).toEqual(['text/xml', 'application/json']);
    }
  });
});

it('discovery says the same in both formats', async () => {
  const [xml, json] = await Promise.all(FORMATS.map((format) => client.get('/open311/discovery', format)));
  expect(xml?.value).toEqual(json?.value);
});

describe.each(FORMATS)('services in %s', (format) => {
  it('are a list whose every service has a code, a name, metadata, type, keywords and a group', async () => {
    const found = await client.get(`${V2}/services`, format);
    expect([found.status, found.type]).toEqual([200, TYPES[format]]);
    expect(rows(found).length).toBeGreaterThan(20);
    for (const service of rows(found)) {
      expect(Object.keys(service)).toEqual([
        'service_code',
        'service_name',
        'description',
        'metadata',
        'type',
        'keywords',
        'group',
      ]);
      expect(service['service_code']).toMatch(/^[A-Z0-9]+$/);
      expect(['true', 'false']).toContain(service['metadata']);
      expect(service['type']).toBe('batch');
    }
  });

  it('are the same whether an argument is empty or not sent; another jurisdiction is not found', async () => {
    const plain = await client.get(`${V2}/services`, format);
    for (const jurisdiction_id of ['', '411400', 'localhost']) {
      expect((await client.get(`${V2}/services`, format, { jurisdiction_id })).text).toBe(plain.text);
    }
    expectFaults(await client.get(`${V2}/services`, format, { jurisdiction_id: 'sfgov.org' }), 404, format, ['404']);
  });

  it('hold nothing that concerns discipline', async () => {
    const codes = rows(await client.get(`${V2}/services`, format)).map((service) => service['service_code']);
    expect(codes).toContain('SQ18');
    for (const sensitive of ['SQ14', 'SQ19', 'SQ20']) expect(codes).not.toContain(sensitive);
  });

  it('have a definition exactly where they say so', async () => {
    for (const { service_code, metadata } of rows(await client.get(`${V2}/services`, format))) {
      const found = await client.get(`${V2}/services/${service_code}`, format);
      if (metadata === 'false') {
        expectFaults(found, 404, format, ['404']);
        continue;
      }
      expect([found.status, found.type]).toEqual([200, TYPES[format]]);
      const definition = found.value as { service_code: string; attributes: readonly Row[] };
      expect(definition.service_code).toBe(service_code);
      expect(definition.attributes.length).toBeGreaterThan(0);
      expect(new Set(definition.attributes.map((each) => each['order'])).size).toBe(definition.attributes.length);
      for (const attribute of definition.attributes) {
        expect(Object.keys(attribute)).toEqual([
          'variable',
          'code',
          'datatype',
          'required',
          'datatype_description',
          'order',
          'description',
          'values',
        ]);
        expect(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']).toContain(
          attribute['datatype'],
        );
      }
    }
  });

  it('that do not exist are not found', async () => {
    expectFaults(await client.get(`${V2}/services/NONE`, format), 404, format, ['404']);
    expectFaults(await client.get(`${V2}/services/SQ20`, format), 404, format, ['404']);
  });

  it('are named in the language that is asked for', async () => {
    const zh = rows(await open311Client(town.app, 'zh-CN').get(`${V2}/services`, format));
    expect(zh.find((service) => service['service_code'] === 'SV01')?.['service_name']).toBe('服务态度差');
    const en = rows(await client.get(`${V2}/services`, format));
    expect(en.find((service) => service['service_code'] === 'SV01')?.['service_name']).toBe('Bad manners');
  });
});

describe.each(FORMATS)('filing in %s', (format) => {
  const post = (over: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) =>
    client.post(
      `${V2}/requests`,
      format,
      filing({ description: `排了三个小时。${format}${town.loop.city.outside.uuid()}`, ...over }),
      headers,
    );

  it('gives a token and no id, a notice with the limits and the receipt, and is kept by nobody on the way', async () => {
    const filed = await post();
    expect([filed.status, filed.type]).toEqual([200, TYPES[format]]);
    expect(filed.headers['cache-control']).toBe('no-store');
    expect(rows(filed)).toHaveLength(1);
    const [request] = rows(filed);
    expect(request?.['token']).toMatch(UUID);
    expect(request).not.toHaveProperty('service_request_id');
    expect(request?.['service_notice']).toMatch(
      /3 working days; .*15 working days .*Receipt \d{4} \d{4} \d{4} \d{4}, pass [0-9A-Z]{6}/,
    );
    const token = await client.get(`${V2}/tokens/${request?.['token']}`, format);
    expect([token.status, token.value]).toEqual([200, [{ service_request_id: null, token: request?.['token'] }]]);
  });

  it('opens the track page with that receipt', async () => {
    const [request] = rows(await post());
    const [, number, pass] = /Receipt ([\d ]{19}), pass (\w{6})/.exec(request?.['service_notice'] ?? '') ?? [];
    const { matterId } = await town.loop.register();
    expect(matterId).toBeDefined();
    const receipt = { number: (number ?? '').replaceAll(' ', ''), pass: pass ?? '' };
    expect(await town.loop.receiptId({ matterId, receipt, isNew: true })).toMatch(UUID);
  });

  it('needs a key that is known', async () => {
    expectFaults(await post({ api_key: '' }), 403, format, ['403']);
    expectFaults(await post({ api_key: 'wrong' }), 403, format, ['403']);
  });

  it('says everything that is wrong: 404 for what is unknown, 400 for the rest', async () => {
    expectFaults(await post({ service_code: 'NONE' }), 404, format, ['404']);
    expectFaults(await post({ service_code: 'SQ20' }), 404, format, ['404']);
    expectFaults(await post({ service_code: '' }), 400, format, ['400']);
    expectFaults(await post({ address_id: '' }), 400, format, ['400']);
    expectFaults(await post({ address_id: 'NOCODE' }), 400, format, ['400']);
    expectFaults(await post({ service_code: 'NONE', description: '' }), 400, format, ['404', '400']);
    expectFaults(await post({ jurisdiction_id: 'sfgov.org' }), 404, format, ['404']);
  });

  it('takes a plain form and nothing else, also where a browser hides its origin (F01)', async () => {
    expectFaults(await post({}, { 'content-type': 'application/json' }), 400, format, ['400']);
    expectFaults(await post({}, { 'content-type': 'text/plain' }), 400, format, ['415']);
    const hidden = await post({}, { origin: 'null' });
    expect([hidden.status, rows(hidden).length], 'its key says who it is').toEqual([200, 1]);
    const foreign = await post({}, { origin: 'https://elsewhere.example' });
    expectFaults(foreign, 403, format, ['403']);
  });
});

describe('the same request again', () => {
  const again = (over: Readonly<Record<string, string>>, id?: string) =>
    client.post(`${V2}/requests`, 'json', filing(over), id === undefined ? {} : { 'idempotency-key': id });
  const token = (fetched: Fetched) => rows(fetched)[0]?.['token'];

  it('with the same id is the same matter however late, and its receipt is given for a quarter of an hour (security 3)', async () => {
    const first = await again({ description: '同一件事。' }, 'outside-4711');
    expect((await again({ description: '同一件事。' }, 'outside-4711')).text).toBe(first.text);
    town.loop.city.clock.advance({ days: 2 });
    const late = await again({ description: '同一件事。' }, 'outside-4711');
    expect(token(late)).toBe(token(first));
    expect(first.text).toMatch(/\d{4} \d{4} \d{4} \d{4}/);
    expect(late.text).not.toMatch(/\d{4} \d{4} \d{4} \d{4}/);
  });

  it('with the same id and other content is refused, and the first stays as it is', async () => {
    const first = await again({ description: '甲的事。' }, 'outside-4712');
    expectFaults(await again({ description: '乙的事。' }, 'outside-4712'), 400, 'json', ['409']);
    expect((await again({ description: '甲的事。' }, 'outside-4712')).text).toBe(first.text);
  });

  it('with another id is another matter, though the words are the same', async () => {
    const words = { description: '又是这样。' };
    expect(token(await again(words, 'outside-1'))).not.toBe(token(await again(words, 'outside-2')));
  });

  it('without an id is known by its content for a quarter of an hour', async () => {
    const words = { description: '没有编号的。' };
    const first = token(await again(words));
    town.loop.city.clock.advance({ minutes: 14 });
    expect(token(await again(words))).toBe(first);
    town.loop.city.clock.advance({ minutes: 2 });
    expect(token(await again(words))).not.toBe(first);
  });

  it('two at once are one', async () => {
    const both = await Promise.all([again({ description: '同时。' }), again({ description: '同时。' })]);
    expect(new Set(both.map(token)).size).toBe(1);
  });

  it('an id nobody could have meant is refused', async () => {
    expectFaults(await again({}, `x${'y'.repeat(200)}`), 400, 'json', ['400']);
  });

  it('more than the limit in a minute waits; what was filed before is still answered', async () => {
    town.loop.city.clock.advance({ hours: 1 });
    const first = await again({ description: '第一件。' }, 'flood-0');
    for (let no = 1; no < MOST_A_MINUTE; no += 1) await again({ description: `第${no}件。` }, `flood-${no}`);
    const refused = await again({ description: '多的一件。' }, 'flood-more');
    expectFaults(refused, 400, 'json', ['429']);
    expect(refused.headers['retry-after']).toBe('60');
    expect((await again({ description: '第一件。' }, 'flood-0')).text).toBe(first.text);
    town.loop.city.clock.advance({ minutes: 2 });
    expect((await again({ description: '多的一件。' }, 'flood-more')).status).toBe(200);
  }, 60_000);
});

describe('a key', () => {
  it('files for its own division alone', async () => {
    const elsewhere = await town.key('411403');
    expectFaults(await client.post(`${V2}/requests`, 'json', filing({ api_key: elsewhere })), 400, 'json', ['400']);
    const own = await town.key('411402');
    expect((await client.post(`${V2}/requests`, 'json', filing({ api_key: own }))).status).toBe(200);
  });

  it('sends what has no code to the office of its own division', async () => {
    const own = await town.key('411402');
    // The newest is found by its moment.
    town.loop.city.clock.advance({ seconds: 1 });
    const sent = filing({ api_key: own, address_id: '', address_string: '民主路 1 号' });
    expect((await client.post(`${V2}/requests`, 'json', sent)).status).toBe(200);
    const [last] = await matters('order by received_at desc, id limit 1');
    expect([last?.division_code, last?.respondent_unit_id]).toEqual(['411402', null]);
  });
});

async function matters(rest: string) {
  return town.loop.city.asOwner(
    async (owner) =>
      (await owner.query<Record<string, string | null>>(`select * from matters_matter where true ${rest}`)).rows,
  );
}

it('what a person left goes to the vault, and an enterprise’s id with it', async () => {
  const { code: ofEntity, entityId } = await town.entity();
  const marks = {
    first_name: '保密',
    last_name: '张',
    phone: '13900004711',
    email: 'mark@example.cn',
    device_id: 'mark-device',
  };
  const asked = filing({ address_id: ofEntity, description: '入企检查没有出示证件。', ...marks });
  expectFaults(await client.post(`${V2}/requests`, 'json', asked), 400, 'json', ['400']);
  const sent = { ...asked, 'attribute[about]': '示例区市场监管局' };
  expect((await client.post(`${V2}/requests`, 'json', sent)).status).toBe(200);
  const [matter] = await matters(`and place_kind = 'entity' order by received_at desc, id limit 1`);
  const { rows: fields } = await town.loop.city.asOwner((owner) =>
    owner.query<{ field: string }>('select field from vault_secret where matter_id = $1 order by field', [
      matter?.['id'],
    ]),
  );
  expect(fields.map((row) => row.field)).toEqual(['entity', 'name', 'phone', 'words']);
  const { rows: everything } = await town.loop.city.asOwner((owner) =>
    owner.query<{ said: string }>(
      `select to_jsonb(e)::text as said from record_event e union all select to_jsonb(f)::text from open311_filing f
       union all select to_jsonb(a)::text from people_audit a union all select to_jsonb(m)::text from matters_matter m`,
    ),
  );
  const said = everything.map((row) => row.said).join('\n');
  for (const mark of ['保密', '13900004711', 'mark@example.cn', 'mark-device', '出示证件', entityId]) {
    expect(said).not.toContain(mark);
  }
});

describe.each(FORMATS)('what is not there in %s', (format) => {
  it.each([
    `${V2}/requests/0f000000-0000-4000-8000-000000000001`,
    `${V2}/requests/1`,
    `${V2}/tokens/0f000000-0000-4000-8000-000000000001`,
    `${V2}/tokens/x`,
    `${V2}/nothing`,
    '/open311/v3/services',
  ])('%s is not found', async (path) => {
    expectFaults(await client.get(path, format), 404, format, ['404']);
  });

  it('a list asked for wrongly says so', async () => {
    const list = (query: Readonly<Record<string, string>>) => client.get(`${V2}/requests`, format, query);
    expectFaults(await list({ start_date: '2026-01-01' }), 400, format, ['400']);
    expectFaults(await list({ status: 'done' }), 400, format, ['400']);
    const span = { start_date: '2026-01-01T00:00:00Z', end_date: '2026-06-01T00:00:00Z' };
    expectFaults(await list(span), 400, format, ['400']);
  });
});

it('an unknown format is answered in XML', async () => {
  const answer = await client.get(`${V2}/services/SV01`, 'yaml' as never);
  expect([answer.status, answer.type]).toEqual([404, TYPES.xml]);
});

it('whatever is sent, nothing breaks', async () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('SV01', code, key, '', '2026-01-01T00:00:00Z', '%', '%E4', '\u0000'),
  );
  const name = fc.oneof(
    fc.constantFrom(
      'api_key',
      'service_code',
      'address_id',
      'description',
      'lat',
      'long',
      'attribute[demand]',
      'attribute[demand][]',
      'service_request_id',
      'start_date',
      'end_date',
      'status',
      'jurisdiction_id',
      '__proto__',
      'constructor',
    ),
    fc.string({ maxLength: 8 }),
  );
  const pairs = fc.array(fc.tuple(name, part), { maxLength: 8 });
  const paths = fc.constantFrom(
    `${V2}/requests.xml`,
    `${V2}/requests.json`,
    `${V2}/services.json`,
    `${V2}/services/`,
    `${V2}/requests/`,
    `${V2}/tokens/`,
    '/open311/discovery.xml',
    '/open311/',
  );
  const type = fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data; boundary=x',
    'text/xml',
    '',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET' as const, 'POST' as const),
      paths,
      part,
      pairs,
      type,
      fc.string({ unit: 'binary', maxLength: 60 }),
      async (method, path, tail, given, contentType, raw) => {
        const query = new URLSearchParams(given.map(([key_, value]) => [key_, value])).toString();
        const ending = path.endsWith('/') ? encodeURIComponent(tail.replaceAll(/[\ud800-\udfff]/gu, '')) : '';
        const answer = await town.app.inject({
          method,
          url: `${path}${ending}?${query}`,
          headers: { ...(contentType === '' ? {} : { 'content-type': contentType }), 'idempotency-key': 'x' },
          ...(method === 'GET' ? {} : { payload: raw.length % 2 === 0 ? query : raw }),
        });
        expect(answer.statusCode).toBeLessThan(500);
        if (path.startsWith('/open311/v2') && answer.statusCode >= 400) {
          expect([400, 403, 404]).toContain(answer.statusCode);
        }
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);
