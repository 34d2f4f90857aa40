/** Internal notes of the unit at work; discipline supervision reads them by a look that is written down. */

import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { InternalNote, MatterView } from '../../api/types.ts';
import { showInstant } from '../../parts/dates.ts';
import { useDraftForm } from '../../parts/form/draft-form.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';

export function Notes(props: { view: MatterView }) {
  const t = useWords();
  const { line, notes: right } = props.view;
  const byLook = right === 'look';
  const [looked, setLooked] = useState(false);
  const params = { path: { matterId: line.id } };
  const { data, error } = useQuery({
    queryKey: ['notes', line.id],
    queryFn: () => take<readonly InternalNote[]>(api.GET('/api/v1/matters/{matterId}/notes', { params })),
    enabled: byLook ? looked : right !== null,
    // Of a supervisor each look is written down: only what was asked for is one.
    ...(!byLook ? {} : { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, gcTime: 0 }),
  });
  if (right === null) return null;
  return (
    <section className="panel" aria-label={t('notes.title')}>
      <h2>{t('notes.title')}</h2>
      {right === 'write' ? <p className="muted">{t('notes.about')}</p> : null}
      {error === null ? null : <Failure error={error} />}
      {!byLook || looked ? null : (
        <Popconfirm
          title={t('notes.lookSure')}
          okText={t('notes.look')}
          cancelText={t('app.cancel')}
          onConfirm={() => setLooked(true)}
        >
          <Button size="small">{t('notes.look')}</Button>
        </Popconfirm>
      )}
      {data === undefined ? null : data.length === 0 ? (
        <p className="muted">{t('notes.none')}</p>
      ) : (
        <ul className="plain-list">
          {data.map((note) => (
            <li key={note.id} className="message">
              <div className="said-head">
                <b>{note.author}</b>
                <span className="muted">{byLook ? note.unit : ''}</span>
                <span className="muted figures">{showInstant(note.at)}</span>
              </div>
              <p className="words">{note.text ?? <span className="muted">{t('matter.erased')}</span>}</p>
            </li>
          ))}
        </ul>
      )}
      {right === 'write' ? <Write matterId={line.id} /> : null}
    </section>
  );
}

function Write(props: { matterId: string }) {
  const t = useWords();
  const done = useDone('notes');
  const [form] = Form.useForm<{ text: string }>();
  const [id, setId] = useState(newSubmissionId);
  const { keep, forget, kept, attempt, busy, problem } = useDraftForm<{ text: string }>(
    `note:${props.matterId}`,
    () => undefined,
  );
  const write = async ({ text }: { text: string }): Promise<void> => {
    const params = { path: { matterId: props.matterId } };
    const refused = await attempt(() =>
      done(take(api.POST('/api/v1/matters/{matterId}/notes', { params, body: { id, text: text.trim() } }))),
    );
    if (refused !== undefined) return;
    forget();
    form.setFieldsValue({ text: '' });
    setId(newSubmissionId());
  };
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={busy}
      initialValues={kept ?? {}}
      onValuesChange={(_, all) => keep(all)}
      onFinish={(typed) => void write(typed)}
    >
      {problem === undefined ? null : <Failure error={problem} />}
      <Form.Item
        name="text"
        label={t('notes.label')}
        rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('notes.label') }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('notes.add')}
      </Button>
    </Form>
  );
}
