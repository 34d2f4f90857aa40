/** Shows what was just issued; it is never seen again after closing. */

import { Alert, Button, Modal, Typography } from 'antd';
import { useWords } from '../../words/index.ts';

type Secret = Readonly<{ /** null where there is only one. */ name: string | null; text: string }>;

/** @param props.secrets null where they were shown before */
export function SecretsShown(props: { of: string; secrets: readonly Secret[] | null; onClose: () => void }) {
  const t = useWords();
  return (
    <Modal
      open
      title={`${t('keys.issued')} · ${props.of}`}
      onCancel={props.onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={props.onClose}>
          {t('keys.stored')}
        </Button>
      }
    >
      {props.secrets === null ? (
        <Alert type="warning" showIcon title={t('keys.shownBefore')} />
      ) : (
        <>
          <p>{t('keys.once')}</p>
          {props.secrets.map(({ name, text }) => (
            <div key={text}>
              {name === null ? null : <p className="muted">{name}</p>}
              <Typography.Paragraph className="mono" copyable={{ text }} style={{ overflowWrap: 'anywhere' }}>
                {text}
              </Typography.Paragraph>
            </div>
          ))}
        </>
      )}
    </Modal>
  );
}
