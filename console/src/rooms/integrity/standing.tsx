/** State of the record: last verification, last seal, and what is not sealed yet. */

import { Progress } from 'antd';
import { type Integrity, type Look, lastFinding, percentOf, underWay } from '../../api/integrity.ts';
import { minutesSince, showInstant } from '../../parts/dates.ts';
import { Panel } from '../../parts/facts.tsx';
import { useWords, type WordKey, type Words } from '../../words/index.ts';

/** A seal is late after this many intervals. */
const LATE_AFTER = 2;

export function Standing(props: { integrity: Integrity }) {
  const t = useWords();
  const { head, size, unsealed, secondsBetweenSeals, looks } = props.integrity;
  const age = head === null ? null : minutesSince(head.at);
  const late = age !== null && age * 60 > secondsBetweenSeals * LATE_AFTER;
  return (
    <div className="integrity">
      <Panel title={t('integrity.finding')}>
        <Finding integrity={props.integrity} />
      </Panel>
      <Panel title={t('integrity.seal')}>
        {head === null || age === null ? (
          <p className="muted">{t('integrity.seal.none')}</p>
        ) : (
          <>
            <p className={`integrity-word ${late ? 'light-yellow' : 'light-green'}`}>
              {late ? `▲ ${t('integrity.seal.late')}` : `✓ ${t('integrity.seal.inTime')}`}
            </p>
            <p className="figures">
              {t('integrity.seal.last', { number: head.number, at: showInstant(head.at), minutes: age })}
            </p>
            <p className="muted figures">{t('integrity.seal.size', { leaves: size.leaves, seals: size.seals })}</p>
            <p className="mono integrity-root">{head.root}</p>
          </>
        )}
      </Panel>
      <Panel title={t('integrity.unsealed')}>
        <p className="integrity-word figures">{t('integrity.unsealed.events', { count: unsealed.events })}</p>
        {unsealed.oldestAt === null ? null : (
          <p className="figures">{t('integrity.unsealed.oldest', { at: showInstant(unsealed.oldestAt) })}</p>
        )}
        <p className="muted">{t('integrity.unsealed.help')}</p>
      </Panel>
      <Broken look={lastFinding(looks)} />
    </div>
  );
}

function Finding(props: { integrity: Integrity }) {
  const t = useWords();
  const { looks, size } = props.integrity;
  const now = underWay(looks);
  const last = lastFinding(looks);
  return (
    <>
      {last === undefined ? (
        <p className="muted">{t('integrity.never')}</p>
      ) : (
        <>
          <p className={`integrity-word ${last.ok === true ? 'light-green' : 'integrity-broken'}`}>
            {last.ok === true ? `✓ ${t('integrity.whole')}` : `▲ ${t('integrity.broken')}`}
          </p>
          <p className="figures">{showInstant(last.endedAt ?? last.askedAt)}</p>
          <p className="muted figures">{readWords(t, last)}</p>
        </>
      )}
      {now === undefined ? null : (
        <div role="status">
          <Progress percent={percentOf(now, size)} status="active" aria-label={t('integrity.looking')} />
          <span className="muted">{t(`integrity.step.${now.step}` as WordKey)}</span>
        </div>
      )}
    </>
  );
}

export function readWords(t: Words, look: Look): string {
  const { counted } = look;
  if (counted === null) return '';
  const { streams, ...others } = counted;
  const each = Object.entries(streams).map(([kind, count]) => t(`integrity.streams.${kind}` as WordKey, { count }));
  return t('integrity.read', { ...others, streams: each.join(t('integrity.and')) });
}

const streamWord = (t: Words, kind: unknown): string =>
  typeof kind === 'string' ? t(`integrity.stream.${kind}` as WordKey) : '';

/** Damage found by the last verification, the first to begin with. */
function Broken(props: { look: Look | undefined }) {
  const t = useWords();
  const { look } = props;
  if (look === undefined || look.broken.length === 0) return null;
  return (
    <section className="panel integrity-wide" role="alert" aria-label={t('integrity.broken')}>
      <h2 className="integrity-broken">{t('integrity.broken')}</h2>
      <ol>
        {look.broken.map(({ kind, facts }, index) => (
          <li key={`${kind} ${JSON.stringify(facts)}`} className={index === 0 ? 'integrity-first' : ''}>
            {t(`integrity.broken.${kind}` as WordKey, { ...facts, stream: streamWord(t, facts['stream']) })}
          </li>
        ))}
      </ol>
      {look.more ? <p className="muted">{t('integrity.more')}</p> : null}
      <p>{t('integrity.whatToDo')}</p>
    </section>
  );
}
