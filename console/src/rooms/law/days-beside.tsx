/** A sample day counted with and without the change, day by day. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { Explanation, LegalLimit } from '../../api/types.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { ExplainedDays } from '../../parts/matter/explained-days.tsx';
import { useWords } from '../../words/index.ts';

type Counted = Pick<LegalLimit, 'amount' | 'unit'> | null;

export function DaysBeside(props: { from: string; before: Counted; after: Counted }) {
  const t = useWords();
  return (
    <div className="days-beside">
      {([props.before, props.after] as const).map((limit, index) => (
        <div key={index === 0 ? 'before' : 'after'}>
          <h4 className="panel-title">{t(index === 0 ? 'calendar.before' : 'calendar.after')}</h4>
          {limit === null ? <p className="muted">{t('term.notAsked')}</p> : <Days from={props.from} limit={limit} />}
        </div>
      ))}
    </div>
  );
}

function Days(props: { from: string; limit: Exclude<Counted, null> }) {
  const body = { from: props.from, amount: props.limit.amount, unit: props.limit.unit };
  const { data, error } = useQuery({
    queryKey: ['calculated', body],
    queryFn: () => take<Explanation>(api.POST('/api/v1/law/deadline', { body })),
  });
  if (error !== null) return <Failure error={error} />;
  return data === undefined ? <Loading /> : <ExplainedDays explanation={data} />;
}
