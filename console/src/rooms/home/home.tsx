/** The first screen, by role: where matters stand, the desk; whoever keeps something lands where it is kept. */

import { Navigate } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useMenu } from '../../menu.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { OpensInView } from '../../parts/table/table-opening.tsx';
import { useMay, useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Desk } from './desk.tsx';
import { Followed } from './followed.tsx';
import { Instructions } from './instructions.tsx';
import { Late, Standing, Weeks } from './standing.tsx';
import './home.css';

type Landing = Readonly<{ to: string; search?: Readonly<Record<string, string>> }>;

/** Those who have no desk of matters. */
const LANDS: Readonly<Record<string, Landing>> = {
  'system-admin': { to: '/people', search: { tab: 'users' } },
  'security-admin': { to: '/people', search: { tab: 'users' } },
  'audit-admin': { to: '/audit' },
  'rules-keeper': { to: '/rules' },
};

export function Room() {
  const t = useWords();
  const { role, passwordTooOld, postsSuspended } = useSession();
  const [first] = useMenu();
  const seesStanding = useMay('matters.read-home');
  const instructs = useMay('letters.send-letter');
  if (passwordTooOld) return <Navigate to="/account" replace />;
  if (postsSuspended) return <Empty description={t('app.postsSuspended')} />;
  if (role === null || first === undefined) return <Empty description={t('app.noPost')} />;
  const lands = LANDS[role] ?? { to: first.path };
  if (lands.to !== '/') return <Navigate {...lands} replace />;
  // A leader gives no matter a push of their own: nothing waits for one, and who is late does.
  if (role === 'leader') {
    return (
      <Frame title={t('menu.overview')}>
        <Standing />
        {instructs ? <Instructions /> : null}
        <Followed />
        <Late />
        <Weeks />
      </Frame>
    );
  }
  return (
    <Frame title={t('menu.desk')}>
      {seesStanding ? <Standing /> : null}
      <Followed />
      <OpensInView list="desk">
        <Desk />
      </OpensInView>
    </Frame>
  );
}
