/** Limits of a procedure as rows of fields: those it knows, and those it is given by this version. */

import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { LIMIT_NAMES } from '../../api/codes.ts';
import type { ProcedureTerms } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { useWords } from '../../words/index.ts';
import { OtherTerms } from './other-terms.tsx';
import type { LimitName } from './terms-table.tsx';
import { useUnitOptions } from './version-drawer.tsx';

/** Limits a procedure may be without. Whether it has one to accept follows from how it is accepted, and is no choice here. */
const MAY_BE_GIVEN: readonly LimitName[] = [
  'contact',
  'plan',
  'progress',
  'extension',
  'appealReview',
  'secondLook',
  'reclassification',
  'rerouting',
];

/** A limit that is given anew: the keeper types amount and basis. */
const NEW = { unit: 'working-day', basis: '', verified: false } as const;
const NEW_OF: Readonly<Partial<Record<LimitName, object>>> = {
  extension: { ...NEW, times: 1, approver: 'dispatcher' },
  rerouting: { ...NEW, times: 1 },
};

export function LimitRows({ base, onChanged }: { base: ProcedureTerms; onChanged: () => void }) {
  const t = useWords();
  const form = Form.useFormInstance();
  const units = useUnitOptions();
  const typed = Form.useWatch<Partial<ProcedureTerms> | undefined>('terms', { form, preserve: true });
  const has = (name: LimitName) => ((typed ?? base)[name] ?? null) !== null;
  const set = (name: LimitName, limit: object | null): void => {
    form.setFieldValue(['terms', name], limit);
    onChanged();
  };
  const shown = LIMIT_NAMES.filter(has);
  const missing = MAY_BE_GIVEN.filter((name) => !has(name));
  return (
    <>
      <table className="terms-form">
        <thead>
          <tr>
            <th scope="col">{t('rules.name')}</th>
            <th scope="col">{t('rules.amount')}</th>
            <th scope="col">{t('rules.unit')}</th>
            <th scope="col">{t('rules.basis')}</th>
            <th scope="col">{t('rules.verified')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((name) => {
            const label = t(`term.${name}`);
            return (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td>
                  <Form.Item name={['terms', name, 'amount']} noStyle>
                    <InputNumber
                      min={1}
                      precision={0}
                      style={{ width: 80 }}
                      aria-label={`${label} ${t('rules.amount')}`}
                    />
                  </Form.Item>
                </td>
                <td>
                  <Form.Item name={['terms', name, 'unit']} noStyle>
                    <Select style={{ width: 110 }} aria-label={`${label} ${t('rules.unit')}`} options={units} />
                  </Form.Item>
                </td>
                <td>
                  <Form.Item name={['terms', name, 'basis']} noStyle>
                    <Input maxLength={400} style={{ width: 320 }} aria-label={`${label} ${t('rules.basis')}`} />
                  </Form.Item>
                </td>
                <td>
                  <Form.Item name={['terms', name, 'verified']} valuePropName="checked" noStyle>
                    <Switch size="small" aria-label={`${label} ${t('rules.verified')}`} />
                  </Form.Item>
                  {base[name] === null ? (
                    <ActButton
                      type="text"
                      word={t('categories.remove')}
                      aria-label={t('categories.removeOf', { name: label })}
                      onClick={() => set(name, null)}
                    />
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {missing.length === 0 ? null : (
        <Select
          aria-label={t('rules.give')}
          placeholder={t('rules.give')}
          style={{ width: 240, marginTop: 12 }}
          value={null}
          options={missing.map((name) => ({ value: name, label: t(`term.${name}`) }))}
          onChange={(name: LimitName | null) => {
            if (name !== null) set(name, NEW_OF[name] ?? NEW);
          }}
        />
      )}
      <OtherTerms hasExtension={has('extension')} hasRerouting={has('rerouting')} />
    </>
  );
}
