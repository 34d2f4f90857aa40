/** The shapes the registry's routes take and give. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { searchForm } from '../kernel/search-text.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type Actor, actRoutes, scopeOf } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { refusing } from '../platform/http/refusing.ts';
import { divisionCode, flag, text, uuid } from '../platform/http/shapes.ts';
import { inTransaction, sqlState, type Tx, UNIQUE_VIOLATION } from '../platform/postgres/db.ts';
import { registrarOf } from './actions.ts';
import { ENTITY_KINDS, ENTITY_STATUSES, type PlacesProblem, REVOKE_REASONS, type Registrar } from './model.ts';
import { PLAQUE_STATES, type PlaqueIssuer } from './plaques/model-plaques.ts';

export type PlacesDeps = Readonly<{ city: City; publicUrl: URL; issuer: PlaqueIssuer }>;

const optionalText = (max: number) => z.string().trim().max(max).default('');

export const search = z.string().trim().min(1).max(60);
/** Search text of at least two characters: among very many rows one finds too much. */
export const longSearch = search.refine((typed) => [...searchForm(typed)].length >= 2, 'two characters or more');

/** The filters of the lists, which their sheets take too. */
export const hallFilter = { divisionCode: z.string().optional(), search: search.optional(), open: flag.optional() };
export const windowFilter = {
  hallId: uuid.optional(),
  unitId: uuid.optional(),
  search: search.optional(),
  open: flag.optional(),
};
export const entityFilter = {
  divisionCode: z.string().optional(),
  kind: z.enum(ENTITY_KINDS).optional(),
  status: z.enum(ENTITY_STATUSES).optional(),
  siShang: flag.optional(),
  search: longSearch.optional(),
};

export const hallFacts = z.object({
  name: text(120),
  unitId: uuid,
  address: optionalText(200),
  hours: optionalText(200),
});
export const hallView = z
  .object({
    id: z.string(),
    name: z.string(),
    level: z.enum(['city', 'county', 'township']),
    divisionCode: z.string(),
    unitId: z.string(),
    address: z.string(),
    hours: z.string(),
    openedOn: z.string(),
    sinceOn: z.string(),
    closedOn: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Hall' });
export const windowFacts = z.object({
  hallId: uuid,
  number: text(20),
  name: text(120),
  unitId: uuid,
  services: optionalText(2000),
});
export const windowView = z
  .object({
    id: z.string(),
    hallId: z.string(),
    number: z.string(),
    name: z.string(),
    unitId: z.string(),
    services: z.string(),
    openedOn: z.string(),
    sinceOn: z.string(),
    closedOn: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'ServiceWindow' });
export const windowLine = windowView
  .extend({ hallName: z.string(), divisionCode: z.string() })
  .meta({ id: 'ServiceWindowLine' });
export const entityFacts = z.object({
  name: text(200),
  kind: z.enum(ENTITY_KINDS),
  divisionCode,
  townshipCode: divisionCode.nullable(),
  status: z.enum(ENTITY_STATUSES),
  siShang: z.boolean(),
});
export const entityView = z
  .object({
    id: z.string(),
    uscc: z.string(),
    name: z.string(),
    kind: z.enum(ENTITY_KINDS),
    divisionCode: z.string(),
    townshipCode: z.string().nullable(),
    status: z.enum(ENTITY_STATUSES),
    siShang: z.boolean(),
    openedOn: z.string().nullable(),
    sinceOn: z.string(),
    closedOn: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'BusinessEntity' });
export const codeView = z
  .object({
    id: z.string(),
    text: z.string(),
    url: z.string().describe('What the QR holds'),
    kind: z.enum(['window', 'entity']),
    windowId: z.string().nullable(),
    entityId: z.string().nullable(),
    hallName: z.string().nullable(),
    windowNumber: z.string().nullable(),
    windowName: z.string().nullable(),
    entityName: z.string().nullable(),
    uscc: z.string().nullable(),
    divisionCode: z.string(),
    issuedAt: z.string(),
    revokedAt: z.string().nullable(),
    revokeReason: z.enum(REVOKE_REASONS).nullable(),
    successorText: z.string().nullable(),
    replacesText: z.string().nullable(),
    state: z.enum(PLAQUE_STATES).describe('How far its plaque came; of a dead code, how it ended'),
    lastPrint: z.int().nullable().describe('Number of the last print it stands in'),
    spots: z.array(z.string()).describe('Where its plaques hang now'),
    placeChangedSince: z.boolean().describe('The plaque says another place than the code means now'),
    deadScans: z.int().describe('Scans since the code died'),
  })
  .meta({ id: 'Code' });
export const pastView = z.object({
  fromOn: z.string(),
  untilOn: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    total: z.int(),
    capped: z.boolean().describe('There are more than `total`; narrow the list to have them counted'),
    items: z.array(item),
  });

/** Leaves out what a query did not give, so that optional filters are absent and not undefined. */
export function said<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/**
 * Writes in a transaction. Two requests that make the same thing at once (a double click, two officers) end the later one
 * on a unique constraint; run again it sees the first one's work and answers as if it had come after it.
 */
export async function written<T, P>(city: City, work: (tx: Tx) => Promise<Result<T, P>>): Promise<Result<T, P>> {
  try {
    return await inTransaction(city.db, work);
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    return inTransaction(city.db, work);
  }
}

export const refused = refusing<PlacesProblem>({
  'place-not-found': 404,
  'place-closed': 409,
  'hall-has-open-windows': 409,
  'changed-meanwhile': 409,
  'submission-reused': 409,
  'unit-not-found': 409,
  'division-not-found': 409,
  'outside-your-division': 403,
  'township-not-in-division': 409,
  'number-taken': 409,
  'name-taken': 409,
  'uscc-wrong': 422,
  'uscc-taken': 409,
  'date-out-of-order': 422,
  'already-has-code': 409,
  'code-not-found': 404,
  'code-revoked': 409,
  'nothing-to-print': 422,
  'too-many-plaques': 422,
  'hanging-not-found': 404,
  'print-not-found': 404,
});

export const placesActs = (app: App, city: City) => actRoutes(app, city, { refused, run: written });

export async function registrar(tx: Tx, actor: Actor): Promise<Registrar> {
  return registrarOf(await scopeOf(tx, actor));
}

type Sent<Facts> = Facts & Readonly<{ submissionId: Uuid; openedOn?: LocalDate | undefined }>;
type Dated<Facts> = Facts & Readonly<{ version: number; on?: LocalDate | undefined }>;

/** Turns the body of a route that opens something into an `Opening`. */
export function opening<Facts extends object>({ submissionId, openedOn, ...facts }: Sent<Facts>) {
  return { submissionId, facts, ...said({ openedOn }) };
}

/** Turns the body of a route that changes something into a `Change`, or without facts into its end. */
export function changing<Facts extends object>(id: Uuid, { version, on, ...facts }: Dated<Facts>) {
  return { id, version, facts, ...said({ on }) };
}
