/** Where matters stand, who is late, the last weeks: each number opens the list it counts. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { api, take } from '../../api/client.ts';
import type { Home } from '../../api/types.ts';
import { addDays } from '../../parts/dates.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { useWords } from '../../words/index.ts';

const SOON_DAYS = 7;
const A_WEEK = 7;
const LINES = 10;

type Where = Readonly<{ to: '/matters' | '/supervision'; search: Readonly<Record<string, string>> }>;

function useHome() {
  return useQuery({ queryKey: ['home'], queryFn: () => take<Home>(api.GET('/api/v1/home')) });
}

/** What comes due, and how many there are in each phase. */
export function Standing() {
  const t = useWords();
  const { data, error, refetch } = useHome();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div className="panel home-standing" aria-hidden="true" />;
  const { on } = data;
  const due = (from: string, to: string): Where => ({ to: '/matters', search: { dueFrom: from, dueTo: to } });
  return (
    <section className="panel home-standing" aria-label={t('home.standing')}>
      <h2>{t('home.standing')}</h2>
      <dl>
        <Count label={t('home.overdue')} count={data.overdue} late where={watched('overdue')} />
        <Count label={t('home.dueToday')} count={data.dueToday} where={due(on, on)} />
        <Count
          label={t('home.dueSoon', { days: SOON_DAYS })}
          count={data.dueSoon}
          where={due(addDays(on, 1), addDays(on, SOON_DAYS))}
        />
      </dl>
      <dl>
        {data.phases.map(({ phase, matters }) => (
          <Count
            key={phase}
            label={t(`phase.${phase}`)}
            count={matters}
            where={{ to: '/matters', search: { phase } }}
          />
        ))}
      </dl>
    </section>
  );
}

/** Who is late: by the unit that has it, and by where it is. */
export function Late() {
  const t = useWords();
  const { data } = useHome();
  if (data === undefined) return null;
  return (
    <div className="home-late">
      <Counted
        title={t('home.lateUnits')}
        head={t('head.matters.lead')}
        lines={data.lateUnits.map(({ unitId, name, matters }) => ({
          key: unitId,
          name,
          cells: [{ count: matters, where: watched('late-units', { lead: unitId }) }],
        }))}
        counts={[t('home.matters')]}
      />
      <Counted
        title={t('home.lateDivisions')}
        head={t('head.matters.division')}
        lines={data.lateDivisions.map(({ divisionCode, name, matters }) => ({
          key: divisionCode,
          name,
          cells: [{ count: matters, where: watched('overdue', { divisionCode }) }],
        }))}
        counts={[t('home.matters')]}
      />
    </div>
  );
}

export function Weeks() {
  const t = useWords();
  const { data } = useHome();
  if (data === undefined) return null;
  return (
    <Counted
      title={t('home.weeks')}
      head={t('home.week')}
      lines={data.weeks.map(({ monday, received, closed }) => {
        const sunday = addDays(monday, A_WEEK - 1);
        return {
          key: monday,
          name: t('home.weekFrom', { from: monday, to: sunday.slice(5) }),
          cells: [
            { count: received, where: { to: '/matters', search: { from: monday, to: sunday } } },
            { count: closed, where: { to: '/matters', search: { closedFrom: monday, closedTo: sunday } } },
          ],
        };
      })}
      counts={[t('home.received'), t('home.closed')]}
    />
  );
}

type Line = Readonly<{ key: string; name: string; cells: readonly Readonly<{ count: number; where: Where }>[] }>;

/** Numbers with a bar each, as long as they are many. */
function Counted(props: { title: string; head: string; counts: readonly string[]; lines: readonly Line[] }) {
  const t = useWords();
  const { title, head, counts, lines } = props;
  const most = Math.max(1, ...lines.flatMap(({ cells }) => cells.map(({ count }) => count)));
  return (
    <section className="panel home-counted">
      <h2>{title}</h2>
      <Table
        size="small"
        rowKey="key"
        dataSource={[...lines]}
        pagination={lines.length > LINES ? { pageSize: LINES, size: 'small', showSizeChanger: false } : false}
        locale={{ emptyText: t('home.nobodyLate') }}
        columns={[
          { title: head, dataIndex: 'name' },
          ...counts.map((name, at) => ({
            title: name,
            width: '36%',
            render: (_: unknown, { cells }: Line): ReactNode => {
              const cell = cells[at];
              if (cell === undefined) return null;
              return (
                <span className="home-bar">
                  <CountLink count={cell.count} where={cell.where} />
                  <span aria-hidden="true" style={{ width: `${(cell.count / most) * 100}%` }} />
                </span>
              );
            },
          })),
        ]}
      />
    </section>
  );
}

function Count(props: { label: string; count: number; where: Where; late?: boolean }) {
  const isLate = props.late === true && props.count > 0;
  return (
    <div>
      <dt>{props.label}</dt>
      <dd className={isLate ? 'figures light-red' : 'figures'}>
        <CountLink count={props.count} where={props.where} />
      </dd>
    </div>
  );
}

function CountLink(props: { count: number; where: Where }) {
  return <Link {...props.where}>{props.count.toLocaleString('en-US')}</Link>;
}

function watched(watch: string, more: Readonly<Record<string, string>> = {}): Where {
  return { to: '/supervision', search: { watch, ...more } };
}
