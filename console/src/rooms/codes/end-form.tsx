/** Form that ends a code, with or without a successor, and names the plaques to take down. */

import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { Code } from '../../api/types.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';
import { inGroups } from './naming.ts';

const REASONS = ['lost', 'damaged', 'moved', 'closed', 'misprinted', 'misused', 'other'] as const;
type Reason = (typeof REASONS)[number];

export function EndForm(props: { act: 'revoke' | 'reissue'; code: Code; onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'code', 'plaque-findings');
  const [submissionId] = useState(newSubmissionId);
  const { code, act } = props;
  const params = { path: { id: code.id } };
  return (
    <FormDrawer
      title={`${t(`code.${act}`)} · ${inGroups(code.text)}`}
      draft={null}
      intro={
        <>
          <p>{t('code.revokeHelp')}</p>
          {code.spots.length === 0 ? null : (
            <p className="light-yellow">▲ {t('code.takeDownAfter', { spots: code.spots.join('；') })}</p>
          )}
        </>
      }
      fields={[
        {
          name: 'reason',
          label: t('head.codes.reason'),
          kind: 'select',
          required: true,
          options: REASONS.map((reason) => ({ value: reason, label: t(`revoke.${reason}`) })),
        },
      ]}
      submitLabel={t(`code.${act}`)}
      submit={async (values) => {
        const reason = values.reason as Reason;
        await done(
          act === 'revoke'
            ? take(api.POST('/api/v1/codes/{id}/revocation', { params, body: { reason } }))
            : take(api.POST('/api/v1/codes/{id}/successor', { params, body: { submissionId, reason } })),
        );
      }}
      onClose={props.onClose}
    />
  );
}
