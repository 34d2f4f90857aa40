/** The import laws of ARCHITECTURE.md. `test/architecture` shows that each of them can fail. */

import { DOORS, SLICES } from './scripts/slices.mjs';

const any = (names) => `(${names.join('|')})`;
const TEST = '\\.test\\.tsx?$';
/** A slice's folder, or a room of any depth inside it. */
const ROOM = '^src/.+/';
const PURE = ['^src/kernel/', `${ROOM}(model|rules|decide|evolve|phases)[^/]*[.]ts$`];
/** The merkle rules and the words of a slice are pure too, but may live beside impure files. */
const PURE_TARGET = [
  ...PURE,
  `${ROOM}(merkle|procedures|categories|words)[^/]*[.]ts$`,
  '^src/[^/]+/index[.]ts$',
  '^src/platform/words[.]ts$',
];
const DATABASE = '/(store|log|seals|verify)[^/]*[.]ts$';

const upward = SLICES.map((slice, index) => ({
  name: `no-upward-import-from-${slice}`,
  comment: `${slice} may import only the slices before it: ${SLICES.slice(0, index).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^src/${slice}/`, pathNot: TEST },
  to: { path: `^src/${any([...SLICES.slice(index + 1), 'cli', 'demo'])}/|^src/(main|app|cli)\\.ts` },
}));

export default {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: TEST },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'platform-knows-no-slice',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TEST },
      to: { path: `^src/(?!kernel/|platform/)` },
    },
    ...upward,
    {
      name: 'doors-do-not-know-each-other',
      severity: 'error',
      from: { path: `^src/${any(DOORS)}/`, pathNot: TEST },
      to: { path: `^src/${any(DOORS)}/`, pathNot: '^src/$1/' },
    },
    {
      name: 'slices-only-by-their-front-door',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: `${TEST}|^src/(kernel|platform)/` },
      to: { path: `^src/${any(SLICES)}/`, pathNot: '^src/$1/|^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'acts-know-nothing-that-stands-on-them',
      severity: 'error',
      from: { path: '^src/matters/(acts|loop)/', pathNot: TEST },
      to: { path: '^src/matters/(desk|alike)/' },
    },
    {
      name: 'composition-uses-front-doors',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$', pathNot: TEST },
      to: { path: `^src/${any(SLICES)}/`, pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'pure-files-import-pure-files',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { pathNot: PURE_TARGET },
    },
    {
      name: 'pure-files-take-only-types-from-front-doors',
      severity: 'error',
      from: { path: PURE, pathNot: TEST },
      to: { path: '^src/[^/]+/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-stores-touch-the-database-library',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [TEST, '^src/platform/', DATABASE, '/tables[^/]*[.]ts$'],
      },
      to: { path: '(^|/)node_modules/(kysely|pg)/' },
    },
    {
      name: 'tables-belong-to-stores',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [TEST, '^src/platform/', DATABASE, '/tables[^/]*[.]ts$'] },
      to: { path: `${ROOM}tables[^/]*[.]ts$` },
    },
    {
      name: 'parts-of-the-console-know-no-room',
      severity: 'error',
      from: { path: '^console/src/(parts|api|words)/', pathNot: TEST },
      to: { path: '^console/src/rooms/' },
    },
    {
      name: 'rooms-of-the-console-do-not-know-each-other',
      severity: 'error',
      from: { path: '^console/src/rooms/([^/.]+)', pathNot: TEST },
      to: { path: '^console/src/rooms/', pathNot: '^console/src/rooms/$1[/.]' },
    },
    {
      name: 'console-sees-only-the-api-types',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^src/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
    exclude: { path: '^dist/|\\.d\\.ts$' },
  },
};
