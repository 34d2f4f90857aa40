/** A version in one line: its number and first day; its author and time. */

import { showInstant, today } from '../../parts/dates.ts';
import type { Words } from '../../words/index.ts';

export function setBy(
  t: Words,
  version: Readonly<{ byUserId: string | null; byName: string | null; at: string }>,
): string {
  if (version.byUserId === null) return t('rules.cameWithProgram');
  return t('rules.setBy', { name: version.byName ?? '', at: showInstant(version.at) });
}

export function headOf(
  t: Words,
  { version, effectiveFrom }: Readonly<{ version: string; effectiveFrom: string }>,
): string {
  const when = t(effectiveFrom > today() ? 'rules.future' : 'rules.effectiveFrom', { date: effectiveFrom });
  return `${t('rules.version', { version })} · ${when}`;
}
