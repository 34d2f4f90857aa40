/** Fields of an act that come in numbers: an answer to each demand, a reply to each question. */

import { Form, Radio } from 'antd';
import { useWords } from '../../words/index.ts';
import type { CommandChoices } from './command-dialog.tsx';
import type { PhraseUse } from './command-fields.ts';
import { PhrasedText } from './phrased-text.tsx';

/** Answers, one for each demand; a matter without demands has one. */
export function Answers(props: { demands: CommandChoices['demands']; phrases: PhraseUse | undefined }) {
  const t = useWords();
  return (
    <>
      {props.demands.map(({ demand, text }) => {
        const label = t('field.answerTo', { n: demand });
        return (
          <Form.Item
            key={demand}
            name={['answers', String(demand)]}
            label={label}
            extra={<span className="words">{text}</span>}
            rules={[{ required: true, whitespace: true, message: t('form.required', { label }) }]}
          >
            <PhrasedText use={props.phrases} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
          </Form.Item>
        );
      })}
    </>
  );
}

/** The script of a call-back: every question has an answer once somebody was reached. */
export function Questions(props: { questions: CommandChoices['questions'] }) {
  const t = useWords();
  return (
    <>
      {props.questions.map(({ value: code, label }) => (
        <Form.Item
          key={code}
          name={['replies', code]}
          label={label}
          dependencies={['result']}
          rules={[
            ({ getFieldValue }) => ({
              required: getFieldValue('result') === 'reached',
              message: t('form.requiredChoice', { label }),
            }),
          ]}
        >
          <Radio.Group
            options={(['yes', 'partly', 'no', 'unsaid'] as const).map((value) => ({
              value,
              label: t(`callBack.${value}`),
            }))}
          />
        </Form.Item>
      ))}
    </>
  );
}
