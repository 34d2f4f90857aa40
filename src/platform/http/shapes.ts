/** Schemas that routes of every slice share. */

import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';
import { isLocalDate, isMonth, type LocalDate, type Month } from '../../kernel/time.ts';
import { problemSchema } from './problem.ts';

export const uuid = z.uuidv4().transform((text) => text.toLowerCase() as Uuid);
export const date = z.string().refine(isLocalDate, 'YYYY-MM-DD') as unknown as z.ZodType<LocalDate, string>;
export const month = z.string().refine(isMonth, 'YYYY-MM') as unknown as z.ZodType<Month, string>;
export const divisionCode = z.string().regex(/^[0-9A-Z]{6}([0-9]{3})?$/);
export const text = (max: number) => z.string().trim().min(1).max(max);
/** A query string says `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const MOST_ROWS = 200;
export const limit = z.coerce.number().int().min(1).max(MOST_ROWS).default(50);
export const paging = { limit, offset: z.coerce.number().int().min(0).max(1_000_000).default(0) };

/** Refusals of a list, of one record, and of a write. */
export const refusals = { 401: problemSchema, 403: problemSchema, 422: problemSchema };
export const readProblems = { ...refusals, 404: problemSchema };
export const problems = { ...readProblems, 409: problemSchema };
