/** The public figures counted again by somebody outside, from the files and the words of the page; and what they are caught at. */

import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicCountyMonths, publicFigures, publicMonths } from '../../src/figures/actions.ts';
import { figuresRoutes } from '../../src/figures/index.ts';
import { localDate, type Month } from '../../src/kernel/time.ts';
import type { App } from '../../src/platform/http/http.ts';
import { type OpenCity, openCity } from '../harness/open-city.ts';
import { testServer } from '../harness/server.ts';

const SCRIPT = path.join(import.meta.dirname, 'recompute_figures.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('SKIPPED: no python3 on this machine, so the figures were not counted again from outside');

let made: OpenCity;
let app: App;
let address: string;

beforeAll(async () => {
  made = await openCity('2026-04-21T02:00:00.000Z');
  const months = ['2026-01-06', '2026-02-10', '2026-03-10', '2026-04-07'].map(localDate);
  // Content in one county, discontent in another, few in a third, and cells of three and four between.
  const plan: readonly (readonly [division: string, content: number, bad: number])[] = [
    ['411402', 300, 3],
    ['411403', 120, 80],
    ['411421', 1, 1],
    ['411422', 60, 1],
    ['411423', 2, 2],
    ['411481', 45, 5],
  ];
  for (const [division, content, bad] of plan) {
    const windows = await made.hall(division, `${division}政务服务中心`, 2);
    for (const [index, month] of months.entries()) {
      for (const [no, window] of windows.entries()) {
        const grades = { 5: Math.floor(content / (no + 1)) + (content > 10 ? index : 0), 1: bad };
        await made.review(window, month, grades);
      }
    }
  }
  // Two kinds of work told apart; three suggestions are few, and hide another kind beside them.
  const work = { divisionCode: '411402', receivedOn: localDate('2026-02-10'), daysToClose: 12 };
  await made.matters({ ...work, procedure: 'scan-complaint', received: 60, closed: 40, resolved: 30 });
  await made.matters({ ...work, procedure: 'bad-review', received: 25, closed: 24, resolved: 9 });
  await made.matters({ ...work, procedure: 'opinion', received: 3, closed: 3, resolved: 3 });
  // What was given from April on came by the city's own codes; what lies before was taken over from an older system.
  await made.city.asOwner((owner) =>
    owner.query(
      `update reviews_review set source_system = null, source_ref = null, code_id = gen_random_uuid(), notice_version = 3
       where day >= '2026-03-30'`,
    ),
  );
  await made.count();
  // In one county somebody said how many were served, in one of its months.
  await made.city.asOwner((owner) =>
    owner.query(`update reviews_month set served = 900 where division_code = '411402' and month = '2026-02'`),
  );
  app = await testServer(made.city, (server) => figuresRoutes(server, { city: made.city }));
  address = await app.listen({ host: '127.0.0.1', port: 0 });
}, 60_000);
afterAll(async () => {
  await app.close();
  await made.city.close();
});

function recompute(base: string): Promise<Readonly<{ code: number | null; said: string }>> {
  return new Promise((resolve) => {
    let said = '';
    const child = spawn('python3', [SCRIPT, base]);
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** The same city through somebody who changes what passes, in csv and JSON alike. */
async function tampered(change: (line: string) => string): Promise<Readonly<{ base: string; server: Server }>> {
  const server = createServer(async (request, answer) => {
    const url = request.url ?? '';
    const original = await (await fetch(`${address}${url.replace('.json', '.csv')}`)).text();
    const lines = original.replace('\uFEFF', '').trimEnd().split('\r\n');
    const [head = '', ...rows] = lines;
    const changed = rows.map(change);
    if (url.endsWith('.csv')) {
      answer.end([head, ...changed].join('\r\n'));
      return;
    }
    const names = head.split(',');
    const asRows = changed.map((line) =>
      Object.fromEntries(line.split(',').map((cell, no) => [names[no], cell || null])),
    );
    answer.end(JSON.stringify({ rows: asRows }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe.runIf(hasPython)('whoever counts again', () => {
  it('finds every sum, interval, group and hidden cell as the page says', async () => {
    const { code, said } = await recompute(address);
    expect(said).toMatch(/^ok: \d{3,} figures, \d{2,} intervals, \d+ comparisons/);
    expect(code).toBe(0);
  });

  const row =
    (measure: string, kind: string, from = '') =>
    (line: string) =>
      line.startsWith(`${measure},`) && line.includes(`,${kind},`) && line.includes(from);
  const setCell = (index: number, of: (old: string) => string) => (line: string) => {
    const cells = line.split(',');
    cells[index] = of(cells[index] ?? '');
    return cells.join(',');
  };
  const first = (isMeant: (line: string) => boolean, change: (line: string) => string) => {
    let done = false;
    return (line: string) => {
      if (done || !isMeant(line)) return line;
      done = true;
      return change(line);
    };
  };

  it.each([
    ['a city’s total', row('reviews', 'city'), setCell(8, (old) => String(Number(old) + 1))],
    ['a lower end', row('satisfaction', 'city'), setCell(9, (old) => String(Number(old) - 0.01))],
    [
      'a group',
      (line: string) => row('satisfaction', 'county')(line) && /,\d+,\d+,\d+,,,all$/.test(line),
      setCell(13, () => '9'),
    ],
    [
      'a kind of work',
      (line: string) => row('received', 'city')(line) && line.includes(',scan-complaint,'),
      setCell(8, () => '90'),
    ],
    ['a month taken over', row('reviews', 'county'), setCell(17, () => '')],
    ['a time', row('days-ninety', 'city'), setCell(8, () => '2')],
    [
      'a small cell',
      (line: string) => row('reviews', 'county')(line) && line.includes(',hidden,'),
      (line: string) => setCell(11, () => 'exact')(setCell(8, () => '3')(line)),
    ],
  ])('finds %s that was changed', async (_, isMeant, change) => {
    const { base, server } = await tampered(first(isMeant, change));
    const { code, said } = await recompute(base);
    server.close();
    expect(said).toMatch(/^wrong: /);
    expect(code).toBe(1);
  });

  it('is let pass by one who changes nothing, so that the above can fail', async () => {
    const { base, server } = await tampered((line) => line);
    const { code, said } = await recompute(base);
    server.close();
    expect([code, said.slice(0, 3)]).toEqual([0, 'ok:']);
  });
});

describe('kinds of work', () => {
  it('are counted apart, the few hidden with another', async () => {
    const { rows } = (await (await fetch(`${address}/open/figures.json`)).json()) as {
      rows: readonly Record<string, string | number | null>[];
    };
    const cells = (measure: string) =>
      rows
        .filter((row) => row['measure'] === measure && row['place_kind'] === 'city')
        .map((row) => [row['procedure'], row['phase'], row['value'] ?? row['note']]);
    expect(cells('received')).toEqual([
      [null, null, 88],
      ['bad-review', null, 'hidden'],
      ['opinion', null, 'hidden'],
      ['scan-complaint', null, 60],
    ]);
    expect(cells('resolved').at(-1)).toEqual(['scan-complaint', null, 30]);
    // Forty of sixty within twelve days; nine in ten have not got there, which a median of the closed would not say.
    expect(cells('days-half')).toContainEqual(['scan-complaint', 'closed', 12]);
    expect(cells('days-ninety')).toContainEqual(['scan-complaint', 'closed', 'not-reached']);
  });
});

describe('the files', () => {
  it('name their licence, their schema, when they were made and up to when they count', async () => {
    const answer = await fetch(`${address}/open/figures.json`);
    expect(answer.headers.get('link')).toContain('rel="describedby"');
    expect(answer.headers.get('link')).toContain('rel="license"');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const body = (await answer.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      schemaVersion: 3,
      describedBy: '/open/schema.json',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      generatedAt: '2026-04-21T02:00:00.000Z',
      upTo: '2026-04-19',
    });
    const csv = await fetch(`${address}/open/figures.csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.headers.get('content-disposition')).toContain('mashang-open-figures.csv');
  });

  it('are described column by column, in both languages', async () => {
    const schema = (await (await fetch(`${address}/open/schema.json`)).json()) as {
      tableSchema: { columns: readonly { name: string; 'dc:description': { zh: string; en: string } }[] };
      'mashang:measures': Record<string, object>;
      'mashang:notes': Record<string, object>;
    };
    const [head = ''] = (await (await fetch(`${address}/open/months.csv`)).text()).replace('\uFEFF', '').split('\r\n');
    expect(schema.tableSchema.columns.map(({ name }) => name)).toEqual(head.split(','));
    for (const column of schema.tableSchema.columns) {
      expect(column['dc:description'].zh).toMatch(/\S/);
      expect(column['dc:description'].en).toMatch(/\S/);
    }
    for (const name of ['figures', 'months', 'halls', 'windows', 'services']) {
      const { rows } = (await (await fetch(`${address}/open/${name}.json`)).json()) as {
        rows: readonly Record<string, string>[];
      };
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(Object.keys(schema['mashang:measures'])).toContain(row['measure']);
        expect(Object.keys(schema['mashang:notes'])).toContain(row['note']);
      }
    }
  });

  it('mark which figures rest on reviews taken over from an older system (security 11)', async () => {
    const marks = async (name: string, kind: string) => {
      const { rows } = (await (await fetch(`${address}/open/${name}.json`)).json()) as {
        rows: readonly Record<string, string | null>[];
      };
      return rows
        .filter((row) => row['measure'] === 'reviews' && row['place_kind'] === kind)
        .map((row) => row['taken_over']);
    };
    expect(await marks('months', 'city')).toEqual(['all', 'all', 'all', null]);
    expect(await marks('figures', 'city')).toEqual(['part']);
    expect(new Set(await marks('figures', 'county')), 'up to the last month that is over').toEqual(new Set(['all']));
    const page = await (await fetch(`${address}/open`)).text();
    expect(page.match(/接收的历史评价/g)).toHaveLength(3);
  });

  it('are not sent to who has them', async () => {
    for (const url of ['/open', '/open/figures.csv', '/open/months.json', '/open/schema.json']) {
      const first = await app.inject({ url });
      const again = await app.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } });
      expect([url, again.statusCode, again.body]).toEqual([url, 304, '']);
    }
  });
});

describe('two editions', () => {
  it('cannot be taken away one from the other: three more in a running month move no count (security 23)', async () => {
    const counts = async () => {
      const { city, procedures } = await publicFigures(made.city);
      const { received, closed, resolved } = city;
      return { received, closed, resolved, procedures: procedures.map(({ pace: _, ...each }) => each) };
    };
    const months = async () => (await publicMonths(made.city)).map(({ month, received }) => [month, received]);
    const before = [await counts(), await months()];
    const running = { divisionCode: '411402', receivedOn: localDate('2026-04-15'), daysToClose: 1 };
    await made.matters({ ...running, procedure: 'scan-complaint', received: 3, closed: 2, resolved: 1 });
    expect([await counts(), await months()]).toEqual(before);
    expect(before[0]).toMatchObject({ received: 88 });
  });
});

describe('a month already told', () => {
  it('shows no hidden county when a second file of an older system lifts it over four (security 11)', async () => {
    const february = async () => {
      const { months, counties } = await publicCountyMonths(made.city);
      const column = months.indexOf('2026-02' as Month);
      return Object.fromEntries(counties.map(({ code, cells }) => [code, cells[column]?.reviews ?? null]));
    };
    const before = await february();
    expect(before).toMatchObject({ '411421': null, '411402': expect.any(Number) });
    const [window] = await made.hall('411421', '民权县第二政务服务中心', 1);
    if (window === undefined) throw new Error('a hall without a window');
    await made.review(window, localDate('2026-02-10'), { 5: 6 });
    await made.count();
    expect(await february()).toEqual(before);
    const { code, said } = await recompute(address);
    expect([code, said.slice(0, 3)]).toEqual([0, 'ok:']);
  });
});
