/** Complaints over HTTP, without photos: each is a sealed, logged matter with its receipt before it is answered. */

import { CLIENT, loadOf } from '../load.mjs';
import { loadLine } from '../machine.mjs';
import { milliseconds } from '../table.mjs';

const TOGETHER = 16;
const SECONDS = 6;
/** Goal in milliseconds of processor; 22 were needed at first. */
const GOAL_MS = 11;

export async function complaintsOf({ place, program, table }) {
  const codes = await program.codes();
  const [code] = codes;
  const page = await (await fetch(`${program.origin}/s/${code}/complaints`)).text();
  const category = /<option value="([^"]+)"/.exec(page)?.[1];
  if (category === undefined) throw new Error('the form of complaints names no category');
  const fields = new URLSearchParams({ category, words: '排队两小时没人理，问了三次都说等着', receipt: 'yes' });
  const body = `submission={id}&${fields}`;
  const headers = { origin: program.origin, 'sec-fetch-site': 'same-origin' };
  const paths = codes.map((each) => `/s/${each}/complaints`);
  const measured = (seconds) =>
    loadOf({ place, origin: program.origin, paths, headers, body, together: TOGETHER, seconds });
  await measured(2);
  const [before, ofDatabase] = [program.cpuMs(), program.databaseCpuMs()];
  const load = await measured(SECONDS);
  if (load.wrong > 0) throw new Error(`${load.wrong} complaints were not answered as expected`);
  const cpu = (program.cpuMs() - before) / load.total;
  const database = (program.databaseCpuMs() - ofDatabase) / load.total;
  table.add(
    `complaints, ${TOGETHER} in flight`,
    `${Math.round(load.perSecond)} a second, p99 ${milliseconds(load.p99Ms)}; processor ${milliseconds(cpu)} each in the program, ${milliseconds(database)} in the database; by ${CLIENT}, ${loadLine()}`,
    `processor < ${GOAL_MS} ms each in both`,
    cpu + database < GOAL_MS,
  );
}
