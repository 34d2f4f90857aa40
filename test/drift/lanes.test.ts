/** Every read of matters reads the ordinary lane, goes by a reader's sight, or says why it reads every lane. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Where the relations are made, and where a matter is written. */
const MAKERS = ['src/matters/acts/store.ts', 'src/matters/acts/store-lanes.ts', 'src/matters/acts/store-reached.ts'];
/** `m` and `p` of matters, beside the table itself. */
const READS = /\b(?:from|join|selectFrom\(|innerJoin\(|leftJoin\()\s*'?matters_(?:matter|task|part|leg|shown)\b/;
const BY_LANE = /\b(?:ordinaryMatters|publishedMatters|reached|reachedOpenly)\(|\$\{(?:ORDINARY|PUBLISHED|relation)\}/;

/** The top-level declarations of a file, each with the comment above it. */
function declarations(text: string): readonly string[] {
  const all: string[] = [];
  for (const part of text.split(/\n(?=(?:\/\*\*|(?:export )?(?:async )?(?:function|const|type|interface)\b))/)) {
    const last = all.at(-1);
    if (last !== undefined && /^\/\*\*[\s\S]*\*\/\s*$/.test(last)) all[all.length - 1] = `${last}\n${part}`;
    else all.push(part);
  }
  return all;
}

/** Declarations that read matters of any lane without a word about it. */
function silent(text: string): readonly string[] {
  return declarations(text)
    .filter((each) => READS.test(each) && !BY_LANE.test(each) && !/Every lane[:,]/.test(each))
    .map((each) => /(?:function|const)\s+(\w+)/.exec(each)?.[1] ?? each.slice(0, 60));
}

describe('reads of matters', () => {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).filter(
    (file) => !/\.test\.ts$|tables.*\.ts$/.test(file) && !MAKERS.includes(file),
  );

  it('say which lane they read', () => {
    const read = files.filter((file) => READS.test(readFileSync(path.join(ROOT, file), 'utf8')));
    expect(read.length).toBeGreaterThan(3);
    const found = read.flatMap((file) =>
      silent(readFileSync(path.join(ROOT, file), 'utf8')).map((name) => `${file}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('and one that does not would be named', () => {
    const planted = `
/** Counts them. */
export async function countAll(q: Queryable) {
  return mattersOn(q).selectFrom('matters_matter').execute();
}

/** Every lane: the clock runs in each. */
export async function ticking(q: Queryable) {
  return mattersOn(q).selectFrom('matters_matter').execute();
}

export async function counted(q: Queryable) {
  return sql\`select count(*) from matters_task\`.execute(q);
}
`;
    expect(silent(planted)).toEqual(['countAll', 'counted']);
  });
});
