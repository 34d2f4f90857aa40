/** Author and time of a version, as one line. */

import { showInstant } from '../../parts/dates.ts';
import type { Words } from '../../words/index.ts';

export function setBy(
  t: Words,
  version: Readonly<{ byUserId: string | null; byName: string | null; at: string }>,
): string {
  if (version.byUserId === null) return t('rules.cameWithProgram');
  return t('rules.setBy', { name: version.byName ?? '', at: showInstant(version.at) });
}
