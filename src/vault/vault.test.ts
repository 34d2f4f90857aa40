/** What is sealed stays sealed, in its own place, until an entitled office opens it in the complainant's sight. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { type World, world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import { localDate } from '../kernel/time.ts';
import { type Scope, scopeOf } from '../people/index.ts';
import { inTransaction, rawQuery, transact } from '../platform/db.ts';
import { freshKeys } from '../platform/keys.ts';
import {
  checkCommitment,
  commitment,
  eraseSecrets,
  holdingsOf,
  neededKeks,
  readForComplainant,
  rewrapDataKeys,
  sealSecret,
} from './actions.ts';
import { askToOpen, auditRefusal, decideOpening, openingsOf, openSecret, requestsOf } from './actions-open.ts';
import type { MatterFacts, SecretField } from './model.ts';

const NAME = '示例甲XYZZYMARKER';
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
  city = await testCity();
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
      await sealSecret(tx, city, { matterId, field: field as SecretField, text });
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

describe('a sealed identity', () => {
  it('comes back to the complainant, the latest text of each field', async () => {
    const matterId = await aMatter();
    await transact(city.db, (tx) => sealSecret(tx, city, { matterId, field: 'phone', text: '13900000000' }));
    expect(await readForComplainant(city.db, city, { matterId, field: 'name' })).toBe(NAME);
    expect(await readForComplainant(city.db, city, { matterId, field: 'phone' })).toBe('13900000000');
    expect(await readForComplainant(city.db, city, { matterId, field: 'entity' })).toBeNull();
    expect(await holdingsOf(city.db, matterId)).toEqual({ fields: ['name', 'phone'], erasedAt: null });
  });

  it('does not open when its ciphertext is moved to another matter or another field', async () => {
    const [a, b] = [await aMatter(), await aMatter()];
    await city.asOwner(async (owner) => {
      await owner.query(
        'update vault_secret set sealed = (select sealed from vault_secret where matter_id = $1 and field = $3) where matter_id = $2 and field = $3',
        [a, b, 'name'],
      );
    });
    await expect(readForComplainant(city.db, city, { matterId: b, field: 'name' })).rejects.toThrow();
    await city.asOwner(async (owner) => {
      await owner.query(
        'update vault_secret set sealed = (select sealed from vault_secret where matter_id = $1 and field = $2) where matter_id = $1 and field = $3',
        [a, 'name', 'phone'],
      );
    });
    await expect(readForComplainant(city.db, city, { matterId: a, field: 'phone' })).rejects.toThrow();
    await city.asOwner(async (owner) => {
      await owner.query(
        'update vault_data_key set wrapped_key = (select wrapped_key from vault_data_key where matter_id = $1) where matter_id = $2',
        [a, b],
      );
    });
    await expect(readForComplainant(city.db, city, { matterId: b, field: 'phone' })).rejects.toThrow();
  });

  it('stands in no table of the whole database in clear, in no spelling', async () => {
    const matterId = await aMatter({ name: NAME, phone: PHONE, words: `${NAME}说`, entity: city.outside.uuid() });
    await transact(city.db, (tx) =>
      commitment(tx, city, { matterId, field: 'phone', bytes: Buffer.from(PHONE, 'utf8') }),
    );
    await look(reader, matterId);
    const bytes = await everyByte(city);
    for (const secret of [NAME, 'XYZZYMARKER', PHONE]) {
      const spellings = [Buffer.from(secret), Buffer.from(secret, 'utf16le')];
      for (const spelling of spellings) {
        expect(bytes.includes(spelling)).toBe(false);
        expect(bytes.includes(Buffer.from(spelling.toString('hex')))).toBe(false);
        expect(bytes.includes(Buffer.from(spelling.toString('base64').slice(0, -3)))).toBe(false);
      }
    }
    // The search finds what is there: the reason is not a secret.
    expect(bytes.includes(Buffer.from(REASON))).toBe(true);
    expect(bytes.length).toBeGreaterThan(2_000);
  });

  it('is noise after erasure, also to whoever kept a copy of the ciphertext, and the fact remains', async () => {
    const matterId = await aMatter();
    const value = await transact(city.db, (tx) =>
      commitment(tx, city, { matterId, field: 'words', bytes: Buffer.from('x') }),
    );
    await look(reader, matterId);
    const kept = await city.asOwner(async (owner) =>
      owner.query('select field, sealed, sealed_at from vault_secret where matter_id = $1', [matterId]),
    );
    await transact(city.db, (tx) => eraseSecrets(tx, city, matterId));
    await transact(city.db, (tx) => eraseSecrets(tx, city, matterId));
    expect(await readForComplainant(city.db, city, { matterId, field: 'name' })).toBeNull();
    expect(
      await checkCommitment(city.db, city, { matterId, commitment: value, bytes: Buffer.from('x') }),
    ).toBeUndefined();
    expect(await look(reader, matterId)).toEqual({ ok: false, problem: { kind: 'identity-erased' } });
    expect((await holdingsOf(city.db, matterId)).erasedAt).toBe(city.outside.now());
    expect(await openingsOf(city.db, matterId)).toHaveLength(1);
    const erasures = await city.asOwner(async (owner) =>
      owner.query('select secrets, commitments from vault_erasure where matter_id = $1', [matterId]),
    );
    expect(erasures.rows).toEqual([{ secrets: 2, commitments: 1 }]);
    // Put back the ciphertext under a new data key: it does not open.
    await transact(city.db, (tx) => sealSecret(tx, city, { matterId, field: 'words', text: '新' }));
    await city.asOwner(async (owner) => {
      const { field, sealed, sealed_at } = kept.rows[0];
      await owner.query('insert into vault_secret values ($1, $2, $3, $4)', [matterId, field, sealed, sealed_at]);
    });
    await expect(readForComplainant(city.db, city, { matterId, field: 'name' })).rejects.toThrow();
  });

  it('survives a new key-encryption key: data keys are re-wrapped, the old key is needed until then and not after', async () => {
    const matterId = await aMatter();
    const [old, next] = [city.keys, freshKeys()];
    const ring = {
      ...next,
      vault: {
        ...next.vault,
        unwrap: (wrapped: Uint8Array, keyId: string, context: string) =>
          (keyId === old.vault.id ? old : next).vault.unwrap(wrapped, keyId, context),
      },
    };
    const rotating = { ...city, keys: ring };
    expect(await readForComplainant(city.db, rotating, { matterId, field: 'name' })).toBe(NAME);
    const before = (await neededKeks(city.db)).find((kek) => kek.kekId === old.vault.id)?.dataKeys ?? 0;
    // Matters made by tests that swapped keys on purpose cannot be unwrapped by anyone.
    await city.asOwner((owner) =>
      owner.query('delete from vault_secret where matter_id <> $1', [matterId]).then(async () => {
        await owner.query('delete from vault_commitment where matter_id <> $1', [matterId]);
        await owner.query('delete from vault_data_key where matter_id <> $1', [matterId]);
      }),
    );
    expect(before).toBeGreaterThan(0);
    expect(await rewrapDataKeys(rotating)).toBe(1);
    expect(await rewrapDataKeys(rotating)).toBe(0);
    expect(await neededKeks(city.db)).toEqual([{ kekId: next.vault.id, dataKeys: 1 }]);
    expect(await readForComplainant(city.db, { ...city, keys: next }, { matterId, field: 'name' })).toBe(NAME);
    await expect(readForComplainant(city.db, city, { matterId, field: 'name' })).rejects.toThrow();
  });
});

describe('a commitment', () => {
  it('holds for the same bytes and no others, and is another each time', async () => {
    const matterId = city.outside.uuid();
    const bytes = Buffer.from(PHONE);
    const commit = () => transact(city.db, (tx) => commitment(tx, city, { matterId, field: 'phone', bytes }));
    const [one, two] = [await commit(), await commit()];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).not.toBe(one);
    expect(await checkCommitment(city.db, city, { matterId, commitment: one, bytes })).toBe(true);
    const other = Buffer.from('13900004712');
    expect(await checkCommitment(city.db, city, { matterId, commitment: one, bytes: other })).toBe(false);
  });
});

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
      const refused = { action: 'vault.open-identity', matterId, problem: tied.problem };
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

/** Every text and bytea of every table as one heap of bytes. */
async function everyByte(from: TestCity): Promise<Buffer> {
  return from.asOwner(async (owner) => {
    const columns = await owner.query(
      `select table_name, column_name, data_type from information_schema.columns
       where table_schema = current_schema() and data_type in ('text', 'bytea', 'jsonb', 'ARRAY', 'character varying')`,
    );
    const parts: Buffer[] = [];
    for (const { table_name, column_name, data_type } of columns.rows) {
      const value = data_type === 'bytea' ? `"${column_name}"` : `convert_to("${column_name}"::text, 'UTF8')`;
      const rows = await owner.query(`select ${value} as v from "${table_name}" where "${column_name}" is not null`);
      for (const row of rows.rows) parts.push(row.v as Buffer);
    }
    return Buffer.concat(parts);
  });
}
