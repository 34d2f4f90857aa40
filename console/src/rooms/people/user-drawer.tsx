/** Drawer of an account: posts, sessions, and the acts of the two administrators. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Popconfirm, Space, Typography } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { OpenSession, PostLine, User } from '../../api/types.ts';
import { PROVIDER_NAME } from '../../installation.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant, today } from '../../parts/dates.ts';
import { Fact } from '../../parts/facts.tsx';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { isAbout, StillWaiting } from '../../parts/matter/still-waiting.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

type Holding = Readonly<{
  id: string;
  postId: string;
  fromOn: string;
  untilOn: string | null;
  title: string;
  unitName: string;
}>;
/** A link; with `waitingActId` it works only after a second person releases it. */
type Link = Readonly<{ url: string; expiresAt: string | null; waitingActId?: string }>;
type Detail = Readonly<{ user: User; holdings: readonly Holding[]; sessions: readonly OpenSession[] }>;

export function UserDrawer(props: { userId: string; onClose: () => void }) {
  const t = useWords();
  const params = { path: { id: props.userId } };
  const { data, error } = useQuery({
    queryKey: ['user', props.userId],
    queryFn: () => take<Detail>(api.GET('/api/v1/users/{id}', { params })),
  });
  return (
    <Drawer open title={data?.user.displayName ?? t('people.users')} size={520} onClose={props.onClose}>
      {error !== null ? <Failure error={error} /> : data === undefined ? <Loading /> : <Body detail={data} />}
    </Drawer>
  );
}

function Body(props: { detail: Detail }) {
  const t = useWords();
  const { user, holdings, sessions } = props.detail;
  const mayKeep = useMay('people.keep-users');
  const maySecure = useMay('people.keep-sign-ins');
  const mayHold = useMay('people.keep-holdings');
  const done = useDone('users', 'user', 'posts');
  const tell = useTellFailure();
  const [link, setLink] = useState<Link>();
  const [giving, setGiving] = useState(false);
  const [linking, setLinking] = useState(false);
  const [taking, setTaking] = useState<Holding>();
  const params = { path: { id: user.id } };
  const run = (write: Promise<unknown>): void => {
    done(write).catch(tell);
  };
  const makeLink = (): void => {
    done(take<Link>(api.POST('/api/v1/users/{id}/one-time-links', { params })), t('people.linkMade'))
      .then(setLink)
      .catch(tell);
  };

  return (
    <>
      <dl className="facts">
        <Fact name={t('head.users.username')}>{user.username}</Fact>
        <Fact name={t('head.users.email')}>{user.email ?? '—'}</Fact>
        <Fact name={t('head.users.factor')}>{t(user.secondFactor ? 'app.yes' : 'app.no')}</Fact>
        {PROVIDER_NAME === '' && !user.providerLinked ? null : (
          <Fact name={t('people.provider')}>{t(user.providerLinked ? 'people.providerLinked' : 'app.no')}</Fact>
        )}
        <Fact name={t('head.units.state')}>
          {user.disabledAt !== null
            ? `${t('people.state.disabled')} ${showInstant(user.disabledAt)}`
            : t(user.passwordSet ? 'people.state.active' : 'people.state.no-password')}
        </Fact>
      </dl>
      {user.postsSuspended ? <Alert type="warning" showIcon title={t('people.postsSuspended')} /> : null}
      <Space wrap style={{ margin: '12px 0' }}>
        {mayKeep ? (
          <>
            <Button onClick={makeLink}>{t('people.link')}</Button>
            <Popconfirm
              title={t('people.sure')}
              onConfirm={() =>
                run(
                  take(
                    api.PUT('/api/v1/users/{id}/disabled', { params, body: { disabled: user.disabledAt === null } }),
                  ),
                )
              }
            >
              <Button>{t(user.disabledAt === null ? 'people.disable' : 'people.enable')}</Button>
            </Popconfirm>
          </>
        ) : null}
        {maySecure ? (
          <Popconfirm
            title={t('people.clearLockoutSure')}
            onConfirm={() => run(take(api.DELETE('/api/v1/users/{id}/lockout', { params })))}
          >
            <Button>{t('people.clearLockout')}</Button>
          </Popconfirm>
        ) : null}
        {mayKeep && PROVIDER_NAME !== '' && !user.providerLinked ? (
          <Button onClick={() => setLinking(true)}>{t('people.linkProvider')}</Button>
        ) : null}
        {maySecure && user.providerLinked ? (
          <Popconfirm
            title={t('people.unlinkProviderSure')}
            onConfirm={() => run(take(api.DELETE('/api/v1/users/{id}/provider-account', { params })))}
          >
            <Button>{t('people.unlinkProvider')}</Button>
          </Popconfirm>
        ) : null}
        {maySecure && user.secondFactor ? (
          <Popconfirm
            title={t('people.sure')}
            onConfirm={() => run(take(api.DELETE('/api/v1/users/{id}/second-factor', { params })))}
          >
            <Button>{t('people.removeFactor')}</Button>
          </Popconfirm>
        ) : null}
      </Space>
      <StillWaiting about={(act) => isAbout(act, 'user', user.id)} />
      {link === undefined ? null : (
        <Alert
          type="info"
          title={
            link.waitingActId === undefined
              ? t('people.linkIs', { until: showInstant(link.expiresAt ?? '') })
              : t('people.linkWaits')
          }
          description={
            <Typography.Text copyable className="mono">
              {link.url}
            </Typography.Text>
          }
        />
      )}
      <section style={{ marginTop: 16 }}>
        <Space style={{ justifyContent: 'space-between', width: '100%' }}>
          <h3 className="panel-title">{t('people.holdings')}</h3>
          {mayHold ? (
            <ActButton type="primary" ghost word={t('people.givePost')} onClick={() => setGiving(true)} />
          ) : null}
        </Space>
        {holdings.length === 0 ? <p className="muted">{t('app.none')}</p> : null}
        <ul className="plain-list">
          {holdings.map((holding) => (
            <li key={holding.id} className="list-line">
              <span>
                {holding.unitName} · {holding.title}
                <span className="muted figures">
                  {' '}
                  {holding.fromOn} – {holding.untilOn ?? ''}
                </span>
              </span>
              {mayHold && holding.untilOn === null ? (
                <ActButton type="link" word={t('people.takePost')} onClick={() => setTaking(holding)} />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section style={{ marginTop: 16 }}>
        <h3 className="panel-title">{t('people.sessions')}</h3>
        {sessions.length === 0 ? <p className="muted">{t('app.none')}</p> : null}
        <ul className="plain-list">
          {sessions.map((session) => (
            <li key={session.id} className="list-line">
              <span>
                {session.browser} <span className="muted figures">{showInstant(session.lastSeenAt)}</span>
              </span>
              {maySecure ? (
                <ActButton
                  type="link"
                  word={t('people.revoke')}
                  onClick={() => {
                    const path = { id: user.id, sessionId: session.id };
                    run(take(api.DELETE('/api/v1/users/{id}/sessions/{sessionId}', { params: { path } })));
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {linking ? (
        <FormDrawer
          title={`${t('people.linkProvider')} · ${user.displayName}`}
          draft={null}
          fields={[
            {
              name: 'code',
              label: t('people.providerCode'),
              kind: 'line',
              required: true,
              help: t('people.providerCodeHelp'),
            },
          ]}
          initial={{}}
          submit={async (values) => {
            const body = { code: String(values.code) };
            await done(take(api.POST('/api/v1/users/{id}/provider-account', { params, body })));
          }}
          onClose={() => setLinking(false)}
        />
      ) : null}
      {giving ? <GivePost user={user} onClose={() => setGiving(false)} /> : null}
      {taking === undefined ? null : (
        <FormDrawer
          title={`${t('people.takePost')} · ${taking.unitName} ${taking.title}`}
          draft={null}
          fields={[{ name: 'on', label: t('people.takeOn'), kind: 'date', required: true }]}
          initial={{ on: today() }}
          submit={async (values) => {
            const path = { id: taking.id };
            const body = { on: String(values.on) };
            await done(take(api.POST('/api/v1/holdings/{id}/end', { params: { path }, body })));
          }}
          onClose={() => setTaking(undefined)}
        />
      )}
    </>
  );
}

function GivePost(props: { user: User; onClose: () => void }) {
  const t = useWords();
  const done = useDone('user', 'posts');
  const [id] = useState(newSubmissionId);
  const { data } = useQuery({
    queryKey: ['posts', 'to-give'],
    queryFn: () => take<readonly PostLine[]>(api.GET('/api/v1/posts', { params: { query: { within: 'mine' } } })),
  });
  const options = (data ?? [])
    .filter((post) => post.validTo === null)
    .map((post) => ({ value: post.id, label: `${post.unitName} · ${post.title}` }));
  return (
    <FormDrawer
      title={`${t('people.givePost')} · ${props.user.displayName}`}
      draft={null}
      fields={[
        { name: 'postId', label: t('head.users.post'), kind: 'select', options, required: true },
        { name: 'from', label: t('people.on'), kind: 'date', required: true },
      ]}
      initial={{ from: today() }}
      submit={async (values) => {
        const body = { id, userId: props.user.id, postId: String(values.postId), from: String(values.from) };
        await done(take(api.POST('/api/v1/holdings', { body })));
      }}
      onClose={props.onClose}
    />
  );
}
