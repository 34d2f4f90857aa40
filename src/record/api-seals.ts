/** The public proofs as JSON under /open/seals: heads, leaf hashes, consistency and inclusion. No account, no cookie. */

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { Stream } from './log.ts';
import { consistencyPath, inclusionPath, proofsOf } from './seals.ts';
import { hex, type Seal, statementOf } from './seals-statement.ts';
import { lastSeal, leafHashes, leafIndexOf, sealKeys, sealsFrom } from './store-seals.ts';
import { keptSealSchema } from './verify.ts';
import { sealsWords } from './words-seals.ts';

const HEADS_PER_ANSWER = 500;
const LEAVES_PER_ANSWER = 4096;

/** Titles of the problems these routes answer with; the composition root adds them to the server's. */
export const recordProblemTitles = {
  'no-such-range': { zh: sealsWords.zh['record.seals.bad-range'], en: sealsWords.en['record.seals.bad-range'] },
} as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const headsSchema = z
  .object({
    city: z.string(),
    keys: z.array(z.object({ key: z.string(), publicKey: digest, firstNumber: z.int() })),
    heads: z.array(keptSealSchema),
    next: z.int().nullable(),
  })
  .meta({ id: 'SealHeads' });

export type Heads = z.infer<typeof headsSchema>;

/** One answer of heads.json; also what an operator keeps for `verify --against`. */
export async function headsFrom(q: Queryable, cityCode: string, from: number): Promise<Heads> {
  const seals = await sealsFrom(q, from, HEADS_PER_ANSWER + 1);
  const page = seals.slice(0, HEADS_PER_ANSWER);
  return {
    city: cityCode,
    keys: (await sealKeys(q)).map(({ keyId, publicKey, firstNumber }) => ({
      key: keyId,
      publicKey: hex(publicKey),
      firstNumber,
    })),
    heads: page.map((seal) => headOf(cityCode, seal)),
    next: seals[HEADS_PER_ANSWER]?.number ?? null,
  };
}

export function headOf(cityCode: string, seal: Seal): Heads['heads'][number] {
  return { statement: statementOf(cityCode, seal), signature: hex(seal.signature) };
}

export function registerSealsApi(app: App, city: City): void {
  jsonRoute(app, 'GET /open/seals/heads.json', {
    access: 'public',
    summary: 'Signed heads of the log of all events, in order',
    query: z.object({ from: count.default(1) }),
    answer: headsSchema,
    otherwise: { 422: problemSchema },
    handle: (request) => headsFrom(city.db, city.code, request.query.from),
  });

  jsonRoute(app, 'GET /open/seals/leaves.json', {
    access: 'public',
    summary: 'Leaf hashes of the log, blinded: they tell nothing about what they stand for',
    query: z.object({ from: count, to: count }),
    answer: z.object({ from: z.int(), leaves: z.array(digest) }),
    otherwise: { 422: problemSchema },
    handle: async (request, reply) => {
      const { from } = request.query;
      const size = (await lastSeal(city.db))?.size ?? 0;
      const to = Math.min(request.query.to, size, from + LEAVES_PER_ANSWER);
      if (from > size) return sendProblem(reply, 422, { kind: 'no-such-range' });
      const leaves = from < to ? await leafHashes(city.db, from, to) : [];
      return { from, leaves: leaves.map(hex) };
    },
  });

  jsonRoute(app, 'GET /open/seals/consistency.json', {
    access: 'public',
    summary: 'Proof that an earlier log is the beginning of a later one (RFC 6962 §2.1.2)',
    query: z.object({ first: count, second: count }),
    answer: z.object({ first: z.int(), second: z.int(), path: z.array(digest) }),
    otherwise: { 422: problemSchema },
    handle: async (request, reply) => {
      const { first, second } = request.query;
      const size = (await lastSeal(city.db))?.size ?? 0;
      if (first < 1 || first > second || second > size) return sendProblem(reply, 422, { kind: 'no-such-range' });
      return { first, second, path: (await consistencyPath(city.db, first, second)).map(hex) };
    },
  });

  jsonRoute(app, 'GET /open/seals/inclusion.json', {
    access: 'public',
    summary: 'Proof that a leaf lies under a head (RFC 6962 §2.1.1)',
    query: z.object({ leaf: digest, size: count }),
    answer: z.object({ leaf: digest, index: z.int(), size: z.int(), path: z.array(digest) }),
    otherwise: { 404: problemSchema, 422: problemSchema },
    handle: async (request, reply) => {
      const { leaf, size } = request.query;
      if (size > ((await lastSeal(city.db))?.size ?? 0)) return sendProblem(reply, 422, { kind: 'no-such-range' });
      const index = await leafIndexOf(city.db, Buffer.from(leaf, 'hex'));
      if (index === null || index >= size) return sendProblem(reply, 404, { kind: 'not-found' });
      return { leaf, index, size, path: (await inclusionPath(city.db, index, size)).map(hex) };
    },
  });
}

/** The stream of the receipt that a request carries. */
export type OwnStream = (request: FastifyRequest) => Promise<Stream | null>;

const proofsSchema = z
  .object({
    seal: z
      .object({ number: z.int(), size: z.int(), root: digest, at: z.string(), keyId: z.string() })
      .nullable()
      .describe('The latest seal; the paths lead to its root'),
    events: z.array(
      z.union([
        z.object({
          seq: z.int(),
          hash: digest,
          sealed: z.literal(true),
          leafIndex: z.int(),
          blind: digest,
          path: z.array(digest),
        }),
        z.object({ seq: z.int(), hash: digest, sealed: z.literal(false) }),
      ]),
    ),
  })
  .meta({ id: 'MatterProofs' });

/**
 * The proofs of what a receipt is about, at /t/proofs.json; nothing in the address says whose.
 * @param streamOf the stream of the receipt the request carries, null when it carries none.
 */
export function registerReceiptProofs(app: App, city: City, streamOf: OwnStream): void {
  jsonRoute(app, 'GET /t/proofs.json', {
    access: 'receipt',
    summary: 'Proofs that every event of the matter on this receipt lies under the latest seal',
    answer: proofsSchema,
    otherwise: { 401: problemSchema },
    handle: async (request, reply) => {
      const stream = await streamOf(request);
      if (stream === null) return sendProblem(reply, 401, { kind: 'not-signed-in' });
      void reply.header('cache-control', 'no-store');
      const { seal, events } = await proofsOf(city.db, stream);
      return {
        seal,
        events: events.map((event) => (event.sealed ? { ...event, path: [...event.path] } : event)),
      };
    },
  });
}
