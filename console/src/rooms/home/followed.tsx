/** Matters this person follows: the most pressing few, and a way to all of them. Nothing where none is followed. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readMatters } from '../../api/matters.ts';
import { DeadlineMark } from '../../parts/matter/deadline.tsx';
import { PhaseTag } from '../../parts/matter/matter-cells.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

const LINES = 3;

export function Followed() {
  const t = useWords();
  const { data } = useQuery({
    queryKey: ['matters', 'followed'],
    queryFn: () => readMatters({ followed: 'true', limit: LINES, offset: 0 }),
    enabled: useMay('matters.follow-matter'),
  });
  if (data === undefined || data.total === 0) return null;
  return (
    <section className="panel home-counted" aria-label={t('home.followed')}>
      <h2>
        {t('home.followed')}{' '}
        <Link to="/matters" search={{ followed: 'true' }} className="figures">
          {t('home.followedAll', { count: data.total })}
        </Link>
      </h2>
      <ul className="plain-list home-followed">
        {data.items.map((line) => (
          <li key={line.id}>
            <Link to="/matters/$id" params={{ id: line.id }} className="mono">
              {line.number}
            </Link>
            <PhaseTag line={line} />
            {line.due === null ? null : (
              <DeadlineMark dueOn={line.due.on} light={line.due.light} provisional={line.due.provisional} />
            )}
            <span className="muted">
              {[line.respondent?.name, line.about].filter((said) => said != null).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
