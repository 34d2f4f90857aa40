/** What the documents name exists: files, scripts, words of the code, commands, settings. */

import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE, exampleAnew } from '../../scripts/example-diff.ts';
import { runCli } from '../../src/cli.ts';
import { readConfig } from '../../src/platform/config.ts';
import { tickingOutside } from '../harness/today.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const inRoot = (pattern: string | string[]) => globSync(pattern, { cwd: ROOT, exclude: ['**/node_modules', 'dist'] });
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const DOCUMENTS = inRoot(['*.md', 'docs/**/*.md', 'bench/**/*.md']).map((file) => [file, read(file)] as const);
const FILES = inRoot(['*', '.*', '{src,console,migrations,docs,test,bench,deploy,scripts,.ci}/**/*']);
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;
const WORDS = new Set(
  // Words planted below are none of the program.
  inRoot(['{src,console/src,scripts,test,bench,migrations}/**/*.{ts,tsx,mjs,sql,css,py}', 'package.json'])
    .filter((file) => file !== path.relative(ROOT, import.meta.filename))
    .flatMap((file) => read(file).match(/[A-Za-z_]\w*/g) ?? []),
);

/** What looks like a file and is none of the checkout: made by the program, or a name still to be given. */
const NO_FILES = [
  /^(?:DATA_DIR|KEYS_DIR)\//,
  /^(?:demo-accounts|manifest)\.json$/,
  /^YYYYMMDDHHMM-slice-what\.sql$/,
  /^NateScarlet\/holiday-cn$/,
  /^\.\w+$/,
];
/** Words of other programs, and the ends of names of tables. */
const NO_WORDS = new Set([
  'pg_ctl',
  'commit_delay',
  'max_prepared_statements',
  '_leaf',
  '_leaf_node',
  '_seal',
  '_seal_key',
  '_verification',
]);

const prose = (text: string) => text.replaceAll(/```diff[\s\S]*?```/g, '');
const spans = (text: string) => [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

function choices(said: string): readonly string[] {
  const [all, inner] = /\{([^{}]*)\}/.exec(said) ?? [];
  return all === undefined ? [said] : (inner ?? '').split(',').flatMap((one) => choices(said.replace(all, one)));
}

/** Whether files are called so: whole, by their end, or a folder on their way. */
function isFile(said: string): boolean {
  const parts = said
    .replace(/\/$/, '')
    .split('*')
    .map((part) => part.replaceAll(/\W/g, '\\$&'));
  const called = new RegExp(`(?:^|/)${parts.join('[^/]*')}(?:/|$)`);
  return FILES.some((file) => called.test(file));
}

function missingFiles(text: string): readonly string[] {
  return spans(text)
    .flatMap((span) => span.split(/\s+/))
    .filter((word) => /\w\/[\w{*]|\.(?:tsx?|mjs|md|json|sql|css|py|service)$/.test(word) && !/^[/~@]|[<>…:]/.test(word))
    .filter((word) => !NO_FILES.some((excused) => excused.test(word)))
    .filter((word) => !choices(word).every(isFile));
}

function missingLinks(file: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
    .map(([, link, source]) => (link ?? source ?? '').split('#')[0] ?? '')
    .filter((link) => link !== '' && !/^\w+:/.test(link))
    .filter((link) => !isWhole(path.join(path.dirname(file), link)));
}
const isWhole = (file: string) => FILES.includes(path.normalize(file).replace(/\/$/, ''));

const missingScripts = (text: string): readonly string[] =>
  [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name).filter((name) => !(name in SCRIPTS));

/** Words in two parts (`listRoute`, `PROCEDURE_CODES`, `places_code`) are of the code; others may be of any language. */
const missingWords = (text: string): readonly string[] =>
  spans(text)
    .filter((span) => !span.includes('/'))
    .flatMap((span) => span.match(/[A-Za-z_]\w*/g) ?? [])
    .filter((word) => /[a-z][A-Z]|\w_|_\w/.test(word) && !NO_WORDS.has(word) && !WORDS.has(word));

describe('the documents', () => {
  afterEach(() => vi.restoreAllMocks());

  it('are read', () => {
    expect(DOCUMENTS.length).toBeGreaterThan(60);
    expect(FILES.length).toBeGreaterThan(1500);
  });

  it.each(DOCUMENTS)('%s names what there is', (file, text) => {
    expect(missingFiles(text)).toEqual([]);
    expect(missingLinks(file, text)).toEqual([]);
    expect(missingScripts(text)).toEqual([]);
    expect(missingWords(text)).toEqual([]);
  });

  it('would be seen to name what there is not', () => {
    expect(missingFiles('In `src/law/model.ts`, `words/{zh,xx}/desk.ts` and `src/papers/`')).toEqual([
      'words/{zh,xx}/desk.ts',
      'src/papers/',
    ]);
    expect(missingLinks('docs/papers.md', '[a](measured.md#top) [b](README.md) <img src="pictures/none.png">')).toEqual(
      ['README.md', 'pictures/none.png'],
    );
    expect(missingScripts('`npm run gen`, `npm run planted`')).toEqual(['planted']);
    expect(missingWords('`listRoute`, `plantedRoute`, `matters_planted`')).toEqual(['plantedRoute', 'matters_planted']);
  });

  it('show an example of a new kind of work that can be applied as it stands', () => {
    const [diff = ''] = EXAMPLE.exec(read('CONTRIBUTING.md')) ?? [];
    const faults = (input: string) =>
      spawnSync('git', ['apply', '--check'], { cwd: ROOT, input, encoding: 'utf8' }).stderr;
    expect(diff).toContain('+++ b/src/law/procedures.ts');
    expect(read('CONTRIBUTING.md'), 'the example has moved: npm run gen').toBe(exampleAnew());
    expect(faults(diff)).toBe('');
    expect(faults(diff.replace('keyof typeof procedures', 'keyof typeof planted'))).toContain('patch does not apply');
  });

  it('keep the place of that example when another kind of work is added beside it', () => {
    const file = 'src/law/procedures.ts';
    const changed = (change: (text: string) => string) => (each: string) =>
      each === file ? change(read(file)) : read(each);
    const below = '} satisfies Readonly<Record<string, Procedure>>;\n';
    const anew = exampleAnew(changed((text) => text.replace(below, `  planted: another,\n${below}`)));
    expect(anew).toContain(`+  },\n   planted: another,\n ${below}`);
    const [, at = '', before = ''] = /^@@ -(\d+),6 \+\1,\d+ @@ const procedures = \{\n (.*)\n/m.exec(anew) ?? [];
    expect(read(file).split('\n')[Number(at) - 1]).toBe(before);
    // Without what stood on either side of it, nobody can say where it belongs.
    const nowhere = changed((text) => text.replaceAll('  },\n', '  },,\n').replace(below, ''));
    expect(() => exampleAnew(nowhere)).toThrow(`has lost its place in ${file}`);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s shows a phone, a matter, a plaque and the wall (B18)', (file) => {
    const shown = [...read(file).matchAll(/docs\/pictures\/(\w+)\.png/g)].map(([, name]) => name);
    expect(shown).toEqual(['phone', 'matter', 'plaque', 'wall']);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s names every command, and every setting', async (file) => {
    const said: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((text) => said.push(String(text)));
    await runCli(['--help'], {}, tickingOutside);
    const commands = [...said.join('\n').matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name);
    const row = read(file)
      .split('\n')
      .find((line) => line.includes('`serve`') && line.includes('`doctor`'));
    expect(commands.length).toBeGreaterThan(10);
    expect(spans(row ?? '').slice(1)).toEqual([...commands, '--help']);

    const asked = new Set<string>();
    const noted = { get: (_: object, name: string) => void asked.add(name), has: () => false };
    readConfig(new Proxy({}, noted) as Readonly<Record<string, undefined>>);
    const settings = read(file)
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+`/.test(line))
      .flatMap((line) => spans(line.split('|')[1] ?? ''));
    expect(settings.toSorted()).toEqual([...asked].sort());
  });
});
