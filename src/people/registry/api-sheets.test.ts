/** Sheets of lists: marked, recorded in the audit, streamed, and ended when the reader leaves. */

import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { testServer } from '../../../test/harness/server.ts';
import { listening } from '../../../test/harness/stream.ts';
import { MORNING } from '../../../test/harness/today.ts';
import { type World, world } from '../../../test/harness/world.ts';
import type { ListSheet } from '../../formats/index.ts';
import type { App } from '../../platform/http/http.ts';
import { handfuls, rawQuery, type Tx } from '../../platform/postgres/db.ts';
import type { Actor } from '../model.ts';
import { listRoute } from './api-sheets.ts';
import { columnsChosen, filterFacts } from './rules-sheets.ts';

type Line = Readonly<{ n: number; on: string }>;
const access = { action: 'test.read-lines', roles: ['leader'] } as const;
const lines: ListSheet<Line> = {
  name: 'lines',
  zh: '行',
  en: 'Lines',
  columns: [
    { key: 'n', zh: '序号', en: 'Number', kind: 'whole', value: (line) => line.n },
    { key: 'on', zh: '日期', en: 'Day', kind: 'day', value: (line) => line.on },
    { key: 'word', zh: '说明', en: 'Words', kind: 'text', value: (_, lang) => (lang === 'zh' ? '一行' : 'a line') },
  ],
};
/** As many rows as the search says, from the database: counted, or the last one failing, or with numbers that pack badly. */
function rowsOf(tx: Tx, search: string): AsyncIterable<readonly Line[]> {
  const [count = '0', how = 'counted'] = search.split(' ');
  const numbers: Readonly<Record<string, string>> = {
    counted: 'n',
    fails: `n / (${count} - n)`,
    scattered: '(abs(hashint8extended(n, 0)) % 1000000000000000)::float8',
  };
  const sql = `select ${numbers[how]} as n, '2026-03-03'::date as on from generate_series(1, $1::int) as n`;
  const query = { compile: () => rawQuery(sql, [count]) } as unknown as Parameters<typeof handfuls<Line>>[1];
  return handfuls(tx, query);
}

/** Told how many rows were taken from the database. */
let pulled: (rows: number) => void = () => undefined;
async function* watched(rows: AsyncIterable<readonly Line[]>): AsyncIterable<readonly Line[]> {
  for await (const some of rows) {
    pulled(some.length);
    yield some;
  }
}

let city: TestCity;
let people: World;
let app: App;
let leader: Actor;
beforeAll(async () => {
  city = await testCity({ at: MORNING });
  people = await world(city);
  leader = await people.actor('leader', await people.unit('市政府', '411400'), '411400');
  app = await testServer(city, (to) => {
    listRoute(to, city, {
      path: '/api/v1/lines',
      access,
      query: { search: z.string(), limit: z.coerce.number().default(2) },
      answer: z.array(z.object({ n: z.number(), on: z.string() })),
      refusals: {},
      read: async ({ search, limit }) =>
        Array.from({ length: Math.min(limit, Number(search)) }, (_, n) => ({ n, on: '2026-03-03' })),
      sheet: lines,
      rows: (tx, _, filter) => watched(rowsOf(tx, filter.search)),
    });
  });
});
afterAll(async () => {
  await app.close();
  await city.close();
});

async function take(search: string, more = '', as: Actor = leader) {
  const url = `/api/v1/lines.xlsx?search=${encodeURIComponent(search)}${more}`;
  return app.inject({ method: 'GET', url, headers: await people.signedIn(as) });
}

async function auditLines(): Promise<readonly Readonly<{ outcome: string; detail: Record<string, unknown> }>[]> {
  const { rows } = await city.asOwner((client) =>
    client.query("select outcome, detail from people_audit where object_kind = 'sheet' order by (detail->>'step'), at"),
  );
  return rows;
}

async function forgetAudit(): Promise<void> {
  await city.asOwner((client) =>
    client.query('alter table people_audit disable trigger all; delete from people_audit'),
  );
}

describe('a list', () => {
  it('has a page on the screen and all of it in the sheet, from one description', async () => {
    const headers = await people.signedIn(leader);
    const page = await app.inject({ method: 'GET', url: '/api/v1/lines?search=7&limit=3', headers });
    expect(page.json()).toHaveLength(3);
    const book = await readXlsx((await take('7', '&limit=3')).rawPayload);
    expect((book.sheets[0]?.rows ?? []).filter((row) => row.includes('一行'))).toHaveLength(7);
  });

  it('is refused in both forms to whoever may not read it, and asks both for the same filter', async () => {
    const handler = await people.actor('handler', await people.unit('某局', '411402'), '411402');
    for (const url of ['/api/v1/lines?search=1', '/api/v1/lines.xlsx?search=1']) {
      const answer = await app.inject({ method: 'GET', url, headers: await people.signedIn(handler) });
      expect(answer.statusCode, url).toBe(403);
      const bare = url.replace('?search=1', '');
      const unasked = await app.inject({ method: 'GET', url: bare, headers: await people.signedIn(leader) });
      expect(unasked.statusCode, bare).toBe(422);
    }
  });
});

describe('a sheet', () => {
  it('says who took it, through which post and when; and holds the rows in the reader’s language', async () => {
    const answer = await take('3');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="lines-2026-03-03.xlsx"',
      'cache-control': 'no-store',
    });
    const book = await readXlsx(answer.rawPayload);
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).toBe('商丘市 行');
    expect(rows[1]?.[0]).toMatch(
      new RegExp(
        `^内部资料 不得外传 · 导出人：${leader.displayName}（市政府 .+）· 2026-03-03 10:00 · 编号 [0-9a-f]{8}$`,
      ),
    );
    expect(rows.slice(2)).toEqual([
      ['序号', '日期', '说明'],
      [1, new Date('2026-03-03T00:00:00.000Z'), '一行'],
      [2, new Date('2026-03-03T00:00:00.000Z'), '一行'],
      [3, new Date('2026-03-03T00:00:00.000Z'), '一行'],
    ]);
    expect(book.properties?.creator).toBe(leader.displayName);
    expect(book.properties?.description).toContain('不得外传');
  });

  it('holds the columns asked for, in that order', async () => {
    const rows = (await readXlsx((await take('1', '&columns=word,n,gone')).rawPayload)).sheets[0]?.rows;
    expect(rows?.[2]).toEqual(['说明', '序号']);
  });

  it('is written down before and after: what was asked and how many rows, never the words typed', async () => {
    await forgetAudit();
    await take('1201');
    const [begun, ended] = await auditLines();
    expect(begun).toEqual({ outcome: 'done', detail: { list: 'lines', search: true, step: 'begun' } });
    expect(ended).toEqual({ outcome: 'done', detail: { list: 'lines', rows: 1201, step: 'ended' } });
  });

  it('that cannot be read answers with a problem, and is written down as failed', async () => {
    await forgetAudit();
    const answer = await take('10 fails');
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect((await auditLines()).map((line) => line.outcome)).toEqual(['done', 'failed']);
    expect((await take('1')).statusCode).toBe(200);
  });

  it('whose reader takes nothing waits with its rows: what is not read is not made', async () => {
    const total = 1_000_000;
    let made = 0;
    pulled = (rows) => {
      made += rows;
    };
    const origin = await listening(app);
    const headers = await people.signedIn(leader);
    const asked = get(`${origin}/api/v1/lines.xlsx?search=${total}+scattered`, { headers, agent: false });
    // In any case: the next test asks as the same reader, who may have one sheet at a time.
    onTestFinished(async () => {
      asked.destroy();
      pulled = () => undefined;
      await expect.poll(() => app.sheetsUnderWay.size, { timeout: 10_000 }).toBe(0);
    });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.pause();
    // Until nothing has been made for a while, or all of it: then nobody waited for the reader.
    for (let before = -1, same = 0; same < 20 && made < total; before = made) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      same = made === before ? same + 1 : 0;
    }
    const held = made;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(total / 2);
    let bytes = 0;
    for await (const piece of answer as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (made > 2 * held) break;
    }
    expect(made).toBeGreaterThan(2 * held);
    expect(bytes).toBeGreaterThan(0);
  }, 60_000);

  it('whose reader leaves is given up: the connection comes back, the next one may begin', async () => {
    await forgetAudit();
    const origin = await listening(app);
    // Asks as a browser does, and reads nothing: the rest of the sheet waits.
    const ask = async (search: string) => {
      const headers = await people.signedIn(leader);
      const asked = get(`${origin}/api/v1/lines.xlsx?search=${search}`, { headers, agent: false });
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      return { answer, leave: () => asked.destroy() };
    };
    const first = await ask('1000000');
    expect(first.answer.statusCode).toBe(200);
    const second = await ask('1');
    expect(second.answer.statusCode).toBe(429);
    second.leave();
    first.leave();
    await expect.poll(() => app.sheetsUnderWay.size, { timeout: 10_000 }).toBe(0);
    await expect.poll(auditLines).toContainEqual({
      outcome: 'failed',
      detail: { list: 'lines', rows: expect.any(Number), step: 'ended' },
    });
    const open = await city.asOwner((client) =>
      client.query("select 1 from pg_stat_activity where datname = current_database() and state like 'idle in trans%'"),
    );
    expect(open.rowCount).toBe(0);
    expect((await take('1')).statusCode).toBe(200);
  });
});

describe('what is written down of a filter', () => {
  it('is every choice, and of typed words only that there were some', () => {
    const query = {
      search: '王小明',
      text: 'ABC',
      phases: ['accepted', 'handling'],
      open: true,
      limit: 50,
      kind: undefined,
    };
    expect(filterFacts(query)).toEqual({ search: true, text: true, phases: 'accepted,handling', open: 'true' });
  });
});

describe('the columns of a sheet', () => {
  const all = [{ key: 'a' }, { key: 'b' }];
  it.each([
    [undefined, 'a,b'],
    ['b', 'b'],
    ['b,a,b', 'b,a'],
    ['gone', 'a,b'],
    ['', 'a,b'],
  ])('for %s are %s', (asked, keys) => {
    expect(
      columnsChosen(all, asked)
        .map((column) => column.key)
        .join(),
    ).toBe(keys);
  });
});
