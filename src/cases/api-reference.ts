/** Shape of the province's number, in whatever spelling it is sent. */

import { z } from 'zod';
import { readReference } from '../kernel/reference.ts';

const MOST_TYPED = 80;

export const reference = z
  .string()
  .max(MOST_TYPED)
  .transform((typed, context) => {
    const number = readReference(typed);
    if (number !== undefined) return number;
    context.addIssue('not a number of another platform');
    return z.NEVER;
  });
