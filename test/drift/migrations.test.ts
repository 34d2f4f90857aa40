/** Migrations keep the rules that let one set serve the embedded database, a server and a cluster. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMigrations, statementsOf } from '../../src/platform/postgres/migrate.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../migrations');

const RULES: readonly (readonly [rule: string, broken: (statement: string) => boolean])[] = [
  ['every table has a primary key when it is made', (s) => /^create table/.test(s) && !/primary key/.test(s)],
  ['no unlogged tables', (s) => /\bunlogged\b/.test(s)],
  ['no inheritance', (s) => /\binherits\b/.test(s)],
  ['no merge', (s) => /^merge\b/.test(s)],
  [
    'names are unqualified',
    (s) => /\b(?:create table|references|alter table|insert into|update|from|join) (?!pg_)[a-z_0-9]+\.[a-z]/.test(s),
  ],
  ['serial columns are identity columns', (s) => /\b(?:small|big)?serial\b/.test(s)],
  ['identity only when a table is made', (s) => /^alter table/.test(s) && /\bidentity\b/.test(s)],
  [
    'a column is added plainly, constraints by name afterwards',
    (s) => /^alter table .* add column .*\b(?:check|references|unique|primary key)\b/s.test(s),
  ],
  ['no subquery in values', (s) => /\bvalues\s*\(\s*\(\s*select\b/.test(s)],
  [
    'no volatile function in update',
    (s) => /^update\b/.test(s) && /\b(?:nextval|gen_random_uuid|random|clock_timestamp)\s*\(/.test(s),
  ],
  [
    'no function of a version above 15',
    (s) => /\b(?:uuidv7|uuidv4|any_value|json_table|array_shuffle)\s*\(|\bvirtual\b/.test(s),
  ],
  [
    'triggers only guard: they do not write elsewhere',
    (s) =>
      /^create (?:or replace )?function/.test(s) &&
      /returns trigger/.test(s) &&
      /\b(?:insert into|update [a-z]|delete from|pg_notify|nextval)\b/.test(s),
  ],
  ['the city is never a column', (s) => /^create table/.test(s) && /\bcity_(?:code|id)\b/.test(s)],
  ['instants have milliseconds', (s) => /^create table/.test(s) && /\btimestamptz(?!\(3\))/.test(s)],
];

const files = readMigrations(FOLDER).map(({ name }) => `${name}.sql`);
const clean = (text: string): string[] =>
  statementsOf(text).map((s) =>
    s.replace(/'(?:[^']|'')*'/g, (quoted) => (quoted.includes(' ') ? quoted : "''")).toLowerCase(),
  );

describe('migrations', () => {
  it('were read; the first 25 are numbered, the later ones named by date and time, no two alike', () => {
    expect(files).toHaveLength(globSync('*.sql', { cwd: FOLDER }).filter((file) => file !== 'schema.sql').length);
    expect(files.slice(0, 25).map((file) => Number(file.slice(0, 4)))).toEqual([...Array(25).keys()].map((n) => n + 1));
    const moments = files.slice(25).map((file) => file.slice(0, 13));
    for (const moment of moments) expect(moment).toMatch(/^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[0-2]\d[0-5]\d-$/);
    expect(new Set(moments).size).toBe(moments.length);
  });

  it('say in the first line why they exist, in lower case SQL', () => {
    for (const file of files) expect(readFileSync(path.join(FOLDER, file), 'utf8'), file).toMatch(/^-- \S.{15,}/);
  });

  it.each(RULES)('%s', (_, broken) => {
    const offending = files.flatMap((file) =>
      clean(readFileSync(path.join(FOLDER, file), 'utf8'))
        .filter(broken)
        .map((s) => `${file}: ${s.slice(0, 90)}`),
    );
    expect(offending).toEqual([]);
  });

  const planted: Readonly<Record<string, string>> = {
    'every table has a primary key when it is made': 'create table x (a int)',
    'no unlogged tables': 'create unlogged table x (a int primary key)',
    'no inheritance': 'create table x (a int primary key) inherits (y)',
    'no merge': 'merge into x using y on true when matched then delete',
    'names are unqualified': 'create table x (a int primary key references public.y)',
    'serial columns are identity columns': 'create table x (a bigserial primary key)',
    'identity only when a table is made': 'alter table x add column a bigint generated always as identity',
    'a column is added plainly, constraints by name afterwards': 'alter table x add column a int check (a > 0)',
    'no subquery in values': 'insert into x (a) values ((select 1))',
    'no volatile function in update': 'update x set a = gen_random_uuid()',
    'no function of a version above 15': 'create table x (a uuid primary key default uuidv7())',
    'triggers only guard: they do not write elsewhere':
      "create function f() returns trigger language plpgsql as 'begin insert into y values (1); return new; end'",
    'the city is never a column': 'create table x (a int primary key, city_code text)',
    'instants have milliseconds': 'create table x (a int primary key, at timestamptz)',
  };
  it.each(RULES.map(([rule]) => rule))('a planted violation is seen: %s', (rule) => {
    const broken = RULES.find(([name]) => name === rule)?.[1];
    expect(clean(`${planted[rule] ?? ''};`).some((s) => broken?.(s) === true)).toBe(true);
  });
});
