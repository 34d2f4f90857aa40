/** Form in a drawer: fields as data, a draft, and the server's field errors beside their fields. */

import { Alert, Button, Drawer, Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords, type Words } from '../../words/index.ts';
import type { Options } from './command-dialog.tsx';
import { asDay, DateField } from './date-field.tsx';
import { useDraftForm } from './draft-form.ts';
import { problemTitle } from './failure.tsx';
import { FileInput } from './file-input.tsx';
import { FormFilesField } from './files-field.tsx';
import { PhotoInput } from './photo-input.tsx';
import './dialogs.css';

export type FormField = Readonly<{
  name: string;
  label: string;
  /** `search`: a choice whose options follow what is typed; `photo`, `file`, `files`: files, which no draft keeps; `hidden`: not shown. */
  kind:
    | 'line'
    | 'area'
    | 'select'
    | 'multi'
    | 'search'
    | 'date'
    | 'switch'
    | 'number'
    | 'photo'
    | 'file'
    | 'files'
    | 'hidden';
  options?: Options;
  onSearch?: (typed: string) => void;
  required?: boolean;
  help?: string;
  /** Characters; of files, bytes of all together. */
  max?: number;
  /** Allowed endings of a file. */
  accept?: string;
  readOnly?: boolean;
  /** Content below the field once it has a value. */
  below?: ReactNode;
  /** Kept nowhere, not even in the draft: somebody's name and number. */
  sealed?: boolean;
}>;

export type FormValues = Record<string, unknown>;

export function FormDrawer(props: {
  title: string;
  /** Name of the draft; null keeps nothing in the browser. */
  draft: string | null;
  fields: readonly FormField[];
  initial?: FormValues;
  intro?: ReactNode;
  /** Called on every change, and with the draft at first. @returns values that change along */
  onValues?: (values: FormValues, changed: FormValues) => FormValues | undefined;
  submitLabel?: string;
  submit: (values: FormValues) => Promise<void>;
  onClose: () => void;
}) {
  const t = useWords();
  const [form] = Form.useForm<FormValues>();
  const { kept, dirty, keep, send, problem, busy } = useDraftForm<FormValues>(props.draft, props.onClose);

  const { onValues, initial } = props;
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    const values = { ...initial, ...kept };
    onValues?.(values, values);
  }, [initial, kept, onValues]);
  const changed = (some: FormValues): void => {
    const more = onValues?.(form.getFieldsValue(true), some);
    if (more !== undefined) form.setFieldsValue(more);
    keep(keepable(form.getFieldsValue(true), props.fields));
  };

  const submit = async (values: FormValues): Promise<void> => {
    const refused = await send(() => props.submit(trimmed(values)));
    const names = new Set(props.fields.map((field) => field.name));
    for (const { path, message } of refused?.errors ?? []) {
      const name = path.split('.').pop() ?? '';
      if (names.has(name)) form.setFields([{ name, errors: [message] }]);
    }
  };

  return (
    <Drawer
      open
      title={props.title}
      size={480}
      onClose={props.onClose}
      mask={{ closable: !dirty }}
      destroyOnHidden
      footer={
        <Space style={{ float: 'right' }}>
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {props.submitLabel ?? t('app.save')}
          </Button>
        </Space>
      }
    >
      <Form<FormValues>
        form={form}
        layout="vertical"
        disabled={busy}
        initialValues={{ ...props.initial, ...kept }}
        scrollToFirstError
        onValuesChange={changed}
        onFinish={(values) => void submit(values)}
      >
        <div className="drawer-alerts">
          {props.intro}
          {problem === undefined ? null : (
            <Alert type="warning" showIcon role="alert" title={problemTitle(t, problem)} description={problem.detail} />
          )}
          {kept === undefined ? null : <Alert type="info" title={t('form.draftKept')} />}
        </div>
        {props.fields.map((field) => (
          <Form.Item
            key={field.name}
            name={field.name}
            hidden={field.kind === 'hidden'}
            label={
              field.required === true || field.kind === 'switch'
                ? field.label
                : t('field.optionalLabel', { label: field.label })
            }
            extra={
              field.below === undefined ? (
                field.help
              ) : (
                <>
                  {field.help}
                  {field.below}
                </>
              )
            }
            {...(field.kind === 'switch' ? { valuePropName: 'checked' } : {})}
            rules={[
              ...(field.required === true ? [{ required: true, message: missing(t, field) }] : []),
              ...(field.kind === 'date'
                ? [{ validator: (_: unknown, value?: string) => asDay(value, t('form.notADay')) }]
                : []),
            ]}
          >
            {control(field, t('form.choose'))}
          </Form.Item>
        ))}
        <button type="submit" hidden>
          {props.submitLabel ?? t('app.save')}
        </button>
      </Form>
    </Drawer>
  );
}

const FILES: readonly FormField['kind'][] = ['photo', 'file', 'files'];

/** Values a draft may hold: no files, nothing sealed. */
function keepable(values: FormValues, fields: readonly FormField[]): FormValues {
  const kept = fields.filter(({ kind, sealed }) => sealed !== true && !FILES.includes(kind));
  return Object.fromEntries(kept.map(({ name }) => [name, values[name]]));
}

function missing(t: Words, { kind, label }: FormField): string {
  return t(['select', 'multi', 'search'].includes(kind) ? 'form.requiredChoice' : 'form.required', { label });
}

function control(field: FormField, choose: string) {
  const disabled = field.readOnly === true ? { disabled: true } : {};
  switch (field.kind) {
    case 'line':
      return <Input maxLength={field.max ?? 200} autoComplete="off" {...disabled} />;
    case 'area':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={field.max ?? 2000} {...disabled} />;
    case 'number':
      return <InputNumber min={0} precision={0} style={{ width: 160 }} {...disabled} />;
    case 'date':
      return <DateField {...disabled} />;
    case 'switch':
      return <Switch {...disabled} />;
    case 'file':
      return <FileInput label={field.label} accept={field.accept ?? ''} />;
    case 'hidden':
      return <Input type="hidden" />;
    case 'photo':
      return <PhotoInput label={field.label} />;
    case 'files':
      return <FormFilesField label={field.label} together={field.max ?? 0} />;
    case 'search':
      return (
        <Select
          showSearch={{ filterOption: false, ...(field.onSearch === undefined ? {} : { onSearch: field.onSearch }) }}
          placeholder={choose}
          options={[...(field.options ?? [])]}
          {...disabled}
        />
      );
    case 'select':
    case 'multi':
      return (
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={choose}
          options={[...(field.options ?? [])]}
          allowClear={field.required !== true}
          {...(field.kind === 'multi' ? { mode: 'multiple' as const } : {})}
          {...disabled}
        />
      );
  }
}

/** Trims values; an emptied optional field is absent. */
function trimmed(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value !== null),
  );
}
