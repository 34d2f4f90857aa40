/** Form that issues a code for a window or an enterprise, searched by name as there are too many to list. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { EntitySuggestion, PlaceSuggestion } from '../../api/types.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useSettled } from '../../parts/table/settled.ts';
import { useWords } from '../../words/index.ts';

const LEAST = 2;
const SHOWN = 20;

export function IssueForm(props: { onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'plaque-findings');
  const [submissionId] = useState(newSubmissionId);
  const [typing, setTyping] = useState('');
  const typed = useSettled(typing.trim());
  const found = useQuery({
    queryKey: ['places-to-code', typed],
    queryFn: () => placesNamed(typed),
    placeholderData: keepPreviousData,
  });
  return (
    <FormDrawer
      title={t('code.issue')}
      draft={null}
      intro={<p>{t('code.issueHelp')}</p>}
      fields={[
        {
          name: 'place',
          label: t('code.issueFor'),
          kind: 'search',
          options: found.data ?? [],
          onSearch: setTyping,
          required: true,
          help: t('code.issueSearch'),
        },
      ]}
      submitLabel={t('code.issue')}
      submit={async (values) => {
        const [kind, id = ''] = String(values.place).split(' ');
        const place =
          kind === 'window' ? { kind: 'window' as const, windowId: id } : { kind: 'entity' as const, entityId: id };
        await done(take(api.POST('/api/v1/codes', { body: { submissionId, place } })));
      }}
      onClose={props.onClose}
    />
  );
}

/** Issues all missing codes: of windows, or of enterprises above scale. */
export function IssueMissingForm(props: { onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'missing-codes', 'plaque-findings');
  const { data } = useQuery({
    queryKey: ['missing-codes'],
    queryFn: () => take<{ windows: number; aboveScale: number }>(api.GET('/api/v1/missing-codes')),
  });
  const missing = { windows: data?.windows ?? 0, 'above-scale': data?.aboveScale ?? 0 };
  const options = (['windows', 'above-scale'] as const)
    .filter((which) => missing[which] > 0)
    .map((which) => ({ value: which, label: t(`code.issueWhich.${which}`, { count: missing[which] }) }));
  const none = data !== undefined && options.length === 0;
  return (
    <FormDrawer
      title={t('code.issueMissing')}
      draft={null}
      intro={<p>{t(none ? 'code.noneMissing' : 'code.issueMissingHelp')}</p>}
      fields={[{ name: 'which', label: t('code.issueWhich'), kind: 'select', options, required: true }]}
      submitLabel={t('code.issueMissing')}
      submit={async (values) => {
        const which = values.which as 'windows' | 'above-scale';
        const issuing = take<{ issued: number }>(api.POST('/api/v1/missing-codes', { body: { which } }));
        const { issued } = await issuing;
        await done(issuing, t('code.issued', { count: issued }));
      }}
      onClose={props.onClose}
    />
  );
}

async function placesNamed(q: string) {
  if ([...q].length < LEAST) return [];
  const params = { query: { q, limit: SHOWN } };
  const [places, entities] = await Promise.all([
    take<{ items: readonly PlaceSuggestion[] }>(api.GET('/api/v1/windows/suggestions', { params })),
    take<{ items: readonly EntitySuggestion[] }>(api.GET('/api/v1/entities/suggestions', { params })),
  ]);
  return [
    ...places.items
      .filter((place) => place.kind === 'window')
      .map((window) => ({
        value: `window ${window.id}`,
        label: `${window.hallName} ${window.number ?? ''} ${window.name}`,
      })),
    ...entities.items.map((entity) => ({ value: `entity ${entity.id}`, label: `${entity.name} ${entity.uscc}` })),
  ];
}
