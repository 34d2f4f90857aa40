/** Counties (or a county's halls) in register order, with satisfaction; no rank where intervals overlap. */

import type { BigScreen } from '../../api/types.ts';
import { leastOf } from '../../parts/chart/interval-bar.tsx';
import { useWords } from '../../words/index.ts';
import { tensText } from './tiles.tsx';

type Line = BigScreen['lines'][number];

export function Lines(props: { screen: BigScreen }) {
  const t = useWords();
  const { by, lines, groups } = props.screen;
  const from = leastOf(lines.map(({ satisfaction }) => (satisfaction.kind === 'enough' ? satisfaction : null)));
  const hasMatters = lines.some(({ matters }) => matters !== null);
  return (
    <section
      className={`screen-panel screen-lines${lines.length < FEW ? '' : ' screen-many'}`}
      aria-label={t(`screen.${by}`)}
    >
      <h2>
        {t(`screen.${by}`)}
        <span>{groups > 1 ? t('screen.someGroups', { count: groups }) : groups === 1 ? t('screen.oneGroup') : ''}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`screen.name.${by}`)}</th>
            {groups > 1 ? (
              <th scope="col" className="screen-number">
                {t('screen.group')}
              </th>
            ) : null}
            <th scope="col" className="screen-axis">
              <span>{`${Math.round(from * 100)}%`}</span>
              <span>100%</span>
            </th>
            <th scope="col" className="screen-number">
              {t('screen.satisfaction')}
            </th>
            <th scope="col" className="screen-number">
              {t('screen.interval')}
            </th>
            {hasMatters ? (
              <>
                <th scope="col" className="screen-number">
                  {t('screen.matters')}
                </th>
                <th scope="col" className="screen-number">
                  {t('screen.late')}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              {groups > 1 ? <td className="screen-number">{line.place?.group ?? '—'}</td> : null}
              <td className="screen-bar">
                <Bar line={line} from={from} />
              </td>
              <Share line={line} isRough={by === 'hall'} />
              {line.matters === null ? null : (
                <>
                  <td className="figures screen-number">{tensText(t, line.matters.open)}</td>
                  <td className={`figures screen-number${line.matters.overdue === 0 ? '' : ' screen-late'}`}>
                    {tensText(t, line.matters.overdue)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A hall’s share is to the whole percent: a decimal would claim more. */
function Share(props: { line: Line; isRough: boolean }) {
  const t = useWords();
  const { satisfaction } = props.line;
  const points = (share: number) => (share * 100).toFixed(props.isRough ? 0 : 1);
  if (satisfaction.kind !== 'enough') {
    return (
      <td className="screen-number screen-soft" colSpan={2}>
        {t('screen.noData')}
      </td>
    );
  }
  return (
    <>
      <td className="figures screen-number">{`${points(satisfaction.share)}%`}</td>
      <td className="figures screen-number screen-soft">
        {`${points(satisfaction.low)}–${points(satisfaction.high)}`}
      </td>
    </>
  );
}

/** Fewer lines than this stand at the top instead of being spread. */
const FEW = 8;
const WIDTH = 100;

/** Bar of the share written beside it. */
function Bar(props: { line: Line; from: number }) {
  const { satisfaction } = props.line;
  const x = (share: number): number => (Math.max(0, share - props.from) / (1 - props.from)) * WIDTH;
  return (
    <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect x={0} y={4.4} width={WIDTH} height={1.2} className="screen-track" />
      {satisfaction.kind === 'enough' ? (
        <>
          <rect
            x={x(satisfaction.low)}
            y={2.4}
            width={Math.max(0.5, x(satisfaction.high) - x(satisfaction.low))}
            height={5.2}
            className="screen-range"
          />
          <rect
            x={Math.min(WIDTH - 0.8, x(satisfaction.share) - 0.4)}
            y={0.6}
            width={0.8}
            height={8.8}
            className="screen-share"
          />
        </>
      ) : null}
    </svg>
  );
}
