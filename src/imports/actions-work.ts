/**
 * Worker of imports, away from any request: the dry run, and writing. A run is claimed by one worker; where that dies, another
 * begins the step anew. Everything is written in one transaction, which also ends the step.
 */

import { SheetRefused } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, refuse } from '../kernel/result.ts';
import { addMs } from '../kernel/time.ts';
import { actorFor, divisionTree, type Importer, scopeOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { inTransaction, type Queryable, sqlState, transact, UNIQUE_VIOLATION } from '../platform/postgres/db.ts';
import { auditStep, type Kind, type Kinds, kindOf } from './actions.ts';
import { checkRun } from './actions-check.ts';
import { StepBroken, type WatchOptions, type Work, watchOver } from './actions-watch.ts';
import type { ImportRun, RunProblem } from './model.ts';
import { sealingOf } from './sealing.ts';
import { claimRun, endStep, runById, takeRoom, takeTurn } from './store.ts';
import { dropAll } from './store-parts.ts';
import { dropStaged, stagedOf, stagedSpan } from './store-rows.ts';

/** A process that has not been seen for so long is taken for dead. */
const DEAD_AFTER_MS = 20_000;
/** Attempts at one step: what kills the process each time must not do so for ever. */
const MOST_ATTEMPTS = 3;
/** Rows written between two looks at the clock. */
const PORTION_ROWS = 20_000;
const DEADLOCK = '40P01';

type WorkOptions = WatchOptions &
  Readonly<{
    /** For the command line: this run alone. */
    only?: Uuid;
    portionRows?: number;
  }>;

/**
 * Does one step of one waiting run.
 * @returns whether there was one
 */
export async function workOnce(city: City, kinds: Kinds, options: WorkOptions = {}): Promise<boolean> {
  const worker = city.outside.uuid();
  const now = city.outside.now();
  const claimed = await transact(city.db, (tx) => claimRun(tx, worker, now, addMs(now, -DEAD_AFTER_MS), options.only));
  if (claimed === undefined) return false;
  const run = await runById(city.db, claimed.id);
  if (run === undefined) return false;
  const watch = watchOver(city, run.id, worker, options);
  try {
    if (claimed.attempts > MOST_ATTEMPTS) await fail(city, run, worker, { kind: 'import-broken' });
    else await step(city, kindOf(kinds, run.kind), run, watch.work, options.portionRows ?? PORTION_ROWS);
  } catch (error) {
    await afterError(city, run, worker, error);
  } finally {
    await watch.stop();
  }
  return true;
}

async function step(city: City, kind: Kind, run: ImportRun, work: Work, portionRows: number): Promise<void> {
  const by = await importerOf(city.db, city, run);
  if (by === undefined) return fail(city, run, work.worker, { kind: 'import-post-lost' });
  if (run.state === 'checking') return checkRun(city, kind, run, by, work);
  return writeRun(city, kind, run, work, portionRows);
}

/** The person who asked, still in their post: one whose post was taken back writes nothing more. */
async function importerOf(q: Queryable, city: City, run: ImportRun): Promise<Importer | undefined> {
  if (run.userId === null || run.postId === null) {
    return { actor: null, divisionCodes: (await divisionTree(q)).map(({ code }) => code) };
  }
  const actor = await actorFor(q, city, run.userId, run.postId);
  return actor === undefined ? undefined : { actor, divisionCodes: (await scopeOf(q, actor)).divisionCodes };
}

async function writeRun(city: City, kind: Kind, run: ImportRun, work: Work, portionRows: number): Promise<void> {
  const done = await inTransaction<null, RunProblem>(city.db, async (tx) => {
    await takeTurn(tx, kind.name);
    const by = await importerOf(tx, city, run);
    if (by === undefined) return refuse({ kind: 'import-post-lost' });
    const span = await stagedSpan(tx, run.id);
    const { openFacts } = await sealingOf(tx, city, run.id);
    const staged = { id: run.id, fields: kind.fields };
    const [first, last] = span === undefined ? [1, 0] : [span.from, span.to];
    for (let from = first; from <= last; from += portionRows) {
      work.mayGoOn();
      work.report({ phase: 'writing', done: from - first, total: last - first + 1 });
      const to = from + portionRows - 1;
      await takeRoom(tx, to < last);
      const written = await kind.write(tx, city, by, stagedOf(tx, staged, openFacts, { from, to }));
      if (!written.ok) return written;
    }
    await auditStep(tx, city, by.actor, run, { step: 'written', ...run.counts });
    const at = city.outside.now();
    if (!(await endStep(tx, run.id, work.worker, { state: 'written', at }))) throw new StepBroken();
    if (run.isSealed) await dropAll(tx, [run.id]);
    return ok(null);
  });
  if (!done.ok) return fail(city, run, work.worker, done.problem);
  await transact(city.db, (tx) => dropStaged(tx, run.id));
}

/** Fails the step: the run goes back to where a person can act. */
async function fail(city: City, run: ImportRun, worker: Uuid, problem: RunProblem): Promise<void> {
  const state = run.state === 'checking' ? 'mapping' : 'checked';
  await transact(city.db, (tx) => endStep(tx, run.id, worker, { state, at: city.outside.now(), problem }));
}

async function afterError(city: City, run: ImportRun, worker: Uuid, error: unknown): Promise<void> {
  if (error instanceof SheetRefused) return fail(city, run, worker, error.problem);
  if (error instanceof StepBroken) {
    // Given back as it was; this changes nothing where another worker has it by now.
    const state = run.state === 'checking' ? 'check-waiting' : 'write-waiting';
    await transact(city.db, (tx) => endStep(tx, run.id, worker, { state, at: city.outside.now() }));
    return;
  }
  const state = sqlState(error);
  const clashed = state === UNIQUE_VIOLATION || state === DEADLOCK;
  await fail(city, run, worker, { kind: clashed ? 'changed-meanwhile' : 'import-broken' });
  if (!clashed) throw error;
}
