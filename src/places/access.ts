/**
 * Rights of the registry. Dispatchers keep it for their division, because a wrong window sends a matter to the wrong
 * unit and they are the ones to notice; the system administrator may keep it too, for it holds nothing about matters or
 * complainants. Everyone who follows windows in their work may read it. Reach is the division of the post in every row.
 */

import type { Role } from '../people/index.ts';

const KEEPERS = ['dispatcher', 'system-admin'] as const satisfies readonly Role[];
const READERS = [
  ...KEEPERS,
  'unit-head',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'visiting-office',
] as const satisfies readonly Role[];

export const placesAccess = {
  readPlaces: { action: 'places.read-places', roles: READERS },
  keepPlaces: { action: 'places.keep-places', roles: KEEPERS },
  importPlaces: { action: 'places.import-places', roles: KEEPERS },
  readCodes: { action: 'places.read-codes', roles: READERS },
  keepCodes: { action: 'places.keep-codes', roles: KEEPERS },
} as const;
