/** Routes of the integrity room: state of the record, findings of verifications, seals, asking for a verification. */

import { z } from 'zod';
import type { Uuid } from '../kernel/ids.ts';
import { actorOf, postById, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { limit, refusals, uuid } from '../platform/http/shapes.ts';
import { type Queryable, transact } from '../platform/postgres/db.ts';
import { recordAccess } from './access.ts';
import { askForVerification } from './actions-verifications.ts';
import { SECONDS_BETWEEN_SEALS } from './seals.ts';
import { hex } from './seals-statement.ts';
import { sealKeys } from './store-seals.ts';
import { recentVerifications, recordSize, sealsBelow, type Verification } from './store-verifications.ts';

const LOOKS_SHOWN = 10;

const instant = z.string();

const seal = z
  .object({ number: z.int(), size: z.int(), root: z.string(), at: instant, keyId: z.string() })
  .meta({ id: 'SealLine' });
const verification = z
  .object({
    id: z.string(),
    office: z.string().nullable().describe('Who asked; null: the nightly look'),
    askedAt: instant,
    begunAt: instant.nullable(),
    endedAt: instant.nullable(),
    step: z.enum(['waiting', 'seals', 'tree', 'events', 'done', 'failed']),
    done: z.int().describe('Rows of this step that were read'),
    ok: z.boolean().nullable().describe('null until it is done'),
    counted: z
      .object({
        streams: z.record(z.string(), z.int()).describe('How many of each kind: matter'),
        ...{ events: z.int(), leaves: z.int(), seals: z.int() },
      })
      .nullable(),
    broken: z
      .array(z.object({ kind: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }))
      .describe('In the order found; the first is the one to look at'),
    more: z.boolean().describe('More is broken than is listed'),
  })
  .meta({ id: 'Verification' });
const integrity = z
  .object({
    head: seal.nullable().describe('The last seal'),
    secondsBetweenSeals: z.int(),
    size: z.object({ events: z.int(), leaves: z.int(), seals: z.int() }),
    unsealed: z
      .object({ events: z.int(), oldestAt: instant.nullable() })
      .describe('Chained, but not yet protected against whoever can rewrite the chain'),
    keys: z.array(z.object({ keyId: z.string(), publicKey: z.string(), firstNumber: z.int() })),
    looks: z.array(verification).describe('The newest first; the one under way among them'),
  })
  .meta({ id: 'Integrity' });

export function integrityRoutes(app: App, city: City): void {
  jsonRoute(app, 'GET /api/v1/integrity', {
    access: recordAccess.readIntegrity,
    answer: integrity,
    otherwise: refusals,
    handle: async () => {
      const [head] = await sealsBelow(city.db, undefined, 1);
      const { unsealed, ...size } = await recordSize(city.db);
      const looks = await recentVerifications(city.db, LOOKS_SHOWN);
      return {
        head: head ?? null,
        secondsBetweenSeals: SECONDS_BETWEEN_SEALS,
        size,
        unsealed,
        keys: (await sealKeys(city.db)).map((key) => ({ ...key, publicKey: hex(key.publicKey) })),
        looks: await Promise.all(looks.map(async (look) => shown(look, await officeOf(city.db, look.askedByPost)))),
      };
    },
  });
  jsonRoute(app, 'GET /api/v1/integrity/seals', {
    access: recordAccess.readIntegrity,
    query: z.object({
      below: z.coerce.number().int().min(1).optional().describe('Seals older than the one of this number'),
      limit,
    }),
    answer: z.object({ items: z.array(seal), next: z.int().nullable() }),
    otherwise: refusals,
    handle: async (request) => {
      const { below, limit } = request.query;
      const items = await sealsBelow(city.db, below, limit);
      const last = items.at(-1);
      return { items, next: last === undefined || last.number === 1 ? null : last.number };
    },
  });
  jsonRoute(app, 'POST /api/v1/integrity/looks', {
    access: recordAccess.verify,
    body: z.object({ submissionId: uuid }),
    status: 202,
    answer: z.object({ isNew: z.boolean().describe('false: one was under way') }),
    otherwise: refusals,
    handle: async (request) => {
      const { submissionId } = request.body;
      const isNew = await transact(city.db, (tx) => askForVerification(tx, city, actorOf(request), submissionId));
      return { isNew };
    },
  });
}

async function officeOf(q: Queryable, postId: Uuid | null): Promise<string | null> {
  const post = postId === null ? undefined : await postById(q, postId);
  if (post === undefined) return null;
  const unit = (await unitNames(q, [post.unitId])).get(post.unitId) ?? '';
  return [unit, post.title].filter((part) => part !== '').join(' · ');
}

function shown(look: Verification, office: string | null): z.input<typeof verification> {
  const { id, askedAt, begunAt, endedAt, step, done, report } = look;
  return {
    ...{ id, office, askedAt, begunAt, endedAt, step, done },
    ok: report?.ok ?? null,
    counted: report?.counted ?? null,
    broken: (report?.broken ?? []).map(({ kind, ...facts }) => ({ kind, facts: inWords(facts) })),
    more: report?.more ?? false,
  };
}

function inWords(facts: Readonly<Record<string, string | number | boolean>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
}
