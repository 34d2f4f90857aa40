/** Wall screen of a division. It fills the window, says when it is no longer live, and names nobody. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useLive } from '../../api/live.ts';
import type { BigScreen } from '../../api/types.ts';
import { IS_DEMO } from '../../installation.ts';
import { showTime } from '../../parts/dates.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Latest } from './latest.tsx';
import { Lines } from './lines.tsx';
import { Tiles } from './tiles.tsx';
import { Trend } from './trend.tsx';
import './screen.css';

/** Interval of asking: the live stream tells of matters, and not of taps. */
const ASK_EVERY_MS = 15_000;

export function Room() {
  const t = useWords();
  const follows = useMay('matters.follow-live');
  const isUp = useLive(follows);
  const { data, dataUpdatedAt, isError, failureCount, fetchStatus } = useQuery({
    queryKey: ['screen'],
    queryFn: () => take<BigScreen>(api.GET('/api/v1/figures/screen')),
    refetchInterval: ASK_EVERY_MS,
    refetchIntervalInBackground: true,
  });
  const isLost = !isUp || isError || failureCount > 0 || fetchStatus === 'paused';
  const title = t('screen.title', { area: data?.area.name ?? '' });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="screen">
      <header className="screen-head">
        <h1>
          {title}
          {IS_DEMO ? <span className="screen-demo">{t('screen.demo')}</span> : null}
        </h1>
        <Controls />
        {/* Announced when the line breaks, not at every tick of the clock. */}
        <p role="status" className={isLost ? 'screen-lost' : 'visually-hidden'}>
          {isLost
            ? data === undefined
              ? t('screen.never')
              : t('screen.lost', { time: showTime(new Date(dataUpdatedAt).toISOString()) })
            : t('screen.live')}
        </p>
        {isLost || data === undefined ? null : (
          <p className="screen-at">
            <span className="screen-dot" aria-hidden="true" />
            {t('screen.live')} · {t('screen.at', { time: `${data.today.day} ${showTime(data.at)}` })}
          </p>
        )}
      </header>
      {data === undefined ? null : (
        <>
          <Tiles screen={data} />
          <div className="screen-body">
            <Lines screen={data} />
            <div className="screen-side">
              <Trend trend={data.trend} />
              {data.matters === null ? null : <Latest matters={data.matters} />}
            </div>
          </div>
          <footer className="screen-how">{t('screen.how', { from: data.months.from, to: data.months.to })}</footer>
        </>
      )}
    </main>
  );
}

/** Controls in a window; hidden when it fills the wall. */
function Controls() {
  const t = useWords();
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  if (isFull) return null;
  return (
    <nav className="screen-controls" aria-label={t('screen.open')}>
      <button type="button" onClick={() => void document.documentElement.requestFullscreen()}>
        {t('screen.full')}
      </button>
      <Link to="/">{t('screen.back')}</Link>
    </nav>
  );
}
