/**
 * Dialog for one act on several rows, one after the other: shows number and effect before, each answer after. Every row is
 * sent under its own id, so that trying again does nothing twice; refused ones stay as they were.
 */

import { Alert, Button, Modal, Progress, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { asProblem, type Problem } from '../../api/problem.ts';
import { useWords } from '../../words/index.ts';
import { problemTitle } from './failure.tsx';
import { newSubmissionId } from './submission.ts';
import './dialogs.css';
import './batch-dialog.css';

export type BatchRow = Readonly<{ key: string; name: string; send: (submissionId: string) => Promise<unknown> }>;
type Answers = ReadonlyMap<string, Problem | 'done'>;

export function BatchDialog(props: {
  title: string;
  effect: string;
  /** Chosen rows the act is not for; left alone. */
  skipped: number;
  rows: readonly BatchRow[];
  /** Fields for all rows; `ready` once they are filled in. */
  fields?: ReactNode;
  ready?: boolean;
  onClose: () => void;
}) {
  const t = useWords();
  const { rows } = props;
  const [ids] = useState(() => new Map(rows.map((row) => [row.key, newSubmissionId()])));
  const [answers, setAnswers] = useState<Answers>(new Map());
  const [running, setRunning] = useState(false);
  const done = rows.filter((row) => answers.get(row.key) === 'done').length;
  const refused = rows.flatMap((row) => {
    const answer = answers.get(row.key);
    return answer === undefined || answer === 'done' ? [] : [{ row, problem: answer }];
  });
  const answered = answers.size > 0 && !running;
  // Without an answer the act may have been done or not; the same id finds out.
  const unheard = refused.filter(({ problem }) => problem.status === 0 || problem.status >= 500).map(({ row }) => row);

  const run = async (some: readonly BatchRow[]): Promise<void> => {
    setRunning(true);
    for (const row of some) {
      const answer = await row.send(ids.get(row.key) ?? newSubmissionId()).then(() => 'done' as const, asProblem);
      setAnswers((known) => new Map(known).set(row.key, answer));
    }
    setRunning(false);
  };

  return (
    <Modal open title={props.title} width={560} onCancel={props.onClose} mask={{ closable: false }} footer={null}>
      <Space orientation="vertical" style={{ width: '100%' }} size={12}>
        <p>{props.effect}</p>
        {props.skipped === 0 ? null : <p className="muted">{t('batch.skipped', { count: props.skipped })}</p>}
        {answers.size > 0 || running ? null : (
          <>
            <ul className="batch-names">
              {rows.map((row) => (
                <li key={row.key}>{row.name}</li>
              ))}
            </ul>
            {props.fields}
          </>
        )}
        {running || answered ? (
          <Progress
            aria-label={props.title}
            percent={Math.round((answers.size / rows.length) * 100)}
            format={() => `${answers.size} / ${rows.length}`}
            status={running ? 'active' : 'normal'}
          />
        ) : null}
        {answered ? (
          <Alert
            type={refused.length === 0 ? 'success' : 'warning'}
            showIcon
            role="status"
            title={t('batch.result', { done, refused: refused.length })}
            description={
              refused.length === 0 ? undefined : (
                <ul className="batch-refused">
                  {refused.map(({ row, problem }) => (
                    <li key={row.key}>
                      <b>{row.name}</b>
                      <div>{problemTitle(t, problem)}</div>
                    </li>
                  ))}
                </ul>
              )
            }
          />
        ) : null}
      </Space>
      <div className="dialog-foot">
        <span className="muted">{answered ? '' : t('batch.each')}</span>
        <Space>
          <Button onClick={props.onClose} disabled={running}>
            {t(answered ? 'app.close' : 'app.cancel')}
          </Button>
          {answered ? (
            unheard.length === 0 ? null : (
              <Button type="primary" onClick={() => void run(unheard)}>
                {t('batch.again', { count: unheard.length })}
              </Button>
            )
          ) : (
            <Button
              type="primary"
              loading={running}
              disabled={props.ready === false || rows.length === 0}
              onClick={() => void run(rows)}
            >
              {t('batch.go', { what: props.title, count: rows.length })}
            </Button>
          )}
        </Space>
      </div>
    </Modal>
  );
}
