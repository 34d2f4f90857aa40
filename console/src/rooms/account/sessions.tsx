/** One's sessions, each revocable. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { OpenSession } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { Panel } from '../../parts/facts.tsx';
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
    <Panel title={t('account.sessions')}>
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
              <ActButton
                word={t('people.revoke')}
                onClick={() => {
                  const params = { path: { id: session.id } };
                  done(take(api.DELETE('/api/v1/sessions/{id}', { params }))).catch(tell);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
