/** Mapping of columns: guessed, corrected here, remembered for the office. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { askCheck, type Choice, readKinds, readLook, sendMapping } from '../../api/imports.ts';
import type { ImportRun } from '../../api/types.ts';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useWords } from '../../words/index.ts';

export function MappingForm(props: { run: ImportRun }) {
  const t = useWords();
  const tell = useTellFailure();
  const queries = useQueryClient();
  const { run } = props;
  const { mapping } = run;
  const [busy, setBusy] = useState(false);
  const kinds = useQuery({ queryKey: ['import-kinds'], queryFn: readKinds });
  const look = useQuery({
    queryKey: ['import-look', run.id, mapping?.sheet, mapping?.headingFrom, mapping?.text?.encoding],
    queryFn: () => readLook(run.id),
  });
  const columns = kinds.data?.find(({ name }) => name === run.kind)?.columns ?? [];
  if (mapping === null) return null;
  if (look.error !== null) return <Failure error={look.error} onRetry={() => void look.refetch()} />;

  const doing = async (work: () => Promise<ImportRun>): Promise<void> => {
    setBusy(true);
    try {
      queries.setQueryData(['import', run.id], await work());
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = (choice: Choice) => void doing(() => sendMapping(run.id, choice));
  const { sheet, headingFrom, headingTo } = mapping;
  const assign = (key: string, place: number | undefined): void => {
    const others = Object.entries(mapping.columns).filter(([other, at]) => other !== key && at !== place);
    const next = Object.fromEntries([...others, ...(place === undefined ? [] : [[key, place] as const])]);
    choose({ sheet, headingFrom, headingTo, columns: next });
  };
  const letters = look.data?.letters ?? [];
  const places = mapping.labels.map((label, place) => ({
    value: place,
    label: `${letters[place] ?? place + 1}  ${label}`,
  }));
  const missing = columns.filter(({ key, required }) => required && !(key in mapping.columns));
  const sample = look.data?.rows.find(({ number, remark }) => number > headingTo && !remark);

  return (
    <section className="panel" aria-label={t('imports.step.columns')}>
      <h2 className="panel-title">{t('imports.step.columns')}</h2>
      <Space wrap style={{ marginBottom: 12 }}>
        {run.sheets.length > 1 ? (
          <Select
            aria-label={t('imports.sheet')}
            value={sheet}
            style={{ minWidth: 160 }}
            options={run.sheets.map(({ name }, index) => ({ value: index, label: name }))}
            onChange={(next) => choose({ sheet: next })}
          />
        ) : null}
        {mapping.text === null ? null : <Encoding run={run} text={mapping.text} choose={choose} />}
        <span>{t('imports.headingRow')}</span>
        <InputNumber
          aria-label={t('imports.headingRow')}
          min={1}
          max={40}
          value={headingFrom}
          onChange={(row) => (row === null ? undefined : choose({ sheet, headingFrom: row, headingTo: row }))}
        />
        {look.data?.totalRows == null ? null : (
          <span className="muted">{t('imports.totalRows', { count: look.data.totalRows })}</span>
        )}
      </Space>
      <PanelTable
        atLeast={760}
        rowKey="key"
        rows={columns}
        columns={[
          {
            title: t('imports.wanted'),
            key: 'label',
            width: 130,
            render: (_, { label, required }) => (required ? `${label} *` : label),
          },
          {
            title: t('imports.inFile'),
            key: 'place',
            width: 205,
            render: (_, { key, label }) => (
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={label}
                style={{ width: '100%' }}
                placeholder={t('imports.notInFile')}
                {...(mapping.columns[key] === undefined ? {} : { value: mapping.columns[key] })}
                options={places}
                onChange={(place: number | undefined) => assign(key, place)}
              />
            ),
          },
          {
            title: t('imports.sample'),
            key: 'sample',
            render: (_, { key }) => sample?.cells[mapping.columns[key] ?? -1] ?? '',
          },
          { title: t('imports.note'), key: 'note', render: (_, { note }) => <span className="muted">{note}</span> },
        ]}
      />
      <Space style={{ marginTop: 12 }}>
        <Button
          type="primary"
          loading={busy}
          disabled={missing.length > 0}
          onClick={() => void doing(() => askCheck(run.id))}
        >
          {t('imports.check')}
        </Button>
        {missing.length === 0 ? null : (
          <span role="alert">{t('imports.missing', { columns: missing.map(({ label }) => label).join('、') })}</span>
        )}
      </Space>
    </section>
  );
}

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;

/** Encoding of a csv, corrected where the detection failed. */
function Encoding(props: { run: ImportRun; text: NonNullable<Choice['text']>; choose: (choice: Choice) => void }) {
  const t = useWords();
  const { run, text, choose } = props;
  return (
    <Space>
      <span>{t('imports.encoding')}</span>
      <Select
        aria-label={t('imports.encoding')}
        value={text.encoding}
        style={{ minWidth: 180 }}
        options={ENCODINGS.map((value) => ({ value, label: t(`imports.encoding.${value}`) }))}
        onChange={(encoding) => choose({ sheet: run.mapping?.sheet ?? 0, text: { ...text, encoding } })}
      />
    </Space>
  );
}
