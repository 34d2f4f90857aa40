/**
 * Finds the words each room of the console uses, and writes: the groups a room fetches, the catalogue of keys, and the words
 * the frame uses. A word counts as used where a room's files hold its key, or the beginning of such keys.
 */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { wordsFile } from './console-names.ts';
import { HEAD } from './head.ts';

const CONSOLE = path.resolve(import.meta.dirname, '../console/src');
/** Where the addresses of rooms stand: outside the frame, and inside it. */
const ENTRIES = ['router.tsx', 'rooms.ts'].map((file) => path.join(CONSOLE, file));
/** The shared table shows the heads of any list; only the list's own room fetches them. */
const ANY_LIST = 'head.';
type Words = Readonly<Record<string, string>>;
type Groups = Readonly<Record<string, Words>>;
type Lang = 'zh' | 'en';

/**
 * Words about a room that others use: its menu entry, its acts and objects in the audit, its door in a history. They stand
 * with the room's words and are gathered into groups of their own.
 */
const GATHERED: Readonly<Record<string, RegExp>> = {
  acts: /^(?:action|object)\./,
  doors: /^door\./,
  menu: /^menu\./,
};

/** Groups of words by name: hand-written ones, and those in `names/` written from the server's. */
export async function groupsOf(lang: Lang): Promise<Groups> {
  const folder = path.join(CONSOLE, 'words', lang);
  const groups = globSync('**/*.ts', { cwd: folder })
    .map((file) => file.replace('.ts', ''))
    .filter((name) => !(name.replace('names/', '') in GATHERED && name.startsWith('names/')))
    .sort()
    .map(async (name) => {
      const exported = (await import(path.join(folder, `${name}.ts`))) as Groups;
      return [name, Object.assign({}, ...Object.values(exported)) as Words] as const;
    });
  return Object.fromEntries(await Promise.all(groups));
}

/** Every word of a language. */
export async function catalogueOf(lang: Lang): Promise<Words> {
  return Object.assign({}, ...Object.values(await groupsOf(lang))) as Words;
}

function gatheredIn(key: string): string | undefined {
  return Object.entries(GATHERED).find(([, pattern]) => pattern.test(key))?.[0];
}

type Read = Readonly<{ keys: readonly string[]; imports: readonly string[] }>;

/** @param groups of one language; the other has the same keys */
export function speech(groups: Groups) {
  const groupOf = new Map(
    Object.entries(groups).flatMap(([group, each]) =>
      Object.keys(each).map((key) => {
        const gathered = gatheredIn(key);
        return [key, gathered === undefined ? group : `names/${gathered}`] as const;
      }),
    ),
  );
  const known = new Map<string, Read>();

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
      // A list uses its own name and the heads of its columns.
      if (ts.isJsxAttribute(node) && node.name.getText() === 'list' && node.initializer !== undefined) {
        const name = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
        if (name !== undefined && ts.isStringLiteralLike(name)) speaksAll(`head.${name.text}.`);
        else if (name !== undefined && ts.isTemplateExpression(name)) speaksAll(`head.${name.head.text}`);
      }
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) load(node.arguments[0]);
      else if (ts.isStringLiteralLike(node)) {
        if (groupOf.has(node.text)) keys.add(node.text);
        else if (node.text.endsWith('.')) speaksAll(node.text);
      } else if (ts.isTemplateExpression(node) && node.head.text.includes('.') && node.head.text !== ANY_LIST) {
        speaksAll(node.head.text, node.templateSpans.at(-1)?.literal.text);
      }
      node.forEachChild(visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    return { keys: [...keys], imports };
  }

  function read(file: string): Read {
    const found = known.get(file) ?? readText(file, readFileSync(file, 'utf8'));
    known.set(file, found);
    return found;
  }

  function filesFrom(entry: string, without: ReadonlySet<string> = new Set()): Set<string> {
    const found = new Set<string>();
    const visit = (file: string): void => {
      if (found.has(file) || without.has(file)) return;
      found.add(file);
      // Rooms are entered from the frame and are no part of it.
      for (const next of read(file).imports) if (!ENTRIES.includes(file) || !next.includes('/rooms/')) visit(next);
    };
    visit(entry);
    return found;
  }

  function spokenIn(files: Iterable<string>): string[] {
    return [...new Set([...files].flatMap((file) => read(file).keys.map((key) => groupOf.get(key) ?? '')))].sort();
  }

  const frame = filesFrom(path.join(CONSOLE, 'main.tsx'));
  const frameWords = spokenIn(frame);
  const entries = ENTRIES.map((file) => readFileSync(file, 'utf8')).join('');
  const roomWords = [...entries.matchAll(/'([^']+)',\s*(?:load: )?\(\) => import\('(\.\/rooms\/[^']+)'\)/g)].map(
    ([, address = '', file = '']) => {
      const spoken = spokenIn(filesFrom(path.join(CONSOLE, file), frame));
      return [address, spoken.filter((group) => !frameWords.includes(group))] as const;
    },
  );
  const said = new Set([...known.values()].flatMap(({ keys }) => keys));
  /** Hand-written words that nobody uses. */
  const silent = [...groupOf]
    .filter(([key, group]) => !said.has(key) && !group.startsWith('names/'))
    .map(([key]) => key);
  return { readText, frameWords, roomWords, silent };
}

function listed(groups: readonly string[]): string {
  return `[${groups.map((group) => `'${group}'`).join(', ')}]`;
}

/** @returns the path of each file and its text. */
export async function consoleWords(): Promise<readonly (readonly [string, string])[]> {
  const [zh, en] = [await groupsOf('zh'), await groupsOf('en')];
  const gathered = [['zh', zh] as const, ['en', en] as const].flatMap(([lang, groups]) =>
    Object.entries(GATHERED).map(([name, pattern]) => {
      const words = Object.values(groups).flatMap((each) => Object.entries(each).filter(([key]) => pattern.test(key)));
      return [`console/src/words/${lang}/names/${name}.ts`, wordsFile(`${name}Names`, words)] as const;
    }),
  );
  const { frameWords, roomWords } = speech(zh);
  const rooms = [
    '/** Spoken by the frame, so there before any room. */',
    `export const FRAME_WORDS: readonly string[] = ${listed(frameWords)};\n`,
    '/** Which words each room speaks with: they come with the room, and no room waits for another’s. */',
    'export const ROOM_WORDS = {',
    ...roomWords.map(([address, groups]) => `  '${address}': ${listed(groups)},`),
    '} as const satisfies Readonly<Record<string, readonly string[]>>;\n',
  ];
  const keys = Object.keys(zh).map((name) => `export * from './zh/${name}.ts';\n`);
  return [
    ...gathered,
    ['console/src/words/rooms.ts', HEAD + rooms.join('\n')],
    ['console/src/words/keys.ts', HEAD + keys.join('')],
  ];
}
