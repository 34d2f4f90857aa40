/** Room of imports: a new one, and the list. */

import { InboxOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Empty, Progress, Radio, Space, Tag, Upload } from 'antd';
import { useState } from 'react';
import { readKinds, sendFile } from '../../api/imports.ts';
import type { ImportRun } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { downloadFrom } from '../../parts/table/download.ts';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords, wordOr } from '../../words/index.ts';

export function Room() {
  const t = useWords();
  return (
    <Frame title={t('menu.imports')}>
      <Begin />
      <History />
    </Frame>
  );
}

function Begin() {
  const t = useWords();
  const tell = useTellFailure();
  const navigate = useNavigate();
  const kinds = useQuery({ queryKey: ['import-kinds'], queryFn: readKinds });
  const [chosen, setChosen] = useState<string>();
  const [share, setShare] = useState<number>();
  const kind = kinds.data?.find(({ name }) => name === chosen) ?? kinds.data?.[0];
  if (kinds.error !== null) return <Failure error={kinds.error} onRetry={() => void kinds.refetch()} />;
  if (kind === undefined) return null;
  const bring = async (file: File): Promise<void> => {
    setShare(0);
    try {
      const run = await sendFile(kind.name, file, setShare);
      await navigate({ to: '/imports/$id', params: { id: run.id } });
    } catch (error) {
      tell(error);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <section className="panel" aria-label={t('imports.begin')} style={{ marginBottom: 16 }}>
      <h2 className="panel-title">{t('imports.begin')}</h2>
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        <Radio.Group
          optionType="button"
          value={kind.name}
          aria-label={t('imports.kind')}
          onChange={(event) => setChosen(event.target.value as string)}
          options={(kinds.data ?? []).map(({ name, label }) => ({ value: name, label }))}
        />
        <Space wrap>
          <span className="muted">{kind.note}</span>
          <ActButton
            word={t('imports.template')}
            onClick={() => downloadFrom(`/api/v1/import-kinds/${kind.name}/template`)}
          />
        </Space>
        <Upload.Dragger
          accept=".xlsx,.csv,.txt"
          multiple={false}
          showUploadList={false}
          disabled={share !== undefined}
          beforeUpload={(file) => {
            void bring(file);
            return false;
          }}
        >
          <InboxOutlined style={{ fontSize: 32 }} />
          <p>{t('imports.drop')}</p>
          <p className="muted">{t('imports.dropHelp')}</p>
        </Upload.Dragger>
        {share === undefined ? null : (
          <Progress percent={Math.round(share * 100)} aria-label={t('imports.uploading')} />
        )}
      </Space>
    </section>
  );
}

/** Tones of states: what waits for a person stands out, since the palette alone is too pale. */
const TONES: Readonly<Record<string, string>> = {
  mapping: 'tag-waiting',
  checked: 'tag-waiting',
  written: 'tag-done',
  'given-up': 'muted',
};

export function StateTag(props: { run: ImportRun }) {
  const t = useWords();
  return (
    <Tag className={TONES[props.run.state] ?? ''}>{wordOr(t, `imports.state.${props.run.state}`, props.run.state)}</Tag>
  );
}

function History() {
  const t = useWords();
  const { table } = useListRoom('/api/v1/imports', ['imports'], { paged: true });
  const count = (run: ImportRun, key: 'created' | 'changed' | 'unchanged' | 'bad') =>
    run.counts === null ? '' : String(run.counts[key]);
  return (
    <DataTable
      list="imports"
      {...table}
      label={t('imports.history')}
      rowKey={({ id }) => id}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('imports.none')} />}
      columns={[
        {
          key: 'file',
          fit: 'clip',
          render: (run) => (
            <Link to="/imports/$id" params={{ id: run.id }}>
              {run.fileName}
            </Link>
          ),
        },
        { key: 'kind', render: (run) => run.kindLabel },
        { key: 'state', render: (run) => <StateTag run={run} /> },
        { key: 'created', align: 'right', render: (run) => count(run, 'created') },
        { key: 'changed', align: 'right', render: (run) => count(run, 'changed') },
        { key: 'unchanged', align: 'right', render: (run) => count(run, 'unchanged') },
        { key: 'bad', align: 'right', render: (run) => count(run, 'bad') },
        { key: 'unit', render: (run) => run.unitName ?? t('imports.operator') },
        { key: 'madeAt', render: (run) => showInstant(run.madeAt) },
      ]}
    />
  );
}
