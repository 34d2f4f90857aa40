/** Room of integrity: whether everything is as recorded, what no seal covers yet, and how to check independently. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { askForLook, readIntegrity, underWay } from '../../api/integrity.ts';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Independent } from './independent.tsx';
import { Looks } from './looks.tsx';
import { Seals } from './seals.tsx';
import { Standing } from './standing.tsx';
import './integrity.css';

const LOOKING_MS = 1_000;
const RESTING_MS = 30_000;

export function Room() {
  const t = useWords();
  const mayVerify = useMay('matters.verify');
  const queries = useQueryClient();
  const tell = useTellFailure();
  const [asking, setAsking] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['integrity'],
    queryFn: readIntegrity,
    refetchInterval: ({ state }) => (underWay(state.data?.looks ?? []) === undefined ? RESTING_MS : LOOKING_MS),
  });
  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === undefined) return <Loading />;
  const looking = underWay(data.looks) !== undefined;
  const look = async (): Promise<void> => {
    setAsking(true);
    try {
      await askForLook(newSubmissionId());
      await queries.invalidateQueries({ queryKey: ['integrity'] });
    } catch (failure) {
      tell(failure);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Frame
      title={t('menu.integrity')}
      actions={
        mayVerify ? (
          <Button type="primary" loading={asking} disabled={looking} onClick={() => void look()}>
            {t('integrity.verifyNow')}
          </Button>
        ) : null
      }
    >
      <Standing integrity={data} />
      <Independent integrity={data} />
      <Seals newest={data.head?.number ?? 0} />
      <Looks looks={data.looks} />
    </Frame>
  );
}
