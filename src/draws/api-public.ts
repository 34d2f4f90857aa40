/** The proof of a draw for programs, at /draws/:number.json: everything to repeat it with, once its office published it. */

import { z } from 'zod';
import { unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { type App, sendProblem } from '../platform/http/http.ts';
import { jsonRoute } from '../platform/http/json-route.ts';
import { problemSchema } from '../platform/http/problem.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { proofsOf, readEvents } from '../record/index.ts';
import { digest } from './api-schemas.ts';
import { linesOf } from './drawing.ts';
import { DRAW } from './evolve.ts';
import { DRAW_STATES, type Draw, VOID_REASONS } from './model.ts';
import { drawNumbered, keptOf } from './store.ts';

export const byNumber = z.object({ number: z.string().regex(/^\d{4}-\d{4,9}$/) });
const outcomes = z.array(z.object({ label: z.string(), drawn: z.array(z.string()), skipped: z.array(z.string()) }));

const proofShape = z
  .object({
    number: z.string(),
    state: z.enum(DRAW_STATES),
    why: z.enum(VOID_REASONS).nullable(),
    frozenHash: digest.describe('Known since the draw was announced'),
    parties: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        commitment: digest.nullable(),
        secret: z.string().nullable().describe('null until it is published'),
      }),
    ),
    published: z
      .object({
        frozen: z.unknown().describe('What the frozen hash is taken over'),
        lists: z.array(z.array(z.string())).describe('Identifiers of each stratum'),
        exclusions: z.array(z.string()).describe('Identifier, tab, reason'),
        seed: digest.nullable(),
        outcome: outcomes.nullable(),
      })
      .nullable(),
    record: z
      .object({ seal: z.unknown(), events: z.array(z.unknown()) })
      .describe(
        'Events of the draw with their proofs of inclusion under the latest seal; what they say, once published',
      ),
  })
  .meta({ id: 'DrawProof' });

export function publicDraws(app: App, city: City): void {
  jsonRoute(app, 'GET /draws/:number.json', {
    access: 'public',
    summary: 'The proof of a draw: with it anybody draws again',
    params: byNumber,
    answer: proofShape,
    otherwise: { 404: problemSchema, 422: problemSchema },
    handle: async (request, reply) => {
      const draw = await drawNumbered(city.db, request.params.number);
      if (draw === undefined) return sendProblem(reply, 404, { kind: 'draw-not-found' });
      return proofOf(city.db, draw);
    },
  });
}

export async function proofOf(q: Queryable, draw: Draw): Promise<z.input<typeof proofShape>> {
  const isPublic = draw.publishedAt !== null;
  const names = await unitNames(q, draw.frozen.parties);
  const stream = { kind: DRAW, id: draw.id };
  const { seal, events } = await proofsOf(q, stream);
  const said = isPublic ? await readEvents(q, stream) : [];
  return {
    number: draw.number,
    state: draw.state,
    why: draw.why,
    frozenHash: draw.frozenHash,
    parties: draw.parties.map(({ unitId, commitment, secret }) => ({
      ...{ id: unitId, name: names.get(unitId) ?? '', commitment },
      secret: isPublic ? secret : null,
    })),
    published: isPublic ? await publishedOf(q, draw) : null,
    record: {
      seal,
      events: events.map((event, index) => {
        const { at, data, seq, type } = said[index] ?? {};
        return { ...event, event: isPublic ? { at, data, [`${DRAW}Id`]: draw.id, seq, type } : null };
      }),
    },
  };
}

async function publishedOf(q: Queryable, draw: Draw) {
  const kept = await keptOf(q, draw.id);
  const lists = kept.lists.map((body) => [...linesOf(body)]);
  const of = (place: number, positions: readonly number[]) =>
    positions.map((position) => lists[place]?.[position] ?? '');
  return {
    frozen: draw.frozen,
    lists,
    exclusions: [...linesOf(kept.exclusions)],
    seed: draw.seed,
    outcome:
      draw.outcome?.map(({ drawn, skipped }, place) => ({
        label: draw.frozen.strata[place]?.label ?? '',
        drawn: of(place, drawn),
        skipped: of(place, skipped),
      })) ?? null,
  };
}
