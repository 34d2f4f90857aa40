/** Schemas of requests about one's own data. */

import { z } from 'zod';
import { uuid } from '../platform/http/shapes.ts';
import { SECRET_FIELDS } from './model.ts';
import { DATA_CHANNELS, DATA_REQUEST_KINDS } from './model-data.ts';

export { uuid };

export const reason = z.string().trim().max(500);
export const office = z.object({ unit: z.string(), post: z.string() });

const kind = z.enum(DATA_REQUEST_KINDS);
const contact = z.object({ name: z.string().trim().max(40), phone: z.string().trim().max(24) });
const unit = z.enum(['working-day', 'calendar-day']);

/** Recognition of the person: by receipt, or by what they say of themselves about a matter somebody found. */
const known = z.discriminatedUnion('by', [
  z.object({ by: z.literal('receipt'), number: z.string().max(40), pass: z.string().max(20) }),
  z.object({ by: z.literal('comparison'), matterId: uuid, ...contact.shape }),
]);

export const registering = z.object({
  submissionId: uuid,
  kind,
  channel: z.enum(['in-person', 'letter']),
  known,
  words: z.string().trim().max(1000).default('').describe('What they ask, in their words; sealed'),
});
export const registered = z.object({ requestId: z.string(), identified: z.boolean() }).meta({ id: 'DataRequestMade' });

const told = { submissionId: uuid, reason: reason.describe('Read by the person who asked') };
export const answering = z.discriminatedUnion('act', [
  z.object({ act: z.literal('explain'), ...told }),
  z.object({ act: z.literal('correct'), ...told, contact }),
  z.object({ act: z.literal('propose-erasure'), ...told }),
  z.object({ act: z.literal('refuse'), ...told, ground: z.string().max(32) }),
]);
export const copying = z.object(told);
export const deciding = z.object({ ...told, approve: z.boolean() });

const line = z.object({
  id: z.string(),
  matterId: z.string(),
  matterNumber: z.string().describe('As it is said and printed'),
  divisionCode: z.string(),
  kind,
  channel: z.enum(DATA_CHANNELS),
  knownBy: z.enum(['receipt', 'comparison']),
  identified: z.boolean(),
  receivedOn: z.string(),
  dueOn: z.string(),
  dueProvisional: z.boolean(),
  light: z.enum(['green', 'yellow', 'red']).nullable().describe('null once answered'),
  standing: z.enum(['open', 'proposed', 'done', 'refused']),
});
export const dataLine = line.meta({ id: 'DataRequestLine' });
export const dataPage = z.object({ total: z.int(), items: z.array(dataLine) }).meta({ id: 'DataRequestPage' });

export const dataView = z
  .object({
    ...line.shape,
    words: z.string().nullable().describe('null where nothing was written, or it was erased'),
    office: office.nullable().describe('null: the person wrote it down themselves'),
    limit: z.object({ amount: z.int(), unit, basis: z.string() }),
    acts: z.array(z.enum(['copy', 'correct', 'explain', 'propose-erasure', 'decide-erasure', 'refuse'])),
    steps: z.array(
      z.object({
        what: z.enum(['proposed', 'denied', 'done', 'refused']),
        ground: z.string().nullable(),
        reason: z.string().nullable(),
        office: office.nullable(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'DataRequest' });

const opening = z.object({
  at: z.string(),
  fields: z.array(z.enum(SECRET_FIELDS)),
  office,
  approvedBy: office.nullable(),
  reason: z.string(),
});
const reviewWords = z.object({ grade: z.string(), reasons: z.array(z.string()) });

export const personalDataView = z
  .object({
    matterId: z.string(),
    procedure: z.string(),
    receivedOn: z.string(),
    place: z.string().nullable(),
    category: z.string().nullable(),
    contact: z.object({ name: z.string(), phone: z.string() }),
    notice: z
      .object({ phone: z.string(), uses: z.int(), usedOn: z.string().nullable() })
      .nullable()
      .describe('The number that is told of news, masked, and how often it was used'),
    entity: z.object({ name: z.string(), uscc: z.string() }).nullable(),
    texts: z.array(z.object({ kind: z.string(), on: z.string(), text: z.string().nullable() })),
    photos: z.array(z.object({ id: z.string(), on: z.string(), jpegBase64: z.string().nullable() })),
    documents: z.array(z.object({ on: z.string(), kind: z.string(), no: z.int(), size: z.int() })),
    review: z
      .object({
        grade: z.int(),
        reasons: z.array(z.string()),
        inWords: z.object({ zh: reviewWords, en: reviewWords }),
      })
      .nullable(),
    sharedWith: z.array(z.string()),
    openings: z.array(opening),
    corrections: z.array(z.object({ on: z.string(), fields: z.array(z.enum(SECRET_FIELDS)), byOffice: z.boolean() })),
    erasedAt: z.string().nullable(),
    kept: z.array(
      z.object({ what: z.enum(['identity', 'words']), keepDays: z.int(), basis: z.string(), held: z.boolean() }),
    ),
  })
  .meta({ id: 'PersonalData' });
