/** Page of sign-in: name and password, then the second factor where set; back to where one was. */

import { useQueryClient } from '@tanstack/react-query';
import { defaultParseSearch, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '../api/problem.ts';
import { enterSecondFactor, signIn } from '../api/session-acts.ts';
import { IS_DEMO, PROVIDER_NAME } from '../installation.ts';
import { DeskButtons } from '../parts/desks.tsx';
import { keepDraftsOf } from '../parts/form/draft.ts';
import { problemTitle } from '../parts/form/failure.tsx';
import { SignedOut } from '../parts/signed-out.tsx';
import { searchOf } from '../parts/table/search.ts';
import { sessionQuery } from '../session.ts';
import { useWords } from '../words/index.ts';

type Typed = { username: string; password: string; code?: string };

export function SignIn() {
  const t = useWords();
  const search = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  // How the identity provider's way back ended stands behind the `#`.
  const [came, setCame] = useState(() => window.location.hash.slice(1));
  const [asksCode, setAsksCode] = useState(came === 'second-factor');
  const [busy, setBusy] = useState(false);
  const code = useRef<InputRef>(null);
  useEffect(() => {
    if (asksCode) code.current?.focus();
  }, [asksCode]);
  const onlyCode = came === 'second-factor';

  const enter = useCallback(async (): Promise<void> => {
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    // The session may have ended under somebody else's page: nothing of theirs is left for the next person.
    const isAnother = session !== null && keepDraftsOf(session.userId);
    if (isAnother) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    // An opened address is followed; a page left open by another person is not.
    const leftOpen = isAnother && search.again === true;
    const back = new URL(leftOpen ? '/' : (search.back ?? '/'), window.location.origin);
    // As the router wrote it: text that looks like a number or a yes stands in quotes there.
    await navigate({ to: back.pathname, search: searchOf(defaultParseSearch(back.search)) });
  }, [navigate, queries, search]);

  // It is read once: whoever comes back to the page later finds it plain.
  useEffect(() => {
    if (window.location.hash === '') return;
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }, []);
  useEffect(() => {
    if (came === 'signed-in') void enter();
  }, [came, enter]);

  const submit = async (typed: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = asksCode ? await enterSecondFactor(typed.code ?? '') : await signIn(typed);
      if (answer.state === 'second-factor') {
        setAsksCode(true);
        return;
      }
      await enter();
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      // The half-open session ends after some minutes; then the password is asked again.
      if (asksCode && refused.kind === 'not-signed-in') {
        setAsksCode(false);
        setCame('');
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <SignedOut title={t('signIn.title')}>
      {search.again === true && problem === undefined ? <Alert type="info" title={t('signIn.again')} showIcon /> : null}
      <CameFromProvider came={came} />
      {problem === undefined ? null : (
        <Alert type="warning" title={problemTitle(t, problem)} description={problem.detail} showIcon role="alert" />
      )}
      <Form<Typed> layout="vertical" onFinish={(typed) => void submit(typed)} requiredMark={false} disabled={busy}>
        {onlyCode ? null : (
          <>
            <Form.Item
              name="username"
              label={t('signIn.username')}
              rules={[{ required: true, message: t('form.required', { label: t('signIn.username') }) }]}
            >
              <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('signIn.password')}
              rules={[{ required: true, message: t('form.required', { label: t('signIn.password') }) }]}
            >
              <Input.Password size="large" autoComplete="current-password" />
            </Form.Item>
          </>
        )}
        {asksCode ? (
          <Form.Item
            name="code"
            label={t('signIn.code')}
            extra={t('signIn.codeHelp')}
            rules={[{ required: true, message: t('form.required', { label: t('signIn.code') }) }]}
          >
            <Input ref={code} size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={16} />
          </Form.Item>
        ) : null}
        <Button type="primary" size="large" htmlType="submit" block loading={busy}>
          {asksCode ? t('signIn.continue') : t('signIn.submit')}
        </Button>
      </Form>
      {PROVIDER_NAME === '' || onlyCode ? null : (
        <Button size="large" block href={`/sign-in/provider?${new URLSearchParams({ back: search.back ?? '/' })}`}>
          {t('signIn.provider', { name: PROVIDER_NAME })}
        </Button>
      )}
      {IS_DEMO ? (
        <section className="desks-signed-out" aria-label={t('app.guide')}>
          <p className="muted signed-out-note">{t('signIn.desks')}</p>
          <DeskButtons to={search.back ?? '/'} />
        </section>
      ) : (
        <p className="muted signed-out-note">{t('signIn.forgot')}</p>
      )}
    </SignedOut>
  );
}

/** What became of a sign-in by the identity provider, where it did not open an account. */
function CameFromProvider(props: { came: string }) {
  const t = useWords();
  const [kind, code] = props.came.split('=');
  if (kind === 'unlinked' && code !== undefined && /^\w{8}$/.test(code)) {
    return (
      <Alert
        type="info"
        showIcon
        title={t('signIn.unlinked', { name: PROVIDER_NAME })}
        description={<b className="mono">{`${code.slice(0, 4)}-${code.slice(4)}`}</b>}
      />
    );
  }
  const words = {
    'provider-unreachable': 'signIn.providerUnreachable',
    'provider-refused': 'signIn.providerRefused',
    'provider-wrong': 'signIn.providerWrong',
  } as const;
  if (kind === undefined || !(kind in words)) return null;
  const key = words[kind as keyof typeof words];
  return <Alert type="warning" showIcon role="alert" title={t(key, { name: PROVIDER_NAME })} />;
}
