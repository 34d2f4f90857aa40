/** Dialog of one act: fields, draft, and refusals shown with everything typed kept. */

import { Alert, Button, Form, Input, Modal, Radio, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import type { KeptFile } from '../../api/types.ts';
import { useWords, type WordKey, wordOr } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { today } from '../dates.ts';
import { Answers, Questions } from './command-answers.tsx';
import { COMMAND_FORMS, type Field, PHRASES_OF, type PhraseUse } from './command-fields.ts';
import { asDay, CLOCK, DateField } from './date-field.tsx';
import { useDraftForm } from './draft-form.ts';
import { problemTitle } from './failure.tsx';
import { FilesField } from './files-field.tsx';
import { PhrasedText } from './phrased-text.tsx';
import { RecordField } from './record-field.tsx';
import './dialogs.css';

export type Option = Readonly<{ value: string; label: string }>;
/** Choices, some grouped. */
export type Options = readonly (Option | Readonly<{ label: string; options: Option[] }>)[];

/** Choices for the fields of a matter's acts. */
export type CommandChoices = Readonly<{
  units: Options;
  /** Assisting units, for dropping one. */
  assisting: readonly Option[];
  grounds: readonly Option[];
  categories: readonly Option[];
  matters: readonly Option[];
  demands: readonly Readonly<{ demand: number; text: string }>[];
  /** What a complainant is asked who is called back. */
  questions: readonly Option[];
  /** Raised by an office: texts go to it, and to no complainant. */
  toRaiser: boolean;
  upload: (file: File) => Promise<KeptFile>;
  srcOf: (id: string) => string;
}>;

type Values = Record<string, unknown>;

export function CommandDialog(props: {
  command: string;
  /** Name of the draft, one for each matter and act. */
  draft: string;
  /** A hint above the fields; clicking it may fill some. */
  aside?: (fill: (values: Values) => void) => ReactNode;
  choices: CommandChoices;
  /** Values the fields begin with, where nothing was typed before. */
  begins?: Values;
  /** Content before the fields; the act waits until it is `ready`. */
  before?: ReactNode;
  ready?: boolean;
  /** Sends the act; throws refusals. */
  send: (values: Values) => Promise<void>;
  onClose: () => void;
}) {
  const t = useWords();
  const form = COMMAND_FORMS[props.command] ?? { fields: [], tone: 'plain' as const };
  const [values] = Form.useForm<Values>();
  const { kept, dirty, keep, forget, send, problem, busy } = useDraftForm<Values>(props.draft, props.onClose);
  const title = wordOr(t, `command.${props.command}`, props.command);
  const phrases = PHRASES_OF[props.command];

  return (
    <Modal
      open
      title={title}
      onCancel={props.onClose}
      width={form.fields.some((field) => field.kind === 'answers' || field.kind === 'units') ? 640 : 520}
      mask={{ closable: !dirty }}
      footer={null}
      destroyOnHidden
    >
      <Form<Values>
        form={values}
        layout="vertical"
        initialValues={kept ?? props.begins ?? {}}
        disabled={busy}
        scrollToFirstError
        onValuesChange={(_, all) => keep(all)}
        onFinish={(typed) => void send(() => props.send(typed))}
      >
        <Space orientation="vertical" style={{ width: '100%' }} size={12}>
          {problem === undefined ? null : (
            <Alert type="warning" showIcon role="alert" title={problemTitle(t, problem)} description={problem.detail} />
          )}
          {kept === undefined ? null : (
            <Alert
              type="info"
              title={t('form.draftKept')}
              action={
                <ActButton
                  word={t('form.dropDraft')}
                  onClick={() => {
                    values.resetFields();
                    values.setFieldsValue(Object.fromEntries(Object.keys(kept).map((key) => [key, undefined])));
                    forget();
                  }}
                />
              }
            />
          )}
          {props.before}
          {props.aside?.((filled) => {
            values.setFieldsValue(filled);
            keep(values.getFieldsValue(true));
          })}
          <div>
            {form.fields
              .filter((field) => hasChoice(field, props.choices))
              .map((field) =>
                field.kind === 'answers' ? (
                  <Answers key={field.name} demands={props.choices.demands} phrases={phrases} />
                ) : field.kind === 'questions' ? (
                  <Questions key={field.name} questions={props.choices.questions} />
                ) : (
                  <FieldItem key={field.name} field={field} choices={props.choices} phrases={phrases} />
                ),
              )}
          </div>
        </Space>
        <div className="dialog-foot">
          <span className="muted">{t('form.submit.sure')}</span>
          <Space>
            <Button onClick={props.onClose}>{t('form.cancel')}</Button>
            <Button
              type="primary"
              htmlType="submit"
              loading={busy}
              disabled={props.ready === false}
              danger={form.tone === 'grave'}
            >
              {title}
            </Button>
          </Space>
        </div>
      </Form>
    </Modal>
  );
}

/** Whether the field asks for something: an act whose terms have no list of grounds asks for none. */
function hasChoice(field: Field, { grounds }: CommandChoices): boolean {
  return field.kind !== 'ground' || grounds.length > 0;
}

function FieldItem(props: { field: Field; choices: CommandChoices; phrases: PhraseUse | undefined }) {
  const t = useWords();
  const { field, choices } = props;
  const say = (key: WordKey) => (choices.toRaiser ? wordOr(t, `toRaiser.${key}`, t(key)) : t(key));
  const label = say(field.label);
  return (
    <Form.Item
      name={field.name}
      label={field.required ? label : t('field.optionalLabel', { label })}
      extra={field.help === undefined ? undefined : say(field.help)}
      rules={[
        ...(field.required ? [{ required: true, message: missing(t, field.kind, label) }] : []),
        ...(field.kind === 'day'
          ? [{ validator: (_: unknown, value?: string) => asDay(value, t('form.notADay')) }]
          : []),
        ...(field.kind === 'clock' ? [{ pattern: CLOCK, message: t('form.notATime') }] : []),
      ]}
    >
      {field.kind === 'text' ? (
        <PhrasedText use={props.phrases} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} showCount />
      ) : (
        inputOf(field, props.choices, t('form.choose'), label, (key) => t(key))
      )}
    </Form.Item>
  );
}

const CHOSEN: readonly Field['kind'][] = [
  'ground',
  'unit',
  'units',
  'matter',
  'category',
  'verdict',
  'step',
  'way',
  'result',
];

function missing(t: ReturnType<typeof useWords>, kind: Field['kind'], label: string): string {
  return t(CHOSEN.includes(kind) ? 'form.requiredChoice' : 'form.required', { label });
}

function inputOf(field: Field, choices: CommandChoices, choose: string, label: string, t: (key: WordKey) => string) {
  const select = (options: Options, multiple = false) => (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={choose}
      options={[...options]}
      allowClear={!field.required}
      {...(multiple ? { mode: 'multiple' as const } : {})}
    />
  );
  switch (field.kind) {
    case 'text':
    case 'answers':
    case 'questions':
      // Drawn by parts of their own.
      return null;
    case 'line':
      return <Input maxLength={200} />;
    case 'record':
      return <RecordField />;
    case 'ground':
      return select(choices.grounds);
    case 'unit':
      return select(field.name === 'unit' && choices.assisting.length > 0 ? choices.assisting : choices.units);
    case 'units':
      return select(choices.units, true);
    case 'matter':
      return select(choices.matters);
    case 'category':
      return select(choices.categories);
    case 'verdict':
      return (
        <Radio.Group
          options={(['resolved', 'partly', 'not'] as const).map((value) => ({ value, label: t(`verdict.${value}`) }))}
        />
      );
    case 'step':
      return select(
        (['interview', 'bulletin', 'hand-over', 'consultation'] as const).map((value) => ({
          value,
          label: t(`step.${value}`),
        })),
      );
    case 'way':
      return (
        <Radio.Group
          options={(['phone', 'visit', 'message', 'other'] as const).map((value) => ({
            value,
            label: t(`contact.way.${value}`),
          }))}
        />
      );
    case 'result':
      return (
        <Radio.Group
          options={(['reached', 'no-answer', 'declined'] as const).map((value) => ({
            value,
            label: t(`contact.result.${value}`),
          }))}
        />
      );
    case 'day':
      return <DateField max={today()} />;
    case 'clock':
      return <Input style={{ width: 100 }} placeholder="09:30" maxLength={5} />;
    case 'files':
      return <FilesField upload={choices.upload} srcOf={choices.srcOf} label={label} />;
  }
}
