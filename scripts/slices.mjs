/**
 * Slices of `src/` in order: each may use only those before it. Import laws and guards read this list, so that a new slice is
 * named once.
 */

const BASE = ['formats', 'law', 'people', 'places', 'vault', 'record', 'matters', 'documents'];

/** Slices by which work enters; they never know each other. */
export const DOORS = ['reviews', 'open311', 'registering'];

export const SLICES = [...BASE, ...DOORS, 'imports', 'figures'];
