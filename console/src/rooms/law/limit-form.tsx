/** The next version of a limit outside procedures: looked at first, then saved with its basis, date and reason. */

import { Button, Drawer, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { LegalLimit, LimitVersion } from '../../api/types.ts';
import { addDays, today } from '../../parts/dates.ts';
import { asDay, DateField } from '../../parts/form/date-field.tsx';
import { useWarnOnLeave } from '../../parts/form/draft.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';
import { faultWords, type VersionPreview, VersionPreviewPanel } from './version-preview.tsx';
import '../../parts/form/dialogs.css';

type Values = { effectiveFrom: string; reason: string; limit: LegalLimit };

export function LimitForm(props: { base: LimitVersion; onClose: () => void }) {
  const t = useWords();
  const done = useDone('limits');
  const [form] = Form.useForm<Values>();
  const [submissionId] = useState(newSubmissionId);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [preview, setPreview] = useState<VersionPreview>();
  useWarnOnLeave(dirty && !busy);
  const { base } = props;
  const params = { path: { code: base.code } };

  const attempt = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await what();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const look = () =>
    attempt(async () => {
      const { effectiveFrom, limit } = form.getFieldsValue(true) as Values;
      setPreview(undefined);
      const body = { effectiveFrom, limit };
      setPreview(await take<VersionPreview>(api.POST('/api/v1/law/limits/{code}/preview', { params, body })));
    });
  const save = (values: Values) =>
    attempt(async () => {
      const body = { submissionId, seenVersion: base.version, ...values };
      await done(take(api.POST('/api/v1/law/limits/{code}/versions', { params, body })));
      props.onClose();
    });

  return (
    <Drawer
      open
      size={820}
      title={`${t('rules.new')} · ${t(`term.${base.code}`)}`}
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
        initialValues={{ effectiveFrom: addDays(today(), 1), limit: base.limit }}
        onValuesChange={(changed) => {
          setDirty(true);
          if ('limit' in changed || 'effectiveFrom' in changed) setPreview(undefined);
        }}
        onFinish={(values) => void save(values)}
      >
        <div className="drawer-alerts">
          <p className="muted">{t('limits.newHelp')}</p>
          {problem === undefined ? null : (
            <Failure error={problem} inWords={(path, message) => faultWords(t, path, message)} />
          )}
        </div>
        <Space size={16} align="start" wrap>
          <Form.Item name={['limit', 'amount']} label={t('rules.amount')} rules={[{ required: true }]}>
            <InputNumber min={1} precision={0} style={{ width: 100 }} />
          </Form.Item>
          <Form.Item name={['limit', 'unit']} label={t('rules.unit')}>
            <Select
              style={{ width: 120 }}
              options={(['working-day', 'calendar-day'] as const).map((unit) => ({
                value: unit,
                label: t(`unit.${unit}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="effectiveFrom"
            label={t('rules.effective')}
            rules={[{ required: true }, { validator: (_, value?: string) => asDay(value, t('form.notADay')) }]}
          >
            <DateField />
          </Form.Item>
        </Space>
        <Form.Item name={['limit', 'basis']} label={t('rules.basis')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={400} />
        </Form.Item>
        <Form.Item
          name={['limit', 'verified']}
          label={t('rules.verified')}
          valuePropName="checked"
          extra={t('rules.verifiedHelp')}
        >
          <Switch />
        </Form.Item>
        <Form.Item name="reason" label={t('rules.reason')} rules={[{ required: true }]}>
          <Input maxLength={400} />
        </Form.Item>
      </Form>
      {preview === undefined ? (
        <p className="muted">{t('preview.first')}</p>
      ) : (
        <VersionPreviewPanel preview={preview} />
      )}
    </Drawer>
  );
}
