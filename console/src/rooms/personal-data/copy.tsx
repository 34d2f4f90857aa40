/** Copy of the data for the person: shown once, printed or downloaded at once, kept nowhere in the browser. */

import { Button, Modal, Space } from 'antd';
import { useCategories } from '../../api/categories.ts';
import type { PersonalData } from '../../api/types.ts';
import { dayOf } from '../../parts/dates.ts';
import { sizeInWords } from '../../parts/matter/files.tsx';
import { procedureName } from '../../parts/matter/matter-cells.tsx';
import { gradeName, reasonNames } from '../../parts/matter/rating.ts';
import { usePrintedAlone } from '../../parts/printed.ts';
import { downloadText } from '../../parts/table/download.ts';
import { useWords } from '../../words/index.ts';

export function CopyView(props: { data: PersonalData; onClose: () => void }) {
  const t = useWords();
  const categories = useCategories();
  usePrintedAlone();
  const { data } = props;
  const facts: readonly (readonly [string, string])[] = [
    [t('identity.field.name'), data.contact.name],
    [t('identity.field.phone'), data.contact.phone],
    [t('identity.field.entity'), data.entity === null ? '' : `${data.entity.name} ${data.entity.uscc}`],
    [t('head.matters.procedure'), `${procedureName(t, data.procedure)} · ${data.receivedOn}`],
    [t('head.matters.place'), data.place ?? ''],
    [t('head.matters.category'), data.category ?? ''],
    [t('matter.grade'), data.review === null ? '' : gradeName(t, data.review.grade)],
    [t('matter.reasons'), data.review === null ? '' : reasonNames(t, categories.nameOf, data.review.reasons)],
    [t('personal.copy.shared'), data.sharedWith.join('、')],
  ];
  return (
    <Modal
      open
      width={720}
      title={t('personal.copy')}
      onCancel={props.onClose}
      mask={{ closable: false }}
      footer={
        <Space>
          <Button onClick={() => downloadText('personal-data.json', JSON.stringify(data, null, 2), 'application/json')}>
            {t('personal.copy.download')}
          </Button>
          <Button type="primary" onClick={() => window.print()}>
            {t('personal.copy.print')}
          </Button>
        </Space>
      }
    >
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="words">{value}</dd>
            </div>
          ))}
      </dl>
      <h3 className="panel-part">{t('personal.copy.texts')}</h3>
      <ul className="plain-list">
        {data.texts.map((text) => (
          <li key={`${text.kind} ${text.on} ${text.text ?? ''}`}>
            <span className="muted figures">{text.on}</span> <span className="words">{text.text ?? '—'}</span>
          </li>
        ))}
      </ul>
      {data.photos.length === 0 ? null : <h3 className="panel-part">{t('personal.copy.photos')}</h3>}
      {data.photos.map((photo) =>
        photo.jpegBase64 === null ? null : (
          <img
            key={photo.id}
            src={`data:image/jpeg;base64,${photo.jpegBase64}`}
            alt={photo.on}
            style={{ maxWidth: '100%', maxHeight: 260 }}
          />
        ),
      )}
      {data.documents.length === 0 ? null : (
        <>
          <h3 className="panel-part">{t('personal.copy.documents')}</h3>
          <ul className="plain-list">
            {data.documents.map(({ on, no, kind, size }) => (
              <li key={no}>
                <span className="muted figures">{on}</span>{' '}
                {t('matter.documentOf', { n: no, kind: kind.toUpperCase(), size: sizeInWords(size) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="panel-part">{t('personal.copy.openings')}</h3>
      <ul className="plain-list">
        {data.openings.map((opening) => (
          <li key={opening.at}>
            <span className="figures">{dayOf(opening.at)}</span> {opening.office.unit} · {opening.office.post}
            {t('colon')}
            {opening.reason}
          </li>
        ))}
      </ul>
      {data.kept.map(({ what, keepDays, basis }) => (
        <p key={what} className="muted">
          {t(`personal.copy.kept.${what}`, { days: keepDays })} · {basis}
        </p>
      ))}
    </Modal>
  );
}
