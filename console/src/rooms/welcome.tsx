/** Page of a one-time link: the token stands behind the # and goes to the server once, with the new password. */

import { Link } from '@tanstack/react-router';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { api, take } from '../api/client.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import { problemTitle } from '../parts/form/failure.tsx';
import { PasswordFields } from '../parts/form/password-fields.tsx';
import { SignedOut } from '../parts/signed-out.tsx';
import { useWords } from '../words/index.ts';

type Typed = { fresh: string; again: string };

export function Welcome() {
  const t = useWords();
  const [token] = useState(() => window.location.hash.slice(1));
  const [username, setUsername] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const submit = async (typed: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = { token, password: typed.fresh };
      const spent = await take<{ username: string }>(api.POST('/api/v1/one-time-links/spend', { body }));
      window.history.replaceState(null, '', window.location.pathname);
      setUsername(spent.username);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };

  if (username !== undefined) {
    return (
      <SignedOut title={t('setUp.title')}>
        <Alert type="success" showIcon title={t('setUp.done', { username })} />
        <Link to="/sign-in">{t('signIn.title')}</Link>
      </SignedOut>
    );
  }
  return (
    <SignedOut title={t('setUp.title')}>
      {token === '' ? <Alert type="warning" showIcon title={t('setUp.noToken')} /> : <p>{t('setUp.help')}</p>}
      {problem === undefined ? null : (
        <Alert type="warning" showIcon role="alert" title={problemTitle(t, problem)} description={problem.detail} />
      )}
      <Form<Typed>
        layout="vertical"
        onFinish={(typed) => void submit(typed)}
        disabled={busy || token === ''}
        requiredMark={false}
      >
        <PasswordFields />
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          {t('app.save')}
        </Button>
      </Form>
    </SignedOut>
  );
}
