/** Route of the wall screen. */

import { z } from 'zod';
import { actorOf, readerOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { refusals } from '../../platform/http/shapes.ts';
import { figuresAccess } from '../access.ts';
import { place, quantile } from '../api-schemas.ts';
import { publicHalls } from '../office/actions-places.ts';
import { cityTables } from '../open/actions-tables.ts';
import { keeping } from '../open/kept.ts';
import { bigScreen } from './actions-screen.ts';

const count = z.int().nullable().describe('null: one to four, or a number that would give such a one away');
const tens = z.int().nullable().describe('The ten below; null: fewer than ten');
const satisfaction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enough'), share: z.number(), low: z.number(), high: z.number() }),
  z.object({ kind: z.literal('not-enough-data') }),
]);
const A_MINUTE_MS = 60_000;

const screen = z
  .object({
    at: z.string(),
    area: z.object({ code: z.string(), name: z.string() }),
    today: z.object({ day: z.string(), reviews: tens }),
    week: z.object({ reviews: tens }).describe('Since Monday, today included'),
    months: z.object({ from: z.string(), to: z.string() }).describe('Over which satisfaction is taken'),
    satisfaction,
    groups: z.int().describe('How many groups can be told apart'),
    by: z.enum(['county', 'hall']),
    lines: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        reviews: count,
        satisfaction,
        place,
        matters: z.object({ open: tens, overdue: tens }).nullable(),
      }),
    ),
    trend: z.array(z.object({ month: z.string(), over: z.boolean(), reviews: count, satisfaction })),
    matters: z
      .object({
        open: tens,
        dueSoon: tens,
        overdue: tens,
        pace: z.object({ half: quantile, ninety: quantile }).nullable().describe('null: fewer than five were closed'),
        closed: tens.describe('In the last thirty days, to the ten below; null: fewer than ten'),
        resolved: tens,
        latest: z.array(
          z.object({
            county: z.string(),
            category: z.object({ zh: z.string(), en: z.string() }).nullable(),
            closedOn: z.string(),
            outcome: z.enum(['resolved', 'not-resolved', 'no-verdict']),
          }),
        ),
      })
      .nullable()
      .describe('null: the role is shown no matters'),
  })
  .meta({ id: 'BigScreen' });

export function screenRoute(app: App, { city }: Readonly<{ city: City }>): void {
  const kept = <T>(compute: () => Promise<T>) => {
    const get = keeping(city.outside.now, A_MINUTE_MS, compute);
    return async () => (await get()).value;
  };
  const told = { tables: kept(() => cityTables(city)), halls: kept(() => publicHalls(city)) };
  jsonRoute(app, 'GET /api/v1/figures/screen', {
    access: figuresAccess.readFigures,
    answer: screen,
    otherwise: refusals,
    handle: async (request) => bigScreen(city, await readerOf(city.db, city, actorOf(request)), told),
  });
}
