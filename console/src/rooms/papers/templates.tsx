/** Templates of papers: present and past ones, downloaded, changed in Word and uploaded. */

import { useQueryClient } from '@tanstack/react-query';
import { Alert, Tag } from 'antd';
import { useState } from 'react';
import { bringTemplate, templateUrl } from '../../api/papers.ts';
import type { PaperTemplate } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { today } from '../../parts/dates.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';

export function Templates() {
  const t = useWords();
  const [bringing, setBringing] = useState<PaperTemplate>();
  const { table } = useListRoom('/api/v1/paper-templates', ['paper-templates']);
  return (
    <>
      <Alert type="info" title={t('paper.template.help')} />
      <DataTable
        list="paper-templates"
        {...table}
        label={t('paper.tab.templates')}
        rowKey={(template) => `${template.kind} ${template.version}`}
        columns={[
          { key: 'kind', render: (template) => t(`paper.kind.${template.kind}`) },
          {
            key: 'version',
            render: (template) => t('paper.template.version', { version: template.version }),
          },
          { key: 'from', render: (template) => (template.madeByName === null ? '' : template.from) },
          {
            key: 'inForce',
            render: (template) => (template.inForce ? <Tag>{t('paper.template.inForce')}</Tag> : ''),
          },
          { key: 'by', render: (template) => template.madeByName ?? t('paper.template.own') },
          { key: 'note', fit: 'clip', render: (template) => template.note },
          { key: 'hash', render: (template) => template.hash.slice(0, 12), hidden: true },
          {
            key: 'acts',
            title: '',
            render: (template) => (
              <>
                <a href={templateUrl(template)} download>
                  {t('paper.template.get')}
                </a>{' '}
                {template.inForce ? (
                  <ActButton type="link" word={t('paper.template.bring')} onClick={() => setBringing(template)} />
                ) : null}
              </>
            ),
          },
        ]}
      />
      {bringing === undefined ? null : <BringForm template={bringing} onClose={() => setBringing(undefined)} />}
    </>
  );
}

function BringForm(props: { template: PaperTemplate; onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const { kind, places } = props.template;
  return (
    <FormDrawer
      title={`${t('paper.template.bring')} · ${t(`paper.kind.${kind}`)}`}
      draft={null}
      intro={
        <div>
          <b>{t('paper.template.places')}</b>
          <p className="mono">{places.join(' ')}</p>
        </div>
      }
      fields={[
        { name: 'file', label: t('paper.template.file'), kind: 'file', accept: '.docx', required: true },
        { name: 'from', label: t('paper.template.from'), kind: 'date', required: true },
        { name: 'note', label: t('paper.template.note'), kind: 'line', max: 200 },
      ]}
      initial={{ from: today() }}
      submit={async ({ file, from, note }) => {
        await bringTemplate(kind, { file: file as File, from: String(from ?? ''), note: String(note ?? '') });
        await queries.invalidateQueries({ queryKey: ['paper-templates'] });
      }}
      onClose={props.onClose}
    />
  );
}
