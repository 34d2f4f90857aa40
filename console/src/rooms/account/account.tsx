/** Room of one's account: password, second factor, sessions, posts, delegations, how one is told. */

import { Alert } from 'antd';
import { Room as Frame } from '../../parts/room.tsx';
import { useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Delegations } from './delegations.tsx';
import { Password } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { Telling } from './telling.tsx';
import './account.css';

export function Room() {
  const t = useWords();
  const session = useSession();
  return (
    <Frame title={t('menu.account')}>
      {session.passwordTooOld ? (
        <Alert type="warning" showIcon title={t('account.passwordOld')} style={{ marginBottom: 16 }} />
      ) : null}
      <div className="two-columns">
        <div>
          <Delegations />
          <Telling />
          <Sessions />
        </div>
        <div>
          <SecondFactor />
          <Password />
        </div>
      </div>
    </Frame>
  );
}
