/** Stand-ins for a room: loading, not found, broken. */

import { Link } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useWords } from '../../words/index.ts';
import { Failure } from './failure.tsx';

export function Loading() {
  const t = useWords();
  return (
    <div style={{ display: 'grid', placeItems: 'center', minHeight: 240 }} role="status" aria-label={t('app.loading')}>
      <Spin />
    </div>
  );
}

export function NotFound() {
  const t = useWords();
  return (
    <div className="panel" style={{ margin: 20 }}>
      <h1 className="panel-title">{t('app.notFound')}</h1>
      <p className="muted">{t('app.notFound.help')}</p>
      <Link to="/">{t('app.toDesk')}</Link>
    </div>
  );
}

export function Broken(props: { error: unknown; reset?: () => void }) {
  const t = useWords();
  return (
    <div className="panel" style={{ margin: 20 }}>
      <h1 className="panel-title">{t('app.broken')}</h1>
      <Failure error={props.error} />
      <Button style={{ marginTop: 12 }} onClick={() => window.location.reload()}>
        {t('app.retry')}
      </Button>
    </div>
  );
}
