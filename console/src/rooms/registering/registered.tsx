/** The registered matter's number, and its receipt, shown once, printed or read out. */

import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Modal, QRCode, Space } from 'antd';
import type { MatterRegistered } from '../../api/types.ts';
import { CITY_NAME } from '../../installation.ts';
import { today } from '../../parts/dates.ts';
import { useWarnOnLeave } from '../../parts/form/draft.ts';
import { usePrintedAlone } from '../../parts/printed.ts';
import { useWords } from '../../words/index.ts';
import './registering.css';

export function RegisteredDialog(props: { made: MatterRegistered; onNext: () => void; onClose: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  usePrintedAlone();
  useWarnOnLeave(props.made.receipt !== null);
  const { matterId, number, receipt, trackUrl, isOpen } = props.made;
  return (
    <Modal
      open
      width={560}
      title={<span className="not-printed">{t('registering.saved', { number })}</span>}
      onCancel={props.onClose}
      mask={{ closable: false }}
      keyboard={receipt === null}
      footer={
        <Space wrap>
          {isOpen ? (
            <Button onClick={() => void navigate({ to: '/matters/$id', params: { id: matterId } })}>
              {t('registering.open')}
            </Button>
          ) : null}
          {receipt === null ? null : <Button onClick={() => window.print()}>{t('registering.receipt.print')}</Button>}
          <Button type="primary" onClick={props.onNext}>
            {t('registering.next')}
          </Button>
        </Space>
      }
    >
      {isOpen ? null : <Alert className="not-printed" type="info" showIcon title={t('registering.sealed')} />}
      {receipt === null ? (
        <p>{t('registering.noReceipt')}</p>
      ) : (
        <>
          <Alert className="not-printed" type="warning" showIcon title={t('registering.receipt.once')} />
          <section className="receipt-slip" aria-label={t('registering.receipt.title')}>
            <h2>{t('registering.receipt.title')}</h2>
            <p className="receipt-city">{CITY_NAME}</p>
            <dl>
              <dt>{t('registering.receipt.number')}</dt>
              <dd className="receipt-said figures">{inFours(receipt.number)}</dd>
              <dt>{t('registering.receipt.pass')}</dt>
              <dd className="receipt-said figures">{receipt.pass}</dd>
              <dt>{t('registering.receipt.matter')}</dt>
              <dd className="figures">{number}</dd>
              <dt>{t('registering.receipt.on')}</dt>
              <dd className="figures">{today()}</dd>
              <dt>{t('registering.receipt.where')}</dt>
              <dd className="receipt-where">
                <span className="mono">{trackUrl}</span>
                <QRCode value={trackUrl} size={112} bordered={false} aria-label={trackUrl} />
              </dd>
            </dl>
            <p className="receipt-keep">{t('registering.receipt.keep')}</p>
          </section>
        </>
      )}
    </Modal>
  );
}

/** Digits in groups of four, as people read them out. */
function inFours(number: string): string {
  return number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}
