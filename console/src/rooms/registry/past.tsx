/** Earlier names and addresses of a place. */

import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { Past } from '../../api/types.ts';
import { Fact } from '../../parts/facts.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { useWords } from '../../words/index.ts';
import './past.css';

export function PastDrawer(props: {
  title: string;
  load: () => Promise<{ past: readonly Past[] }>;
  queryKey: readonly string[];
  labelOf: (fact: string) => string;
  showOf: (fact: string, value: string | boolean | null) => string;
  onClose: () => void;
}) {
  const t = useWords();
  const { data, error } = useQuery({ queryKey: ['past', ...props.queryKey], queryFn: props.load });
  return (
    <Drawer open title={`${props.title} · ${t('registry.past')}`} size={480} onClose={props.onClose}>
      {error !== null ? <Failure error={error} /> : data === undefined ? <Loading /> : null}
      {data?.past.length === 0 ? <p className="muted">{t('app.none')}</p> : null}
      {data?.past.map((past) => (
        <section key={`${past.fromOn}${past.untilOn}`} className="past">
          <h3>{t('registry.pastFrom', { from: past.fromOn, until: past.untilOn })}</h3>
          <dl className="facts">
            {Object.entries(past.facts).map(([fact, value]) => (
              <Fact key={fact} name={props.labelOf(fact)}>
                {props.showOf(fact, value)}
              </Fact>
            ))}
          </dl>
        </section>
      ))}
    </Drawer>
  );
}
