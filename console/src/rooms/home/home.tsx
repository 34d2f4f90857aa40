/** First room: the desk, or for a post without one the first it has. */

import { Navigate } from '@tanstack/react-router';
import { Empty } from 'antd';
import { roomsFor } from '../../menu.tsx';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Desk } from './desk.tsx';

export function Room() {
  const t = useWords();
  const { actions, passwordTooOld, postsSuspended } = useSession();
  if (passwordTooOld) return <Navigate to="/account" replace />;
  if (postsSuspended) return <Empty description={t('app.postsSuspended')} />;
  const first = roomsFor(actions)[0];
  if (first === undefined) return <Empty description={t('app.noPost')} />;
  return first.path === '/' ? (
    <OpensInView list="desk">
      <Desk />
    </OpensInView>
  ) : (
    <Navigate to={first.path} replace />
  );
}
