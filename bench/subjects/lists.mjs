/** Every list and every dashboard, as the one who reaches furthest sees it, and as one county does. */

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
/** Whoever is asked for a list below first and may see it. */
const READERS = ['paidan', 'xitong', 'shenji', 'guize', 'jiwei'];
/** Plaques that need looking after: each kind is a question of its own. */
const FINDINGS = ['dead-scanned', 'take-down', 'place-changed', 'silent', 'unknown-scanned'].map(
  (kind) => `plaque-findings?kind=${kind}`,
);
/** By account: who may look. */
const DASHBOARDS = [
  ['jiwei', 'supervision'],
  ['jiwei', 'figures/reviews?by=window'],
  ['jiwei', 'figures/reviews?by=window&from=2023-01&to=2026-12'],
  ['zc-jiwei', 'figures/reviews?by=window'],
  ...['hall', 'county', 'service', 'month'].map((by) => ['jiwei', `figures/reviews?by=${by}`]),
  ['jiwei', 'figures/pace?from=2023-01-01&to=2026-12-31'],
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
    // Not everybody may see every list; whose it is, is the matrix's matter and not this table's.
    if ((await fetch(url, { headers })).status === 403) continue;
    await addTimes(table, `${decodeURIComponent(list)} (${who})`, url, headers);
  }
  // What is not named above: every list there is has a sheet, and is asked as it opens.
  const named = new Set(
    [...LISTS, ...FINDINGS, ...DASHBOARDS.map(([, list]) => list)].map((list) => list.split('?')[0]),
  );
  const twins = paths.filter((path) => paths.includes(`${path}.xlsx`) && !path.includes('{'));
  for (const path of twins.filter((twin) => !named.has(twin.replace('/api/v1/', '')))) {
    for (const who of READERS) {
      const headers = await as(who);
      const { status } = await fetch(origin + path, { headers });
      if (status === 403) continue;
      // Some lists want to be asked for something; they are named above.
      if (status === 200) await addTimes(table, `${path.replace('/api/v1/', '')} (${who})`, origin + path, headers);
      break;
    }
  }
  for (const page of PUBLIC) {
    if ((await fetch(origin + page)).status === 404) continue;
    await addTimes(table, page, origin + page, {});
  }
}
