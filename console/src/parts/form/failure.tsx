/** Shows a refusal: the server's sentence, the named fields, the request id for the log. */

import { Alert, App } from 'antd';
import { useCallback } from 'react';
import { asProblem, type Problem } from '../../api/problem.ts';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';

export function problemTitle(t: Words, problem: Problem): string {
  if (problem.kind === 'unreachable') return t('problem.unreachable');
  if (problem.kind === 'changed-meanwhile') return t('problem.changed-meanwhile');
  return wordOr(t, `problem.${problem.kind}`, problem.message);
}

/** @param props.inWords text of a fault's code, where the form knows its fields */
export function Failure(props: {
  error: unknown;
  onRetry?: () => void;
  inWords?: (path: string, message: string) => string;
}) {
  const t = useWords();
  const problem = asProblem(props.error);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={problemTitle(t, problem)}
      description={
        <ProblemDetail problem={problem} {...(props.inWords === undefined ? {} : { inWords: props.inWords })} />
      }
      action={props.onRetry === undefined ? undefined : <ActButton word={t('app.retry')} onClick={props.onRetry} />}
    />
  );
}

function ProblemDetail(props: { problem: Problem; inWords?: (path: string, message: string) => string }) {
  const t = useWords();
  const { problem } = props;
  if (problem.detail === undefined && problem.errors.length === 0 && problem.status < 500) return null;
  return (
    <div>
      {problem.detail === undefined ? null : <div>{problem.detail}</div>}
      {problem.errors.length === 0 ? null : (
        <ul style={{ paddingLeft: 18 }}>
          {problem.errors.map((error) => (
            <li key={`${error.path} ${error.message}`}>
              {props.inWords === undefined
                ? `${error.path === '' ? '' : `${error.path}: `}${error.message}`
                : props.inWords(error.path, error.message)}
            </li>
          ))}
        </ul>
      )}
      {problem.status < 500 || problem.instance === undefined ? null : (
        <div className="muted">{t('problem.instance', { id: problem.instance })}</div>
      )}
    </div>
  );
}

/** Tells a refusal where no form can show it. */
export function useTellFailure(): (error: unknown) => void {
  const t = useWords();
  const { notification } = App.useApp();
  return useCallback(
    (error) => {
      const problem = asProblem(error);
      notification.warning({
        title: problemTitle(t, problem),
        description: <ProblemDetail problem={problem} />,
        duration: 8,
      });
    },
    [notification, t],
  );
}
