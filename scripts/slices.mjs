/**
 * Slices of `src/` in order: each may use only those before it. Import laws and guards read this list, so that a new slice is
 * named once.
 */

import { readdirSync } from 'node:fs';
import path from 'node:path';

const BASE = [
  'formats',
  'law',
  'people',
  'places',
  'vault',
  'record',
  'draws',
  'matters',
  'documents',
  'letters',
  'inspections',
];
const AFTER = ['imports', 'figures'];
/** Folders of `src/` that are no slices. */
const OTHERS = ['kernel', 'platform', 'cli', 'demo'];

const folders = readdirSync(path.resolve(import.meta.dirname, '../src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Slices by which work enters; they never know each other. Every folder that is nothing else is one: the strictest law is the first. */
export const DOORS = folders.filter((name) => ![...BASE, ...AFTER, ...OTHERS].includes(name)).sort();

export const SLICES = [...BASE, ...DOORS, ...AFTER];
