/** Words as they are proposed before a person reads them over: what the vault found and what looks like a number is masked. */

import { useQuery } from '@tanstack/react-query';
import { readProposal } from '../../api/matters.ts';
import type { ReleaseProposal } from '../../api/types.ts';
import { maskLikelyIdentity, maskSpans } from '../../parts/form/masking.ts';

/** Read once for each dialog: every reading stands in the audit. */
export function useProposal(matterId: string, enabled = true) {
  return useQuery({
    queryKey: ['release-proposal', matterId],
    queryFn: () => readProposal(matterId),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** @param of the id of the text, or of the message */
export function proposed({ masks }: ReleaseProposal, of: string, original: string): string {
  const spans = masks.find((each) => each.of === of)?.spans ?? [];
  return maskLikelyIdentity(maskSpans(original, spans));
}
