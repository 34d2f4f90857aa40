/** Every kind of record that can be brought in, in the order an office would: each needs those before it. */

import { peopleImports } from '../people/index.ts';
import { placesImports } from '../places/index.ts';
import { reviewsImports } from '../reviews/index.ts';
import type { Kinds } from './actions.ts';

export const KINDS: Kinds = [...peopleImports, ...placesImports, ...reviewsImports];
