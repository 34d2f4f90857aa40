/**
 * Keeps the example of CONTRIBUTING.md, a new kind of work as a diff, one that can be applied: its lines are written by hand,
 * the lines around them and their numbers are those of the files as they stand.
 */

import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const ofCheckout = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
/** Unchanged lines before and after, as git shows them. */
const AROUND = 3;

export const EXAMPLE = /(?<=```diff\n)[\s\S]*?\n(?=```)/;

/**
 * @param read what stands in a file
 * @returns CONTRIBUTING.md with its example where the files have its place now
 * @throws where a file holds neither what stands before the lines of the example nor what stands after them
 */
export function exampleAnew(read: (file: string) => string = ofCheckout): string {
  return read('CONTRIBUTING.md').replace(EXAMPLE, (diff) =>
    diff
      .split(/^(?=diff --git )/m)
      .map((part) => partAnew(part, read))
      .join(''),
  );
}

function partAnew(part: string, read: (file: string) => string): string {
  const [, head = '', at = '', hunk = ''] = /^([\s\S]*?)^@@ \S+ \S+ @@(.*\n)([\s\S]*)$/m.exec(part) ?? [];
  const file = /^--- a\/(.+)$/m.exec(head)?.[1];
  if (file === undefined) return part;
  const lines = hunk.replace(/\n$/, '').split('\n');
  const from = lines.findIndex((line) => line.startsWith('+'));
  const added = lines.filter((line) => line.startsWith('+'));
  const said = (some: readonly string[]) => some.map((line) => line.slice(1));
  const now = read(file).split('\n');
  const place = placeOf(now, said(lines.slice(0, from)), said(lines.slice(from + added.length)));
  if (place === undefined) {
    throw new Error(
      `the example of CONTRIBUTING.md has lost its place in ${file}: show there by hand what stands before it`,
    );
  }
  const start = Math.max(0, place - AROUND);
  const before = now.slice(start, place);
  // The empty end of the text after its last line break is no line.
  const after = now.slice(place, Math.min(place + AROUND, now.length - 1));
  const kept = before.length + after.length;
  const numbers = `-${start + 1},${kept} +${start + 1},${kept + added.length}`;
  const shown = [...before.map((line) => ` ${line}`), ...added, ...after.map((line) => ` ${line}`)];
  return `${head}@@ ${numbers} @@${at}${shown.join('\n')}\n`;
}

/** Place of what is added, as the number of lines above it: below what stood before it, else above what stood after it. */
function placeOf(now: readonly string[], before: readonly string[], after: readonly string[]): number | undefined {
  const below = only(now, before);
  return below === undefined ? only(now, after) : below + before.length;
}

/** Where these lines stand one after the other, if it is in one place only. */
function only(now: readonly string[], lines: readonly string[]): number | undefined {
  const found = now.flatMap((_, at) => (lines.every((line, below) => now[at + below] === line) ? [at] : []));
  return found.length === 1 ? found[0] : undefined;
}
