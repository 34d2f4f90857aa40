/** Drawer of a letter: what it says, about which matters, its paper, signing for it and answering it. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Form, Space } from 'antd';
import { useState } from 'react';
import { answerLetter, readLetter, signLetter } from '../../api/letters.ts';
import { fileUrl, uploadFile } from '../../api/matters.ts';
import type { KeptFile, LetterView } from '../../api/types.ts';
import { Fact } from '../../parts/facts.tsx';
import { PHRASES_OF } from '../../parts/form/command-fields.ts';
import { useDraftForm } from '../../parts/form/draft-form.ts';
import { Failure, problemTitle } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { FilesField } from '../../parts/form/files-field.tsx';
import { PhrasedText } from '../../parts/form/phrased-text.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { phaseName } from '../../parts/matter/matter-cells.tsx';
import { PaperFiles } from '../../parts/matter/paper-parts.tsx';
import { useWords, wordOr } from '../../words/index.ts';
import { Standing } from './standing.tsx';

const DAYS = [
  ['head.letters.sent', 'sentOn'],
  ['head.letters.reply', 'replyOn'],
  ['head.letters.signed', 'signedOn'],
  ['head.letters.answered', 'answeredOn'],
] as const;
const LISTS = ['letters', 'letter', 'letter-counts', 'desk', 'matter'] as const;

export function LetterDrawer(props: { id: string; onClose: () => void }) {
  const t = useWords();
  const { data, error } = useQuery({ queryKey: ['letter', props.id], queryFn: () => readLetter(props.id) });
  return (
    <Drawer
      open
      size={560}
      title={
        data === undefined ? t('menu.letters') : `${t(`letters.step.${data.line.step}`)} ${data.line.number ?? ''}`
      }
      onClose={props.onClose}
    >
      {error !== null ? <Failure error={error} /> : data === undefined ? <Loading /> : <Detail view={data} />}
    </Drawer>
  );
}

function Detail(props: { view: LetterView }) {
  const t = useWords();
  const { view } = props;
  const { line, matters, text, answer, paper, may } = view;
  const to = line.toDesk === null ? line.to : `${line.to}（${wordOr(t, `as.${line.toDesk}`, line.toDesk)}）`;
  return (
    <Space orientation="vertical" size={16} style={{ width: '100%' }}>
      <dl className="facts">
        <Fact name={t('head.letters.standing')}>
          <Standing line={line} />
        </Fact>
        <Fact name={t('head.letters.from')}>{line.from}</Fact>
        <Fact name={t('head.letters.to')}>{to}</Fact>
        {DAYS.map(([key, day]) => (
          <Fact key={key} name={t(key)} className="figures">
            {line[day]}
          </Fact>
        ))}
      </dl>
      <section>
        <h3>{t('letter.text')}</h3>
        <p className="words">{text ?? <span className="muted">{t('letter.noText')}</span>}</p>
        {paper === null ? null : (
          <Space>
            <span className="muted">{wordOr(t, `paper.kind.${paper.kind}`, paper.kind)}</span>
            {paper.isVoid ? <span className="light-red">{t('letter.paperVoid')}</span> : null}
            <PaperFiles paper={paper} />
          </Space>
        )}
      </section>
      <section>
        <h3>{t('letter.matters', { count: matters.length })}</h3>
        <ul className="plain-list">
          {matters.map((matter) => (
            <li key={matter.id} className="list-line">
              <Link to="/matters/$id" params={{ id: matter.id }} className="mono">
                {matter.number}
              </Link>
              <span className="muted figures">
                {phaseName(t, matter.phase)} {matter.dueOn ?? ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {answer === null ? null : (
        <section>
          <h3>{t('letter.answer')}</h3>
          <p className="words">{answer.text ?? <span className="muted">{t('letter.noText')}</span>}</p>
          {answer.files === 0 ? null : (
            <Link to="/matters/$id" params={{ id: answer.matterId }}>
              {t('letter.answerFiles', { count: answer.files })}
            </Link>
          )}
        </section>
      )}
      {may.sign ? <Sign id={line.id} /> : null}
      {may.answer && view.filesTo !== null ? <Answer id={line.id} matterId={view.filesTo} /> : null}
    </Space>
  );
}

function Sign(props: { id: string }) {
  const t = useWords();
  const done = useDone(...LISTS);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const sign = async (): Promise<void> => {
    setBusy(true);
    await done(signLetter(props.id), t('letter.signed')).catch(setProblem);
    setBusy(false);
  };
  return (
    <Space orientation="vertical">
      {problem === null ? null : <Failure error={problem} />}
      <Button type="primary" loading={busy} onClick={() => void sign()}>
        {t('letter.sign')}
      </Button>
    </Space>
  );
}

type Answered = { text?: string; files?: readonly KeptFile[] };

function Answer(props: { id: string; matterId: string }) {
  const t = useWords();
  const done = useDone(...LISTS);
  const { kept, keep, send, problem, busy } = useDraftForm<Answered>(`letter:${props.id}`, () => undefined);
  return (
    <section>
      <h3>{t('letter.toAnswer')}</h3>
      {problem === undefined ? null : (
        <p className="light-red" role="alert">
          {problemTitle(t, problem)}
        </p>
      )}
      <Form<Answered>
        layout="vertical"
        disabled={busy}
        initialValues={{ text: kept?.text }}
        onValuesChange={(_, { text }) => keep({ text: text ?? '' })}
        onFinish={({ text = '', files = [] }) => {
          const body = { text: text.trim(), files: files.map(({ id }) => id) };
          void send(async () => {
            await done(answerLetter(props.id, body), t('letter.answeredNow'));
          });
        }}
      >
        <Form.Item
          name="text"
          label={t('letter.answer.text')}
          rules={[
            { required: true, whitespace: true, message: t('form.required', { label: t('letter.answer.text') }) },
          ]}
        >
          <PhrasedText use={PHRASES_OF['answer-letter']} autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="files" label={t('field.optionalLabel', { label: t('letter.answer.files') })}>
          <FilesField
            label={t('letter.answer.files')}
            upload={(file) => uploadFile(props.matterId, file)}
            srcOf={(fileId) => fileUrl(props.matterId, fileId)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('letter.answer.send')}
        </Button>
      </Form>
    </section>
  );
}
