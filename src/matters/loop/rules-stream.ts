/** A matter's log: among the streams of the record, and whether what was said in it is destroyed. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Stream } from '../../record/index.ts';
import type { Recorded } from './model-events.ts';

export const MATTER = 'matter';

export function matterStream(id: Uuid): Stream {
  return { kind: MATTER, id };
}

export function isErased(log: readonly Recorded[]): boolean {
  return log.some(({ type }) => type === 'words-erased');
}
