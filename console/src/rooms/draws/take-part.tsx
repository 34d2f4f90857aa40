/** Taking part in a draw: the secret is made and kept by the office, and only its hash is sent before its time. */

import { Button, Checkbox, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { commitToDraw, type DrawView, revealForDraw } from '../../api/draws.ts';
import { Panel } from '../../parts/facts.tsx';
import { useDraftForm } from '../../parts/form/draft-form.ts';
import { Failure, problemTitle } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { downloadBlob } from '../../parts/table/download.ts';
import { useWords } from '../../words/index.ts';
import { commitmentOf, newSecret } from './secret.ts';

const SECRET = /^[0-9a-f]{64}$/;

/** What somebody typed or copied, without blanks and in small letters. */
function tidied(typed: string): string {
  return typed.replaceAll(/\s/g, '').toLowerCase();
}

export function Commit(props: { draw: DrawView }) {
  const t = useWords();
  const done = useDone('draws', 'draw');
  const [secret] = useState(newSecret);
  const [isSaved, setSaved] = useState(false);
  const { send, problem, busy } = useDraftForm<object>(null, () => undefined);
  const { line, parties } = props.draw;
  const party = parties.find(({ mine }) => mine);
  if (party === undefined) return null;
  const save = (): void => {
    const title = t('draw.commit.file', { number: line.number, unit: party.name });
    downloadBlob(`draw-${line.number}.txt`, new Blob([`${title}\n${secret}\n`], { type: 'text/plain' }));
  };
  return (
    <Panel title={t('draw.commit')}>
      <p>{t('draw.commit.help')}</p>
      {problem === undefined ? null : <Failure error={problem} />}
      <p>
        <b>{t('draw.commit.secret')}</b>
        <br />
        <code className="mono draw-hash">{secret}</code>
      </p>
      <Space orientation="vertical">
        <Button onClick={save}>{t('draw.commit.save')}</Button>
        <Checkbox checked={isSaved} onChange={({ target }) => setSaved(target.checked)}>
          {t('draw.commit.saved')}
        </Checkbox>
        <Button
          type="primary"
          disabled={!isSaved}
          loading={busy}
          onClick={() =>
            void send(() =>
              done(commitToDraw(line.id, commitmentOf(line.frozenHash, party.unitId, secret)), t('draw.commit.done')),
            )
          }
        >
          {t('draw.commit.send')}
        </Button>
      </Space>
    </Panel>
  );
}

export function Reveal(props: { draw: DrawView }) {
  const t = useWords();
  const done = useDone('draws', 'draw');
  const { send, problem, busy } = useDraftForm<object>(null, () => undefined);
  return (
    <Panel title={t('draw.reveal')}>
      <p>{t('draw.reveal.help')}</p>
      <Form<{ secret: string }>
        layout="vertical"
        disabled={busy}
        onFinish={({ secret }) =>
          void send(() => done(revealForDraw(props.draw.line.id, tidied(secret)), t('draw.reveal.done')))
        }
      >
        {problem === undefined ? null : (
          <p className="light-red" role="alert">
            {problemTitle(t, problem)}
          </p>
        )}
        <Form.Item
          name="secret"
          label={t('draw.commit.secret')}
          rules={[
            {
              validator: (_, typed: string = '') =>
                SECRET.test(tidied(typed)) ? Promise.resolve() : Promise.reject(new Error(t('draw.reveal.wrong'))),
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} autoComplete="off" spellCheck={false} className="mono" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('draw.reveal.send')}
        </Button>
      </Form>
    </Panel>
  );
}
