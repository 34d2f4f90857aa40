/** Published requests: nothing of one alone, no time, no words, and no trace of the discipline lane. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, FORMATS, type Open311Town, open311Client, open311Town } from '../../test/harness/open311.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Registered } from '../matters/index.ts';

const V2 = '/open311/v2';
type Row = Readonly<Record<string, string | null>>;

let town: Open311Town;
let client: Client;
beforeEach(async () => {
  town = await open311Town();
  client = open311Client(town.app, 'zh-CN');
}, 60_000);
afterEach(() => town.close());

/** A Tuesday; the week that begins on 2026-03-02 has settled on Monday the 16th. */
const SETTLED = '2026-03-16';
const at = (date: string) => town.loop.city.clock.set(`${date}T02:00:00.000Z`);
const list = async (query: Readonly<Record<string, string>> = {}): Promise<readonly Row[]> =>
  (await client.get(`${V2}/requests`, 'json', query)).value as readonly Row[];
const here = async (count: number, over: Readonly<{ categoryCode?: string; words?: string }> = {}) => {
  const { windowId } = await town.window();
  const place = { kind: 'window', windowId, hallId: town.hallId } as const;
  return town.dispatched(count, { place, categoryCode: 'SV05', ...over });
};

describe('a week that has settled', () => {
  it('shows five alike by window, with its code, its unit, the week, and the latest lawful day', async () => {
    await here(5);
    at(SETTLED);
    expect(await town.publish()).toBe(5);
    for (const format of FORMATS) {
      const rows = (await client.get(`${V2}/requests`, format)).value as readonly Row[];
      expect(rows).toHaveLength(5);
      for (const row of rows) {
        expect(row).toEqual({
          service_request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          status: 'open',
          status_notes: null,
          service_name: '让人来回跑、排队过久',
          service_code: 'SV05',
          description: '让人来回跑、排队过久。时间只到周，至少五件相同才公布。',
          agency_responsible: '示例区不动产登记中心',
          service_notice: '期限按公布时段的最后一天推算，是最晚的法定日期。',
          requested_datetime: '2026-03-02T00:00:00+08:00',
          updated_datetime: '2026-03-16T00:00:00+08:00',
          // Three working days from Sunday the 8th, then fifteen.
          expected_datetime: '2026-04-01T00:00:00+08:00',
          address: '不动产登记（A1），示例区政务服务中心，梁园区，商丘市',
          address_id: expect.stringMatching(/^[0-9A-Z]{10}$/),
          zipcode: null,
          lat: null,
          long: null,
          media_url: null,
        });
      }
    }
  });

  it('says nothing of four', async () => {
    await here(4);
    at(SETTLED);
    expect(await town.publish()).toBe(0);
    expect(await list()).toEqual([]);
  });

  it('says nothing before, and does not listen twice in a week', async () => {
    await here(5);
    at('2026-03-09');
    expect(await town.publish()).toBe(0);
    at('2026-03-15');
    expect(await town.publish()).toBeNull();
    at(SETTLED);
    expect(await town.publish()).toBe(5);
    at('2026-03-18');
    expect(await town.publish()).toBeNull();
  });

  it('is found one by one, by list of ids, by service, status and time', async () => {
    await here(5);
    at(SETTLED);
    await town.publish();
    const rows = await list();
    const ids = rows.map((row) => row['service_request_id'] ?? '');
    const [first] = ids;
    for (const format of FORMATS) {
      const one = (await client.get(`${V2}/requests/${first}`, format)).value as readonly Row[];
      expect(one.map((row) => row['service_request_id'])).toEqual([first]);
    }
    // Given ids override everything else.
    expect(await list({ service_request_id: `${first},${ids[1]}`, status: 'closed' })).toHaveLength(2);
    expect(await list({ service_code: 'SV05,SV01' })).toHaveLength(5);
    expect(await list({ service_code: 'SV01' })).toEqual([]);
    expect(await list({ status: 'closed' })).toEqual([]);
    expect(await list({ start_date: '2026-03-02T00:00:00+08:00' })).toHaveLength(5);
    expect(await list({ start_date: '2026-03-02T00:00:01+08:00' })).toEqual([]);
    expect(await list({ end_date: '2026-03-01T23:59:59+08:00' })).toEqual([]);
    // In the order of ids, which are random: no order of arrival.
    expect(ids).toEqual([...ids].sort());
  });

  it('is sent once: who has it already is told so', async () => {
    await here(5);
    at(SETTLED);
    await town.publish();
    const url = `${V2}/requests.json`;
    const first = await town.app.inject({ url });
    const again = await town.app.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(first.headers['cache-control']).toBe('public, max-age=300');
  });
});

describe('moderation', () => {
  it('what nobody has sent to a unit is not published, refused neither', async () => {
    const { windowId } = await town.window();
    const place = { kind: 'window', windowId, hallId: town.hallId } as const;
    for (let no = 0; no < 6; no += 1) {
      const { matterId } = await town.loop.register({ place, categoryCode: 'SV05' });
      if (no % 2 === 0) await town.loop.act(town.loop.posts.dispatcher, matterId, { type: 'accept' });
    }
    at(SETTLED);
    expect(await town.publish()).toBe(0);
  });

  it('kinds that concern discipline are not published, though they were sent to a unit', async () => {
    await here(5, { categoryCode: 'SQ20' });
    at(SETTLED);
    expect(await town.publish()).toBe(0);
  });

  it('what went to the discipline lane before is not published, and the rest is too few', async () => {
    const [first] = await here(5);
    await toDiscipline(first);
    at(SETTLED);
    expect(await town.publish()).toBe(0);
  });
});

const toDiscipline = async (registered: Registered | undefined) => {
  if (registered === undefined) throw new Error('no matter');
  await town.loop.act(town.loop.posts.dispatcher, registered.matterId, {
    type: 'move-to-discipline-lane',
    reason: '涉嫌违纪。',
  });
};

describe('what becomes of the published', () => {
  it('is told on Mondays only, and what went to the discipline lane looks like what was closed', async () => {
    const [moved, withdrawn, ...rest] = await here(6);
    at(SETTLED);
    await town.publish();
    await toDiscipline(moved);
    if (withdrawn === undefined) throw new Error('no matter');
    const receiptId = await town.loop.receiptId(withdrawn);
    await town.loop.act(receiptId, withdrawn.matterId, { type: 'withdraw', words: null });
    expect((await list()).map((row) => row['status'])).toEqual(Array(6).fill('open'));
    at('2026-03-20');
    await town.publish();
    expect(await list({ status: 'closed' })).toEqual([]);
    at('2026-03-23');
    await town.publish();
    const closed = await list({ status: 'closed' });
    expect(closed).toHaveLength(2);
    const [one, other] = closed.map(({ service_request_id: _, ...row }) => row);
    expect(one).toEqual(other);
    expect(one?.['updated_datetime']).toBe('2026-03-23T00:00:00+08:00');
    expect(rest).toHaveLength(4);
    expect((await list({ status: 'open' })).map((row) => row['updated_datetime'])).toEqual(
      Array(4).fill('2026-03-16T00:00:00+08:00'),
    );
  });

  it('keeps the kind it was published under, whatever it is called later', async () => {
    await here(5);
    at(SETTLED);
    await town.publish();
    await town.loop.city.asOwner((owner) => owner.query(`update matters_matter set category_code = 'SV01'`));
    at('2026-03-23');
    await town.publish();
    expect((await list()).map((row) => row['service_code'])).toEqual(Array(5).fill('SV05'));
  });
});

it('nothing of what was written, of who wrote and of when is in any answer', async () => {
  const marks = ['标记之言', '标记之名', '13900004711'];
  await here(5, { words: '标记之言' });
  at(SETTLED);
  await town.publish();
  const { rows } = await town.loop.city.asOwner((owner) =>
    owner.query<{ id: string; at: string }>('select id, received_at::text as at from matters_matter'),
  );
  for (const format of FORMATS) {
    const { text } = await client.get(`${V2}/requests`, format);
    for (const mark of [...marks, ...rows.map((row) => row.id)]) expect(text).not.toContain(mark);
    // No time but midnight, no day but Mondays and the last lawful day.
    expect(text.match(/T\d{2}:\d{2}/g)?.every((time) => time === 'T00:00')).toBe(true);
    expect(text).not.toContain('2026-03-03');
  }
});

it('a token gives an id once its matter is published', async () => {
  const key = await town.key();
  const { code } = await town.window();
  const tokens: string[] = [];
  for (let no = 0; no < 5; no += 1) {
    const fields = { api_key: key, service_code: 'SV05', address_id: code, description: `第${no}次来。` };
    const [filed] = (await client.post(`${V2}/requests`, 'json', fields)).value as readonly Row[];
    tokens.push(filed?.['token'] ?? '');
  }
  const { rows } = await town.loop.city.asOwner((owner) => owner.query<{ id: Uuid }>('select id from matters_matter'));
  const { dispatcher } = town.loop.posts;
  for (const { id } of rows) {
    await town.loop.act(dispatcher, id, { type: 'accept' });
    const dispatch = { type: 'dispatch', lead: town.loop.units.lead, assisting: [], note: null } as const;
    await town.loop.act(dispatcher, id, dispatch);
  }
  const idOf = async (token: string) =>
    ((await client.get(`${V2}/tokens/${token}`, 'json')).value as readonly Row[])[0]?.['service_request_id'];
  expect(await Promise.all(tokens.map(idOf))).toEqual(Array(5).fill(null));
  at(SETTLED);
  await town.publish();
  const ids = await Promise.all(tokens.map(idOf));
  expect(new Set(ids).size).toBe(5);
  expect((await list()).map((row) => row['service_request_id']).sort()).toEqual([...ids].sort());
});
