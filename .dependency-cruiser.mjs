/** The import laws of ARCHITECTURE.md. `test/architecture` shows that each of them can fail. */

const SLICES = ['papers', 'law', 'people', 'places', 'vault', 'matters'];
const DOORS = ['reviews', 'open311', 'inspections', 'visits', 'supervisors', 'requests', 'cases'];
const LATE = ['imports', 'ledgers', 'figures'];
const ORDER = [...SLICES, ...DOORS, ...LATE];

const any = (names) => `(${names.join('|')})`;
const TEST = '\\.test\\.tsx?$';
const PURE = ['^src/kernel/', '^src/[^/]+/(model|rules|decide|evolve|phases)[^/]*[.]ts$'];
/** The merkle rules and the words of a slice are pure too, but may live beside impure files. */
const PURE_TARGET = [
  ...PURE,
  '^src/[^/]+/(merkle|procedures|categories|words)[^/]*[.]ts$',
  '^src/[^/]+/index[.]ts$',
  '^src/platform/words[.]ts$',
];

const upward = ORDER.map((slice, index) => ({
  name: `no-upward-import-from-${slice}`,
  comment: `${slice} may import only the slices before it: ${ORDER.slice(0, index).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^src/${slice}/`, pathNot: TEST },
  to: { path: `^src/${any([...ORDER.slice(index + 1), 'cli', 'demo'])}/|^src/(main|app|cli)\\.ts` },
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
      to: { path: `^src/${any(ORDER)}/`, pathNot: '^src/$1/|^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'composition-uses-front-doors',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$', pathNot: TEST },
      to: { path: `^src/${any(ORDER)}/`, pathNot: '^src/[^/]+/index\\.ts$' },
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
        pathNot: [TEST, '^src/platform/', '/(store|log|seals|verify)[^/]*[.]ts$', '/tables[.]ts$'],
      },
      to: { path: '(^|/)node_modules/(kysely|pg)/' },
    },
    {
      name: 'tables-belong-to-stores',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: [TEST, '^src/platform/', '/(store|log|seals|verify)[^/]*[.]ts$'] },
      to: { path: '^src/[^/]+/tables\\.ts$' },
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
