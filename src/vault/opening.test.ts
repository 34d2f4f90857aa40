/** An entitled office opens an identity with a reason, in the complainant's sight; a discipline lead takes two persons. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { MORNING } from '../../test/harness/today.ts';
import { type World, world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import { localDate } from '../kernel/time.ts';
import { type Scope, scopeOf } from '../people/index.ts';
import { inTransaction, rawQuery, transact } from '../platform/postgres/db.ts';
import { sealSecrets } from './actions.ts';
import { askToOpen, auditRefusal, decideOpening, openingsOf, openSecret, requestsOf } from './actions-open.ts';
import type { MatterFacts, SecretField } from './model.ts';

const NAME = '示例甲';
const PHONE = '13900004711';
const REASON = '核实联系方式,按规定电话回访当事人';

let city: TestCity;
let people: World;
let office: Uuid;
let bureau: Uuid;
let station: Uuid;
let reader: Scope;
let about: MatterFacts;

beforeAll(async () => {
  city = await testCity({ at: MORNING });
  people = await world(city);
  office = await people.unit('测试营商办', '411402');
  bureau = await people.unit('测试被反映局', '411402');
  station = await people.unit('测试被反映局下属站', '411402', bureau);
  reader = await people.scope('vault-reader', office, '411402');
  about = { divisionCode: '411402', respondentUnitIds: [bureau], lane: 'ordinary' };
});
afterAll(() => city.close());

async function aMatter(secrets: Readonly<Partial<Record<SecretField, string>>> = { name: NAME, phone: PHONE }) {
  const matterId = city.outside.uuid();
  await transact(city.db, async (tx) => {
    for (const [field, text] of Object.entries(secrets)) {
      await sealSecrets(tx, city, matterId, { [field]: text });
    }
  });
  return matterId;
}

const look = (scope: Scope, matterId: Uuid, more: Partial<Parameters<typeof openSecret>[3]> = {}) =>
  inTransaction(city.db, (tx) =>
    openSecret(tx, city, scope, {
      submissionId: city.outside.uuid(),
      matterId,
      fields: ['name', 'phone'],
      reason: REASON,
      about,
      ...more,
    }),
  );

describe('an identity is opened', () => {
  it('by a vault reader outside the respondent, with a reason, and the complainant sees which office and why, not who', async () => {
    const matterId = await aMatter();
    const opened = await look(reader, matterId);
    expect(opened).toEqual({ ok: true, value: { name: NAME, phone: PHONE } });
    const openings = await openingsOf(city.db, matterId);
    expect(openings).toEqual([
      {
        at: city.outside.now(),
        fields: ['name', 'phone'],
        office: { unit: '测试营商办', post: 'vault-reader岗' },
        approvedBy: null,
        reason: REASON,
      },
    ]);
    expect(JSON.stringify(openings)).not.toContain(reader.actor.userId);
    expect(JSON.stringify(openings)).not.toContain(reader.actor.displayName);
  });

  it('once for a request sent twice', async () => {
    const matterId = await aMatter();
    const submissionId = city.outside.uuid();
    await look(reader, matterId, { submissionId });
    expect(await look(reader, matterId, { submissionId })).toMatchObject({ ok: true });
    expect(await openingsOf(city.db, matterId)).toHaveLength(1);
    const twice = city.outside.uuid();
    const both = await Promise.all([1, 2].map(() => look(reader, matterId, { submissionId: twice })));
    expect(both.map((done) => done.ok)).toEqual([true, true]);
    expect(await openingsOf(city.db, matterId)).toHaveLength(2);
    const other = await look(reader, matterId, { submissionId, fields: ['phone'] });
    expect(other).toEqual({ ok: false, problem: { kind: 'submission-reused' } });
  });

  it('again for a lost answer only within two minutes, on the same ground, of the same texts, and never without a line (security 6)', async () => {
    const matterId = await aMatter();
    const submissionId = city.outside.uuid();
    const lines = async () =>
      (await city.asOwner((owner) => owner.query('select detail from people_audit where object_id = $1', [matterId])))
        .rows.length;
    const reused = { ok: false, problem: { kind: 'submission-reused' } } as const;
    await look(reader, matterId, { submissionId });
    city.clock.advance({ seconds: 90 });
    expect(await look(reader, matterId, { submissionId })).toMatchObject({ ok: true, value: { name: NAME } });
    expect(await lines()).toBe(2);
    expect(await look(reader, matterId, { submissionId, reason: '另一个足够长的理由，随手写的' })).toEqual(reused);
    city.clock.advance({ seconds: 31 });
    expect(await look(reader, matterId, { submissionId })).toEqual(reused);
    const fresh = city.outside.uuid();
    await look(reader, matterId, { submissionId: fresh });
    city.clock.advance({ seconds: 1 });
    await transact(city.db, (tx) => sealSecrets(tx, city, matterId, { phone: '13911112222' }));
    expect(await look(reader, matterId, { submissionId: fresh })).toEqual(reused);
    expect(await openingsOf(city.db, matterId)).toHaveLength(2);
    expect(await lines()).toBe(3);
  });

  it.each(['', '看看', '         空格不算理由       '])('not for the reason %j', async (reason) => {
    const refused = await look(reader, await aMatter(), { reason });
    expect(refused).toEqual({ ok: false, problem: { kind: 'reason-too-short', least: 10 } });
  });

  it('not by another role, not from another division, not where nothing is sealed', async () => {
    const matterId = await aMatter();
    const dispatcher = await people.scope('dispatcher', office, '411402');
    const elsewhere = await people.scope('vault-reader', office, '411403');
    expect(await look(dispatcher, matterId)).toEqual({ ok: false, problem: { kind: 'not-entitled' } });
    expect(await look(elsewhere, matterId)).toEqual({ ok: false, problem: { kind: 'outside-your-division' } });
    const nothing = await look(reader, matterId, { fields: ['entity'] });
    expect(nothing).toEqual({ ok: false, problem: { kind: 'nothing-sealed' } });
    expect(await openingsOf(city.db, matterId)).toEqual([]);
  });

  it('not by who holds or in the last year held a post in the respondent, its parent or below it; a refusal is audited', async () => {
    const matterId = await aMatter();
    const inStation = await people.actor('vault-reader', office, '411402');
    await people.alsoHolds(inStation, 'handler', station);
    const lastYear = await people.actor('vault-reader', office, '411402');
    const until = { from: localDate('2024-01-01'), until: localDate('2025-06-01') };
    await people.alsoHolds(lastYear, 'handler', bureau, until);
    const longAgo = await people.actor('vault-reader', office, '411402');
    const past = { from: localDate('2023-01-01'), until: localDate('2024-06-01') };
    await people.alsoHolds(longAgo, 'handler', bureau, past);
    const tied = { ok: false, problem: { kind: 'conflict-of-interest' } } as const;
    for (const actor of [inStation, lastYear]) {
      const scope = await scopeOf(city.db, actor);
      expect(await look(scope, matterId)).toEqual(tied);
      const refused = { action: 'vault.open-identity', matterId, problem: tied.problem, about };
      await transact(city.db, (tx) => auditRefusal(tx, city, scope, refused));
    }
    expect(await look(await scopeOf(city.db, longAgo), matterId)).toMatchObject({ ok: true });
    const lines = await city.asOwner(async (owner) =>
      owner.query('select outcome, detail from people_audit where object_id = $1 order by outcome', [matterId]),
    );
    expect(lines.rows.map((row) => row.outcome)).toEqual(['done', 'refused', 'refused']);
    expect(lines.rows[1].detail).toEqual({ why: 'conflict-of-interest' });
  });

  it('and nobody, not even the application, can take a look back out of the record', async () => {
    await look(reader, await aMatter());
    const app = city.db;
    for (const table of ['vault_opening', 'vault_request', 'vault_decision', 'vault_erasure']) {
      for (const sql of [`delete from ${table}`, `update ${table} set id = id`, `truncate ${table} cascade`]) {
        const text = table === 'vault_decision' ? sql.replace('set id = id', 'set request_id = request_id') : sql;
        await expect(app.executeQuery(rawQuery(text))).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});

describe('the identity behind a discipline lead', () => {
  let first: Scope;
  let second: Scope;
  let lead: MatterFacts;
  beforeAll(async () => {
    first = await people.scope('discipline-supervisor', office, '411402');
    second = await people.scope('discipline-supervisor', office, '411400');
    lead = { ...about, lane: 'discipline' };
  });
  const ask = (scope: Scope, matterId: Uuid) =>
    inTransaction(city.db, (tx) =>
      askToOpen(tx, city, scope, {
        submissionId: city.outside.uuid(),
        matterId,
        fields: ['name', 'phone'],
        reason: REASON,
        about: lead,
      }),
    );
  const asked = async (matterId: Uuid): Promise<Uuid> => {
    const done = await ask(first, matterId);
    if (!done.ok) throw new Error(done.problem.kind);
    return done.value.requestId;
  };
  const decide = (scope: Scope, matterId: Uuid, requestId: Uuid, approve = true) =>
    inTransaction(city.db, (tx) =>
      decideOpening(tx, city, scope, { requestId, matterId, approve, reason: `同意:${REASON}`, about: lead }),
    );

  it('opens when another discipline post agreed, once, and both offices are shown', async () => {
    const matterId = await aMatter();
    expect(await look(first, matterId, { about: lead })).toMatchObject({ problem: { kind: 'needs-second-person' } });
    const requestId = await asked(matterId);
    const withRequest = { about: lead, requestId };
    expect(await look(first, matterId, withRequest)).toMatchObject({ problem: { kind: 'request-not-approved' } });
    expect(await decide(first, matterId, requestId)).toMatchObject({ problem: { kind: 'same-person' } });
    expect(await decide(second, matterId, requestId)).toMatchObject({ ok: true });
    expect(await decide(second, matterId, requestId, false)).toMatchObject({
      problem: { kind: 'request-already-decided' },
    });
    expect(await look(second, matterId, withRequest)).toMatchObject({ problem: { kind: 'not-entitled' } });
    const fewer = await look(first, matterId, { ...withRequest, fields: ['name'] });
    expect(fewer).toMatchObject({ problem: { kind: 'request-differs' } });
    expect(await look(first, await aMatter(), withRequest)).toMatchObject({ problem: { kind: 'request-not-found' } });
    expect(await look(first, matterId, withRequest)).toMatchObject({ ok: true, value: { name: NAME } });
    expect(await look(first, matterId, withRequest)).toMatchObject({ problem: { kind: 'request-spent' } });
    expect(await openingsOf(city.db, matterId)).toMatchObject([
      { office: { post: 'discipline-supervisor岗' }, approvedBy: { unit: '测试营商办' }, reason: REASON },
    ]);
    expect(await requestsOf(city.db, matterId)).toMatchObject([{ spent: true, decision: { approved: true } }]);
  });

  it('is not opened again on an approval that is spent, whatever submission names it (security 6)', async () => {
    const matterId = await aMatter();
    const requestId = await asked(matterId);
    await decide(second, matterId, requestId);
    const once = { about: lead, requestId, submissionId: city.outside.uuid() };
    expect(await look(first, matterId, once)).toMatchObject({ ok: true });
    const { requestId: _, ...without } = once;
    expect(await look(first, matterId, without)).toMatchObject({ problem: { kind: 'submission-reused' } });
    city.clock.advance({ minutes: 3 });
    expect(await look(first, matterId, once)).toMatchObject({ problem: { kind: 'submission-reused' } });
    expect(await openingsOf(city.db, matterId)).toHaveLength(1);
  });

  it('stays shut when the second person said no, when three days have passed, and to a vault reader', async () => {
    const matterId = await aMatter();
    const refusedId = await asked(matterId);
    await decide(second, matterId, refusedId, false);
    const no = await look(first, matterId, { about: lead, requestId: refusedId });
    expect(no).toMatchObject({ problem: { kind: 'request-not-approved' } });
    const lateId = await asked(matterId);
    await decide(second, matterId, lateId);
    city.clock.advance({ hours: 73 });
    const late = await look(first, matterId, { about: lead, requestId: lateId });
    expect(late).toMatchObject({ problem: { kind: 'request-expired' } });
    expect(await look(reader, matterId, { about: lead })).toMatchObject({ problem: { kind: 'not-entitled' } });
    expect(await ask(reader, matterId)).toMatchObject({ problem: { kind: 'not-entitled' } });
    expect(await openingsOf(city.db, matterId)).toEqual([]);
  });

  it('is out of reach of a second person tied to the respondent', async () => {
    const matterId = await aMatter();
    const tied = await people.actor('discipline-supervisor', office, '411402');
    await people.alsoHolds(tied, 'handler', bureau);
    const decided = await decide(await scopeOf(city.db, tied), matterId, await asked(matterId));
    expect(decided).toEqual({ ok: false, problem: { kind: 'conflict-of-interest' } });
  });
});
