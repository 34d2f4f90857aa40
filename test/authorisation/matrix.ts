/**
 * Who may call what: every route with every role, written by hand. Not made from the routes, which would only prove that
 * they are what they are. A new route without a row here fails the test, and so does a row the server does not agree with.
 *
 * Relations (own unit, own division, too near the matter) are decided inside the actions and tested beside them.
 */

import { codesMatrix } from './matrix/codes.ts';
import { figuresMatrix } from './matrix/figures.ts';
import { importsMatrix } from './matrix/imports.ts';
import { lawMatrix } from './matrix/law.ts';
import { mattersMatrix } from './matrix/matters.ts';
import { open311Matrix } from './matrix/open311.ts';
import { peopleMatrix } from './matrix/people.ts';
import { placesMatrix } from './matrix/places.ts';
import { platformMatrix } from './matrix/platform.ts';
import { reviewsMatrix } from './matrix/reviews.ts';
import type { Matrix } from './matrix/roles.ts';
import { vaultMatrix } from './matrix/vault.ts';

export type { Allowed, Matrix } from './matrix/roles.ts';

export const MATRIX: Matrix = {
  ...platformMatrix,
  ...lawMatrix,
  ...peopleMatrix,
  ...placesMatrix,
  ...codesMatrix,
  ...vaultMatrix,
  ...mattersMatrix,
  ...reviewsMatrix,
  ...open311Matrix,
  ...importsMatrix,
  ...figuresMatrix,
};
