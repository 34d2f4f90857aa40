/** The import laws hold, were really read, and can each fail. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CRUISE = path.join(ROOT, 'node_modules/.bin/depcruise');

type Report = {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number };
};

function cruise(folder: string, paths: readonly string[]): Report {
  const run = spawnSync(
    process.execPath,
    [CRUISE, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...paths],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (run.stdout.trim() === '') throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Report;
}

/** What each law must catch: file → an import that breaks it. */
const planted: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['kernel-imports-nothing', 'src/kernel/bad.ts', `export { rm } from 'node:fs';`],
  ['platform-knows-no-slice', 'src/platform/bad.ts', `export { a } from '../law/index.ts';`],
  ['no-upward-import-from-law', 'src/law/store.ts', `export { a } from '../people/index.ts';`],
  ['no-upward-import-from-record', 'src/record/seals.ts', `export { a } from '../matters/index.ts';`],
  ['slices-only-by-their-front-door', 'src/matters/acts/store.ts', `export { a } from '../../record/log.ts';`],
  ['doors-do-not-know-each-other', 'src/reviews/actions.ts', `export { a } from '../open311/index.ts';`],
  ['slices-only-by-their-front-door', 'src/matters/acts/actions.ts', `export { a } from '../../law/store.ts';`],
  ['composition-uses-front-doors', 'src/app.ts', `export { a } from './law/store.ts';`],
  ['pure-files-import-pure-files', 'src/matters/loop/decide.ts', `export { rm } from 'node:fs';`],
  ['pure-files-take-only-types-from-front-doors', 'src/places/rules.ts', `export { a } from '../law/index.ts';`],
  ['only-stores-touch-the-database-library', 'src/people/actions.ts', `export { sql } from 'kysely';`],
  ['tables-belong-to-stores', 'src/people/api.ts', `import type { T } from './tables.ts';\nexport type U = T;`],
  ['parts-of-the-console-know-no-room', 'console/src/parts/bad.ts', `export { a } from '../rooms/desk.ts';`],
  ['rooms-of-the-console-do-not-know-each-other', 'console/src/rooms/codes/bad.ts', `export { a } from '../desk.ts';`],
  ['console-sees-only-the-api-types', 'console/src/bad.ts', `export { a } from '../../src/law/index.ts';`],
  // A room inside a slice is under the same laws, at any depth.
  ['pure-files-import-pure-files', 'src/matters/loop/deep/rules-deep.ts', `export { rm } from 'node:fs';`],
  ['slices-only-by-their-front-door', 'src/matters/loop/deep/bad.ts', `export { a } from '../../../law/store.ts';`],
  ['no-upward-import-from-law', 'src/law/deep/store.ts', `export { a } from '../../people/index.ts';`],
  ['only-stores-touch-the-database-library', 'src/people/deep/actions.ts', `export { sql } from 'kysely';`],
  ['tables-belong-to-stores', 'src/people/deep/api.ts', `import type { T } from '../tables.ts';\nexport type U = T;`],
  [
    'tables-belong-to-stores',
    'src/people/views/api.ts',
    `import type { T } from './tables-views.ts';\nexport type U = T;`,
  ],
  ['no-circles', 'src/open311/model.ts', `export { b } from './rules.ts';\nexport const c = 1;`],
  [
    'acts-know-nothing-that-stands-on-them',
    'src/matters/acts/store-watch.ts',
    `import { a } from '../desk/store-desk.ts';\nexport const w = a;`,
  ],
];

describe('the import laws', () => {
  it('hold in the whole tree, and the tree was read', () => {
    const report = cruise(ROOT, [
      'src',
      ...(spawnSync('ls', ['console/src'], { cwd: ROOT }).status === 0 ? ['console/src'] : []),
    ]);
    const violations = report.summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`);
    expect(violations).toEqual([]);
    expect(report.summary.totalCruised).toBeGreaterThan(60);
    expect(report.modules.some((m) => m.source === 'src/kernel/time.ts')).toBe(true);
  }, 60_000);

  describe('when broken on purpose', () => {
    let folder: string;
    let names: Set<string>;
    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
      cpSync(path.join(ROOT, '.dependency-cruiser.mjs'), path.join(folder, '.dependency-cruiser.mjs'));
      cpSync(path.join(ROOT, 'scripts/slices.mjs'), path.join(folder, 'scripts/slices.mjs'));
      cpSync(path.join(ROOT, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
      writeFileSync(path.join(folder, 'package.json'), '{"type":"module","dependencies":{"kysely":"*"}}');
      symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
      const files: Record<string, string> = {
        'src/law/index.ts': 'export const a = 1;',
        'src/law/store.ts': '',
        'src/people/index.ts': 'export const a = 1;',
        'src/matters/index.ts': 'export const a = 1;',
        'src/matters/desk/store-desk.ts': 'export const a = 1;',
        'src/record/log.ts': 'export const a = 1;',
        'src/people/tables.ts': 'export type T = number;',
        'src/people/views/tables-views.ts': 'export type T = number;',
        'console/src/rooms/desk.ts': 'export const a = 1;',
        'src/open311/index.ts': 'export const a = 1;',
        'src/open311/rules.ts': `export { c } from './model.ts';\nexport const b = 1;`,
      };
      for (const [, file, code] of planted) files[file] = `${files[file] ?? ''}${code}\n`;
      files['src/law/store.ts'] += 'export const a = 2;\n';
      for (const [file, code] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), code);
      }
      names = new Set(cruise(folder, ['src', 'console']).summary.violations.map((v) => `${v.rule.name} ${v.from}`));
    }, 60_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(planted.map(([rule, file]) => [rule, file] as const))('%s is caught in %s', (rule, file) => {
      expect([...names]).toContain(`${rule} ${file}`);
    });
  });
});
