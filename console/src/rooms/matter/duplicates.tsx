/** Hint before dispatching: recent matters that resemble this one. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readDuplicates } from '../../api/matters.ts';
import type { MatterView } from '../../api/types.ts';
import { Panel } from '../../parts/facts.tsx';
import { PhaseTag } from '../../parts/matter/matter-cells.tsx';
import { useWords } from '../../words/index.ts';

export function Duplicates(props: { view: MatterView }) {
  const t = useWords();
  const { id } = props.view.line;
  const { data } = useQuery({ queryKey: ['duplicates', id], queryFn: () => readDuplicates(id), staleTime: 60_000 });
  if (data === undefined) return null;
  return (
    <Panel title={t('matter.duplicates')}>
      {data.length === 0 ? <p className="muted">{t('matter.noDuplicates')}</p> : null}
      <ul className="plain-list">
        {data.map(({ matter, likeness }) => (
          <li key={matter.id} className="list-line">
            <span>
              <Link to="/matters/$id" params={{ id: matter.id }} className="mono">
                {matter.number}
              </Link>{' '}
              {matter.place ?? matter.respondent?.name ?? ''}
              <div>
                <PhaseTag line={matter} /> <span className="muted figures">{matter.receivedOn ?? matter.week}</span>
              </div>
            </span>
            <span className="figures">{t('matter.alike', { percent: likeness })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
