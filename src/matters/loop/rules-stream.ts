/** A matter's log among the streams of the record. */

import type { Uuid } from '../../kernel/ids.ts';
import type { Stream } from '../../record/index.ts';

export const MATTER = 'matter';

export function matterStream(id: Uuid): Stream {
  return { kind: MATTER, id };
}
