/** What is asked for several matters at once, and how each of them is sent. */

import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useUnits } from '../api/lists.ts';
import { act } from '../api/matters.ts';
import type { MatterCommand, MatterLine } from '../api/types.ts';
import { BatchDialog } from '../parts/batch-dialog.tsx';
import { shortNo } from '../parts/matter-cells.tsx';
import { useWords } from '../words/index.ts';
import type { Batched } from './matter-batch.tsx';

export function OneBatch(props: { what: Batched; lines: readonly MatterLine[]; skipped: number; onClose: () => void }) {
  const t = useWords();
  const units = useUnits();
  const [lead, setLead] = useState<string>();
  const [text, setText] = useState('');
  const { what, lines } = props;
  const words = text.trim() === '' ? null : text.trim();
  const command = (): MatterCommand => {
    if (what === 'accept') return { type: 'accept' };
    if (what === 'remind') return { type: 'remind', text: words };
    return { type: 'dispatch', lead: lead ?? '', assisting: [], note: words };
  };
  return (
    <BatchDialog
      title={t(`command.${what}`)}
      effect={t(`batch.effect.${what}`, { count: lines.length })}
      skipped={props.skipped}
      rows={lines.map((line) => ({
        key: line.id,
        name: `${shortNo(line.id)} ${line.place ?? line.respondent?.name ?? ''}`,
        send: (submissionId) => act(line.id, line.seq, command(), submissionId),
      }))}
      ready={what !== 'dispatch' || lead !== undefined}
      fields={
        what === 'accept' ? null : (
          <Form layout="vertical" component="div">
            {what === 'dispatch' ? (
              <Form.Item label={t('field.lead')} htmlFor="batch-lead">
                <Select
                  id="batch-lead"
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t('form.choose')}
                  options={[...units.options]}
                  {...(lead === undefined ? {} : { value: lead })}
                  onChange={(value: string) => setLead(value)}
                />
              </Form.Item>
            ) : null}
            <Form.Item
              label={`${t(what === 'dispatch' ? 'field.note' : 'field.text')}(${t('field.optional')})`}
              htmlFor="batch-words"
              extra={t('form.writtenToUnit')}
            >
              <Input.TextArea
                id="batch-words"
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </Form.Item>
          </Form>
        )
      }
      onClose={props.onClose}
    />
  );
}
