/** Integrity of this matter: its chain recomputed now, and the seal that covers it. */

import type { MatterView } from '../../api/types.ts';
import { Panel } from '../../parts/facts.tsx';
import { useWords } from '../../words/index.ts';

export function Integrity(props: { view: MatterView }) {
  const t = useWords();
  const { events, whole, sealed, sealNumber } = props.view.integrity;
  return (
    <Panel title={t('matter.integrity')}>
      {whole ? (
        <p className="light-green">✓ {t('matter.integrity.whole', { count: events })}</p>
      ) : (
        <p role="alert" className="integrity-broken">
          ▲ {t('matter.integrity.broken')}
        </p>
      )}
      {sealed === null ? null : (
        <p className="muted">
          {sealed ? t('matter.integrity.sealed', { number: sealNumber ?? '' }) : t('matter.integrity.notSealed')}{' '}
          <a href="/open/seals" target="_blank" rel="noreferrer">
            /open/seals
          </a>
        </p>
      )}
    </Panel>
  );
}
