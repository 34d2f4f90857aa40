/** Whatever a key of the ring wraps stands in the list of `src/wiring.ts`, goes to a new key with it, and is counted until then. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginImport } from '../../src/imports/actions.ts';
import { operatorAsker } from '../../src/imports/index.ts';
import { chooseTelling, tellingOf } from '../../src/people/telling/actions-telling.ts';
import { USUAL } from '../../src/people/telling/rules-telling.ts';
import { freshKeys } from '../../src/platform/keys.ts';
import { transact } from '../../src/platform/postgres/db.ts';
import { keysInUse, rewrap, rewrapJob } from '../../src/platform/wrapped.ts';
import { sealSecrets } from '../../src/vault/index.ts';
import { wrapped } from '../../src/wiring.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { ringOf } from '../harness/keys.ts';
import { type World, world } from '../harness/world.ts';

/** Columns of bytes that no key of the ring wraps, by what they are. */
const NOT_WRAPPED: Readonly<Record<string, readonly string[]>> = {
  'sealed under the key of a matter, which is wrapped': [
    'documents_paper.sealed',
    'matters_text.sealed',
    'reviews_amendment.sealed',
    'reviews_detail.sealed',
    'vault_data_request.words',
    'vault_notice.sealed',
    'vault_secret.sealed',
  ],
  'hashes and marks, which nothing opens': [
    'cases_handover.content_mac',
    'cases_platform.key_hash',
    'letters_letter.content_mac',
    'reviews_system.key_hash',
    'matters_likeness.signature',
    'matters_receipt.number_mac',
    'matters_receipt.pass_mac',
    'matters_receipt_session.token_mac',
    'matters_receipt_try.try_mac',
    'matters_submission.content_mac',
    'matters_submission.submission_mac',
    'open311_client.key_hash',
    'open311_filing.content_mac',
    'open311_filing.request_mac',
    'people_one_time_link.token_hash',
    'people_provider_account.code_hash',
    'people_provider_account.subject_key',
    'people_session.token_hash',
    'people_sign_in_failure.account',
    'people_sign_in_failure.key',
    'record_event.hash',
    'record_event.prev_hash',
    'record_leaf.leaf_hash',
    'record_leaf_node.hash',
    'record_seal.previous',
    'record_seal.root',
  ],
  'keys and blinds of commitments, in clear until they are destroyed': [
    'matters_file.commitment_key',
    'matters_text.commitment_key',
    'record_leaf.blind',
  ],
  'of the key of seals, whose public half stays': ['record_seal.signature', 'record_seal_key.public_key'],
  'files and pictures in clear; of an import that holds people, sealed under its key, which is wrapped': [
    'documents_template.bytes',
    'imports_part.bytes',
    'matters_file.bytes',
    'places_hanging_photo.jpeg',
    'reviews_photo.jpeg',
  ],
};

let city: TestCity;
let people: World;
beforeAll(async () => {
  city = await testCity();
  people = await world(city);
});
afterAll(() => city.close());

const query = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  city.asOwner(async (owner) => (await owner.query(text, [...values])).rows as Row[]);
const bytes = async () =>
  (
    await query<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns
        where table_schema = current_schema() and udt_name in ('bytea', '_bytea') order by 1`,
    )
  ).map(({ at }) => at);
const listed = wrapped.flatMap(({ table, bound }) => Object.keys(bound).map((column) => `${table}.${column}`));
const known = [...listed, ...Object.values(NOT_WRAPPED).flat()];

/** An official with a number, a messenger and a second factor, a matter with a name, and an import that holds people. */
async function lay(unit: string): Promise<Readonly<{ userId: string }>> {
  const { userId } = await people.actor('handler', await people.unit(unit, '411402'), '411402');
  const asker = await operatorAsker(city);
  await transact(city.db, async (tx) => {
    await chooseTelling(tx, city, { userId }, { ...USUAL, smsTo: '13900004711', messengerTo: 'zhang.san' });
    await sealSecrets(tx, city, city.outside.uuid(), { name: '张三' });
    const file = { id: city.outside.uuid(), kind: 'provincial-cases', fileName: '案件.xlsx', fileBytes: 1 };
    await beginImport(tx, city, asker, file);
  });
  const [factor] = wrapped.filter(({ table }) => table === 'people_user');
  const secret = city.keys.vault.wrap(Buffer.from('a secret'), factor?.bound['totp_secret']?.(userId) ?? '');
  await query('update people_user set totp_secret = $1, totp_key_id = $2 where id = $3', [
    secret,
    city.keys.vault.id,
    userId,
  ]);
  return { userId };
}

describe('the list of what is wrapped', () => {
  it('names every column of bytes that is, and none that is gone', async () => {
    const columns = await bytes();
    expect(columns.filter((at) => !known.includes(at))).toEqual([]);
    expect(known.filter((at) => !columns.includes(at))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
    await query('create table planted (id uuid, number bytea)');
    expect((await bytes()).filter((at) => !known.includes(at))).toEqual(['planted.number']);
    await query('drop table planted');
  });

  it('goes to a new key whole: the old one is needed until then, and not after', async () => {
    await lay('测试局');
    const next = freshKeys();
    expect([...(await keysInUse(city.db, wrapped)).keys()]).toEqual([city.keys.vault.id]);
    for (const each of wrapped) {
      expect(await rewrap({ ...city, keys: ringOf(city.keys, next) }, each), each.table).toEqual({
        done: 1,
        unopened: 0,
      });
      for (const [column, boundTo] of Object.entries(each.bound)) {
        const rows = await query<{ id: never; key: string; value: Buffer }>(
          `select ${each.id} as id, ${each.key} as key, ${column} as value from ${each.table} where ${column} is not null`,
        );
        expect(rows, column).toHaveLength(1);
        for (const { id, key, value } of rows) next.vault.unwrap(value, key, boundTo(id));
      }
    }
    expect([...(await keysInUse(city.db, wrapped)).keys()]).toEqual([next.vault.id]);
  });

  it('leaves, counts and tells of what no key opens, and nobody else waits for it', async () => {
    // The key of the test before is gone.
    const { userId } = await lay('另一局');
    const next = freshKeys();
    const told: string[] = [];
    const rotating = { ...city, keys: ringOf(city.keys, next) };
    await rewrapJob(wrapped, (what) => told.push(what)).run(rotating);
    expect(told.sort()).toEqual(['imports_run', 'people_telling', 'people_user', 'vault_data_key']);
    const inUse = await keysInUse(city.db, wrapped);
    expect([inUse.size, inUse.get(next.vault.id)]).toEqual([2, 4]);
    expect(await tellingOf(city.db, { ...city, keys: next }, userId as never)).toMatchObject({ smsTo: '13900004711' });
    expect(await tellingOf(city.db, city, userId as never)).toMatchObject({ smsTo: null, messengerTo: null });
  });
});
