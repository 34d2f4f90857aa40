/** Migrations, schema.sql and the row types say the same; each comparison is shown to fail on a planted difference. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { tableTypes } from '../../scripts/table-types.ts';
import type { Json, RowTypes } from '../../src/platform/postgres/columns.ts';
import { rolesOf } from '../../src/platform/postgres/migrate.ts';
import { type CatalogueColumn, catalogueColumns, schemaText } from '../../src/platform/postgres/schema.ts';
import { type TestCity, testCity } from '../harness/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const roles = rolesOf('411400');

describe('the schema', () => {
  let city: TestCity;
  let columns: readonly CatalogueColumn[];
  beforeAll(async () => {
    city = await testCity();
    columns = await city.asOwner((owner) => catalogueColumns(owner, roles.schema));
  });
  afterAll(() => city.close());

  it('is what schema.sql says', async () => {
    const text = await city.asOwner((owner) => schemaText(owner, roles));
    expect(text).toBe(readFileSync(path.join(ROOT, 'migrations/schema.sql'), 'utf8'));
  });

  it('shows a planted difference in its text', async () => {
    const before = await city.asOwner((owner) => schemaText(owner, roles));
    await city.asOwner((owner) => owner.query('alter table platform_job add column planted text'));
    const after = await city.asOwner((owner) => schemaText(owner, roles));
    await city.asOwner((owner) => owner.query('alter table platform_job drop column planted'));
    expect(after).not.toBe(before);
    expect(after).toContain('planted text');
  });

  it('is what the row types of the slices say, each table in the slice whose prefix it carries', () => {
    const written = globSync('src/**/tables-generated.ts', { cwd: ROOT }).sort();
    const wanted = new Map(tableTypes(columns));
    expect(written).toEqual([...wanted.keys()].sort());
    for (const file of written) expect(wanted.get(file), file).toBe(readFileSync(path.join(ROOT, file), 'utf8'));
  });

  it('shows a planted column and a planted null in the row types', () => {
    const job = (more: Partial<CatalogueColumn>) =>
      new Map(tableTypes([{ table: 'platform_job', column: 'planted', nullable: false, type: 'text', ...more }])).get(
        'src/platform/tables-generated.ts',
      );
    expect(job({})).toContain('planted: string;');
    expect(job({ nullable: true })).toContain('planted: string | null;');
    expect(job({ nullable: true, type: 'uuid' })).toContain('planted: Id<null>;');
    expect(() => job({ type: 'point' })).toThrow('platform_job.planted');
  });

  it('lets a slice say more of a column, and nothing that is not so', () => {
    type Columns = { people_thing: { kind: string; ended: string | null; facts: Json; names: string[] } };
    type Good = RowTypes<
      Columns,
      { people_thing: { kind: 'a' | 'b'; ended: 'c' | null; facts: Json<{ of: string }>; names: readonly 'd'[] } }
    >;
    expectTypeOf<Good['people_thing']['kind']>().toEqualTypeOf<'a' | 'b'>();
    // @ts-expect-error no such column
    type Missing = RowTypes<Columns, { people_thing: { kinds: 'a' } }>;
    // @ts-expect-error no such table
    type Elsewhere = RowTypes<Columns, { people_things: { kind: 'a' } }>;
    // @ts-expect-error the database keeps no null
    type Nullable = RowTypes<Columns, { people_thing: { kind: 'a' | null } }>;
    // @ts-expect-error the database may keep null
    type NeverNull = RowTypes<Columns, { people_thing: { ended: 'c' } }>;
    // @ts-expect-error text is no number
    type Other = RowTypes<Columns, { people_thing: { kind: number } }>;
    expectTypeOf<[Missing, Elsewhere, Nullable, NeverNull, Other]>().toBeObject();
  });
});
