/** Independent check, for whoever trusts nobody here: keep a head elsewhere, compare later. */

import { Button } from 'antd';
import type { Integrity } from '../../api/integrity.ts';
import { Panel } from '../../parts/facts.tsx';
import { useWords } from '../../words/index.ts';

export function Independent(props: { integrity: Integrity }) {
  const t = useWords();
  return (
    <Panel title={t('integrity.independent')}>
      <ol className="integrity-steps">
        <li>
          {t('integrity.independent.keep')}{' '}
          <Button size="small" href="/open/seals/heads.json" download="heads.json">
            {t('integrity.independent.download')}
          </Button>
        </li>
        <li>
          {t('integrity.independent.compare')}
          <code className="integrity-command">npm run mashang -- verify --against heads.json</code>
        </li>
        <li>
          {t('integrity.independent.own')}{' '}
          <a href="/open/seals" target="_blank" rel="noreferrer">
            /open/seals
          </a>
        </li>
      </ol>
      <h3>{t('integrity.keys')}</h3>
      <ul className="plain-list">
        {props.integrity.keys.map((key) => (
          <li key={key.keyId}>
            <span className="mono">{key.keyId}</span>{' '}
            <span className="muted">{t('integrity.keyFrom', { number: key.firstNumber })}</span>
            <div className="mono muted integrity-root">{key.publicKey}</div>
          </li>
        ))}
      </ul>
      <p className="muted">{t('integrity.independent.limits')}</p>
    </Panel>
  );
}
