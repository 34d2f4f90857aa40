/** Drawer of a next version: first day and reason, a preview of its effects, then saving. */

import { Alert, Button, Drawer, Form, Input, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { asDay, DateField } from '../../parts/form/date-field.tsx';
import { useDraftForm } from '../../parts/form/draft-form.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { useWords } from '../../words/index.ts';
import { faultWords, type VersionPreview, VersionPreviewPanel } from './version-preview.tsx';
import '../../parts/form/dialogs.css';

export function VersionDrawer<Values extends { effectiveFrom: string; reason?: string }>(props: {
  title: string;
  help: string;
  draft: string | null;
  initial: Values;
  look: (values: Values) => Promise<VersionPreview>;
  save: (values: Values) => Promise<unknown>;
  /** Text of a fault of the form's own fields; without it they are terms. */
  inWords?: (path: string, fault: string, values: Values) => string;
  onClose: () => void;
  /** The fields; what changes some without typing says so, for the draft and the preview. */
  children: ReactNode | ((changed: () => void) => ReactNode);
}) {
  const t = useWords();
  const [form] = Form.useForm<Values>();
  const [preview, setPreview] = useState<VersionPreview>();
  const { kept, dirty, keep, attempt, send, problem, busy } = useDraftForm<Values>(props.draft, props.onClose);
  const look = () =>
    attempt(async () => {
      setPreview(undefined);
      setPreview(await props.look(form.getFieldsValue(true) as Values));
    });
  const changed = (): void => {
    setPreview(undefined);
    keep(form.getFieldsValue(true) as Values);
  };
  return (
    <Drawer
      open
      size={820}
      title={`${t('rules.new')} · ${props.title}`}
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
        initialValues={kept ?? props.initial}
        onValuesChange={(changed, all) => {
          // A change makes the preview outdated; the reason alone changes nothing.
          if (Object.keys(changed).some((name) => name !== 'reason')) setPreview(undefined);
          keep(all);
        }}
        onFinish={(values) => void send(() => props.save(values))}
      >
        <div className="drawer-alerts">
          <p className="muted">{props.help}</p>
          {problem === undefined ? null : (
            <Failure
              error={problem}
              inWords={(path, fault) =>
                props.inWords?.(path, fault, form.getFieldsValue(true) as Values) ?? faultWords(t, path, fault)
              }
            />
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
          <Form.Item
            name="reason"
            label={t('rules.reason')}
            rules={[{ required: true }]}
            style={{ width: 'min(480px, 78vw)' }}
          >
            <Input maxLength={400} />
          </Form.Item>
        </Space>
        {typeof props.children === 'function' ? props.children(changed) : props.children}
      </Form>
      {preview === undefined ? (
        <p className="muted">{t('preview.first')}</p>
      ) : (
        <VersionPreviewPanel preview={preview} />
      )}
    </Drawer>
  );
}

/** Units of limits: working days and calendar days. */
export function useUnitOptions() {
  const t = useWords();
  return (['working-day', 'calendar-day'] as const).map((unit) => ({ value: unit, label: t(`unit.${unit}`) }));
}
