/** Schemas of the figures the console reads. */

import { z } from 'zod';
import { limit, month, uuid } from '../platform/http/shapes.ts';
import { FIGURES_BY, PACE_BY } from './office/model-office.ts';

const bounds = z.object({ low: z.number(), high: z.number() });
export const gradeCounts = z
  .object({ 5: z.int(), 4: z.int(), 3: z.int(), 2: z.int(), 1: z.int() })
  .meta({ id: 'GradeCounts' });
export const satisfaction = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('enough'),
      reviews: z.int(),
      share: z.number(),
      low: z.number().describe('What may be said of everybody served; lines are ordered by nothing else'),
      high: z.number(),
      spoken: bounds.describe('Chance alone, of those who spoke: Wilson’s score interval, 95 %'),
    }),
    z.object({
      kind: z.literal('not-enough-data'),
      reviews: z.int().nullable().describe('null: fewer than five'),
      needs: z.int(),
    }),
  ])
  .meta({ id: 'Satisfaction' });
export const standing = z.enum(['above', 'below', 'cannot-tell']).nullable();
export const place = z
  .object({ group: z.int(), rankFrom: z.int(), rankTo: z.int() })
  .meta({ id: 'FigurePlace' })
  .nullable();
export const figureLine = z
  .object({
    key: z.string(),
    name: z.string(),
    hallName: z.string().nullable(),
    countyName: z.string().nullable(),
    unitName: z.string().nullable(),
    grades: gradeCounts,
    reviews: z.int(),
    takenOver: z.enum(['all', 'part']).nullable().describe('Taken over from an older system; null: none of them'),
    satisfaction,
    weighted: satisfaction.nullable().describe('null: no sign of fraud weighs on these reviews'),
    drawn: z.number().nullable().describe('The share drawn towards its kin; to be read, never to order by'),
    served: z.int().nullable(),
    participation: z.number().nullable(),
    place,
    standing: standing.describe('Against its kin: a window’s hall, a hall’s county, else all together'),
  })
  .meta({ id: 'FigureLine' });

export const figuresQuery = {
  by: z.enum(FIGURES_BY),
  from: month.optional().describe('A month of whole weeks: those whose Thursday lies in it'),
  to: month.optional(),
  divisionCode: z.string().max(12).optional(),
  hallId: uuid.optional(),
  search: z.string().trim().min(1).max(60).optional(),
  standing: z.enum(['above', 'below', 'cannot-tell', 'no-data']).optional(),
  sort: z.enum(['name', 'reviews', 'bad', 'participation', 'served']).default('name'),
  descending: z.enum(['true', 'false']).default('false'),
};
export const paging = {
  limit,
  offset: z.coerce.number().int().min(0).default(0),
};

export const quantile = z.object({
  days: z.int().nullable().describe('null: not reached by so many'),
  low: z.int().nullable(),
  high: z.int().nullable(),
});
const pace = {
  key: z.string(),
  name: z.string(),
  matters: z.int(),
  reached: z.int(),
  waiting: z.int().describe('Still waiting, or gone another way'),
  half: quantile,
  ninety: quantile,
};
export const paceLine = z.object(pace).meta({ id: 'PaceLine' });
export const paceWhole = z
  .object({
    ...pace,
    steps: z.array(z.object({ days: z.int(), share: z.number(), low: z.number(), high: z.number() })),
  })
  .meta({ id: 'PaceCurve' });
export const paceBy = z.enum(PACE_BY);

export const unitWindow = z
  .object({
    windowId: z.string(),
    windowNumber: z.string(),
    windowName: z.string(),
    hallName: z.string(),
    weeks: z.array(
      z.object({
        weekOf: z.string().describe('Its Monday'),
        reviews: z.int().nullable(),
        counts: gradeCounts.nullable().describe('null: fewer than five of them bad, or fewer than five at all'),
      }),
    ),
    reviews: z.int().describe('Over the weeks that are shown'),
    counts: gradeCounts.nullable().describe('Over the weeks that are split by grade'),
    blocks: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        reviewsAbout: z.int().describe('The ten below'),
        satisfiedAtLeast: z.int().describe('Percent, in steps of five; up to four bad reviews make no difference'),
      }),
    ),
    standing: z.object({ hall: standing, county: standing }),
  })
  .meta({ id: 'UnitWindow' });
export const windowHistory = z
  .object({
    windowId: z.string(),
    name: z.string(),
    hallName: z.string(),
    weeks: z.array(
      z.object({
        weekOf: z.string(),
        grades: gradeCounts,
        four: satisfaction.describe('Over the four weeks up to it'),
      }),
    ),
  })
  .meta({ id: 'WindowHistory' });
