/** Searching while somebody types: what is found, what comes first, and that the index is the one the query asks for. */

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { aPlaqueIssuer, PUBLIC_URL, testServer } from '../../../test/harness/server.ts';
import { type World, world } from '../../../test/harness/world.ts';
import { pairsOf } from '../../kernel/search-text.ts';
import { usccCheck } from '../../kernel/uscc.ts';
import type { App } from '../../platform/http/http.ts';
import { initialsOf } from '../../platform/pinyin.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { placesRoutes } from '../api.ts';
import { markOf } from '../codes/found-by.ts';
import { registerEntities } from '../index.ts';
import { placesJobs } from '../jobs.ts';
import type { NewEntity, Registrar } from '../model.ts';

const HERE = '411402';
const THERE = '411403';

const usccOf = (n: number): string => {
  const first17 = `91411402${String(n).padStart(9, '0')}`;
  return first17 + usccCheck(first17);
};

const NAMES = [
  '商丘鑫源商贸有限公司',
  '鑫源',
  '鑫源百货店',
  '梁园区鑫源百货店（古宋店）',
  '柘城县长行商行',
  '单县羊肉汤馆',
  'ＡＢＣ电子商务有限公司',
  '百分之50%折扣店',
  '下_划线科技有限公司',
  '反\\斜线科技有限公司',
] as const;

let city: TestCity;
let people: World;
let app: App;
let by: Registrar;
type Headers = Readonly<Record<string, string>>;
let dispatcher: Headers;
let neighbour: Headers;

beforeAll(async () => {
  city = await testCity();
  people = await world(city);
  const unitId = await people.unit('测试局', HERE);
  by = { postId: null, divisionCodes: [HERE, THERE] };
  dispatcher = await people.signedIn(await people.actor('dispatcher', unitId, HERE));
  neighbour = await people.signedIn(await people.actor('dispatcher', unitId, THERE));
  app = await testServer(city, (server) =>
    placesRoutes(server, { city, publicUrl: PUBLIC_URL, issuer: aPlaqueIssuer(city) }),
  );
  await register(...NAMES.map((name, n) => entity(n, { name })));
  await register(entity(500, { name: '鑫源百货店', status: 'deregistered' }));
  await register(entity(600, { name: '邻县鑫源商店', divisionCode: THERE }));
});
afterAll(async () => {
  await app.close();
  await city.close();
});

function entity(n: number, other: Partial<NewEntity>): NewEntity {
  const plain = { kind: 'enterprise', divisionCode: HERE, townshipCode: null, siShang: false, openedOn: null } as const;
  return { uscc: usccOf(n), name: '示例', status: 'active', ...plain, ...other };
}

async function register(...rows: readonly NewEntity[]): Promise<void> {
  const given = (async function* () {
    yield* rows;
  })();
  const done = await inTransaction(city.db, (tx) => registerEntities(tx, city, by, given));
  if (!done.ok) throw new Error(done.problem.kind);
}

async function suggested(typed: string, headers: Headers = dispatcher): Promise<readonly string[]> {
  const url = `/api/v1/entities/suggestions?q=${encodeURIComponent(typed)}&limit=20`;
  const reply = await app.inject({ method: 'GET', url, headers });
  expect(reply.statusCode).toBe(200);
  return (reply.json() as { items: { name: string }[] }).items.map((item) => item.name);
}

async function listed(typed: string): Promise<readonly string[]> {
  const url = `/api/v1/entities?search=${encodeURIComponent(typed)}`;
  const reply = await app.inject({ method: 'GET', url, headers: dispatcher });
  return (reply.json() as { items: { name: string }[] }).items.map((item) => item.name);
}

describe('what is typed finds', () => {
  it.each([
    ['two characters of a name', '商贸', ['商丘鑫源商贸有限公司']],
    ['more of it', '源商贸有', ['商丘鑫源商贸有限公司']],
    ['the first letters of how it is read', 'sqxysm', ['商丘鑫源商贸有限公司']],
    ['the same in capitals', 'SQXYSM', ['商丘鑫源商贸有限公司']],
    ['a reading that depends on the neighbours', 'cxsh', ['柘城县长行商行']],
    ['a place the dictionary of readings does not know', 'sxyrt', ['单县羊肉汤馆']],
    ['letters, whatever their width and size', 'abc', ['ＡＢＣ电子商务有限公司']],
    ['half-width brackets in a name with full-width ones', '(古宋店)', ['梁园区鑫源百货店（古宋店）']],
    ['a blank where there is none', '鑫源 商贸', ['商丘鑫源商贸有限公司']],
    ['a percent sign itself', '50%', ['百分之50%折扣店']],
    ['an underscore itself', '下_', ['下_划线科技有限公司']],
    ['a backslash itself', '反\\', ['反\\斜线科技有限公司']],
    ['nothing by a wildcard', '鑫%商', []],
    ['nothing by characters that are not side by side', '商公', []],
    ['a whole credit code', usccOf(4), [NAMES[4]]],
    [
      'a credit code in small letters with blanks',
      usccOf(4)
        .toLowerCase()
        .replace(/^(.{8})/, '$1 '),
      [NAMES[4]],
    ],
  ])('%s', async (_, typed, names) => {
    expect(await suggested(typed)).toEqual(names);
    expect(await listed(typed)).toEqual(names);
  });

  it('every code that begins so', async () => {
    expect((await suggested('9141140200000')).length).toBe(NAMES.length + 1);
  });
});

describe('the order', () => {
  it('is the whole name, what begins with it, what contains it, the ended last', async () => {
    expect(await suggested('鑫源')).toEqual([
      '鑫源',
      '鑫源百货店',
      '商丘鑫源商贸有限公司',
      '梁园区鑫源百货店（古宋店）',
      '鑫源百货店',
    ]);
  });

  it('finds the whole name among more hits than are put in order', async () => {
    await register(...Array.from({ length: 700 }, (_, n) => entity(1000 + n, { name: `满天星${n}号店` })));
    await register(entity(2000, { name: '满天星' }));
    expect((await suggested('满天星'))[0]).toBe('满天星');
  });
});

describe('the reader', () => {
  it('finds what lies in their divisions alone', async () => {
    expect(await suggested('鑫源', neighbour)).toEqual(['邻县鑫源商店']);
    expect(await suggested(usccOf(0), neighbour)).toEqual([]);
    expect(await suggested('商丘鑫源商贸有限公司', neighbour)).toEqual([]);
  });

  it.each(['', '鑫', ' 鑫 '])('is told that %j is too short', async (typed) => {
    const url = `/api/v1/entities/suggestions?q=${encodeURIComponent(typed)}`;
    expect((await app.inject({ method: 'GET', url, headers: dispatcher })).statusCode).toBe(422);
  });
});

describe('letters somebody set', () => {
  it('take the place of the dictionary’s, through a change of name, until they are taken back', async () => {
    await register(entity(3000, { name: '盖记馍店' }));
    const find = async (typed: string) => (await suggested(typed)).length;
    const {
      items: [hit],
    } = (
      await app.inject({ method: 'GET', url: '/api/v1/entities/suggestions?q=盖记', headers: dispatcher })
    ).json() as {
      items: { id: string }[];
    };
    const url = `/api/v1/entities/${hit?.id}`;
    const spell = (initials: string | null) =>
      app.inject({ method: 'PUT', url: `${url}/initials`, headers: dispatcher, payload: { initials } });
    expect((await spell('GJMD')).statusCode).toBe(204);
    const { version, kind, divisionCode, townshipCode, status, siShang, initialsSet } = (
      await app.inject({ method: 'GET', url, headers: dispatcher })
    ).json() as Record<string, unknown>;
    expect([initialsSet, await find('gjmd')]).toEqual(['gjmd', 1]);
    const facts = { name: '盖记馍馍店', kind, divisionCode, townshipCode, status, siShang, version };
    await app.inject({ method: 'PUT', url, headers: dispatcher, payload: facts });
    expect([await find('gjmd'), await find('馍馍')]).toEqual([1, 1]);
    await spell(null);
    expect([await find('gjmd'), await find('gjmmd')]).toEqual([0, 1]);
  });
});

it('rows from before the search get what they are found by from the clock’s job', async () => {
  await city.asOwner((owner) => owner.query(`update places_entity set found_by = null where name = '单县羊肉汤馆'`));
  expect(await suggested('羊肉汤')).toEqual([]);
  for (const job of placesJobs) await job.run(city);
  expect(await suggested('羊肉汤')).toEqual(['单县羊肉汤馆']);
});

it('rows that keep letters of an older reading get those of today (F25)', async () => {
  await city.asOwner((owner) =>
    owner.query(
      `update places_entity set found_by = split_part(found_by, e'\\n', 1) || e'\\nzzzz' where name = '单县羊肉汤馆'`,
    ),
  );
  expect(await suggested('sxyrtg')).toEqual([]);
  for (const job of placesJobs) await job.run(city);
  expect(await suggested('sxyrtg')).toEqual(['单县羊肉汤馆']);
});

it('the database makes the pairs the program asks for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (drawn) => {
      const text = drawn.replaceAll('\u0000', '');
      const made = await city.asOwner(
        async (owner) => (await owner.query<{ pairs: string[] }>('select bigrams($1) as pairs', [text])).rows[0]?.pairs,
      );
      expect(new Set(made)).toEqual(new Set(pairsOf(text)));
    }),
    { numRuns: 40 },
  );
});

it('the question is one the index can answer', async () => {
  const plan = await city.asOwner(async (owner) => {
    await owner.query('set enable_seqscan = off');
    const question = `explain select id from places_entity where bigrams(found_by) @> '{鑫源}' and found_by like '%鑫源%'`;
    return (await owner.query<{ 'QUERY PLAN': string }>(question)).rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('places_entity_found_by');
});

describe('a mark', () => {
  it.each([
    ['鑫源百货店', '百货', { from: 2, length: 2 }],
    ['鑫源百货店', 'bhd', { from: 2, length: 3 }],
    ['𠮷野家百货', '百货', { from: 3, length: 2 }],
    ['鑫源百货店', '9141', null],
    ['ＡＢＣ商店', 'bc商', { from: 1, length: 3 }],
  ])('in %s of %s', (name, typed, mark) => expect(markOf(name, null, typed)).toEqual(mark));
});

describe('first letters', () => {
  it.each([
    ['睢阳区', 'syq'],
    ['柘城县', 'zcx'],
    ['单县', 'sx'],
    ['酂城镇', 'ccz'],
    ['商丘银行', 'sqyh'],
    ['行知学校', 'xzxx'],
    ['长城饭店', 'ccfd'],
    ['重庆小面', 'cqxm'],
    ['会亭镇', 'htz'],
    ['梁园区车行', 'lyqch'],
    ['商丘汽车行', 'sqqch'],
    ['汽车行驶', 'qcxs'],
    ['示例传奇', 'slcq'],
    ['传奇', 'cq'],
    ['商会长', 'shz'],
    ['银行行长', 'yhhz'],
    ['示例长乐', 'slcl'],
    ['睢县长乐', 'sxcl'],
    ['A1超市', 'A1cs'],
    ['㐀', '㐀'],
  ])('of %s are %s', (name, letters) => expect(initialsOf(name)).toBe(letters));

  it('do not depend on what was asked before (F25)', () => {
    const names = [
      '车行',
      '行车',
      '梁园区车行',
      '传奇',
      '示例传奇',
      '奇传',
      '长乐',
      '乐长',
      '会长',
      '长会',
      '行长',
      '长行',
    ];
    const asked = names.map(initialsOf);
    for (const name of names.toReversed()) initialsOf(name);
    expect(names.toReversed().map(initialsOf)).toEqual(asked.toReversed());
    expect(asked.slice(0, 5)).toEqual(['ch', 'xc', 'lyqch', 'cq', 'slcq']);
  });

  it('are as many as the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...initialsOf(text)].length).toBe([...text].length);
      }),
    );
  });
});
