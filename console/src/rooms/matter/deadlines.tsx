/** Running clocks: until when, by which rule, and why, day by day. */

import { Collapse } from 'antd';
import type { DeadlineView, MatterView } from '../../api/types.ts';
import { Panel } from '../../parts/facts.tsx';
import { DeadlineMark } from '../../parts/matter/deadline.tsx';
import { ExplainedDays } from '../../parts/matter/explained-days.tsx';
import { daysOfRuns } from '../../parts/table/runs.ts';
import { useWords } from '../../words/index.ts';

export function Deadlines(props: { view: MatterView }) {
  const t = useWords();
  const { deadlines } = props.view;
  return (
    <Panel title={t('matter.deadlines')}>
      {deadlines.length === 0 ? <p className="muted">{t('matter.noDeadlines')}</p> : null}
      {deadlines.map((deadline) => (
        <div key={`${deadline.kind} ${deadline.on}`} className="deadline-line">
          <DeadlineMark
            dueOn={deadline.on}
            light={deadline.light}
            provisional={deadline.provisional}
            kind={deadline.kind}
          />
          <Collapse
            ghost
            size="small"
            items={[{ key: 'why', label: t('deadline.why'), children: <Why deadline={deadline} /> }]}
          />
        </div>
      ))}
    </Panel>
  );
}

function Why(props: { deadline: DeadlineView }) {
  const t = useWords();
  const { from, amount, unit, on, provisional, runs, basis } = props.deadline;
  return (
    <>
      <ExplainedDays
        explanation={{ from, limit: { amount, unit }, dueOn: on, provisional, days: [...daysOfRuns(runs)] }}
      />
      {basis === null ? null : <p className="muted">{t('matter.basis', { basis })}</p>}
    </>
  );
}
