/** Following a matter by one click: its changes come to the inbox, and it stands on the first screen. */

import { StarFilled, StarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { setFollowing } from '../../api/matters.ts';
import type { MatterView } from '../../api/types.ts';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';

export function Follow(props: { view: MatterView }) {
  const t = useWords();
  const done = useDone('matter', 'matters', 'session', 'inbox');
  const tell = useTellFailure();
  const [busy, setBusy] = useState(false);
  const { followed, line } = props.view;
  const toggle = async (): Promise<void> => {
    setBusy(true);
    try {
      await done(setFollowing(line.id, !followed), t(followed ? 'matter.unfollowed' : 'matter.followedNow'));
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      loading={busy}
      icon={followed ? <StarFilled aria-hidden className="follow-star" /> : <StarOutlined aria-hidden />}
      onClick={() => void toggle()}
    >
      {t(followed ? 'matter.unfollow' : 'matter.follow')}
    </Button>
  );
}
