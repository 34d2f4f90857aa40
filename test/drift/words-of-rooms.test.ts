/**
 * Each room of the console fetches the words it speaks, and no others. What a room speaks is read from its files: every text
 * in them that is the key of a word, or the head of such keys.
 */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { FRAME_WORDS, ROOM_WORDS } from '../../console/src/words/rooms.ts';

const CONSOLE = path.resolve(import.meta.dirname, '../../console/src');
type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

async function groupsOf(lang: 'zh' | 'en'): Promise<Catalogue> {
  const files = readdirSync(path.join(CONSOLE, 'words', lang));
  const groups = files.map(async (file) => {
    const exported = Object.values((await import(path.join(CONSOLE, 'words', lang, file))) as Catalogue);
    return [file.replace('.ts', ''), Object.assign({}, ...exported) as Record<string, string>] as const;
  });
  return Object.fromEntries(await Promise.all(groups));
}

const words = await groupsOf('zh');
const english = await groupsOf('en');
const groupOf = new Map(Object.entries(words).flatMap(([group, each]) => Object.keys(each).map((key) => [key, group])));

type Read = Readonly<{ keys: readonly string[]; imports: readonly string[] }>;
const known = new Map<string, Read>();

function read(file: string): Read {
  const found = known.get(file) ?? readText(file, readFileSync(file, 'utf8'));
  known.set(file, found);
  return found;
}

/** The keys in a file, and the files it loads, at once or later. */
function readText(file: string, text: string): Read {
  const keys = new Set<string>();
  const imports: string[] = [];
  const speaksAll = (head: string, tail = '') => {
    for (const key of groupOf.keys()) if (key.startsWith(head) && key.endsWith(tail)) keys.add(key);
  };
  const load = (name: ts.Expression | undefined) => {
    if (name === undefined || !ts.isStringLiteral(name) || !name.text.startsWith('.')) return;
    const to = path.resolve(path.dirname(file), name.text);
    if (/\.tsx?$/.test(to) && !to.includes('/words/')) imports.push(to);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      if (node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) load(node.moduleSpecifier);
      return;
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) load(node.arguments[0]);
    else if (ts.isStringLiteralLike(node)) {
      if (groupOf.has(node.text)) keys.add(node.text);
      else if (node.text.endsWith('.')) speaksAll(node.text);
    } else if (ts.isTemplateExpression(node) && node.head.text.includes('.')) {
      speaksAll(node.head.text, node.templateSpans.at(-1)?.literal.text);
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return { keys: [...keys], imports };
}

function filesFrom(entry: string, without: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file) || without.has(file)) return;
    found.add(file);
    // The rooms the router leads to are no part of the frame.
    for (const next of read(file).imports) if (!file.endsWith('router.tsx') || !next.includes('/rooms/')) visit(next);
  };
  visit(entry);
  return found;
}

/** The groups these files speak from. */
function spokenIn(files: Iterable<string>): string[] {
  return [...new Set([...files].flatMap((file) => read(file).keys.map((key) => groupOf.get(key) ?? '')))].sort();
}

describe('the words of the console', () => {
  const frame = filesFrom(path.join(CONSOLE, 'main.tsx'));
  const router = readFileSync(path.join(CONSOLE, 'router.tsx'), 'utf8');
  const rooms = [...router.matchAll(/'([^']+)',\s*\(\) => import\('(\.\/rooms\/[^']+)'\)/g)].map(
    ([, address = '', file = '']) => [address, path.join(CONSOLE, file)] as const,
  );

  it('have the same keys in both languages, group by group', () => {
    expect(Object.keys(words).length).toBeGreaterThan(30);
    for (const [group, each] of Object.entries(words)) {
      expect(Object.keys(english[group] ?? {}).sort(), group).toEqual(Object.keys(each).sort());
    }
  });

  it('stand in one group only', () => {
    const keys = Object.values(words).flatMap((each) => Object.keys(each));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are found however a file asks for them', () => {
    const text = `import { a } from './a.tsx'; t('matter.one'); t(\`verdict.\${x}\`); wordsUnder('level.'); import('./b.ts');`;
    const { keys, imports } = readText('/rooms/planted.tsx', text);
    const all = ['matter.one', ...['not', 'partly', 'resolved'].map((each) => `verdict.${each}`)];
    expect(keys).toEqual(expect.arrayContaining([...all, 'level.city']));
    expect(keys).toHaveLength(
      all.length + Object.keys(words['names-places'] ?? {}).filter((key) => key.startsWith('level.')).length,
    );
    expect(imports).toEqual(['/rooms/a.tsx', '/rooms/b.ts']);
  });

  it('are there for the frame', () => {
    expect(spokenIn(frame)).toEqual([...FRAME_WORDS].sort());
  });

  it('know every room', () => {
    expect(rooms.map(([address]) => address).sort()).toEqual(Object.keys(ROOM_WORDS).sort());
  });

  it.each(rooms)('are fetched by the room %s as far as it speaks them', (address, file) => {
    const spoken = spokenIn(filesFrom(file, frame)).filter((group) => !FRAME_WORDS.includes(group));
    expect([...ROOM_WORDS[address as keyof typeof ROOM_WORDS]].sort()).toEqual(spoken);
  });

  it('are each spoken by somebody', () => {
    const all = new Set([...known.values()].flatMap(({ keys }) => keys));
    const silent = [...groupOf].filter(([key, group]) => !all.has(key) && !group.startsWith('names-'));
    expect(silent.map(([key]) => key)).toEqual([]);
  });
});
