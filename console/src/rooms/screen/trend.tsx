/** The months, as a chart and as a table for screen readers. */

import { useMemo, useSyncExternalStore } from 'react';
import type { BigScreen } from '../../api/types.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import { useWords } from '../../words/index.ts';
import { countText } from './tiles.tsx';
import { trendOption } from './trend-option.ts';

export function Trend(props: { trend: BigScreen['trend'] }) {
  const t = useWords();
  const { trend } = props;
  const letter = useLetter();
  const option = useMemo(() => trendOption(trend, letter), [trend, letter]);
  return (
    <section className="screen-panel screen-trend" aria-label={t('screen.trend')}>
      <h2>
        {t('screen.trend')}
        <span className="screen-key">
          <i className="screen-key-bar" aria-hidden="true" />
          {t('screen.reviews')}
          <i className="screen-key-line" aria-hidden="true" />
          {t('screen.satisfaction')}
          <i className="screen-key-band" aria-hidden="true" />
          {t('screen.interval')}
        </span>
      </h2>
      <Chart option={option} label={t('screen.trendLabel')} height={Math.round(letter * 9.6)} />
      <table className="visually-hidden">
        <caption>{t('screen.trendLabel')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screen.month')}</th>
            <th scope="col">{t('screen.reviews')}</th>
            <th scope="col">{t('screen.satisfaction')}</th>
            <th scope="col">{t('screen.interval')}</th>
          </tr>
        </thead>
        <tbody>
          {trend.map(({ month, over, reviews, satisfaction }) => (
            <tr key={month}>
              <th scope="row">{over ? month : t('screen.running', { month })}</th>
              <td>{countText(t, reviews)}</td>
              <td>{satisfaction.kind === 'enough' ? points(satisfaction.share) : t('screen.noData')}</td>
              <td>
                {satisfaction.kind === 'enough' ? `${points(satisfaction.low)}–${points(satisfaction.high)}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Share in percent; a month that runs is told to the whole one, where a nought behind the point would claim more. */
function points(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

/** Height of the screen's letter in pixels, which grows with the window as in screen.css. */
function useLetter(): number {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed);
      return () => window.removeEventListener('resize', changed);
    },
    () =>
      window.innerWidth < 1024
        ? 16
        : Math.round(Math.min(window.innerWidth * 0.01354, window.innerHeight * 0.02407) * 10) / 10,
  );
}
