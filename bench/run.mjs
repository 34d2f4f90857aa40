/**
 * Measures what the program promises about size and speed, on this machine in one run: `npm run bench`, or some of it:
 * `npm run bench -- page taps complaints`. Rows that compare stand against a baseline run here and now, because a figure without
 * its machine means nothing. Nothing leaves the loopback interface; every load is bounded in number and time.
 *
 *   --data FOLDER   examples that are there already (made by `DATA_DIR=FOLDER npm run demo -- --scale source`), with the keys
 *                   that were made with them; without it they are made in a temporary folder and removed afterwards
 *   --json FILE     the rows as JSON too
 *   --entities N    a register of so many entities for `import`, to see that the row runs; the promise is about the whole one
 */

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadLine, machineLines } from './machine.mjs';
import { loadExamples, PORT, startProgram } from './program.mjs';
import { attackOf } from './subjects/attack.mjs';
import { complaintsOf } from './subjects/complaints.mjs';
import { deadlinesOf } from './subjects/deadlines.mjs';
import { exportsOf } from './subjects/exports.mjs';
import { importOf } from './subjects/import.mjs';
import { listsOf } from './subjects/lists.mjs';
import { pageOf } from './subjects/page.mjs';
import { plaquesOf } from './subjects/plaques.mjs';
import { searchOf } from './subjects/search.mjs';
import { startOf } from './subjects/start.mjs';
import { tapsOf } from './subjects/taps.mjs';
import { megabytes, tableOf } from './table.mjs';

/** Subjects; those without `running` start and stop programs of their own. */
const SUBJECTS = [
  { name: 'start', running: false, measure: startOf },
  { name: 'attack', running: false, measure: attackOf },
  { name: 'deadlines', running: false, measure: deadlinesOf },
  { name: 'search', running: true, measure: searchOf },
  { name: 'lists', running: true, measure: listsOf },
  { name: 'exports', running: true, measure: exportsOf },
  { name: 'plaques', running: true, measure: plaquesOf },
  { name: 'page', running: true, measure: pageOf },
  { name: 'taps', running: true, measure: tapsOf },
  { name: 'complaints', running: true, measure: complaintsOf },
  { name: 'import', running: true, measure: importOf },
];

/** Memory at rest before anything was optimised. */
const MOST_AT_REST = 262 * 1024 * 1024;
const SETTLES_MS = 5_000;

/** Waits until the jobs of the first seconds have run. */
async function settled(program) {
  await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
  return program.memory();
}

/** Runs a subject; one that breaks is reported and the others are still measured. */
async function whole(subject, given) {
  const rows = table.under(subject.name);
  console.log(loadLine());
  try {
    await subject.measure({ ...given, table: rows });
  } catch (error) {
    rows.add('was measured to its end', error instanceof Error ? error.message : String(error), 'no error', false);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, json: { type: 'string' }, entities: { type: 'string' } },
});
const unknown = positionals.filter((name) => !SUBJECTS.some((subject) => subject.name === name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; expected some of ${SUBJECTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const entities = values.entities === undefined ? undefined : Number(values.entities);
if (entities !== undefined && !(Number.isSafeInteger(entities) && entities > 0)) {
  console.error(`--entities: expected a whole number above 0, not ${values.entities}`);
  process.exit(2);
}
const wanted = SUBJECTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const table = tableOf();
const place = mkdtempSync(path.join(tmpdir(), 'mashang-bench-'));
// Root's database runs as another user, who has to pass through.
chmodSync(place, 0o711);
let program;
try {
  for (const line of machineLines()) console.log(line);
  for (const subject of wanted.filter(({ running }) => !running)) {
    await whole(subject, { place });
  }
  const onProgram = wanted.filter(({ running }) => running);
  if (onProgram.length > 0) {
    const dataDir = values.data ?? path.join(place, 'source');
    if (values.data === undefined) await loadExamples(dataDir, table.under('examples'));
    program = await startProgram({ dataDir, port: PORT });
    const rest = await settled(program);
    for (const subject of onProgram) await whole(subject, { place, program, entities });
    const kept = rest < MOST_AT_REST;
    const told = `${megabytes(rest)} at rest, ${megabytes(program.memory())} after all of this`;
    table
      .under('program')
      .add('memory of the program on this city', told, `at rest < ${megabytes(MOST_AT_REST)}`, kept);
  }
} finally {
  await program?.stop();
  rmSync(place, { recursive: true, force: true });
}
table.print();
console.log(loadLine());
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ machine: machineLines(), rows: table.rows }, null, 2)}\n`);
}
process.exit(table.kept() ? 0 : 1);
