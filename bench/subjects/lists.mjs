/** Lists and dashboards, as seen by the post with the furthest reach and by one county. */

import { addTimes } from '../timing.mjs';

const LISTS = [
  'entities',
  'entities?kind=cooperative',
  'entities?status=annulled',
  'entities?siShang=true',
  'entities?kind=cooperative&siShang=true',
  'entities?divisionCode=4114SF&status=dormant',
  `entities?search=${encodeURIComponent('有限')}`,
  `entities?search=${encodeURIComponent('鑫源')}&status=deregistered`,
  'entities?offset=9950',
  'windows',
  `windows?search=${encodeURIComponent('税务')}`,
  'windows?offset=2600',
  'halls',
  'codes',
  'codes?kind=entity&offset=9000',
  'dead-scans',
  'matters',
  'matters?phase=closed',
  'desk',
  'units',
  'users',
  'posts',
];
/** Accounts tried for each list, in order. */
const READERS = ['paidan', 'xitong', 'shenji', 'guize', 'jiwei'];
/** Findings about plaques, each a query of its own. */
const FINDINGS = ['dead-scanned', 'take-down', 'place-changed', 'silent', 'unknown-scanned'].map(
  (kind) => `plaque-findings?kind=${kind}`,
);
/** Dashboards by account. */
const DASHBOARDS = [
  ['jiwei', 'supervision'],
  ['jiwei', 'figures/reviews?by=window'],
  ['jiwei', 'figures/reviews?by=window&from=2023-01&to=2026-12'],
  ['zc-jiwei', 'figures/reviews?by=window'],
  ...['hall', 'county', 'service', 'month'].map((by) => ['jiwei', `figures/reviews?by=${by}`]),
  ['jiwei', 'figures/pace?from=2023-01-01&to=2026-12-31'],
  ['jiwei', 'figures/units?from=2023-01&to=2026-12'],
  ['jiwei', 'figures/units?week=2026-11-23'],
  ['jiwei', 'figures/handlers?from=2023-01&to=2026-12'],
  ['jiwei', 'letters/proposals'],
  ['jiwei', 'letters/counts'],
  ['paidan', 'home'],
  ['jiwei', 'figures/screen'],
  ['ly-chengban-centre', 'figures/unit?weeks=52'],
  ['shenji', 'audit'],
  ['xitong', 'users'],
];
const PUBLIC = [
  '/open',
  '/open/figures.csv',
  '/open/months.csv',
  '/open/halls.csv',
  '/open/windows.csv',
  '/open/services.csv',
  '/halls',
];

export async function listsOf({ program, table }) {
  const { origin } = program;
  const paths = Object.keys((await (await fetch(`${origin}/api/v1/openapi.json`)).json()).paths);
  const sessions = new Map();
  const as = async (username) => {
    if (!sessions.has(username)) sessions.set(username, await program.signIn(username));
    return sessions.get(username);
  };
  for (const [who, list] of [
    ...[...LISTS, ...FINDINGS].map((list) => ['paidan', list]),
    ...LISTS.filter((list) => list.startsWith('entities')).map((list) => ['zc-paidan', list]),
    ...DASHBOARDS,
  ]) {
    const [name] = list.split('?');
    if (!paths.includes(`/api/v1/${name}`)) continue;
    const url = `${origin}/api/v1/${list}`;
    const headers = await as(who);
    // Not everybody may see every list; who may is tested in the matrix.
    if ((await fetch(url, { headers })).status === 403) continue;
    await addTimes(table, `${decodeURIComponent(list)} (${who})`, url, headers);
  }
  // All other lists, found by their sheets, are asked as they open.
  const named = new Set(
    [...LISTS, ...FINDINGS, ...DASHBOARDS.map(([, list]) => list)].map((list) => list.split('?')[0]),
  );
  const twins = paths.filter((path) => paths.includes(`${path}.xlsx`) && !path.includes('{'));
  for (const path of twins.filter((twin) => !named.has(twin.replace('/api/v1/', '')))) {
    for (const who of READERS) {
      const headers = await as(who);
      const { status } = await fetch(origin + path, { headers });
      if (status === 403) continue;
      // Lists that need a filter are named above.
      if (status === 200) await addTimes(table, `${path.replace('/api/v1/', '')} (${who})`, origin + path, headers);
      break;
    }
  }
  for (const page of PUBLIC) {
    if ((await fetch(origin + page)).status === 404) continue;
    await addTimes(table, page, origin + page, {});
  }
}
