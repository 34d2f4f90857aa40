/**
 * The slices of `src/` in their order: each may use only those before it. The import laws and every guard read this
 * list, so that a new slice is named once and none is forgotten.
 */

const BASE = ['formats', 'law', 'people', 'places', 'vault', 'record', 'matters', 'documents'];

/** Slices by which work enters; they never know each other. */
export const DOORS = ['reviews', 'open311', 'registering'];

export const SLICES = [...BASE, ...DOORS, 'imports', 'figures'];
