/** How what the leader’s office instructed stands: each number opens its list. */

import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countSent } from '../../api/letters.ts';
import { useWords } from '../../words/index.ts';

const STATES = ['late', 'waiting', 'answered', 'followed'] as const;

export function Instructions() {
  const t = useWords();
  const counts = useQueries({
    queries: STATES.map((state) => ({
      queryKey: ['letters', 'instructions', state],
      queryFn: () => countSent('instruction', state),
    })),
  });
  return (
    <section className="panel home-standing" aria-label={t('home.instructions')}>
      <h2>{t('home.instructions')}</h2>
      <dl>
        {STATES.map((state, at) => {
          const total = counts[at]?.data;
          return (
            <div key={state}>
              <dt>{t(`letter.state.${state}`)}</dt>
              <dd className={state === 'late' && (total ?? 0) > 0 ? 'figures light-red' : 'figures'}>
                {total === undefined ? null : (
                  <Link to="/letters" search={{ step: 'instruction', state, box: 'sent' }}>
                    {total}
                  </Link>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
