/** Calculator of deadlines, which stores nothing. */

import { useQuery } from '@tanstack/react-query';
import { InputNumber, Select, Space } from 'antd';
import { useId } from 'react';
import { api, take } from '../../api/client.ts';
import type { Explanation } from '../../api/types.ts';
import { dayTyped, today } from '../../parts/dates.ts';
import { DateField } from '../../parts/form/date-field.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { ExplainedDays } from '../../parts/matter/explained-days.tsx';
import { useFilters } from '../../parts/table/search.ts';
import { useWords } from '../../words/index.ts';
import '../../parts/matter/deadline.css';

export function Calculator() {
  const t = useWords();
  const id = useId();
  const [search, change] = useFilters();
  const from = search.from ?? today();
  const amount = Number(search.amount ?? '15');
  const unit = search.unit === 'calendar-day' ? 'calendar-day' : 'working-day';
  const body = { from, amount, unit } as const;
  const { data, error } = useQuery({
    queryKey: ['calculated', body],
    queryFn: () => take<Explanation>(api.POST('/api/v1/law/deadline', { body })),
    enabled: dayTyped(from) === from && Number.isInteger(amount) && amount >= 0,
  });
  return (
    <section className="panel" aria-label={t('calculator.title')}>
      <Space size={16} align="end" wrap>
        <span className="labelled">
          <label htmlFor={`${id}from`}>{t('calculator.from')}</label>
          <DateField id={`${id}from`} value={from} onChange={(value) => change({ from: value })} />
        </span>
        <span className="labelled">
          <label htmlFor={`${id}amount`}>{t('calculator.amount')}</label>
          <InputNumber
            id={`${id}amount`}
            min={0}
            max={3650}
            precision={0}
            value={amount}
            onChange={(value) => change({ amount: String(value ?? 0) })}
          />
        </span>
        <span className="labelled">
          <label htmlFor={`${id}unit`}>{t('calculator.unit')}</label>
          <Select
            id={`${id}unit`}
            value={unit}
            style={{ width: 120 }}
            onChange={(value) => change({ unit: value })}
            options={(['working-day', 'calendar-day'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
          />
        </span>
      </Space>
      <div style={{ marginTop: 16 }}>
        {error !== null ? <Failure error={error} /> : null}
        {data === undefined ? null : (
          <>
            <p className="calculated" role="status">
              {t('calculator.result', { dueOn: data.dueOn })}
              {data.provisional ? <span className="deadline-provisional">{t('deadline.provisional')}</span> : null}
            </p>
            <ExplainedDays explanation={data} />
          </>
        )}
      </div>
    </section>
  );
}
