/** Keys of connected systems: shown once, kept as a hash, dead from the moment they are revoked. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Open311Town, open311Client, open311Town } from '../../test/harness/open311.ts';

type Issued = Readonly<{
  client: Readonly<{ id: string; keyHint: string; lastUsedWeek: string | null }>;
  key: string | null;
}>;

let town: Open311Town;
let headers: Readonly<Record<string, string>>;
beforeAll(async () => {
  town = await open311Town();
  headers = await town.loop.world.signedIn(town.admin);
}, 60_000);
afterAll(() => town.close());

const ask = (method: 'GET' | 'POST', url: string, payload?: object) =>
  town.app.inject({
    method,
    url: `/api/v1/open311/keys${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
const issue = async (over: object = {}) => {
  const body = {
    id: town.loop.city.outside.uuid(),
    name: '12345 热线',
    purpose: '代群众提交',
    divisionCode: '411400',
    ...over,
  };
  return { body, answer: await ask('POST', '', body) };
};
const file = async (key: string) => {
  const fields = {
    api_key: key,
    service_code: 'SV05',
    address_string: '民主路',
    description: town.loop.city.outside.uuid(),
  };
  return (await open311Client(town.app).post('/open311/v2/requests', 'json', fields)).status;
};
const audits = async () =>
  town.loop.city.asOwner(
    async (owner) =>
      (
        await owner.query<{ action: string; detail: { what?: string }; object_id: string }>(
          `select action, detail, object_id from people_audit where object_kind = 'open311-key' order by at, id`,
        )
      ).rows,
  );

describe('a key', () => {
  it('is shown once and kept as a hash', async () => {
    const { body, answer } = await issue();
    const issued = answer.json() as Issued;
    expect(issued.key).toMatch(/^[0-9A-HJKMNP-TV-Z]{32}$/);
    expect(issued.client.keyHint).toBe(issued.key?.slice(-4));
    expect(answer.headers['cache-control']).toBe('no-store');
    // The same request again is the same key, and does not show it.
    const again = (await ask('POST', '', body)).json() as Issued;
    expect(again).toEqual({ client: issued.client, key: null });
    expect((await ask('POST', '', { ...body, name: '别的平台' })).statusCode).toBe(409);
    expect((await ask('GET', '')).body).not.toContain(issued.key);
    const stored = await town.loop.city.asOwner(
      async (owner) => (await owner.query(`select to_jsonb(c)::text as said from open311_client c`)).rows,
    );
    expect(JSON.stringify(stored)).not.toContain(issued.key);
  });

  it('files until it is revoked, and is told by its week only', async () => {
    const { answer } = await issue({ name: '另一平台' });
    const { key, client } = answer.json() as Issued;
    expect(client.lastUsedWeek).toBeNull();
    expect(await file(key ?? '')).toBe(200);
    const listed = (await ask('GET', '')).json() as readonly Readonly<Record<string, unknown>>[];
    const line = listed.find((each) => each['id'] === client.id);
    // It is a Tuesday: the Monday of its week.
    expect(line?.['lastUsedWeek']).toBe('2026-03-02');
    expect((await ask('POST', `/${client.id}/revocation`, { reason: '不' })).statusCode).toBe(422);
    const revoked = await ask('POST', `/${client.id}/revocation`, { reason: '不再接入' });
    expect(revoked.json()).toMatchObject({ id: client.id, revokeReason: '不再接入' });
    expect(await file(key ?? '')).toBe(403);
    // A second time changes nothing.
    expect((await ask('POST', `/${client.id}/revocation`, { reason: '再作废一次' })).json()).toEqual(revoked.json());
  });

  it('is for a division its keeper keeps', async () => {
    expect((await issue({ divisionCode: '410100' })).answer.statusCode).toBe(403);
    const nobody = await ask('POST', `/${town.loop.city.outside.uuid()}/revocation`, { reason: '没有这个' });
    expect(nobody.statusCode).toBe(404);
  });

  it('leaves a line in the audit when issued, used, revoked and listed, and the key in none of them', async () => {
    const { answer } = await issue({ name: '审计平台' });
    const { key, client } = answer.json() as Issued;
    await file(key ?? '');
    await ask('POST', `/${client.id}/revocation`, { reason: '不再接入' });
    const lines = (await audits()).filter((line) => line.object_id === client.id);
    expect(lines.map((line) => line.detail.what ?? line.action).sort()).toEqual([
      'issued',
      'open311.file-request',
      'revoked',
    ]);
    expect(JSON.stringify(await audits())).not.toContain(key);
  });
});
