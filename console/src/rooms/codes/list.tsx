/** List of codes: search, choose, print, note as hung. */

import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useDivisions, useUnits } from '../../api/lists.ts';
import { type CodeFilter, STATES, spoken } from '../../api/plaques.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { useHallOptions } from '../../parts/form/places-to-choose.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { narrowedBy, useListRoom } from '../../parts/table/list-room.ts';
import { type Search, useFilters } from '../../parts/table/search.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Place, State } from './cells.tsx';
import { CodeDrawer } from './code-drawer.tsx';
import { HangForm } from './hang-form.tsx';
import { IssueForm, IssueMissingForm } from './issue-form.tsx';
import { inGroups } from './naming.ts';
import { PrintForm } from './print-form.tsx';

type Open =
  | Readonly<{ act: 'issue' | 'issue-missing' | 'print-found' }>
  | Readonly<{ act: 'print' | 'hang'; codes: readonly string[] }>
  | Readonly<{ act: 'look'; id: string }>;

export function filterOf(search: Search): CodeFilter {
  return {
    ...(search.notice === undefined ? {} : { [search.notice as 'reissued' | 'takeDown' | 'placeChanged']: true }),
    ...(search.print === undefined ? {} : { printNumber: Number(search.print) }),
    ...narrowedBy<CodeFilter>(search, [
      'kind',
      'state',
      'hallId',
      'windowId',
      'entityId',
      'unitId',
      'divisionCode',
      'search',
      'text',
    ]),
  };
}

export function Codes() {
  const t = useWords();
  const may = useMay('places.keep-codes');
  const divisions = useDivisions();
  const units = useUnits();
  const halls = useHallOptions();
  const [search] = useFilters();
  const [open, setOpen] = useState<Open>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const filter = filterOf(search);
  const { table } = useListRoom('/api/v1/codes', ['codes'], { also: spoken(filter), paged: true });
  const close = (): void => setOpen(undefined);
  const closeAndForget = (): void => {
    setChosen([]);
    close();
  };

  return (
    <>
      <DataTable
        list="codes"
        {...table}
        label={t('code.title')}
        rowKey={(code) => code.id}
        onOpen={(code) => setOpen({ act: 'look', id: code.id })}
        {...(may ? { selection: { keys: chosen, onChange: setChosen } } : {})}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('code.search')} width={250} />
            <FilterSearch name="text" label={t('code.searchText')} width={160} />
            <FilterSelect
              name="divisionCode"
              label={t('head.codes.division')}
              options={divisions.allOptions}
              width={150}
            />
            <FilterSelect name="hallId" label={t('head.figures-window.hall')} options={halls} width={190} />
            <FilterSelect name="unitId" label={t('head.windows.unit')} options={units.options} width={170} />
            <FilterSelect
              name="kind"
              label={t('head.codes.kind')}
              width={130}
              options={(['window', 'entity'] as const).map((kind) => ({ value: kind, label: t(`code.kind.${kind}`) }))}
            />
            <FilterSelect
              name="state"
              label={t('head.codes.state')}
              width={150}
              options={STATES.map((state) => ({ value: state, label: t(`code.state.${state}`) }))}
            />
            <FilterSelect
              name="notice"
              label={t('code.notice')}
              width={150}
              options={(['reissued', 'takeDown', 'placeChanged'] as const).map((notice) => ({
                value: notice,
                label: t(`code.notice.${notice}`),
              }))}
            />
          </FilterRow>
        }
        actions={
          may ? (
            <>
              {chosen.length === 0 ? (
                <ActButton word={t('plaque.printFound')} onClick={() => setOpen({ act: 'print-found' })} />
              ) : (
                <>
                  <ActButton
                    word={t('plaque.hangChosen', { count: chosen.length })}
                    onClick={() => setOpen({ act: 'hang', codes: chosen })}
                  />
                  <ActButton
                    word={t('plaque.printChosen', { count: chosen.length })}
                    onClick={() => setOpen({ act: 'print', codes: chosen })}
                  />
                </>
              )}
              <ActButton word={t('code.issueMissing')} onClick={() => setOpen({ act: 'issue-missing' })} />
              <ActButton type="primary" word={t('code.issue')} onClick={() => setOpen({ act: 'issue' })} />
            </>
          ) : null
        }
        columns={[
          {
            key: 'text',
            render: (code) => (
              <Button type="link" size="small" className="mono" onClick={() => setOpen({ act: 'look', id: code.id })}>
                {inGroups(code.text)}
              </Button>
            ),
          },
          { key: 'kind', render: (code) => t(`code.kind.${code.kind}`) },
          { key: 'place', fit: 'wrap', render: (code) => <Place code={code} /> },
          {
            key: 'division',
            render: (code) => divisions.nameOf(code.divisionCode),
            hidden: true,
          },
          { key: 'issued', render: (code) => showInstant(code.issuedAt), hidden: true },
          { key: 'state', render: (code) => <State code={code} /> },
          { key: 'spots', fit: 'clip', render: (code) => code.spots.join('；') },
          {
            key: 'print',
            align: 'right',
            render: (code) => (code.lastPrint === null ? '' : t('plaque.numbered', { number: code.lastPrint })),
          },
          {
            key: 'reason',
            render: (code) => (code.revokeReason === null ? '' : t(`revoke.${code.revokeReason}`)),
            hidden: true,
          },
          { key: 'dead', align: 'right', render: (code) => code.deadScans, hidden: true },
          {
            key: 'url',
            render: (code) => <Typography.Text copyable>{code.url}</Typography.Text>,
            hidden: true,
          },
        ]}
      />
      {open?.act === 'issue' ? <IssueForm onClose={close} /> : null}
      {open?.act === 'issue-missing' ? <IssueMissingForm onClose={close} /> : null}
      {open?.act === 'print-found' ? <PrintForm chosen={{ filter }} onClose={close} /> : null}
      {open?.act === 'print' ? <PrintForm chosen={{ codeIds: [...open.codes] }} onClose={closeAndForget} /> : null}
      {open?.act === 'hang' ? <HangForm codeIds={open.codes} onClose={closeAndForget} /> : null}
      {open?.act === 'look' ? <CodeDrawer id={open.id} onClose={close} /> : null}
    </>
  );
}
