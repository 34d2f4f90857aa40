/** Baseline of commits for a machine without pgbench: single-row commits on so many connections, in its own process. */

import pg from 'pg';

const [connectionString, table, row, clients, seconds] = process.argv.slice(2);
let commits = 0;
const until = performance.now() + Number(seconds) * 1000;
const began = performance.now();
await Promise.all(
  Array.from({ length: Number(clients) }, async () => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    while (performance.now() < until) {
      await client.query({ name: 'one', text: `insert into ${table} ${row}` });
      commits += 1;
    }
    await client.end();
  }),
);
console.log(JSON.stringify({ perSecond: commits / ((performance.now() - began) / 1000) }));
