/** An official's acts on an import: uploading, mapping, asking for the dry run, deciding. */

import type { ImportKind } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Actor, type AuditEntry, audit, type Importer, type Scope } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { importsAccess } from './access.ts';
import { askRelease } from './actions-release.ts';
import {
  type ImportProblem,
  type ImportRun,
  MOST_FILE_BYTES,
  PART_BYTES,
  partsOf,
  type Reach,
  type RunCounts,
  type RunState,
  type WriteMode,
} from './model.ts';
import { rememberedOf } from './rules-headings.ts';
import { newRunKey, sealingOf } from './sealing.ts';
import { endRun, insertRun, lockRun, queueRun, rememberHeadings, runById } from './store.ts';
import { dropAll, savePart } from './store-parts.ts';
import { clearRows } from './store-rows.ts';

export type Kind = ImportKind<Importer>;
export type Kinds = readonly Kind[];

type Done<T> = Promise<Result<T, ImportProblem>>;

/** The asker: a post's scope with the kinds its role may bring in; or the command line, for the whole city. */
export type Asker = Readonly<{ reach: Reach; scope: Scope | null; divisionCode: string; kinds: Kinds }>;

export function askerOf(scope: Scope, kinds: Kinds): Asker {
  const mine = kinds.filter((kind) => kind.access.roles.includes(scope.actor.role));
  return {
    reach: { divisionCodes: scope.divisionCodes, kinds: mine.map(({ name }) => name) },
    scope,
    divisionCode: scope.actor.divisionCode,
    kinds: mine,
  };
}

export function kindOf(kinds: Kinds, name: string): Kind {
  const kind = kinds.find((candidate) => candidate.name === name);
  if (kind === undefined) throw new Error('an import is of a kind this program does not know');
  return kind;
}

export type NewImport = Readonly<{ id: Uuid; kind: string; fileName: string; fileBytes: number }>;

export async function beginImport(tx: Tx, city: City, asker: Asker, given: NewImport): Done<ImportRun> {
  const { id, kind, fileName, fileBytes } = given;
  if (!asker.reach.kinds.includes(kind)) return refuse({ kind: 'import-kind-not-yours' });
  if (fileBytes > MOST_FILE_BYTES) return refuse({ kind: 'import-file-too-large', most: MOST_FILE_BYTES });
  const known = await runById(tx, id);
  const actor = asker.scope?.actor ?? null;
  if (known !== undefined) {
    const same = known.kind === kind && known.fileBytes === fileBytes && known.userId === (actor?.userId ?? null);
    return same ? ok(known) : refuse({ kind: 'submission-reused' });
  }
  const run = {
    ...{ id, kind, fileName, fileBytes },
    userId: actor?.userId ?? null,
    postId: actor?.postId ?? null,
    unitId: actor?.unitId ?? null,
    divisionCode: asker.divisionCode,
    madeAt: city.outside.now(),
  };
  await insertRun(tx, run, kindOf(asker.kinds, kind).isSealed === true ? newRunKey(city, id) : null);
  return noted(tx, city, asker, await runById(tx, id), 'begun');
}

/** Parts may come in any order, and again. */
export async function receivePart(
  tx: Tx,
  city: City,
  asker: Asker,
  { id, number, bytes }: Readonly<{ id: Uuid; number: number; bytes: Buffer }>,
): Done<null> {
  const held = await inState(tx, asker, id, ['uploading']);
  if (!held.ok) return held;
  const run = held.value;
  const last = partsOf(run.fileBytes) - 1;
  const expected = number === last ? run.fileBytes - last * PART_BYTES : PART_BYTES;
  if (number < 0 || number > last || bytes.length !== expected) return refuse({ kind: 'import-part-wrong' });
  await savePart(tx, id, number, (await sealingOf(tx, city, id)).sealPart(number, bytes));
  return ok(null);
}

/** Asks for the dry run, and remembers for the office what each heading meant. */
export async function askCheck(tx: Tx, city: City, asker: Asker, id: Uuid): Done<ImportRun> {
  const held = await inState(tx, asker, id, ['mapping', 'checked']);
  if (!held.ok) return held;
  const { mapping, kind, unitId } = held.value;
  const columns = mapping?.columns ?? {};
  const known = kindOf(asker.kinds, kind).columns;
  const missing = known.filter((column) => column.required && !(column.key in columns));
  if (missing.length > 0) return refuse({ kind: 'import-columns-missing', columns: missing.map(({ key }) => key) });
  if (mapping !== null && unitId !== null) {
    const remembered = rememberedOf(mapping.labels, columns, known, mapping.byHand === true);
    await rememberHeadings(tx, kind, unitId, remembered, city.outside.now());
  }
  await queueRun(tx, id, 'check-waiting', null);
  return noted(tx, city, asker, await runById(tx, id), 'check-asked');
}

export async function askWrite(tx: Tx, city: City, asker: Asker, id: Uuid, mode: WriteMode): Done<ImportRun> {
  const held = await inState(tx, asker, id, ['checked']);
  if (!held.ok) return held;
  const { counts, problem } = held.value;
  // Records changed since the comparison: it must be tried again before anything is written.
  if (counts === null || problem !== null) return refuse({ kind: 'import-not-now', state: held.value.state });
  if (counts.created + counts.changed === 0) return refuse({ kind: 'import-nothing-to-write' });
  if (mode === 'all' && counts.bad > 0) return refuse({ kind: 'import-has-bad-rows', bad: counts.bad });
  const kind = kindOf(asker.kinds, held.value.kind);
  // The command line belongs to the operator of the machine and needs no second person.
  if (kind.secondPerson !== undefined && asker.scope !== null) {
    await askRelease(tx, city, asker.scope.actor, kind, { run: held.value, mode });
    return ok(held.value);
  }
  await queueRun(tx, id, 'write-waiting', mode);
  return noted(tx, city, asker, await runById(tx, id), 'write-asked');
}

/** Gives an import up. A colleague may do so too, so that one left lying blocks nobody. */
export async function giveUp(tx: Tx, city: City, asker: Asker, id: Uuid): Done<ImportRun> {
  const open = ['uploading', 'mapping', 'check-waiting', 'checking', 'checked', 'write-waiting'] as const;
  const held = await lockedIn(tx, asker, id, [...open, 'given-up']);
  if (!held.ok) return held;
  if (held.value.state === 'given-up') return held;
  await endUnwritten(tx, city, held.value);
  return noted(tx, city, asker, await runById(tx, id), 'given-up');
}

/** Ends a run of which nothing is written; of a sealed one nothing is kept but its line. */
export async function endUnwritten(tx: Tx, city: City, { id, isSealed }: ImportRun): Promise<void> {
  await endRun(tx, id, 'given-up', city.outside.now());
  if (isSealed) await dropAll(tx, [id]);
  else await clearRows(tx, id);
}

/** Whether the run is this person's, begun from this post: its rows are written in their name. */
export function isOwn(asker: Asker, run: ImportRun): boolean {
  const actor = asker.scope?.actor;
  return run.userId === (actor?.userId ?? null) && run.postId === (actor?.postId ?? null);
}

/** Whether this person may look into file and rows: into a sealed import only whoever brought it in. */
export function mayLookInto(asker: Asker, run: ImportRun): boolean {
  return !run.isSealed || isOwn(asker, run);
}

/** Locks one's own run, where it is in one of these states. */
export async function inState(tx: Tx, asker: Asker, id: Uuid, states: readonly RunState[]): Done<ImportRun> {
  const held = await lockedIn(tx, asker, id, states);
  return held.ok && !isOwn(asker, held.value) ? refuse({ kind: 'import-of-another' }) : held;
}

async function lockedIn(tx: Tx, asker: Asker, id: Uuid, states: readonly RunState[]): Done<ImportRun> {
  const run = await lockRun(tx, asker.reach, id);
  if (run === undefined) return refuse({ kind: 'import-not-found' });
  return states.includes(run.state) ? ok(run) : refuse({ kind: 'import-not-now', state: run.state });
}

export type Step =
  | 'begun'
  | 'uploaded'
  | 'columns-chosen'
  | 'check-asked'
  | 'released'
  | 'write-asked'
  | 'given-up'
  | 'written';

/** Writes a person's step to the audit. */
export async function noted(
  tx: Tx,
  city: City,
  asker: Asker,
  run: ImportRun | undefined,
  step: Step,
): Promise<Result<ImportRun, ImportProblem>> {
  if (run === undefined) return refuse({ kind: 'import-not-found' });
  await auditStep(tx, city, asker.scope?.actor ?? null, run, { step });
  return ok(run);
}

export async function auditStep(
  tx: Tx,
  city: City,
  actor: Actor | null,
  run: ImportRun,
  detail: Readonly<{ step: Step }> & Partial<RunCounts> & NonNullable<AuditEntry['detail']>,
): Promise<void> {
  await audit(tx, city, {
    actor,
    action: importsAccess.useImports.action,
    objectKind: `import-${run.kind}`,
    objectId: run.id,
    detail,
  });
}
