/** Cells of tables of figures: satisfaction with its interval, standing, participation. */

import { Tag } from 'antd';
import type { FigureLine, Satisfaction } from '../../api/types.ts';
import { IntervalBar, leastOf, percent } from '../../parts/chart/interval-bar.tsx';
import { useWords, type Words } from '../../words/index.ts';

export function SatisfactionCell(props: { satisfaction: Satisfaction; weighted?: Satisfaction | null; from?: number }) {
  const t = useWords();
  const { satisfaction, weighted = null, from = 0 } = props;
  if (satisfaction.kind !== 'enough') {
    return (
      <span className="muted" title={t('reviews.notEnoughHelp', { needs: satisfaction.needs })}>
        {t('reviews.notEnough')}
      </span>
    );
  }
  return (
    <>
      <IntervalBar {...satisfaction} from={from} />
      {weighted === null ? null : (
        <div className="weighted">
          <span className="muted">{t('reviews.weighted')}</span>
          {weighted.kind === 'enough' ? (
            <IntervalBar {...weighted} from={from} soft />
          ) : (
            <span className="muted">{t('reviews.notEnough')}</span>
          )}
        </div>
      )}
    </>
  );
}

/** Left end of a table's bars. */
export function leastShare(lines: readonly Pick<FigureLine, 'satisfaction' | 'weighted'>[]): number {
  return leastOf(
    lines.flatMap(({ satisfaction, weighted }) =>
      [satisfaction, weighted].map((share) => (share?.kind === 'enough' ? share : null)),
    ),
  );
}

export type StandingOf = FigureLine['standing'];

/** Standing as a word; colour only repeats it. */
export function StandingTag(props: { standing: StandingOf }) {
  const t = useWords();
  const { standing } = props;
  if (standing === null) return <span className="muted">—</span>;
  if (standing === 'cannot-tell') return <span className="muted">{t('reviews.standing.cannot-tell')}</span>;
  return <Tag className={standing === 'above' ? 'tag-done' : 'tag-waiting'}>{t(`reviews.standing.${standing}`)}</Tag>;
}

export function PlaceCell(props: { place: FigureLine['place'] }) {
  const t = useWords();
  const { place } = props;
  if (place === null) return <span className="muted">—</span>;
  const { group, rankFrom, rankTo } = place;
  return (
    <span className="figures">
      {t('reviews.group', { group })}{' '}
      <span className="muted">
        {rankFrom === rankTo
          ? t('reviews.rank', { rank: rankFrom })
          : t('reviews.ranks', { from: rankFrom, to: rankTo })}
      </span>
    </span>
  );
}

export function ParticipationCell(props: { line: Pick<FigureLine, 'participation' | 'served'> }) {
  const t = useWords();
  const { participation, served } = props.line;
  if (participation === null) {
    return (
      <span className="muted" title={t('reviews.servedUnknownHelp')}>
        {t('reviews.servedUnknown')}
      </span>
    );
  }
  return (
    <span className="figures" title={t('reviews.servedOf', { served: served ?? 0 })}>
      {percent(participation)}
    </span>
  );
}

/** Mark of counts with an older system's reviews. */
export function takenOverText(t: Words, { takenOver }: Pick<FigureLine, 'takenOver'>): string {
  return takenOver === null ? '' : t(`reviews.takenOver.${takenOver}`);
}
