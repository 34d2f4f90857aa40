/** Sealed texts: unreadable in the database, bound to their place, gone once erased. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../test/harness/database.ts';
import { ringOf } from '../../test/harness/keys.ts';
import { world } from '../../test/harness/world.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Scope } from '../people/index.ts';
import { freshKeys } from '../platform/keys.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { keysInUse, rewrap } from '../platform/wrapped.ts';
import { eraseSecrets, holdingsOf, readForComplainant, sealSecrets, vaultWrapped } from './actions.ts';
import { openingsOf, openSecret } from './actions-open.ts';
import { openTexts, sealTexts } from './actions-texts.ts';
import type { SecretField } from './model.ts';

const NAME = '示例甲XYZZYMARKER';
const PHONE = '13900004711';
const REASON = '核实联系方式,按规定电话回访当事人';

let city: TestCity;
let reader: Scope;

beforeAll(async () => {
  city = await testCity();
  const people = await world(city);
  reader = await people.scope('vault-reader', await people.unit('测试营商办', '411402'), '411402');
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

const look = (scope: Scope, matterId: Uuid) =>
  inTransaction(city.db, (tx) =>
    openSecret(tx, city, scope, {
      submissionId: city.outside.uuid(),
      matterId,
      fields: ['name', 'phone'],
      reason: REASON,
      about: { divisionCode: '411402', respondentUnitIds: [], lane: 'ordinary' },
    }),
  );

describe('a sealed identity', () => {
  it('comes back to the complainant, the latest text of each field', async () => {
    const matterId = await aMatter();
    await transact(city.db, (tx) => sealSecrets(tx, city, matterId, { phone: '13900000000' }));
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
    // Shows that the search finds texts at all: the reason is not sealed.
    expect(bytes.includes(Buffer.from(REASON))).toBe(true);
    expect(bytes.length).toBeGreaterThan(2_000);
  });

  it('is noise after erasure, also to whoever kept a copy of the ciphertext, and the fact remains', async () => {
    const matterId = await aMatter();
    await look(reader, matterId);
    const kept = await city.asOwner(async (owner) =>
      owner.query('select field, sealed, sealed_at from vault_secret where matter_id = $1', [matterId]),
    );
    await transact(city.db, (tx) => eraseSecrets(tx, city, matterId));
    await transact(city.db, (tx) => eraseSecrets(tx, city, matterId));
    expect(await readForComplainant(city.db, city, { matterId, field: 'name' })).toBeNull();
    expect(await look(reader, matterId)).toEqual({ ok: false, problem: { kind: 'identity-erased' } });
    expect((await holdingsOf(city.db, matterId)).erasedAt).toBe(city.outside.now());
    expect(await openingsOf(city.db, matterId)).toHaveLength(1);
    const erasures = await city.asOwner(async (owner) =>
      owner.query('select secrets from vault_erasure where matter_id = $1', [matterId]),
    );
    expect(erasures.rows).toEqual([{ secrets: 2 }]);
    // A ciphertext put back under a new data key does not open.
    await transact(city.db, (tx) => sealSecrets(tx, city, matterId, { words: '新' }));
    await city.asOwner(async (owner) => {
      const { field, sealed, sealed_at } = kept.rows[0];
      await owner.query('insert into vault_secret values ($1, $2, $3, $4)', [matterId, field, sealed, sealed_at]);
    });
    await expect(readForComplainant(city.db, city, { matterId, field: 'name' })).rejects.toThrow();
  });

  it('survives a new key-encryption key: data keys are re-wrapped, the old key is needed until then and not after', async () => {
    const matterId = await aMatter();
    const [old, next] = [city.keys, freshKeys()];
    const ring = ringOf(old, next);
    const rotating = { ...city, keys: ring };
    expect(await readForComplainant(city.db, rotating, { matterId, field: 'name' })).toBe(NAME);
    // Other tests swapped keys on purpose; nobody can unwrap those.
    await city.asOwner((owner) =>
      owner.query('delete from vault_secret where matter_id <> $1', [matterId]).then(async () => {
        await owner.query('delete from vault_data_key where matter_id <> $1', [matterId]);
      }),
    );
    expect(await rewrap(rotating, vaultWrapped)).toEqual({ done: 1, unopened: 0 });
    expect(await rewrap(rotating, vaultWrapped)).toEqual({ done: 0, unopened: 0 });
    expect([...(await keysInUse(city.db, [vaultWrapped]))]).toEqual([[next.vault.id, 1]]);
    expect(await readForComplainant(city.db, { ...city, keys: next }, { matterId, field: 'name' })).toBe(NAME);
    await expect(readForComplainant(city.db, city, { matterId, field: 'name' })).rejects.toThrow();
  });
});

describe('words kept by another slice', () => {
  it('are sealed to their own id under the matter’s key, and are gone with it', async () => {
    const matterId = city.outside.uuid();
    const [a, b] = [city.outside.uuid(), city.outside.uuid()];
    const plain = [a, b].map((id) => ({ id, plain: Buffer.from(`话${id}`) }));
    const sealed = await transact(city.db, (tx) => sealTexts(tx, city, matterId, plain));
    const opened = await openTexts(city.db, city, matterId, sealed);
    expect(Buffer.from(opened.get(b) ?? []).toString()).toBe(`话${b}`);
    const swapped = sealed.map(({ id, sealed: bytes }) => ({ id: id === a ? b : a, sealed: bytes }));
    await expect(openTexts(city.db, city, matterId, swapped)).rejects.toThrow();
    await transact(city.db, (tx) => eraseSecrets(tx, city, matterId));
    expect(await openTexts(city.db, city, matterId, sealed)).toEqual(new Map());
  });
});

/** All text and bytea values of all tables in one buffer. */
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
