/** Phrases of the unit one acts for: written, rewritten and ended by its head. */

import { Alert, Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { BodyOf, Phrase } from '../../api/types.ts';
import { showInstant } from '../../parts/dates.ts';
import { PHRASE_USES } from '../../parts/form/command-fields.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay, useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';

export function Phrases() {
  const t = useWords();
  const may = useMay('people.keep-phrases');
  const done = useDone('phrases');
  const { posts, actingPostId } = useSession();
  const [writing, setWriting] = useState<Readonly<{ instead: Phrase | null }>>();
  const { table } = useListRoom('/api/v1/phrases', ['phrases'], { narrowed: ['use', 'ended'] });
  const unit = posts.find((post) => post.postId === actingPostId)?.unitName ?? '';
  const uses = PHRASE_USES.map((value) => ({ value, label: t(`phrase.use.${value}`) }));

  return (
    <>
      <DataTable
        list="phrases"
        {...table}
        label={t('people.phrases')}
        rowKey={(phrase) => phrase.id}
        filters={
          <FilterRow keep={['tab']}>
            <p className="muted" style={{ flexBasis: '100%' }}>
              {t('phrases.about', { unit })}
            </p>
            <FilterSelect name="use" label={t('head.phrases.use')} options={uses} />
            <FilterSelect
              name="ended"
              label={t('head.phrases.ended')}
              options={[{ value: 'true', label: t('phrases.showEnded') }]}
            />
          </FilterRow>
        }
        actions={
          may ? (
            <Button type="primary" size="small" onClick={() => setWriting({ instead: null })}>
              {t('phrases.new')}
            </Button>
          ) : null
        }
        columns={[
          { key: 'use', render: (phrase) => t(`phrase.use.${phrase.use}`) },
          { key: 'body', fit: 'wrap', render: (phrase) => phrase.body },
          { key: 'author', render: (phrase) => phrase.authorName },
          { key: 'made', render: (phrase) => showInstant(phrase.madeAt) },
          { key: 'ended', render: (phrase) => (phrase.endedAt === null ? null : showInstant(phrase.endedAt)) },
          ...(may
            ? [
                {
                  key: 'acts' as const,
                  render: (phrase: Phrase) =>
                    phrase.endedAt === null ? (
                      <Space size={0}>
                        <Button type="link" size="small" onClick={() => setWriting({ instead: phrase })}>
                          {t('phrases.rewrite')}
                        </Button>
                        <Popconfirm
                          title={t('phrases.endSure')}
                          okText={t('phrases.end')}
                          cancelText={t('app.cancel')}
                          onConfirm={() =>
                            done(take(api.POST('/api/v1/phrases/{id}/end', { params: { path: { id: phrase.id } } })))
                          }
                        >
                          <Button type="link" size="small" danger>
                            {t('phrases.end')}
                          </Button>
                        </Popconfirm>
                      </Space>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {writing === undefined ? null : <Write instead={writing.instead} onClose={() => setWriting(undefined)} />}
    </>
  );
}

function Write(props: { instead: Phrase | null; onClose: () => void }) {
  const t = useWords();
  const done = useDone('phrases');
  const [id] = useState(newSubmissionId);
  const { instead } = props;
  return (
    <FormDrawer
      title={t(instead === null ? 'phrases.new' : 'phrases.rewrite')}
      draft={`phrase:${instead?.id ?? 'new'}`}
      intro={<Alert type="info" showIcon title={t('phrases.bodyHelp')} />}
      {...(instead === null ? {} : { initial: { use: instead.use, body: instead.body } })}
      fields={[
        {
          name: 'use',
          label: t('head.phrases.use'),
          kind: 'select',
          options: PHRASE_USES.map((value) => ({ value, label: t(`phrase.use.${value}`) })),
          required: true,
        },
        { name: 'body', label: t('head.phrases.body'), kind: 'area', required: true, max: 500 },
      ]}
      submit={async (values) => {
        const body = { id, instead: instead?.id ?? null, ...values } as BodyOf<'/api/v1/phrases'>;
        await done(take(api.POST('/api/v1/phrases', { body })));
      }}
      onClose={props.onClose}
    />
  );
}
