/** Texts of how the person was recognised. */

import type { DataRequestLine } from '../../api/types.ts';
import type { Words } from '../../words/index.ts';

export function knownText(t: Words, request: Pick<DataRequestLine, 'knownBy' | 'identified'>): string {
  if (!request.identified) return t('personal.known.unknown');
  return t(`personal.known.${request.knownBy}`);
}
