export const DOORS: readonly string[];
export const SLICES: readonly string[];
