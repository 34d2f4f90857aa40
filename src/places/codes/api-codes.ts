/** Routes of codes: list, one with all that is known of its plaque, issue, revoke, re-issue. */

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import { actorOf, divisionTree, listRoute, type Scope, scopeOf, withBelow, withDivisions } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { addressFor } from '../../platform/http/own-address.ts';
import { flag, paging, uuid } from '../../platform/http/shapes.ts';
import { transact } from '../../platform/postgres/db.ts';
import { placesAccess } from '../access.ts';
import { registrarOf } from '../actions.ts';
import { codeView, type PlacesDeps, pageOf, placesActs, registrar, said, search } from '../api-schemas.ts';
import { REVOKE_REASONS, type Reach } from '../model.ts';
import { PLAQUE_STATES } from '../plaques/model-plaques.ts';
import { hangingsOfCode, printsOfCode } from '../plaques/store-plaques.ts';
import { codeUrl } from '../rules.ts';
import { issueCode, issueMissingCodes, parseCode, reissueCode, revokeCode } from './actions-codes.ts';
import { codesSheet } from './sheets-codes.ts';
import { type CodeFilter, type CodeLine, eachCode, listCodes } from './store-code-list.ts';
import { countUncoded } from './store-codes-missing.ts';
import { listDeadScans } from './store-findings.ts';

const byId = z.object({ id: uuid });
const RECENT_DAYS = 60;

/** Filter of codes; `flag` is the schema of a yes or no. */
export const codeFilter = <Flag extends z.ZodType>(yesNo: Flag) => ({
  kind: z.enum(['window', 'entity']).optional(),
  living: yesNo.optional(),
  state: z.enum(PLAQUE_STATES).optional(),
  reissued: yesNo.optional().describe('Living codes that replaced another one'),
  takeDown: yesNo.optional().describe('Dead codes whose plaque hangs'),
  placeChanged: yesNo.optional().describe('Plaques that say another place than the code means now'),
  hallId: uuid.optional(),
  windowId: uuid.optional(),
  entityId: uuid.optional(),
  unitId: uuid.optional().describe('The unit that staffs the window'),
  divisionCode: z.string().optional().describe('With everything below it'),
  printNumber: z.coerce.number().int().min(1).optional().describe('Codes that stand in this print'),
  search: search.optional().describe('A part of the name of the hall, the window or the enterprise'),
  text: z.string().max(40).optional().describe('As printed, in any case, with or without the hyphen'),
});

type AskedFilter = Omit<CodeFilter, 'divisionCodes' | 'finding' | 'id' | 'ids'> & { divisionCode?: string };

/** @returns undefined when nothing can be found: the text is not a code of this city. */
export async function filterOf(
  city: City,
  { divisionCode, text, ...same }: AskedFilter,
): Promise<CodeFilter | undefined> {
  const parsed = text === undefined ? undefined : parseCode(city.keys, text);
  if (text !== undefined && parsed === undefined) return undefined;
  const divisionCodes = divisionCode === undefined ? undefined : withBelow(await divisionTree(city.db), divisionCode);
  return said({ ...same, text: parsed, divisionCodes });
}

/** The part of the reach that lies in a division; all of it when none is named. */
async function narrowed(city: City, scope: Scope, divisionCode: string | undefined): Promise<Reach> {
  if (divisionCode === undefined) return scope;
  const below = new Set(withBelow(await divisionTree(city.db), divisionCode));
  return { divisionCodes: scope.divisionCodes.filter((code) => below.has(code)) };
}

/** A line as it is shown: with the address that the QR holds. */
export function shownCode(publicUrl: URL, line: CodeLine) {
  return { ...line, url: codeUrl(publicUrl, line.text) };
}

const printed = {
  hallName: z.string().nullable(),
  windowNumber: z.string().nullable(),
  windowName: z.string().nullable(),
  entityName: z.string().nullable(),
};
export const printedNames = z.object(printed).meta({ id: 'PrintedNames' });
export const hangingView = z
  .object({
    id: z.string(),
    codeId: z.string(),
    spot: z.string(),
    hungOn: z.string(),
    takenDownOn: z.string().nullable(),
    hasPhoto: z.boolean(),
  })
  .meta({ id: 'Hanging' });
const missingView = z.object({ windows: z.int(), aboveScale: z.int() }).meta({ id: 'MissingCodes' });
const codeDetail = codeView
  .extend({
    prints: z.array(z.object({ number: z.int(), printedAt: z.string(), byName: z.string(), ...printed })),
    hangings: z.array(hangingView),
    deadDays: z
      .array(z.object({ day: z.string(), scans: z.int() }))
      .describe('Scans since the code died, latest first'),
  })
  .meta({ id: 'CodeDetail' });

export function codeRoutes(app: App, { city, publicUrl }: PlacesDeps): void {
  const oneLine = async (scope: Scope, id: Uuid): Promise<CodeLine | undefined> =>
    (await listCodes(city.db, scope, { id }, { limit: 1, offset: 0 })).items[0];
  const acts = placesActs(app, city);
  /** The row just written, which lies within reach. */
  const lineOf = async ({ id }: Readonly<{ id: Uuid }>, request: FastifyRequest) => {
    const line = await oneLine(await scopeOf(city.db, actorOf(request)), id);
    if (line === undefined) throw new Error('a code that was written is out of reach');
    return shownCode(addressFor(request, publicUrl), line);
  };

  listRoute(app, city, {
    path: '/api/v1/codes',
    access: placesAccess.readCodes,
    query: { ...paging, ...codeFilter(flag) },
    answer: pageOf(codeView),
    read: async ({ limit, offset, ...asked }, request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const filter = await filterOf(city, said(asked));
      if (filter === undefined) return { total: 0, capped: false, items: [] };
      const page = await listCodes(city.db, scope, filter, { limit, offset });
      return { ...page, items: page.items.map((line) => shownCode(addressFor(request, publicUrl), line)) };
    },
    sheet: codesSheet,
    rows: async function* (tx, scope, asked, request) {
      const filter = await filterOf(city, said(asked));
      if (filter === undefined) return;
      const address = addressFor(request, publicUrl);
      const url = async () => (code: CodeLine) => ({ url: codeUrl(address, code.text) });
      yield* withDivisions(tx, eachCode(tx, scope, filter), url);
    },
  });
  jsonRoute(app, 'GET /api/v1/codes/:id', {
    access: placesAccess.readCodes,
    params: byId,
    answer: codeDetail,
    handle: async (request, reply) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const { id } = request.params;
      const line = await oneLine(scope, id);
      if (line === undefined) return sendProblem(reply, 404, { kind: 'code-not-found' });
      const scans = await listDeadScans(city.db, scope, { codeId: id }, { limit: RECENT_DAYS, offset: 0 });
      return {
        ...shownCode(addressFor(request, publicUrl), line),
        prints: await printsOfCode(city.db, scope, id),
        hangings: await hangingsOfCode(city.db, scope, id),
        deadDays: scans.items.map((each) => ({ day: each.day, scans: each.scans })),
      };
    },
  });
  acts.post('/api/v1/codes', {
    access: placesAccess.keepCodes,
    body: z.object({
      submissionId: uuid,
      place: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('window'), windowId: uuid }),
        z.object({ kind: z.literal('entity'), entityId: uuid }),
      ]),
    }),
    answer: codeView,
    status: 201,
    act: async (tx, actor, { body }) => issueCode(tx, city, await registrar(tx, actor), body),
    show: lineOf,
  });
  jsonRoute(app, 'GET /api/v1/missing-codes', {
    access: placesAccess.keepCodes,
    summary: 'How many open windows, and enterprises above scale, have no living code',
    query: z.object({ divisionCode: z.string().optional() }),
    answer: missingView,
    handle: async (request) => {
      const scope = await scopeOf(city.db, actorOf(request));
      const counted = await countUncoded(city.db, await narrowed(city, scope, request.query.divisionCode));
      return { windows: counted.windows, aboveScale: counted['above-scale'] };
    },
  });
  jsonRoute(app, 'POST /api/v1/missing-codes', {
    access: placesAccess.keepCodes,
    summary: 'Issues a code to each of them; sent again, it finds nothing missing',
    body: z.object({ which: z.enum(['windows', 'above-scale']), divisionCode: z.string().optional() }),
    answer: z.object({ issued: z.int() }).meta({ id: 'CodesIssued' }),
    handle: async (request) => {
      const { which, divisionCode } = request.body;
      const issued = await transact(city.db, async (tx) => {
        const scope = await scopeOf(tx, actorOf(request));
        const by = { ...registrarOf(scope), ...(await narrowed(city, scope, divisionCode)) };
        return issueMissingCodes(tx, city, by, which);
      });
      return { issued: issued.length };
    },
  });
  acts.post('/api/v1/codes/:id/revocation', {
    access: placesAccess.keepCodes,
    params: byId,
    body: z.object({ reason: z.enum(REVOKE_REASONS) }),
    answer: codeView,
    act: async (tx, actor, { params, body }) =>
      revokeCode(tx, city, await registrar(tx, actor), { codeId: params.id, reason: body.reason }),
    show: lineOf,
  });
  acts.post('/api/v1/codes/:id/successor', {
    access: placesAccess.keepCodes,
    params: byId,
    body: z.object({ submissionId: uuid, reason: z.enum(REVOKE_REASONS) }),
    answer: codeView,
    status: 201,
    act: async (tx, actor, { params, body }) =>
      reissueCode(tx, city, await registrar(tx, actor), { codeId: params.id, ...body }),
    show: lineOf,
  });
}
