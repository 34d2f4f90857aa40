/** Dialogs of acts on several matters: their fields, and how each matter is sent. */

import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useUnits } from '../../api/lists.ts';
import { act } from '../../api/matters.ts';
import type { MatterCommand, MatterLine } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';
import { BatchDialog } from '../form/batch-dialog.tsx';
import type { Batched } from './matter-batch.tsx';

/** Choice of sending each matter to the unit it complains about. */
const EACH = 'each-respondent';

export function OneBatch(props: {
  what: Exclude<Batched, 'send-letter'>;
  lines: readonly MatterLine[];
  skipped: number;
  onClose: () => void;
}) {
  const t = useWords();
  const units = useUnits();
  const [lead, setLead] = useState<string>();
  const [text, setText] = useState('');
  const { what, lines } = props;
  const [known, setKnown] = useState(false);
  const unread = lines.filter((line) => (line.unreleased ?? 0) > 0).length;
  const words = text.trim() === '' ? null : text.trim();
  const command = (line: MatterLine): MatterCommand => {
    if (what === 'accept') return { type: 'accept' };
    return { type: 'dispatch', lead: (lead === EACH ? line.respondent?.id : lead) ?? '', assisting: [], note: words };
  };
  return (
    <BatchDialog
      title={t(`command.${what}`)}
      effect={t(`batch.effect.${what}`, { count: lines.length })}
      skipped={props.skipped}
      rows={lines.map((line) => ({
        key: line.id,
        name: [
          `${line.number} ${line.place ?? line.respondent?.name ?? ''}`,
          ...(what === 'dispatch' && (line.unreleased ?? 0) > 0
            ? [t('batch.unreleased', { count: line.unreleased ?? 0 })]
            : []),
        ].join(' · '),
        send: (submissionId) => act(line.id, line.seq, command(line), submissionId),
      }))}
      ready={what !== 'dispatch' || (lead !== undefined && (unread === 0 || known))}
      fields={
        what === 'accept' ? null : (
          <Form layout="vertical" component="div">
            {what === 'dispatch' ? (
              <Form.Item label={t('field.lead')} htmlFor="batch-lead">
                <Select
                  id="batch-lead"
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t('form.choose')}
                  options={[{ value: EACH, label: t('batch.eachRespondent') }, ...units.options]}
                  {...(lead === undefined ? {} : { value: lead })}
                  onChange={(value: string) => setLead(value)}
                />
              </Form.Item>
            ) : null}
            {what === 'dispatch' && unread > 0 ? (
              <Form.Item>
                <Checkbox checked={known} onChange={(event) => setKnown(event.target.checked)}>
                  <span className="light-yellow">▲ {t('batch.unread', { count: unread })}</span>
                </Checkbox>
              </Form.Item>
            ) : null}
            <Form.Item
              label={t('field.optionalLabel', { label: t('field.note') })}
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
