/** No code branches on a procedure's name, because their differences are data. Files that may name one are listed, with reasons. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { DOORS } from '../../scripts/slices.mjs';
import { PROCEDURE_CODES } from '../../src/law/procedures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Files that define procedures, and other excused ones. The examples are data, and each door has one file beside. */
const EXCUSES: readonly (readonly [file: string, why: string])[] = [
  ['src/law/procedures.ts', 'what each is called and the terms it starts with'],
  ['console/src/api/codes.ts', 'written from the list of procedures'],
  ['console/src/api/schema.ts', 'written from the API'],
];

/** Names of procedures with other meanings: `request` is also a kind of entry and a group of services. */
const OTHER_SENSES: readonly (readonly [file: string, name: string, why: string])[] = [
  ['src/open311/model.ts', 'request', 'a group of services'],
  ['src/open311/model.ts', 'opinion', 'a group of services'],
  ['src/open311/wire.ts', 'request', 'an element of Open311'],
  ['src/reviews/api.ts', 'request', 'a door of the scan page'],
  ['src/reviews/words.ts', 'request', 'a door of the scan page, in English'],
  ['src/reviews/scan/pages-scan.tsx', 'request', 'a door of the scan page'],
  ['console/src/words/en/names/reviews.ts', 'request', 'a door of the scan page, in English'],
];

function namesIn(file: string, text: string): readonly string[] {
  const found = new Set<string>();
  const names: readonly string[] = PROCEDURE_CODES;
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || (ts.isJsxText(node) && names.includes(node.text.trim()));
    const isKey = ts.isPropertyAssignment(node) && names.includes(node.name.getText());
    if (isText && names.includes(node.text)) found.add(node.text);
    if (isKey) found.add(node.name.getText());
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return [...found];
}

const files = ['src', 'console/src'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => path.join(folder, file))
    .filter((file) => !file.startsWith('src/demo/')),
);

/** The door a file belongs to. */
function doorOf(file: string): string | undefined {
  return DOORS.find((door) => file.startsWith(`src/${door}/`));
}

/** Files that name a procedure and may not: any but a door’s, and of a door all where there is more than one. */
function unexcused(naming: readonly (readonly [file: string, name: string])[]) {
  const filesOf = (door: string) => new Set(naming.map(([file]) => file).filter((file) => doorOf(file) === door));
  return naming.filter(([file]) => {
    const door = doorOf(file);
    return door === undefined || filesOf(door).size > 1;
  });
}

describe('no code knows a procedure by name', () => {
  const naming = files.flatMap((file) =>
    namesIn(file, readFileSync(path.join(ROOT, file), 'utf8')).map((name) => [file, name] as const),
  );
  const excuses = [
    ...EXCUSES.map(
      ([file]) =>
        (at: string, _: string) =>
          at === file,
    ),
    ...OTHER_SENSES.map(
      ([file, name]) =>
        (at: string, called: string) =>
          at === file && called === name,
    ),
  ];

  it('but where it is excused', () => {
    expect(files.length).toBeGreaterThan(700);
    expect(unexcused(naming.filter(([file, name]) => !excuses.some((covers) => covers(file, name))))).toEqual([]);
  });

  it('and in one file of each door, which brings its work to it', () => {
    const one = ['src/reviews/model.ts', 'opinion'] as const;
    expect(unexcused([one])).toEqual([]);
    expect(unexcused([one, ['src/reviews/api.ts', 'opinion']])).toHaveLength(2);
    expect(unexcused([['src/matters/jobs.ts', 'opinion']])).toHaveLength(1);
  });

  it('and no excuse is left over to cover the next one', () => {
    const needless = excuses.map((covers) => naming.some(([file, name]) => covers(file, name)));
    expect(needless).not.toContain(false);
  });

  it.each([
    ["if (state.procedure === 'bad-review') return;", ['bad-review']],
    ['const kinds = line.procedure === `opinion` ? 1 : 2;', ['opinion']],
    ["const limit = { request: 5, 'scan-complaint': 7 }[procedure];", ['request', 'scan-complaint']],
    ["const request = await read('bad-review-reason');", []],
  ])('%s is judged', (code, names) => {
    expect(namesIn('planted.ts', code)).toEqual(names);
  });
});
