/** List of fraud signs: window, week, what was seen, and who explained it. */

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { FraudSign, Page } from '../../api/types.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useWords } from '../../words/index.ts';
import { chanceIn, FraudSignDrawer, FraudSignState, seenIn } from './fraud-sign.tsx';

const KINDS = ['burst', 'own-network', 'after-hours', 'uniform', 'mismatch'] as const;

export function FraudSigns() {
  const t = useWords();
  const divisions = useDivisions();
  const [open, setOpen] = useState<FraudSign>();
  const { table } = useListRoom('/api/v1/reviews/signs', ['fraud-signs'], {
    narrowed: ['divisionCode', 'kind', 'explained'],
    paged: true,
  });
  return (
    <>
      <DataTable
        list="fraud-signs"
        {...table}
        label={t('fraudSigns.title')}
        rowKey={(sign) => sign.id}
        onOpen={setOpen}
        hereKey={open?.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSelect name="divisionCode" label={t('head.halls.division')} options={divisions.options} />
            <FilterSelect
              name="kind"
              label={t('head.fraud-signs.kind')}
              options={KINDS.map((kind) => ({ value: kind, label: t(`fraudSigns.kind.${kind}`) }))}
            />
            <FilterSelect
              name="explained"
              label={t('head.fraud-signs.explained')}
              options={[
                { value: 'false', label: t('fraudSigns.open') },
                { value: 'true', label: t('fraudSigns.explained') },
              ]}
            />
          </FilterRow>
        }
        columns={[
          { key: 'week', width: 110, render: (sign) => sign.weekOf },
          { key: 'hall', fit: 'clip', render: (sign) => sign.hallName },
          { key: 'window', fit: 'clip', render: (sign) => sign.windowName },
          { key: 'unit', fit: 'clip', hidden: true, render: (sign) => sign.unitName },
          { key: 'kind', render: (sign) => t(`fraudSigns.kind.${sign.kind}`) },
          { key: 'seen', fit: 'wrap', render: (sign) => seenIn(t, sign) },
          { key: 'tail', title: t('fraudSigns.chance'), render: (sign) => chanceIn(t, sign) },
          { key: 'under', align: 'right', render: (sign) => sign.under },
          { key: 'explained', render: (sign) => <FraudSignState sign={sign} /> },
        ]}
      />
      <p className="muted how-to-read">{t('fraudSigns.help')}</p>
      {open === undefined ? null : <FraudSignDrawer sign={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Fraud signs of a window, and how many reviews weigh less. */
export function FraudSignsOfWindow(props: { windowId: string; weeks: number }) {
  const t = useWords();
  const { windowId, weeks } = props;
  const [open, setOpen] = useState<FraudSign>();
  const { data } = useQuery({
    queryKey: ['fraud-signs', 'of', windowId],
    queryFn: () =>
      take<Page<FraudSign>>(
        api.GET('/api/v1/reviews/signs', { params: { query: { windowId, limit: 200, offset: 0 } } }),
      ),
  });
  if (data === undefined) return null;
  if (data.items.length === 0) return <p className="muted">{t('fraudSigns.none')}</p>;
  const heaviest = mostUnder(data.items);
  return (
    <section aria-label={t('fraudSigns.title')}>
      <h3>{t('fraudSigns.ofWindow', { weeks, count: heaviest })}</h3>
      <ul className="plain-list">
        {data.items.map((sign) => (
          <li key={sign.id}>
            <Button type="link" size="small" onClick={() => setOpen(sign)}>
              {sign.weekOf} {t(`fraudSigns.kind.${sign.kind}`)}
            </Button>
            {seenIn(t, sign)} <FraudSignState sign={sign} />
          </li>
        ))}
      </ul>
      {open === undefined ? null : <FraudSignDrawer sign={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

/** Most reviews surely under some: several fraud signs of a week overlap, so the largest of each week counts. */
function mostUnder(signs: readonly FraudSign[]): number {
  const weeks = new Map<string, number>();
  for (const { weekOf, under, explained } of signs) {
    if (explained === null) weeks.set(weekOf, Math.max(weeks.get(weekOf) ?? 0, under));
  }
  return [...weeks.values()].reduce((sum, count) => sum + count, 0);
}
