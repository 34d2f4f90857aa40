/** Calendars through their routes: read by all who work here, imported by the rules keeper alone, over a year that holds with a second person. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RulesRoom, rulesRoom } from '../../../test/harness/rules-room.ts';
import { openSheets } from '../../formats/index.ts';
import { inTransaction } from '../../platform/postgres/db.ts';
import { lawReleasedActs } from '../actions-released.ts';
import { loadCalendar } from './calendar.ts';

const rows = [
  ...['01', '02', '03'].map((day) => `2027-01-${day},元旦,休`),
  ...['06', '07', '08', '09', '10', '11', '12'].map((day) => `2027-02-${day},春节,休`),
  '2027-02-13,春节,休',
  '2027-02-20,春节,班',
];
const csv = { text: `日期,名称,类型\n${rows.join('\n')}\n`, year: 2027, papers: ['国办发明电〔2026〕0号(示例)'] };

let room: RulesRoom;
beforeAll(async () => {
  room = await rulesRoom();
});
afterAll(() => room.close());

it('lists the years with what they hold and where they come from', async () => {
  const { status, body } = await room.call('GET', '/api/v1/law/calendar-years', room.handler);
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
  const { body } = await room.call('GET', '/api/v1/law/calendar-years/2026', room.handler);
  const [{ year, papers, days }] = body.editions;
  const text = JSON.stringify({ year, papers, days });
  expect((await room.call('POST', '/api/v1/law/calendar-years/preview', room.keeper, { text })).body).toMatchObject({
    newlyPublished: false,
    changes: [],
    workingDays: 248,
  });
  expect((await room.call('GET', '/api/v1/law/calendar-years/2027', room.handler)).status).toBe(404);
});

it('explains a deadline', async () => {
  const asked = { from: '2026-09-20', amount: 15, unit: 'calendar-day' };
  const { status, body } = await room.call('POST', '/api/v1/law/deadline', room.handler, asked);
  expect(status).toBe(200);
  expect(body).toMatchObject({ dueOn: '2026-10-08', provisional: false, calendarEdition: '1' });
  expect(body.days).toHaveLength(18);
  expect((await room.call('POST', '/api/v1/law/deadline', room.handler, { ...asked, from: '2026-02-30' })).status).toBe(
    422,
  );
  expect((await room.call('POST', '/api/v1/law/deadline', room.handler, { ...asked, amount: 1e6 })).status).toBe(422);
});

it('reads a year kept in a sheet into the text that is checked and imported, and keeps nothing of it', async () => {
  const url = '/api/v1/law/calendar-years/sheet';
  const file = (text: string) => ({ file: Buffer.from(text).toString('base64') });
  const sheet = file('节日,日期,休/班\n元旦,2027年1月1日,休\n元旦,2027/1/2,休\n');
  expect(await room.call('POST', url, room.keeper, sheet)).toEqual({
    status: 200,
    body: { text: '2027-01-01,元旦,休\n2027-01-02,元旦,休', year: 2027 },
  });
  expect((await room.call('POST', url, room.handler, sheet)).status).toBe(403);
  expect((await room.call('POST', url, room.keeper, file('没有日期'))).body).toMatchObject({
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
  expect(await room.call('POST', url, room.keeper, workbook)).toMatchObject({
    status: 503,
    body: { type: '/problems/sheets-busy' },
  });
  begun.reject(new Error('enough'));
  await Promise.all(looks);
});

it('shows an import before it is made, and makes it once', async () => {
  expect((await room.call('POST', '/api/v1/law/calendar-years/preview', room.handler, csv)).status).toBe(403);
  expect((await room.call('POST', '/api/v1/law/calendar-years/preview', room.admin, csv)).status).toBe(403);
  const preview = await room.call('POST', '/api/v1/law/calendar-years/preview', room.keeper, csv);
  expect(preview.body).toMatchObject({ year: 2027, seenEdition: '1', newlyPublished: true, openMatters: 3 });
  expect(preview.body.changes[0]).toEqual({
    date: '2027-01-02',
    before: { kind: 'weekend', name: null, published: false },
    after: { kind: 'holiday', name: '元旦', published: true },
  });
  const sent = { ...csv, submissionId: room.city.outside.uuid(), seenEdition: '1', reason: '国务院办公厅已发布通知' };
  expect((await room.call('POST', '/api/v1/law/calendar-years', room.handler, sent)).status).toBe(403);
  expect(await room.call('POST', '/api/v1/law/calendar-years', room.keeper, sent)).toEqual({
    status: 201,
    body: { edition: '2' },
  });
  expect(await room.call('POST', '/api/v1/law/calendar-years', room.keeper, sent)).toEqual({
    status: 201,
    body: { edition: '2' },
  });
  const again = await room.call('POST', '/api/v1/law/calendar-years', room.keeper, {
    ...sent,
    submissionId: room.city.outside.uuid(),
  });
  expect(again).toMatchObject({ status: 409, body: { type: '/problems/calendar-changed-meanwhile' } });
  const asked = { from: '2026-12-29', amount: 3, unit: 'working-day' };
  expect((await room.call('POST', '/api/v1/law/deadline', room.handler, asked)).body).toMatchObject({
    dueOn: '2027-01-04',
    provisional: false,
  });
});

it('puts another table for a year that holds before a second person, with every day it changes (security 9)', async () => {
  const url = '/api/v1/law/calendar-years';
  const days = [...rows, '2026-12-24,元旦,休'];
  const text = `${days.join('\n')}\n`;
  const sent = { ...csv, text, submissionId: room.city.outside.uuid(), seenEdition: '2', reason: '通知有更正' };
  expect((await room.call('POST', url, room.admin, sent)).status).toBe(403);
  expect(await room.call('POST', url, room.keeper, sent)).toEqual({
    status: 202,
    body: { waitingActId: 'an-id', expiresAt: null },
  });
  expect(room.asked).toMatchObject([
    {
      kind: 'law.import-calendar-year',
      releasers: ['rules-keeper', 'joint-office'],
      facts: { year: 2027, changedDays: 1, changes: '2026-12-24 working holiday', reason: '通知有更正' },
    },
  ]);
  expect((await loadCalendar(room.city.db)).edition).toBe('2');
  const [act] = room.asked as { given: Record<string, unknown> }[];
  const asker = { userId: room.city.outside.uuid(), postId: room.city.outside.uuid() };
  const release = () =>
    inTransaction(room.city.db, (tx) =>
      lawReleasedActs['law.import-calendar-year'](tx, room.city, { asker, act: { given: act?.given ?? {} } }),
    );
  expect(await release()).toEqual({ ok: true, value: { edition: '3' } });
  expect((await loadCalendar(room.city.db)).edition).toBe('3');
});

it('names each line of a table that is not right', async () => {
  const { status, body } = await room.call('POST', '/api/v1/law/calendar-years/preview', room.keeper, {
    ...csv,
    text: `${csv.text}2027-02-30,春节,休\n2027-03-01,,休\n`,
  });
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    { path: 'line 14', message: 'date-not-real' },
    { path: 'line 15', message: 'name-missing' },
  ]);
});
