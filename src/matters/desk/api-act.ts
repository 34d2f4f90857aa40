/** Routes of a post's acts: commands, photos and documents, redacted copies. */

import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import { refuse } from '../../kernel/result.ts';
import { type Actor, actorOf, audit, auditAlone, type Reader, readerOf, type Scope } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { cleanFile, fileStatus, MAX_FILE_BYTES } from '../../platform/files.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { sendFile } from '../../platform/http/send-file.ts';
import { problems, uuid } from '../../platform/http/shapes.ts';
import { readUpload } from '../../platform/http/uploads.ts';
import { blackOut } from '../../platform/images.ts';
import { inTransaction, type Queryable, transact } from '../../platform/postgres/db.ts';
import { mattersAccess } from '../access.ts';
import { type Acted, type ActProblem, actOnMatter } from '../acts/actions.ts';
import type { CommandInput } from '../acts/actions-words.ts';
import {
  filePieces,
  fileSent,
  filesOf,
  insertUpload,
  officeBytes,
  photoBytes,
  prepareFile,
  shownKept,
} from '../acts/store-files.ts';
import type { MatterState } from '../loop/model.ts';
import { sightFor } from './actions-view.ts';
import { filesOpenTo } from './actions-view-words.ts';
import { commandInput, type SentCommand } from './api-commands.ts';
import { keptFile, ofMatter, phase } from './api-schemas.ts';

const NOT_FOUND = { kind: 'not-found' } as const;
/** Refusals answered 403: the post may not act at all. */
const FORBIDDEN: readonly string[] = ['not-yours', 'conflict-of-interest', 'judge-is-handler'];
const MOST_BOXES = 40;
const ofFile = ofMatter.extend({ fileId: uuid });
const asFrame = z.object({ framed: z.enum(['true', 'false']).optional() });
const box = z.object({
  x: z.number().min(0),
  y: z.number().min(0),
  width: z.number().positive(),
  height: z.number().positive(),
});
/** What the offices of one matter may send together, in bytes; a disk is not theirs to fill. */
const MOST_OFFICE_BYTES = 300 * 1024 * 1024;

/** Whether the record a post names was issued; kept by a slice above the loop. */
export type IssuedRecord = (q: Queryable, reader: Reader, matterId: Uuid, typed: string) => Promise<boolean>;

export function actRoutes(app: App, city: City, issuedRecord: IssuedRecord): void {
  commandRoute(app, city, issuedRecord);
  fileRoutes(app, city);
}

function commandRoute(app: App, city: City, issuedRecord: IssuedRecord): void {
  jsonRoute(app, 'POST /api/v1/matters/:matterId/commands', {
    access: mattersAccess.act,
    params: ofMatter,
    body: z.object({
      submissionId: uuid.describe('Fresh for each act; sent again, it gives the first answer again'),
      seq: z.int().min(1).describe('The log as it was seen; a stale one is refused as changed-meanwhile'),
      command: commandInput,
    }),
    answer: z
      .object({
        seq: z.int(),
        phase,
        laid: z.boolean().describe('It did not happen yet: it waits for the sign-off of the unit’s head'),
      })
      .meta({ id: 'ActDone' }),
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const { submissionId, seq, command } = request.body;
      const actor = actorOf(request);
      const scope = await readerOf(city.db, city, actor);
      const seen = await sightFor(city.db, scope, matterId);
      if (seen === undefined) return sendProblem(reply, 404, NOT_FOUND);
      const done = await inTransaction<Acted, ActProblem>(city.db, async (tx) => {
        const by = { kind: 'post', actor, scope } as const;
        const acted = await actOnMatter(tx, city, by, matterId, seq, withIds(city, command), submissionId);
        // Who may not act is told that first; the refusal takes back what was done.
        const isUnknown =
          acted.ok && command.type === 'accept-by-record' && !(await issuedRecord(tx, scope, matterId, command.record));
        return isUnknown ? refuse({ kind: 'record-unknown' }) : acted;
      });
      if (done.ok) return { seq: done.value.seq, phase: done.value.phase, laid: done.value.laid };
      await noteRefusal(city, actor, seen.loaded.state, command.type, done.problem.kind);
      return refused(reply, done.problem);
    },
  });
}

/** Gives ids to rows an act makes, because the loop makes none. */
function withIds(city: City, command: SentCommand): CommandInput {
  if (command.type === 'send-message') return { ...command, messageId: city.outside.uuid() };
  return command;
}

function refused(reply: FastifyReply, problem: ActProblem): never {
  if (problem.kind === 'matter-not-found') return sendProblem(reply, 404, NOT_FOUND);
  return sendProblem(reply, FORBIDDEN.includes(problem.kind) ? 403 : 409, problem);
}

async function noteRefusal(
  city: City,
  actor: Actor,
  { id, lane }: Pick<MatterState, 'id' | 'lane'>,
  command: string,
  kind: string,
): Promise<void> {
  await auditAlone(city, {
    actor,
    action: mattersAccess.act.action,
    objectKind: 'matter',
    objectId: id,
    outcome: 'refused',
    detail: { command, kind },
    sealed: lane === 'discipline',
  });
}

function fileRoutes(app: App, city: City): void {
  jsonRoute(app, 'POST /api/v1/matters/:matterId/files', {
    access: mattersAccess.addFile,
    bodyLimit: MAX_FILE_BYTES + 64 * 1024,
    summary:
      'One photo, PDF or office document as multipart form data; it becomes part of the matter by an act that names it',
    consumes: ['multipart/form-data'],
    params: ofMatter,
    answer: keptFile,
    otherwise: { ...problems, 413: problemSchema, 415: problemSchema, 503: problemSchema },
    handle: async (request, reply) => {
      const { matterId } = request.params;
      const scope = await readerOf(city.db, city, actorOf(request));
      const seen = await sightFor(city.db, scope, matterId);
      if (seen === undefined) return sendProblem(reply, 404, NOT_FOUND);
      const limits = { fileSize: MAX_FILE_BYTES };
      const part = request.isMultipart() ? await request.file({ limits, throwFileSizeLimit: false }) : undefined;
      if (part === undefined) return sendProblem(reply, 422, { kind: 'file-missing' });
      const sent = await readUpload(request, part.file, 'document-too-large');
      const content = sent.ok ? await cleanFile(sent.value) : sent;
      if (!content.ok) return sendProblem(reply, fileStatus(content.problem), content.problem);
      const file = prepareFile(city, content.value);
      if ((await officeBytes(city.db, matterId)) > MOST_OFFICE_BYTES) {
        return sendProblem(reply, 413, { kind: 'matter-full' });
      }
      const author = seen.sight === 'unit' ? 'unit' : 'office';
      await transact(city.db, async (tx) => {
        await insertUpload(tx, city, matterId, author, file);
        await noteFile(tx, city, scope, mattersAccess.addFile.action, file.ref.id);
      });
      return shownKept(file);
    },
  });
  app.get(
    '/api/v1/matters/:matterId/files/:fileId',
    {
      config: { access: mattersAccess.readFile },
      schema: { hide: true, params: ofFile, querystring: asFrame },
    },
    async (request, reply) => {
      const { matterId, fileId } = request.params;
      const scope = await readerOf(city.db, city, actorOf(request));
      const seen = await sightFor(city.db, scope, matterId);
      const file = (await filesOf(city.db, matterId)).find((each) => each.id === fileId);
      if (seen === undefined || file === undefined || !filesOpenTo(seen.loaded, seen.sight, scope)(file)) {
        return sendProblem(reply, 404, NOT_FOUND);
      }
      await transact(city.db, (tx) => noteFile(tx, city, scope, mattersAccess.readFile.action, fileId));
      return sendFile(reply, fileSent(file, request.query.framed === 'true'), filePieces(city.db, matterId, file));
    },
  );
  jsonRoute(app, 'POST /api/v1/matters/:matterId/files/:fileId/redactions', {
    access: mattersAccess.redactFile,
    summary: 'A copy with black boxes; nobody sees it before the act release-file names it',
    params: ofFile,
    body: z.object({ boxes: z.array(box).max(MOST_BOXES).describe('In pixels of the photo') }),
    answer: keptFile,
    handle: async (request, reply) => {
      const { matterId, fileId } = request.params;
      const scope = await readerOf(city.db, city, actorOf(request));
      const seen = await sightFor(city.db, scope, matterId);
      const bytes = seen?.sight === 'full' ? await photoBytes(city.db, matterId, fileId) : null;
      if (bytes === null) return sendProblem(reply, 404, NOT_FOUND);
      const file = prepareFile(city, await blackOut(bytes, request.body.boxes), fileId);
      await transact(city.db, async (tx) => {
        await insertUpload(tx, city, matterId, 'office', file);
        await noteFile(tx, city, scope, mattersAccess.redactFile.action, file.ref.id);
      });
      return shownKept(file);
    },
  });
}

async function noteFile(
  tx: Parameters<typeof audit>[0],
  city: City,
  scope: Scope,
  action: string,
  fileId: Uuid,
): Promise<void> {
  await audit(tx, city, { actor: scope.actor, action, objectKind: 'matter-file', objectId: fileId });
}
