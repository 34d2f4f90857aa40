/** Shapes that routes of every slice take. */

import { z } from 'zod';
import type { Uuid } from '../../kernel/ids.ts';

export const uuid = z.uuidv4().transform((text) => text.toLowerCase() as Uuid);
