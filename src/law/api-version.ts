/** Routes of dated versions: the shape of one, of the next, and how the next is added, whatever it rules. */

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { date, uuid } from '../platform/http/shapes.ts';
import { inTransaction, type Tx } from '../platform/postgres/db.ts';
import type { NoteVersion } from './actions-version.ts';
import type { LawDeps } from './api-deps.ts';
import { type Named, withNames } from './api-names.ts';
import type { Keeper, LawProblem } from './model.ts';
import type { Versioned } from './model-version.ts';
import { LONGEST_TEXT } from './rules-terms.ts';

export const submissionId = uuid;
export const reason = z.string().trim().max(LONGEST_TEXT);

export const versioned = z.object({
  version: z.string(),
  effectiveFrom: z.string(),
  reason: z.string(),
  at: z.string(),
  byUserId: z.string().nullable().describe('null: came with the program'),
  byName: z.string().nullable(),
});
/** As it is sent to be added, beside what it rules. */
export const newVersion = z.object({ submissionId, seenVersion: z.string().max(20), effectiveFrom: date, reason });

/** Adds a version as whoever asks, noted in the audit under the name of what it rules; answered with who set it. */
export async function addedBy<Row extends Versioned>(
  deps: LawDeps,
  request: FastifyRequest,
  about: Readonly<{ submissionId: Uuid; name: string }>,
  add: (tx: Tx, at: Instant, by: Keeper, note: NoteVersion) => Promise<Result<Row, LawProblem>>,
): Promise<Result<Named<Row>, LawProblem>> {
  const { city, actorOf, noteVersion } = deps;
  const { userId, postId } = actorOf(request);
  const by = { userId, postId, submissionId: about.submissionId };
  const done = await inTransaction(city.db, (tx) =>
    add(tx, city.outside.now(), by, (version) => noteVersion(tx, request, `${about.name}/${version}`)),
  );
  if (!done.ok) return done;
  const [version = { ...done.value, byName: null }] = await withNames(deps, [done.value]);
  return ok(version);
}
