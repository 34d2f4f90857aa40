/** Cells of a code: its place, how far its plaque came, and what needs looking after. */

import type { Code } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';
import { inGroups, placeOf } from './naming.ts';

export function Place(props: { code: Code }) {
  const t = useWords();
  const { code } = props;
  return (
    <>
      {placeOf(code)}
      {code.placeChangedSince ? <div className="light-yellow">▲ {t('code.notice.placeChanged')}</div> : null}
      {code.revokedAt !== null && code.spots.length > 0 ? (
        <div className="light-yellow">▲ {t('code.notice.takeDown')}</div>
      ) : null}
    </>
  );
}

export function State(props: { code: Code }) {
  const t = useWords();
  const { code } = props;
  return (
    <>
      {t(`code.state.${code.state}`)}
      {code.successorText === null ? null : (
        <div className="muted">
          {t('code.successor')} <span className="mono">{inGroups(code.successorText)}</span>
        </div>
      )}
      {code.replacesText === null || code.revokedAt !== null ? null : (
        <div className="muted">
          {t('code.replaces')} <span className="mono">{inGroups(code.replacesText)}</span>
        </div>
      )}
    </>
  );
}
