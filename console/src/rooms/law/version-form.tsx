/** The next version of a procedure: begins on a later day, names a basis for each limit, and changes nothing that is past. */

import { Alert, Button, Drawer, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { ProcedureTerms, ProcedureVersion } from '../../api/types.ts';
import { addDays, today } from '../../parts/dates.ts';
import { asDay, DateField } from '../../parts/form/date-field.tsx';
import { dropDraft, readDraft, useWarnOnLeave, writeDraft } from '../../parts/form/draft.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';
import { OtherTerms } from './other-terms.tsx';
import { LIMITS } from './terms-table.tsx';
import { faultWords, type VersionPreview, VersionPreviewPanel } from './version-preview.tsx';
import '../../parts/form/dialogs.css';

type Values = { effectiveFrom: string; reason: string; terms: ProcedureTerms };

export function VersionForm(props: { base: ProcedureVersion; onClose: () => void }) {
  const t = useWords();
  const done = useDone('procedures');
  const [form] = Form.useForm<Values>();
  const [submissionId] = useState(newSubmissionId);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [preview, setPreview] = useState<VersionPreview>();
  const { base } = props;
  const draft = `version:${base.procedure}:${base.version}`;
  const [kept] = useState(() => readDraft<Values>(draft));
  const [dirty, setDirty] = useState(kept !== undefined);
  useWarnOnLeave(dirty && !busy);
  const shown = LIMITS.filter((name) => base.terms[name] !== null);

  const termsOf = (values: Values): ProcedureTerms => {
    const terms: ProcedureTerms = { ...base.terms, ...values.terms };
    for (const name of shown) Object.assign(terms, { [name]: { ...base.terms[name], ...values.terms[name] } });
    return terms;
  };
  const params = { path: { procedure: base.procedure } };

  const look = async (): Promise<void> => {
    setProblem(undefined);
    const values = { ...form.getFieldsValue(true) } as Values;
    setBusy(true);
    try {
      const body = { effectiveFrom: values.effectiveFrom, terms: termsOf(values) };
      setPreview(await take<VersionPreview>(api.POST('/api/v1/law/procedures/{procedure}/preview', { params, body })));
    } catch (error) {
      setPreview(undefined);
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  const submit = async (values: Values): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const terms = termsOf(values);
      const body = {
        submissionId,
        seenVersion: base.version,
        effectiveFrom: values.effectiveFrom,
        reason: values.reason,
        terms,
      };
      await done(take(api.POST('/api/v1/law/procedures/{procedure}/versions', { params, body })));
      dropDraft(draft);
      props.onClose();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      size={820}
      title={`${t('rules.new')} · ${t(`procedure.${base.procedure}`)}`}
      onClose={props.onClose}
      mask={{ closable: !dirty }}
      footer={
        <Space style={{ float: 'right' }}>
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button loading={busy} onClick={() => void look()}>
            {t('preview.look')}
          </Button>
          <Button type="primary" loading={busy} disabled={preview === undefined} onClick={() => form.submit()}>
            {t('rules.save')}
          </Button>
        </Space>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={busy}
        initialValues={kept ?? { effectiveFrom: addDays(today(), 1), terms: base.terms }}
        onValuesChange={(changed, all) => {
          setDirty(true);
          // What was looked at is no longer what would be saved.
          if ('terms' in changed || 'effectiveFrom' in changed) setPreview(undefined);
          writeDraft(draft, all);
        }}
        onFinish={(values) => void submit(values)}
      >
        <div className="drawer-alerts">
          <p className="muted">{t('rules.newHelp')}</p>
          {problem === undefined ? null : (
            <Failure error={problem} inWords={(path, message) => faultWords(t, path, message)} />
          )}
          {kept === undefined ? null : <Alert type="info" title={t('form.draftKept')} />}
        </div>
        <Space size={16} align="start" wrap>
          <Form.Item
            name="effectiveFrom"
            label={t('rules.effective')}
            rules={[{ required: true }, { validator: (_, value?: string) => asDay(value, t('form.notADay')) }]}
          >
            <DateField />
          </Form.Item>
          <Form.Item name="reason" label={t('rules.reason')} rules={[{ required: true }]} style={{ width: 480 }}>
            <Input maxLength={400} />
          </Form.Item>
        </Space>
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
                      <Select
                        style={{ width: 110 }}
                        aria-label={`${label} ${t('rules.unit')}`}
                        options={(['working-day', 'calendar-day'] as const).map((unit) => ({
                          value: unit,
                          label: t(`unit.${unit}`),
                        }))}
                      />
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
      </Form>
      {preview === undefined ? (
        <p className="muted">{t('preview.first')}</p>
      ) : (
        <VersionPreviewPanel preview={preview} />
      )}
    </Drawer>
  );
}
