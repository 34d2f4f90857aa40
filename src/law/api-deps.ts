/** What the rules' routes are lent by slices that come later. */

import type { FastifyRequest } from 'fastify';
import type { LocalDate } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/db.ts';

/** Rules and calendars hold for the whole city, and so does the post that sets them. */
export const NOT_THE_CITYS = { kind: 'forbidden' } as const;

export type LawDeps = Readonly<{
  city: City;
  /** Who acts; people come after the law in the order of slices, so the composition root lends the function. */
  actorOf: (request: FastifyRequest) => Readonly<{ userId: string; postId: string; divisionCode: string }>;
  /** How many open matters have a date on or after this day, for the preview of an import. */
  openMattersDueFrom?: (q: Queryable, from: LocalDate) => Promise<number>;
}>;
