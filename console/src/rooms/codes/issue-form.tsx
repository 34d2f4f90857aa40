/** Issues a code for a window or an enterprise, found by name: a city has far too many to list. */

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { BusinessEntity, Page, ServiceWindowLine } from '../../api/types.ts';
import { useDone } from '../../parts/acts.ts';
import { FormDrawer } from '../../parts/form-drawer.tsx';
import { newSubmissionId } from '../../parts/submission.ts';
import { useWords } from '../../words/index.ts';

const SHOWN = 20;
const REST_MS = 250;

export function IssueForm(props: { onClose: () => void }) {
  const t = useWords();
  const done = useDone('codes', 'plaque-findings');
  const [submissionId] = useState(newSubmissionId);
  const [typing, setTyping] = useState('');
  const typed = useSettled(typing);
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

/** What is typed, once the fingers rest. */
function useSettled(typing: string): string {
  const [settled, setSettled] = useState(typing);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typing.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [typing]);
  return settled;
}

async function placesNamed(typed: string) {
  const paging = { limit: SHOWN, offset: 0, ...(typed === '' ? {} : { search: typed }) };
  const [windows, entities] = await Promise.all([
    take<Page<ServiceWindowLine>>(api.GET('/api/v1/windows', { params: { query: { ...paging, open: 'true' } } })),
    typed === ''
      ? { items: [] }
      : take<Page<BusinessEntity>>(api.GET('/api/v1/entities', { params: { query: paging } })),
  ]);
  return [
    ...windows.items.map((window) => ({
      value: `window ${window.id}`,
      label: `${window.hallName} ${window.number} ${window.name}`,
    })),
    ...entities.items.map((entity) => ({ value: `entity ${entity.id}`, label: `${entity.name} ${entity.uscc}` })),
  ];
}
