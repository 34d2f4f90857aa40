/** Public pages: one light answer each, in both languages, at any size of the city, and no order where none is sure. */

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCity, type OpenWindow, openCity } from '../../../test/harness/open-city.ts';
import { testServer } from '../../../test/harness/server.ts';
import { addDays, localDate } from '../../kernel/time.ts';
import type { App } from '../../platform/http/http.ts';
import { figuresRoutes } from '../api.ts';
import { MEASURES, NOTES } from './model-open.ts';

const MOST_BYTES = 14 * 1024;
const WINDOWS_OF_A_LARGE_HALL = 300;

let made: OpenCity;
let app: App;
let large: readonly OpenWindow[];

beforeAll(async () => {
  made = await openCity('2026-04-21T02:00:00.000Z');
  large = await made.hall('411402', '梁园区政务服务中心', WINDOWS_OF_A_LARGE_HALL);
  const [good] = await made.hall('411403', '睢阳区政务服务中心', 1);
  const [bad] = await made.hall('411421', '民权县政务服务中心', 1);
  if (good === undefined || bad === undefined) throw new Error('no windows');
  for (const [index, window] of large.entries()) {
    // Some halls have many reviews, some few, some too few for a share.
    await made.review(window, localDate('2026-02-10'), { 5: 28 + (index % 9), 2: index % 4 });
  }
  // Twenty months, so that tables are as long as they will be.
  for (let week = localDate('2024-09-02'); week < '2026-04-13'; week = addDays(week, 28)) {
    await made.review(good, week, { 5: 400 });
    await made.review(bad, week, { 5: 200, 1: 200 });
  }
  await made.count();
  app = await testServer(made.city, (server) => figuresRoutes(server, { city: made.city }));
}, 120_000);
afterAll(async () => {
  await app.close();
  await made.city.close();
});

const hallOf = (window: OpenWindow | undefined) => `/open/halls/${window?.hallId ?? ''}`;
const get = async (url: string, headers: Readonly<Record<string, string>> = {}) => app.inject({ url, headers });
const paths = () => [
  '/open',
  '/open/method',
  '/open/services',
  '/open/counties/411400',
  '/open/counties/411402',
  '/open/counties/411403',
  '/open/months/2026-02',
  '/open/months/2024-09',
  hallOf(large[0]),
];

describe('every page', () => {
  it.each(['zh', 'en'])(
    'is one answer under 14 KB in %s, without script, and says everything it should',
    async (lang) => {
      for (const path of paths()) {
        const page = await get(`${path}?lang=${lang}`);
        expect([path, page.statusCode]).toEqual([path, 200]);
        expect(gzipSync(page.body).length, path).toBeLessThan(MOST_BYTES);
        expect(page.body, path).not.toMatch(/<script|{{|undefined|NaN|\bsrc=/);
        expect(page.body.match(/<h1>/g), path).toHaveLength(1);
        expect(page.headers['cache-control']).toBe('public, max-age=300');
      }
    },
  );

  it('leads only where something is', async () => {
    const seen = new Set<string>();
    const waiting = ['/open'];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path) || path.startsWith('/open/seals')) continue;
      seen.add(path);
      const page = await get(path);
      expect([path, page.statusCode]).toEqual([path, 200]);
      for (const [, link = ''] of page.body.matchAll(/href="(\/open[^"#?]*)/g)) waiting.push(link);
    }
    expect(seen.size).toBeGreaterThan(40);
  }, 60_000);

  it('keeps the language somebody chose', async () => {
    const page = await get('/open?lang=en', { 'accept-language': 'zh-CN' });
    expect(page.body).toContain('href="/open/counties/411402?lang=en"');
    expect(page.body).toContain('href="/open?lang=en#data"');
  });

  it('is not there for what is not there', async () => {
    for (const path of [
      '/open/counties/410100',
      '/open/months/2031-01',
      '/open/months/x',
      '/open/months/2026-04',
      '/open/halls/x',
    ]) {
      expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
    }
  });
});

describe('a comparison', () => {
  it('has groups, and inside a group the order of the register', async () => {
    const { body } = await get('/open?lang=zh');
    const tables = body.slice(body.indexOf('各县（市、区）比较'), body.indexOf('按月'));
    const order = [
      '第 1 组：每一个都明显高于下一组的每一个',
      '梁园区',
      '睢阳区',
      '第 2 组',
      '民权县',
      '数据不足，不比较',
      '商丘市本级',
    ];
    const places = order.map((words) => tables.indexOf(words));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('of halls and windows says whole percents only', async () => {
    const { body } = await get(`${hallOf(large[0])}?lang=zh`);
    const table = body.slice(body.indexOf('<table'), body.lastIndexOf('</table'));
    expect(table).toMatch(/\d+%/);
    expect(table).not.toMatch(/\d\.\d%/);
  });

  it('names the windows of which too few spoke, and states nothing of them', async () => {
    const { body } = await get(`${hallOf(large[0])}?lang=zh`);
    const few = /不足 30 条评价、不写比例的窗口：([^<]*)/.exec(body)?.[1] ?? '';
    expect(few.split('、').length).toBeGreaterThan(20);
  });
});

it('what was asked a moment ago is not computed again; a minute later it is', async () => {
  const before = (await get('/open/figures.json')).json() as { generatedAt: string };
  made.city.clock.advance({ seconds: 30 });
  expect((await get('/open/figures.json')).json()).toEqual(before);
  made.city.clock.advance({ seconds: 31 });
  const after = (await get('/open/figures.json')).json() as { generatedAt: string };
  expect(after.generatedAt > before.generatedAt).toBe(true);
});

describe('words of the public pages', () => {
  it('call each measure by its name, with the code of the files small beside it (C11)', async () => {
    const { body } = await get('/open/method?lang=zh');
    const heads = [...body.matchAll(/<dt>([^<]*)<code class="mono">([^<]*)<\/code><\/dt>/g)];
    expect(heads.map(([, , code]) => code)).toEqual([...MEASURES, ...NOTES]);
    for (const [, name = ''] of heads) expect(name).toMatch(/^[\p{Script=Han}]+ $/u);
    expect(body).not.toContain('<dt class="mono">');
  });

  it.each([
    ['zh', /\d{4}年\d{1,2}月\d{1,2}日（周.）/, /\d{4}年\d{1,2}月(?!\d)/],
    ['en', /[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]+ \d{4}/, /[A-Z][a-z]+ \d{4}/],
  ])('write days in one form and months in one form, in %s (C13)', async (lang, day, month) => {
    for (const path of paths().filter((each) => each !== '/open/method')) {
      const { body } = await get(`${path}?lang=${lang}`);
      const text = body.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ');
      expect(text.match(/\b(?:\d{4}-\d{2}|\d{2}-\d{2}|\d{1,2}\/\d{4})\b/g), path).toBeNull();
      expect(text, path).toMatch(day);
      expect(text, path).toMatch(month);
    }
  });

  it('say the place of a county only where there are groups, and once that there are none (C12)', async () => {
    const { body } = await get('/open/counties/411402?lang=zh');
    expect(body).toMatch(/在 3 个中第 1–2 位之间，第 1 组/);
    const alone = await openCity('2026-04-21T02:00:00.000Z');
    for (const [code, name] of [
      ['411402', '梁园区政务服务中心'],
      ['411403', '睢阳区政务服务中心'],
    ] as const) {
      const [window] = await alone.hall(code, name, 1);
      if (window === undefined) throw new Error('no window');
      await alone.review(window, localDate('2026-02-10'), { 5: 90, 1: 10 });
    }
    await alone.count();
    const one = await testServer(alone.city, (server) => figuresRoutes(server, { city: alone.city }));
    const page = (await one.inject({ url: '/open/counties/411402?lang=zh' })).body;
    await one.close();
    await alone.city.close();
    expect(page).toContain('与其他县（市、区）分不出高低');
    expect(page).not.toMatch(/第 1–2 位之间|第 1 组/);
  }, 60_000);
});
