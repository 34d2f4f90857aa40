/** Tiles of the main figures. */

import type { BigScreen } from '../../api/types.ts';
import { percent } from '../../parts/chart/interval-bar.tsx';
import { useWords, type Words } from '../../words/index.ts';

export function Tiles(props: { screen: BigScreen }) {
  const t = useWords();
  const { today, week, satisfaction, matters } = props.screen;
  const pace = matters?.pace ?? null;
  return (
    <dl className="screen-tiles">
      <Tile
        label={t('screen.today')}
        value={tensText(t, today.reviews)}
        more={t('screen.week', { count: tensText(t, week.reviews) })}
      />
      {satisfaction.kind === 'enough' ? (
        <Tile
          label={t('screen.satisfaction')}
          value={percent(satisfaction.share)}
          more={t('screen.range', { low: percent(satisfaction.low), high: percent(satisfaction.high) })}
        />
      ) : (
        <Tile label={t('screen.satisfaction')} value={t('screen.noData')} />
      )}
      {matters === null ? null : (
        <>
          <Tile label={t('screen.open-matters')} value={tensText(t, matters.open)} />
          <Tile label={t('screen.dueSoon')} value={tensText(t, matters.dueSoon)} tone="soon" />
          <Tile label={t('screen.overdue')} value={tensText(t, matters.overdue)} tone="late" />
          <Tile
            label={t('screen.pace')}
            value={pace === null ? t('screen.noData') : daysText(t, pace.half.days)}
            {...(pace === null ? {} : { more: t('screen.ninety', { days: daysText(t, pace.ninety.days) }) })}
          />
        </>
      )}
    </dl>
  );
}

function Tile(props: { label: string; value: string; more?: string; tone?: 'soon' | 'late' }) {
  const { label, value, more, tone } = props;
  // Zero overdue needs no colour.
  const toned = tone === undefined || value === '0' ? '' : ` screen-${tone}`;
  return (
    <div className="screen-panel screen-tile">
      <dt>{label}</dt>
      <dd className={`figures screen-value${toned}`}>{value}</dd>
      {more === undefined ? null : <dd className="figures screen-more">{more}</dd>}
    </div>
  );
}

/** Text of a count; null where it is below five or would give such a one away. */
export function countText(t: Words, count: number | null): string {
  return count === null ? t('screen.few') : count.toLocaleString('en-US');
}

/** Text of a count to the ten below, because it moves while people pass; null: fewer than ten. */
export function tensText(t: Words, count: number | null): string {
  return count === null ? t('screen.fewerThanTen') : `${countText(t, count)}${count === 0 ? '' : '+'}`;
}

function daysText(t: Words, days: number | null): string {
  return days === null ? t('screen.notYet') : t('screen.days', { days });
}
