/** Drawer of a fraud sign: what was seen and expected, how improbable that is, and its weight. */

import { Button, Drawer, Space, Tag } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { FraudSign } from '../../api/types.ts';
import { Fact } from '../../parts/facts.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useMay } from '../../session.ts';
import { useWords, type Words } from '../../words/index.ts';

const LEAST_TOLD = 1e-8;

export function seenIn(t: Words, sign: FraudSign): string {
  const { what, count, of, minutes, expected } = sign;
  const about = expected >= 10 ? Math.round(expected) : Number(expected.toFixed(1));
  return t(`fraudSigns.seen.${what}`, { count, of: of ?? 0, minutes: minutes ?? 0, expected: about });
}

export function chanceIn(t: Words, { tail }: FraudSign): string {
  if (tail < LEAST_TOLD) return t('fraudSigns.chanceTiny');
  const count = Math.floor(1 / tail);
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return t('fraudSigns.chanceOf', { count: (Math.floor(count / digits) * digits).toLocaleString('en-US') });
}

export function FraudSignState(props: { sign: FraudSign }) {
  const t = useWords();
  return props.sign.explained === null ? (
    <Tag className="tag-waiting">{t('fraudSigns.open')}</Tag>
  ) : (
    <Tag className="tag-done">{t('fraudSigns.explained')}</Tag>
  );
}

export function FraudSignDrawer(props: { sign: FraudSign; onClose: () => void }) {
  const t = useWords();
  const may = useMay('reviews.explain-sign');
  const { sign, onClose } = props;
  const { explained } = sign;
  const [explaining, setExplaining] = useState(false);
  const done = useDone('fraud-signs', 'figures');
  return (
    <Drawer
      open
      size={560}
      title={`${t(`fraudSigns.kind.${sign.kind}`)} · ${sign.hallName} ${sign.windowName}`}
      onClose={onClose}
      extra={
        may && explained === null ? (
          <Button type="primary" onClick={() => setExplaining(true)}>
            {t('fraudSigns.explain')}
          </Button>
        ) : null
      }
    >
      <p>{seenIn(t, sign)}</p>
      <dl className="facts">
        <Fact name={t('head.fraud-signs.week')}>{sign.weekOf}</Fact>
        <Fact name={t('head.figures-window.unit')}>{sign.unitName}</Fact>
        <Fact name={t('fraudSigns.chance')}>{chanceIn(t, sign)}</Fact>
        <Fact name={t('head.fraud-signs.under')}>
          {explained === null
            ? t('fraudSigns.underOf', { count: sign.under, weight: sign.weight })
            : t('fraudSigns.underWhole', { count: sign.under })}
          {sign.weightVerified ? null : <div className="muted">{t('fraudSigns.unverified')}</div>}
        </Fact>
        <Fact name={t('fraudSigns.rules')}>
          {t('fraudSigns.rulesOf', { version: sign.ruleVersion, at: sign.foundAt.slice(0, 10) })}
        </Fact>
        <Fact name={t('head.fraud-signs.explained')}>
          {explained === null ? (
            <FraudSignState sign={sign} />
          ) : (
            <Space orientation="vertical" size={2}>
              <span>{explained.reason}</span>
              <span className="muted">
                {t('fraudSigns.explainedBy', { name: explained.byName, at: explained.at.slice(0, 10) })}
              </span>
            </Space>
          )}
        </Fact>
      </dl>
      <p className="muted">{t('fraudSigns.help')}</p>
      {explaining ? (
        <FormDrawer
          title={t('fraudSigns.explain')}
          draft={`sign:${sign.id}`}
          intro={<p className="muted">{t('fraudSigns.explainHelp')}</p>}
          fields={[{ name: 'reason', label: t('fraudSigns.reason'), kind: 'area', required: true, max: 500 }]}
          submit={async (values) => {
            const params = { path: { id: sign.id } };
            const body = { reason: String(values.reason ?? '') };
            await done(take(api.POST('/api/v1/reviews/signs/{id}/explain', { params, body })));
            onClose();
          }}
          onClose={() => setExplaining(false)}
        />
      ) : null}
    </Drawer>
  );
}
