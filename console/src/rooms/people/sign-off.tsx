/** Sign-off of the unit one acts for: switched by its head, seen by its handlers. */

import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, take } from '../../api/client.ts';
import type { SignOff as View } from '../../api/types.ts';
import { showInstant } from '../../parts/dates.ts';
import { Fact, Panel } from '../../parts/facts.tsx';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

export function SignOff() {
  const t = useWords();
  const { data, error } = useQuery({
    queryKey: ['sign-off'],
    queryFn: () => take<View>(api.GET('/api/v1/sign-off')),
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Loading />;
  return (
    <Panel title={t('people.signOff')}>
      <p className="muted">{t('signOff.about')}</p>
      <dl className="facts">
        <Fact name={t('signOff.state')}>{t(data.on ? 'signOff.on' : 'signOff.off')}</Fact>
        <Fact name={t('signOff.signers')}>{data.signers.join(t('signOff.and')) || t('signOff.nobody')}</Fact>
      </dl>
      <div style={{ marginTop: 16 }}>
        <Switch on={data.on} />
      </div>
      <Past spells={data.spells} />
    </Panel>
  );
}

function Switch({ on }: { on: boolean }) {
  const t = useWords();
  const may = useMay('people.keep-sign-off');
  const done = useDone('sign-off', 'matter');
  const tell = useTellFailure();
  if (!may) return null;
  const word = t(on ? 'signOff.switchOff' : 'signOff.switchOn');
  return (
    <Popconfirm
      title={t(on ? 'signOff.offSure' : 'signOff.onSure')}
      okText={word}
      cancelText={t('app.cancel')}
      onConfirm={() => done(take(api.POST('/api/v1/sign-off', { body: { on: !on } }))).catch(tell)}
    >
      <Button type={on ? 'default' : 'primary'}>{word}</Button>
    </Popconfirm>
  );
}

function Past({ spells }: Pick<View, 'spells'>) {
  const t = useWords();
  if (spells.length === 0) return null;
  return (
    <>
      <h3 className="panel-title" style={{ marginTop: 24 }}>
        {t('signOff.past')}
      </h3>
      <ul className="plain-list">
        {spells.map(({ since, sinceBy, until, untilBy }) => (
          <li key={since}>
            {t('signOff.since', { at: showInstant(since), by: sinceBy })}
            {until === null ? '' : t('signOff.until', { at: showInstant(until), by: untilBy ?? '' })}
          </li>
        ))}
      </ul>
    </>
  );
}
