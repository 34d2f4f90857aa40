/** Matters closed last: day, county, category where enough are alike, and the complainant's verdict. */

import type { BigScreen } from '../../api/types.ts';
import { currentLang, useWords } from '../../words/index.ts';
import { tensText } from './tiles.tsx';

export function Latest(props: { matters: NonNullable<BigScreen['matters']> }) {
  const t = useWords();
  const { latest, closed, resolved } = props.matters;
  return (
    <section className="screen-panel screen-latest" aria-label={t('screen.latest')}>
      <h2>
        {t('screen.latest')}
        <span>{t('screen.lately', { closed: tensText(t, closed), resolved: tensText(t, resolved) })}</span>
      </h2>
      {latest.length === 0 ? <p className="screen-soft">{t('screen.noneClosed')}</p> : null}
      <ul>
        {latest.map((each, index) => (
          // Rows have no key: two can be alike in all that is shown.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state
          <li key={`${each.closedOn}/${index}`}>
            <span className="figures screen-soft">{each.closedOn.slice(5)}</span>
            <span>{each.county}</span>
            <span className="screen-clip">{each.category?.[currentLang()] ?? t('screen.otherCategory')}</span>
            <span className={`screen-outcome${each.outcome === 'resolved' ? ' screen-good' : ''}`}>
              {t(`screen.outcome.${each.outcome}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
