/** Migrations, schema.sql and the row types in `tables.ts` say the same; each comparison is shown to fail on a planted difference. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolesOf } from '../../src/platform/postgres/migrate.ts';
import { type CatalogueColumn, catalogueColumns, schemaText } from '../../src/platform/postgres/schema.ts';
import { type TestCity, testCity } from '../harness/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const roles = rolesOf('411400');

/** `table.column` → may be null, as the row types declare it. */
function declaredColumns(files: readonly (readonly [name: string, text: string])[]): Map<string, boolean> {
  const declared = new Map<string, boolean>();
  for (const [name, text] of files) {
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const aliases = new Map<string, string>();
    const shapes = new Map<string, ts.NodeArray<ts.TypeElement>>();
    source.forEachChild((node) => {
      if (ts.isTypeAliasDeclaration(node)) {
        aliases.set(node.name.text, node.type.getText());
        if (ts.isTypeLiteralNode(node.type)) shapes.set(node.name.text, node.type.members);
      }
      if (ts.isInterfaceDeclaration(node)) shapes.set(node.name.text, node.members);
    });
    const nullable = (type: string): boolean => {
      const expanded = [...aliases].reduce(
        (all, [alias, body]) => all.replace(new RegExp(`\\b${alias}\\b`), body),
        type,
      );
      // Of ColumnType<Select, Insert, Update> the first says what a row holds.
      const inner = /^(?:ColumnType|Generated)<(.*)>$/s.exec(expanded.trim())?.[1] ?? expanded;
      const select = expanded.trim().startsWith('ColumnType<') ? (splitTop(inner, ',')[0] ?? '') : inner;
      return splitTop(select, '|').some((part) => part.trim() === 'null');
    };
    for (const [shape, members] of shapes) {
      if (!shape.endsWith('Tables')) continue;
      for (const table of members) {
        if (!ts.isPropertySignature(table) || table.type === undefined) continue;
        const columns = ts.isTypeLiteralNode(table.type) ? table.type.members : shapes.get(table.type.getText());
        for (const column of columns ?? []) {
          if (!ts.isPropertySignature(column)) continue;
          declared.set(`${table.name.getText()}.${column.name.getText()}`, nullable(column.type?.getText() ?? ''));
        }
      }
    }
  }
  return declared;
}

/** Splits at a separator that stands outside all brackets. */
function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if ('<({['.includes(char)) depth += 1;
    if ('>)}]'.includes(char)) depth -= 1;
    if (char === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function differences(catalogue: readonly CatalogueColumn[], declared: ReadonlyMap<string, boolean>): string[] {
  const real = new Map(catalogue.map((c) => [`${c.table}.${c.column}`, c.nullable]));
  const found: string[] = [];
  for (const [name, nullable] of real) {
    if (name.startsWith('platform_migration.') || name.startsWith('platform_city.')) continue;
    if (!declared.has(name)) found.push(`${name} is not declared`);
    else if (declared.get(name) !== nullable) found.push(`${name} may ${nullable ? '' : 'not '}be null`);
  }
  for (const name of declared.keys()) if (!real.has(name)) found.push(`${name} does not exist`);
  return found;
}

describe('the schema', () => {
  let city: TestCity;
  let columns: readonly CatalogueColumn[];
  const files = globSync('src/**/tables*.ts', { cwd: ROOT }).map(
    (file) => [file, readFileSync(path.join(ROOT, file), 'utf8')] as const,
  );
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

  it('is what the row types of the slices declare', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(differences(columns, declaredColumns(files))).toEqual([]);
  });

  it('differs from row types with a planted column, a missing column and a wrong null', () => {
    const planted = files.map(
      ([name, text]) =>
        [
          name,
          text.replace('last_outcome:', 'last_outcom:').replace('topic: string;', 'topic: string | null;'),
        ] as const,
    );
    expect(differences(columns, declaredColumns(planted))).toEqual(
      expect.arrayContaining([
        'platform_job.last_outcome is not declared',
        'platform_job.last_outcom does not exist',
        'platform_outbox.topic may not be null',
      ]),
    );
  });

  it('belongs to slices: each table carries the prefix of one, and is declared only there', () => {
    for (const [file, text] of files) {
      const slice = file.split('/')[1] ?? '';
      for (const name of declaredColumns([[file, text]]).keys())
        expect(name.startsWith(`${slice}_`), `${name} in ${file}`).toBe(true);
    }
  });
});
