/** Held reviews and entries, from a flood without proof of work: let in or discarded by a person, with a reason. */

import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { HeldEntry } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';

export function HeldEntries() {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('held', 'reviews');
  const tell = useTellFailure();
  const [discarding, setDiscarding] = useState<HeldEntry>();
  const { table } = useListRoom('/api/v1/reviews/held', ['held']);
  return (
    <>
      <DataTable
        list="held"
        {...table}
        label={t('reviews.held')}
        paged
        rowKey={(entry) => entry.id}
        filters={<span className="muted">{t('reviews.held.help')}</span>}
        columns={[
          { key: 'kind', render: (entry) => t(`reviews.held.kind.${entry.kind}`) },
          { key: 'division', render: (entry) => divisions.nameOf(entry.divisionCode) },
          {
            key: 'grade',
            render: (entry) => (entry.grade === null ? '' : t(`reviews.grade.${entry.grade}` as 'reviews.grade.1')),
          },
          {
            key: 'acts',
            render: (entry) => (
              <Space size={4}>
                <ActButton
                  type="link"
                  word={t('reviews.held.release')}
                  onClick={() => {
                    const params = { path: { id: entry.id } };
                    done(take(api.POST('/api/v1/reviews/held/{id}/release', { params }))).catch(tell);
                  }}
                />
                <ActButton type="link" word={t('reviews.held.discard')} onClick={() => setDiscarding(entry)} />
              </Space>
            ),
          },
        ]}
      />
      {discarding === undefined ? null : (
        <FormDrawer
          title={t('reviews.held.discard')}
          draft={`held:${discarding.id}`}
          fields={[{ name: 'reason', label: t('reviews.held.reason'), kind: 'area', required: true, max: 500 }]}
          submit={async (values) => {
            const params = { path: { id: discarding.id } };
            const body = { reason: String(values.reason ?? '') };
            await done(take(api.POST('/api/v1/reviews/held/{id}/discard', { params, body })));
          }}
          onClose={() => setDiscarding(undefined)}
        />
      )}
    </>
  );
}
