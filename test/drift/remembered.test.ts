/** Whatever changes a row that processes remember says so in the same function: read from the stores' text. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Changes of these rows must raise the number of their subject. */
const WATCHED: Readonly<Record<string, string>> = {
  places_hall: 'places',
  places_window: 'places',
  places_code: 'places',
  places_entity: 'places',
  people_unit_successor: 'units',
  people_unit: 'units',
};

/** What they change is never remembered. */
const EXCUSED = new Set([
  'markScanWeek: the process that writes it forgets the code itself',
  'setInitials: how an entity is found, not what its code means',
  'insertEntities: has no code yet',
  'insertStagedEntities: has no code yet',
  'insertUnit: nothing stands in it yet',
]);
const excused = new Set([...EXCUSED].map((line) => line.split(':')[0]));

function silent(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  tree.forEachChild((node) => {
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) return;
    const text = node.getText(tree);
    for (const [table, subject] of Object.entries(WATCHED)) {
      const writes = new RegExp(
        `(?:insertInto|updateTable|deleteFrom)\\('${table}'\\)|(?:insert into|update|delete from) ${table}\\b`,
      );
      if (writes.test(text) && !text.includes(`changed(tx, '${subject}')`)) found.push(node.name.text);
    }
  });
  return found;
}

describe('rows that processes remember', () => {
  const files = globSync('src/{places,people}/**/store*.ts', { cwd: ROOT });
  const writers = files.flatMap((file) => silent(file, readFileSync(path.join(ROOT, file), 'utf8')));

  it('are changed by nobody who does not say so, but for the excused', () => {
    expect(files.length).toBeGreaterThan(15);
    expect(writers.filter((name) => !excused.has(name))).toEqual([]);
  });

  it('have no excuse that is not needed', () => {
    expect([...excused].filter((name) => !writers.includes(name ?? ''))).toEqual([]);
  });

  it('would be seen to be changed in silence', () => {
    const planted = `export async function moveWindow(tx: Tx) { await placesOn(tx).updateTable('places_window').set({}).execute(); }`;
    expect(silent('store.ts', planted)).toEqual(['moveWindow']);
  });
});
