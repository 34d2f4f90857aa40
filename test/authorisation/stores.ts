/**
 * Finds store functions that read rows without being told for whom, from the stores' text. What a reader is shown must be
 * bounded where rows are fetched: a bound every caller has to remember is forgotten by one.
 */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { SLICES } from '../../scripts/slices.mjs';

export type StoreRead = Readonly<{ name: string; scoped: boolean }>;

/** What bounds a read: the reach of who asks, of the keeper of the register, or (the operator's command) of a division. */
const BOUNDS = new Set(['Scope', 'Reader', 'Reach', "Pick<Scope, 'divisionCodes'>"]);

/** Exported functions that read: they take a `Queryable`, or give rows in handfuls out of a `Tx`; as `slice/function`. */
export function readsIn(slice: string, file: string, source: string): readonly StoreRead[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: StoreRead[] = [];
  tree.forEachChild((node) => {
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) return;
    if (node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) !== true) return;
    const types = node.parameters.map((parameter) => parameter.type?.getText(tree) ?? 'unknown');
    const streams = types[0] === 'Tx' && node.type?.getText(tree).startsWith('AsyncIterable') === true;
    if (types[0] !== 'Queryable' && !streams) return;
    const scoped = node.parameters.some(
      (parameter, index) =>
        BOUNDS.has(types[index] ?? '') && parameter.questionToken === undefined && parameter.initializer === undefined,
    );
    found.push({ name: `${slice}/${node.name.text}`, scoped });
  });
  return found;
}

/** The stores of every slice, in rooms of any depth. */
export function readsOfStores(root: string): readonly StoreRead[] {
  return SLICES.flatMap((slice) =>
    globSync(`src/${slice}/**/store*.ts`, { cwd: root })
      .filter((file) => /\/store(-[\w-]+)?\.ts$/.test(file))
      .flatMap((file) => readsIn(slice, file, readFileSync(path.join(root, file), 'utf8'))),
  );
}

/** Reads that are neither bounded nor excused, and excuses for what no longer needs one. */
export function unbounded(reads: readonly StoreRead[], excused: ReadonlySet<string>): readonly string[] {
  const free = new Set(reads.filter((read) => !read.scoped).map((read) => read.name));
  return [
    ...[...free].filter((name) => !excused.has(name)).map((name) => `${name} reads without a scope`),
    ...[...excused].filter((name) => !free.has(name)).map((name) => `${name} needs no excuse`),
  ];
}
