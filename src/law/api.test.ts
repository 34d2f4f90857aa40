/** The rules room through its routes: read by all who work here, changed by the rules keeper alone. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { testServer } from '../../test/harness/server.ts';
import { MORNING } from '../../test/harness/today.ts';
import { world } from '../../test/harness/world.ts';
import { openSheets } from '../formats/index.ts';
import { actorOf, listRoute } from '../people/index.ts';
import type { App } from '../platform/http/http.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { seedLaw } from './actions.ts';
import { lawReleasedActs } from './actions-released.ts';
import { lawRoutes } from './api.ts';
import { loadCalendar } from './calendar/calendar.ts';
import { STARTING_TERMS } from './procedures.ts';

type Headers = Readonly<Record<string, string>>;

const KEEPER = '测试何规则';

describe('the rules room', () => {
  let city: TestCity;
  let app: App;
  let keeper: Headers;
  let handler: Headers;
  let admin: Headers;
  const asked: object[] = [];
  const noted: string[] = [];

  const call = async (method: 'GET' | 'POST', url: string, headers: Headers, payload?: object) => {
    const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: reply.statusCode, body: reply.json() };
  };
  const rows = [
    ...['01', '02', '03'].map((day) => `2027-01-${day},元旦,休`),
    ...['06', '07', '08', '09', '10', '11', '12'].map((day) => `2027-02-${day},春节,休`),
    '2027-02-13,春节,休',
    '2027-02-20,春节,班',
  ];
  const csv = { text: `日期,名称,类型\n${rows.join('\n')}\n`, year: 2027, papers: ['国办发明电〔2026〕0号(示例)'] };

  beforeAll(async () => {
    city = await testCity({ at: MORNING });
    await transact(city.db, (tx) => seedLaw(tx, city));
    const people = await world(city);
    const unitId = await people.unit('测试营商办', '411400');
    const post = async (role: 'rules-keeper' | 'handler' | 'system-admin') =>
      people.signedIn(await people.actor(role, unitId, '411400'));
    keeper = await post('rules-keeper');
    handler = await post('handler');
    admin = await post('system-admin');
    app = await testServer(city, (server) =>
      lawRoutes(server, {
        city,
        actorOf,
        listRoute,
        askSecondPerson: (_, request, about) => {
          asked.push({ ...about, by: actorOf(request).userId });
          return Promise.resolve({ waitingActId: 'an-id', expiresAt: null });
        },
        noteVersion: async (_, __, objectId) => void noted.push(objectId),
        namesOf: async (_, ids) => new Map(ids.map((id) => [id, KEEPER])),
        openMattersDueFrom: async (_, from) => (from === '2027-01-01' ? 3 : 0),
      }),
    );
  });
  afterAll(async () => {
    await app.close();
    await city.close();
  });

  it('is closed to strangers', async () => {
    for (const url of ['calendar-years', 'calendar-years/2026', 'procedures', 'categories?kind=complaint']) {
      expect((await call('GET', `/api/v1/law/${url}`, {})).status).toBe(401);
    }
  });

  it('lists the years with what they hold and where they come from', async () => {
    const { status, body } = await call('GET', '/api/v1/law/calendar-years', handler);
    expect(status).toBe(200);
    expect(body.edition).toBe('1');
    expect(body.items).toHaveLength(20);
    expect(body.items.at(-1)).toEqual({
      year: 2026,
      edition: '1',
      papers: ['https://www.gov.cn/zhengce/content/202511/content_7047090.htm'],
      source: '国务院办公厅关于部分节假日安排的通知 2007–2026',
      reason: '随程序提供',
      at: '2026-03-03T02:00:00.000Z',
      byUserId: null,
      byName: null,
      workingDays: 248,
      offDays: 33,
      makeUpDays: 6,
    });
  });

  it('gives one year in the form it can be pasted in again', async () => {
    const { body } = await call('GET', '/api/v1/law/calendar-years/2026', handler);
    const [{ year, papers, days }] = body.editions;
    const text = JSON.stringify({ year, papers, days });
    expect((await call('POST', '/api/v1/law/calendar-years/preview', keeper, { text })).body).toMatchObject({
      newlyPublished: false,
      changes: [],
      workingDays: 248,
    });
    expect((await call('GET', '/api/v1/law/calendar-years/2027', handler)).status).toBe(404);
  });

  it('explains a deadline', async () => {
    const asked = { from: '2026-09-20', amount: 15, unit: 'calendar-day' };
    const { status, body } = await call('POST', '/api/v1/law/deadline', handler, asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ dueOn: '2026-10-08', provisional: false, calendarEdition: '1' });
    expect(body.days).toHaveLength(18);
    expect((await call('POST', '/api/v1/law/deadline', handler, { ...asked, from: '2026-02-30' })).status).toBe(422);
    expect((await call('POST', '/api/v1/law/deadline', handler, { ...asked, amount: 1e6 })).status).toBe(422);
  });

  it('reads a year kept in a sheet into the text that is checked and imported, and keeps nothing of it', async () => {
    const url = '/api/v1/law/calendar-years/sheet';
    const file = (text: string) => ({ file: Buffer.from(text).toString('base64') });
    const sheet = file('节日,日期,休/班\n元旦,2027年1月1日,休\n元旦,2027/1/2,休\n');
    expect(await call('POST', url, keeper, sheet)).toEqual({
      status: 200,
      body: { text: '2027-01-01,元旦,休\n2027-01-02,元旦,休', year: 2027 },
    });
    expect((await call('POST', url, handler, sheet)).status).toBe(403);
    expect((await call('POST', url, keeper, file('没有日期'))).body).toMatchObject({
      type: '/problems/calendar-malformed',
    });
    // While other sheets fill the queue, nothing wrong is said of this one.
    const begun = Promise.withResolvers<Buffer>();
    // Those that stand in the queue never ask for it: its refusal is heard here.
    begun.promise.catch(() => undefined);
    const packed = Buffer.from('PK\u0003\u0004');
    const slow = { size: 1_000, read: async (at: number) => (at === 0 ? packed : begun.promise) };
    const looks = Array.from({ length: 22 }, () => openSheets(slow).catch(() => undefined));
    const workbook = { file: Buffer.concat([packed, Buffer.alloc(60)]).toString('base64') };
    expect(await call('POST', url, keeper, workbook)).toMatchObject({
      status: 503,
      body: { type: '/problems/sheets-busy' },
    });
    begun.reject(new Error('enough'));
    await Promise.all(looks);
  });

  it('shows an import before it is made, and makes it once', async () => {
    expect((await call('POST', '/api/v1/law/calendar-years/preview', handler, csv)).status).toBe(403);
    expect((await call('POST', '/api/v1/law/calendar-years/preview', admin, csv)).status).toBe(403);
    const preview = await call('POST', '/api/v1/law/calendar-years/preview', keeper, csv);
    expect(preview.body).toMatchObject({ year: 2027, seenEdition: '1', newlyPublished: true, openMatters: 3 });
    expect(preview.body.changes[0]).toEqual({
      date: '2027-01-02',
      before: { kind: 'weekend', name: null, published: false },
      after: { kind: 'holiday', name: '元旦', published: true },
    });
    const sent = { ...csv, submissionId: city.outside.uuid(), seenEdition: '1', reason: '国务院办公厅已发布通知' };
    expect((await call('POST', '/api/v1/law/calendar-years', handler, sent)).status).toBe(403);
    expect(await call('POST', '/api/v1/law/calendar-years', keeper, sent)).toEqual({
      status: 201,
      body: { edition: '2' },
    });
    expect(await call('POST', '/api/v1/law/calendar-years', keeper, sent)).toEqual({
      status: 201,
      body: { edition: '2' },
    });
    const again = await call('POST', '/api/v1/law/calendar-years', keeper, {
      ...sent,
      submissionId: city.outside.uuid(),
    });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/calendar-changed-meanwhile' } });
    const asked = { from: '2026-12-29', amount: 3, unit: 'working-day' };
    expect((await call('POST', '/api/v1/law/deadline', handler, asked)).body).toMatchObject({
      dueOn: '2027-01-04',
      provisional: false,
    });
  });

  it('puts another table for a year that holds before a second person, with every day it changes (security 9)', async () => {
    const url = '/api/v1/law/calendar-years';
    const days = [...rows, '2026-12-24,元旦,休'];
    const text = `${days.join('\n')}\n`;
    const sent = { ...csv, text, submissionId: city.outside.uuid(), seenEdition: '2', reason: '通知有更正' };
    expect((await call('POST', url, admin, sent)).status).toBe(403);
    expect(await call('POST', url, keeper, sent)).toEqual({
      status: 202,
      body: { waitingActId: 'an-id', expiresAt: null },
    });
    expect(asked).toMatchObject([
      {
        kind: 'law.import-calendar-year',
        releasers: ['rules-keeper', 'joint-office'],
        facts: { year: 2027, changedDays: 1, changes: '2026-12-24 working holiday', reason: '通知有更正' },
      },
    ]);
    expect((await loadCalendar(city.db)).edition).toBe('2');
    const [act] = asked as { given: Record<string, unknown> }[];
    const asker = { userId: city.outside.uuid(), postId: city.outside.uuid() };
    const release = () =>
      inTransaction(city.db, (tx) =>
        lawReleasedActs['law.import-calendar-year'](tx, city, { asker, act: { given: act?.given ?? {} } }),
      );
    expect(await release()).toEqual({ ok: true, value: { edition: '3' } });
    expect((await loadCalendar(city.db)).edition).toBe('3');
  });

  it('names each line of a table that is not right', async () => {
    const { status, body } = await call('POST', '/api/v1/law/calendar-years/preview', keeper, {
      ...csv,
      text: `${csv.text}2027-02-30,春节,休\n2027-03-01,,休\n`,
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { path: 'line 14', message: 'date-not-real' },
      { path: 'line 15', message: 'name-missing' },
    ]);
  });

  it('lists procedures with their versions and lets the rules keeper alone add one', async () => {
    const url = '/api/v1/law/procedures/scan-complaint/versions';
    const terms = { ...STARTING_TERMS['scan-complaint'], redosBeforeUphold: 2 };
    const sent = {
      submissionId: city.outside.uuid(),
      seenVersion: '1',
      effectiveFrom: '2026-07-01',
      terms,
      reason: '试行两次重办',
    };
    expect((await call('POST', url, admin, sent)).status).toBe(403);
    expect((await call('POST', url, handler, sent)).status).toBe(403);
    const added = await call('POST', url, keeper, sent);
    expect(added).toMatchObject({ status: 201, body: { version: '2', terms } });
    expect(await call('POST', url, keeper, sent)).toEqual(added);
    expect(
      (await call('POST', url, keeper, { ...sent, submissionId: city.outside.uuid(), effectiveFrom: '2026-03-03' }))
        .status,
    ).toBe(422);
    const missing = { ...terms, handle: { ...terms.handle, basis: '' } };
    expect(
      (await call('POST', url, keeper, { ...sent, submissionId: city.outside.uuid(), terms: missing })).status,
    ).toBe(422);
    expect((await call('POST', '/api/v1/law/procedures/no-such/versions', keeper, sent)).status).toBe(422);
    const inForceOn = async (on: string) => {
      const { body } = await call('GET', `/api/v1/law/procedures?on=${on}`, handler);
      return body.items.find(({ procedure }: { procedure: string }) => procedure === 'scan-complaint');
    };
    expect(await inForceOn('2026-06-30')).toMatchObject({
      inForce: '1',
      versions: [{ version: '2' }, { version: '1' }],
    });
    expect(await inForceOn('2026-07-01')).toMatchObject({ inForce: '2' });
  });

  it('lists categories with their legal basis', async () => {
    const { body } = await call('GET', '/api/v1/law/categories?kind=complaint', handler);
    expect(body.items).toHaveLength(27);
    expect(body.items.find(({ code }: { code: string }) => code === 'SQ14')).toMatchObject({
      basis: '《商丘市优化营商环境条例》第三十四条第（十四）项',
      discipline: true,
      serviceFault: false,
      verified: true,
    });
    expect((await call('GET', '/api/v1/law/categories?kind=no-such', handler)).status).toBe(422);
  });

  it('shows what a version would change before it is written, and names what is wrong with it', async () => {
    const terms = {
      ...STARTING_TERMS['scan-complaint'],
      handle: { ...STARTING_TERMS['scan-complaint'].handle, amount: 10 },
    };
    const url = '/api/v1/law/procedures/scan-complaint/preview';
    const seen = await call('POST', url, keeper, { effectiveFrom: '2027-06-01', terms });
    expect(seen.body).toMatchObject({
      effectiveFrom: '2027-06-01',
      limits: [{ name: 'handle', after: { amount: 10 } }],
    });
    const bad = { ...terms, check: { ...terms.check, amount: 10 } };
    const wrong = await call('POST', url, keeper, { effectiveFrom: '2027-06-01', terms: bad });
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [{ path: 'check.amount', message: 'check-longer-than-handle' }],
    ]);
    const past = await call('POST', url, keeper, { effectiveFrom: '2020-06-01', terms });
    expect(past.body.type).toBe('/problems/not-in-the-future');
    expect((await call('POST', url, handler, { effectiveFrom: '2027-06-01', terms })).status).toBe(403);
  });

  it('dates a limit outside procedures anew, looked at first, and tells who set it', async () => {
    const url = '/api/v1/law/limits/personal-data-request';
    const limit = { amount: 10, unit: 'working-day', basis: '按新规定', verified: false };
    const seen = await call('POST', `${url}/preview`, keeper, { effectiveFrom: '2027-06-01', limit });
    expect(seen.body).toMatchObject({
      replaces: '1',
      limits: [{ name: 'personal-data-request', before: { amount: 15 }, after: { amount: 10 } }],
      others: [],
      running: null,
    });
    expect(seen.body.limits[0].examples.length).toBeGreaterThan(1);
    const groundless = { ...limit, basis: ' ' };
    expect(
      (await call('POST', `${url}/preview`, keeper, { effectiveFrom: '2027-06-01', limit: groundless })).status,
    ).toBe(422);
    expect((await call('POST', `${url}/preview`, handler, { effectiveFrom: '2027-06-01', limit })).status).toBe(403);
    const sent = {
      submissionId: city.outside.uuid(),
      seenVersion: '1',
      effectiveFrom: '2027-06-01',
      limit,
      reason: '按新规定调整',
    };
    expect(await call('POST', `${url}/versions`, keeper, sent)).toMatchObject({
      status: 201,
      body: { version: '2', byName: KEEPER },
    });
    const { body } = await call('GET', '/api/v1/law/limits', handler);
    expect(body.items[0]).toMatchObject({
      inForce: '1',
      versions: [
        { version: '2', byName: KEEPER },
        { version: '1', byUserId: null, byName: null },
      ],
    });
  });
});
