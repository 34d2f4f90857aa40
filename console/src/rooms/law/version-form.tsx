/** Form of a procedure's next version: from a later day, with a basis for each limit, changing nothing past. */

import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { LIMIT_NAMES } from '../../api/codes.ts';
import type { ProcedureTerms, ProcedureVersion } from '../../api/types.ts';
import { addDays, today } from '../../parts/dates.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';
import { OtherTerms } from './other-terms.tsx';
import { useUnitOptions, VersionDrawer } from './version-drawer.tsx';
import type { VersionPreview } from './version-preview.tsx';

type Values = { effectiveFrom: string; reason: string; terms: ProcedureTerms };

export function VersionForm(props: { base: ProcedureVersion; onClose: () => void }) {
  const t = useWords();
  const done = useDone('procedures');
  const units = useUnitOptions();
  const [submissionId] = useState(newSubmissionId);
  const { base } = props;
  const shown = LIMIT_NAMES.filter((name) => base.terms[name] !== null);
  const termsOf = (typed: ProcedureTerms): ProcedureTerms => {
    const terms: ProcedureTerms = { ...base.terms, ...typed };
    for (const name of shown) Object.assign(terms, { [name]: { ...base.terms[name], ...typed[name] } });
    return terms;
  };
  const params = { path: { procedure: base.procedure } };
  return (
    <VersionDrawer<Omit<Values, 'reason'> & Partial<Values>>
      title={t(`procedure.${base.procedure}`)}
      help={t('rules.newHelp')}
      draft={`version:${base.procedure}:${base.version}`}
      initial={{ effectiveFrom: addDays(today(), 1), terms: base.terms }}
      look={({ effectiveFrom, terms }) => {
        const body = { effectiveFrom, terms: termsOf(terms) };
        return take<VersionPreview>(api.POST('/api/v1/law/procedures/{procedure}/preview', { params, body }));
      }}
      save={(values) => {
        const { effectiveFrom, reason, terms } = values as Values;
        const body = { submissionId, seenVersion: base.version, effectiveFrom, reason, terms: termsOf(terms) };
        return done(take(api.POST('/api/v1/law/procedures/{procedure}/versions', { params, body })));
      }}
      onClose={props.onClose}
    >
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
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <OtherTerms hasExtension={base.terms.extension !== null} />
    </VersionDrawer>
  );
}
