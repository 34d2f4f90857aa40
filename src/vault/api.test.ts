/** Opening an identity through the routes: who may, what is recorded, what is returned. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { testServer } from '../../test/harness/server.ts';
import { type World, world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import { refuse } from '../kernel/result.ts';
import type { Actor } from '../people/index.ts';
import { registerEntity } from '../places/index.ts';
import type { App } from '../platform/http/http.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { sealSecrets } from './actions.ts';
import { vaultRoutes } from './api.ts';
import type { MatterFacts } from './model.ts';

const REASON = '核实联系方式,按规定电话回访当事人';
type Headers = Readonly<Record<string, string>>;

describe('the vault’s routes', () => {
  let city: TestCity;
  let people: World;
  let app: App;
  let office: Uuid;
  let bureau: Uuid;
  let matterId: Uuid;
  let readerActor: Actor;
  let reader: Headers;
  const facts = new Map<Uuid, MatterFacts>();

  const call = async (method: 'GET' | 'POST', path: string, headers: Headers, payload?: Record<string, unknown>) => {
    const url = `/api/v1/matters/${path}`;
    const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
  };
  const wish = (more: Record<string, unknown> = {}) => ({
    submissionId: city.outside.uuid(),
    fields: ['phone'],
    reason: REASON,
    ...more,
  });
  const audited = async (id: Uuid) =>
    city.asOwner(async (owner) => {
      const { rows } = await owner.query(
        'select action, outcome, detail from people_audit where object_id = $1 order by at, outcome',
        [id],
      );
      return rows;
    });

  beforeAll(async () => {
    city = await testCity();
    people = await world(city);
    office = await people.unit('测试营商办', '411402');
    bureau = await people.unit('测试被反映局', '411402');
    readerActor = await people.actor('vault-reader', office, '411402');
    reader = await people.signedIn(readerActor);
    matterId = city.outside.uuid();
    facts.set(matterId, { divisionCode: '411402', respondentUnitIds: [bureau], lane: 'ordinary' });
    await transact(city.db, (tx) => sealSecrets(tx, city, matterId, { phone: '13900004711' }));
    app = await testServer(city, (server) =>
      vaultRoutes(server, {
        city,
        matterFacts: async (_q, scope, id) => {
          const about = facts.get(id);
          return about !== undefined && scope.divisionCodes.includes(about.divisionCode) ? about : undefined;
        },
        tooNearAmong: async () => [],
        matterNumbers: async () => new Map(),
        openReceipt: async () => ({ kind: 'wrong' }),
        personalData: async () => undefined,
        eraseMatter: async () => refuse({ kind: 'matter-not-found' }),
      }),
    );
  });
  afterAll(async () => {
    await app.close();
    await city.close();
  });

  it('tell what is held without opening it', async () => {
    expect((await call('GET', `${matterId}/identity`, reader)).body).toEqual({
      fields: ['phone'],
      erasedAt: null,
      persons: 1,
    });
    expect((await call('GET', `${matterId}/identity-openings`, reader)).body).toEqual([]);
  });

  it('open for a reader with a reason, keep the answer out of caches, and show the look by its office', async () => {
    const opened = await call('POST', `${matterId}/identity-openings`, reader, wish());
    expect([opened.status, opened.body, opened.headers['cache-control']]).toEqual([
      200,
      { phone: '13900004711' },
      'no-store',
    ]);
    const seen = await call('GET', `${matterId}/identity-openings`, reader);
    expect(seen.body).toMatchObject([{ office: { unit: '测试营商办' }, reason: REASON, approvedBy: null }]);
    expect(JSON.stringify(seen.body)).not.toContain(readerActor.displayName);
  });

  it('turn away roles that have no business here, administrators included', async () => {
    for (const role of ['dispatcher', 'leader', 'system-admin', 'security-admin', 'audit-admin', 'handler'] as const) {
      const headers = await people.signedIn(await people.actor(role, office, '411400'));
      const reply = await call('POST', `${matterId}/identity-openings`, headers, wish());
      expect([role, reply.status]).toEqual([role, 403]);
    }
    expect((await call('POST', `${matterId}/identity-openings`, {}, wish())).status).toBe(401);
  });

  it('refuse a person tied to the respondent, and the audit keeps the refusal though the transaction rolled back', async () => {
    const id = city.outside.uuid();
    facts.set(id, { divisionCode: '411402', respondentUnitIds: [bureau], lane: 'ordinary' });
    await transact(city.db, (tx) => sealSecrets(tx, city, id, { phone: '1' }));
    const tied = await people.actor('vault-reader', office, '411402');
    await people.alsoHolds(tied, 'handler', bureau);
    const reply = await call('POST', `${id}/identity-openings`, await people.signedIn(tied), wish());
    expect([reply.status, reply.body.type]).toEqual([403, '/problems/conflict-of-interest']);
    expect(await audited(id)).toEqual([
      { action: 'vault.open-identity', outcome: 'refused', detail: { why: 'conflict-of-interest' } },
    ]);
    expect((await call('GET', `${id}/identity-openings`, reader)).body).toEqual([]);
  });

  it('show nothing of a matter out of reach, and write the attempt down', async () => {
    const far = await people.signedIn(await people.actor('vault-reader', office, '411403'));
    const id = city.outside.uuid();
    facts.set(id, { divisionCode: '411402', respondentUnitIds: [bureau], lane: 'ordinary' });
    expect((await call('POST', `${id}/identity-openings`, far, wish())).status).toBe(404);
    expect((await call('GET', `${id}/identity`, far)).status).toBe(404);
    expect(await audited(id)).toEqual([
      { action: 'vault.open-identity', outcome: 'refused', detail: { why: 'unseen' } },
    ]);
  });

  it('say which enterprise it was, where its own code was scanned', async () => {
    const id = city.outside.uuid();
    facts.set(id, { divisionCode: '411402', respondentUnitIds: [bureau], lane: 'ordinary' });
    const by = { postId: null, divisionCodes: ['411402'] };
    const entity = {
      uscc: '91411402MA4T040287',
      name: '示例公司',
      kind: 'enterprise',
      divisionCode: '411402',
      townshipCode: null,
      status: 'active',
      siShang: false,
    } as const;
    const submissionId = city.outside.uuid();
    const made = await inTransaction(city.db, (tx) => registerEntity(tx, city, by, { submissionId, facts: entity }));
    expect(made.ok).toBe(true);
    await transact(city.db, (tx) => sealSecrets(tx, city, id, { entity: submissionId }));
    const opened = await call('POST', `${id}/identity-openings`, reader, wish({ fields: ['entity'] }));
    expect(opened.body).toEqual({ entity: { id: submissionId, name: '示例公司', uscc: '91411402MA4T040287' } });
  });

  it('take two discipline posts for a discipline lead', async () => {
    const id = city.outside.uuid();
    facts.set(id, { divisionCode: '411402', respondentUnitIds: [bureau], lane: 'discipline' });
    await transact(city.db, (tx) => sealSecrets(tx, city, id, { phone: '13900004712' }));
    const first = await people.signedIn(await people.actor('discipline-supervisor', office, '411402'));
    const second = await people.signedIn(await people.actor('discipline-supervisor', office, '411400'));
    expect((await call('POST', `${id}/identity-openings`, reader, wish())).status).toBe(403);
    expect((await call('POST', `${id}/identity-openings`, first, wish())).body.type).toBe(
      '/problems/needs-second-person',
    );
    const asked = await call('POST', `${id}/identity-requests`, first, wish());
    expect(asked.status).toBe(201);
    const { requestId } = asked.body;
    const decision = { approve: true, reason: '线索核查确有必要,同意查看' };
    const own = await call('POST', `${id}/identity-requests/${requestId}/decision`, first, decision);
    expect([own.status, own.body.type]).toEqual([403, '/problems/same-person']);
    const agreed = await call('POST', `${id}/identity-requests/${requestId}/decision`, second, decision);
    expect(agreed.body).toMatchObject([{ mine: false, decision: { approved: true }, spent: false }]);
    const opened = await call('POST', `${id}/identity-openings`, first, wish({ requestId }));
    expect(opened.body).toEqual({ phone: '13900004712' });
    expect(
      (await audited(id))
        .filter((line) => line.outcome === 'done')
        .map((line) => line.action)
        .sort(),
    ).toEqual(['vault.ask-to-open', 'vault.decide-opening', 'vault.open-identity']);
  });
});
