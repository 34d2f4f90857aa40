/** Import kinds of all slices, in the order an office needs them: each refers to those before it. */

import { casesImports } from '../cases/index.ts';
import { inspectionsImports } from '../inspections/index.ts';
import { peopleImports } from '../people/index.ts';
import { placesImports } from '../places/index.ts';
import { reviewsImports } from '../reviews/index.ts';
import type { Kinds } from './actions.ts';

export const KINDS: Kinds = [
  ...peopleImports,
  ...placesImports,
  ...inspectionsImports,
  ...reviewsImports,
  ...casesImports,
];
