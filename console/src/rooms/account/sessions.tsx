/** One's sessions, each revocable. */

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, take } from '../../api/client.ts';
import type { OpenSession } from '../../api/types.ts';
import { showInstant } from '../../parts/dates.ts';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';

export function Sessions() {
  const t = useWords();
  const done = useDone('sessions');
  const tell = useTellFailure();
  const { data } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => take<readonly OpenSession[]>(api.GET('/api/v1/sessions')),
  });
  return (
    <section className="panel" aria-label={t('account.sessions')}>
      <h2>{t('account.sessions')}</h2>
      <ul className="plain-list">
        {data?.map((session) => (
          <li key={session.id} className="list-line">
            <span>
              {session.browser}
              {session.current ? <b> · {t('account.thisOne')}</b> : null}
              <div className="muted figures">
                {t('account.since')} {showInstant(session.createdAt)} · {t('account.lastSeen')}{' '}
                {showInstant(session.lastSeenAt)}
              </div>
            </span>
            {session.current ? null : (
              <Button
                size="small"
                onClick={() => {
                  const params = { path: { id: session.id } };
                  done(take(api.DELETE('/api/v1/sessions/{id}', { params }))).catch(tell);
                }}
              >
                {t('people.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
