/** Second factor: set up by a QR code, confirmed by its first code. */

import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Typography } from 'antd';
import encodeQR from 'qr';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { Panel } from '../../parts/facts.tsx';
import { problemTitle } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';

type Begun = Readonly<{ secret: string; uri: string }>;

export function SecondFactor() {
  const t = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const done = useDone('session');
  const [begun, setBegun] = useState<Begun>();
  const [problem, setProblem] = useState<Problem>();

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    try {
      await act();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const begin = (current: string): Promise<void> =>
    attempt(async () => setBegun(await take<Begun>(api.POST('/api/v1/account/second-factor', { body: { current } }))));
  const confirm = (code: string): Promise<void> =>
    attempt(async () => {
      await done(take(api.PUT('/api/v1/account/second-factor', { body: { code } })), t('account.factorDone'));
      setBegun(undefined);
      await queries.invalidateQueries({ queryKey: ['session'] });
    });

  return (
    <Panel title={t('account.factor')}>
      {problem === undefined ? null : <Alert type="warning" showIcon role="alert" title={problemTitle(t, problem)} />}
      {session.secondFactor ? (
        <p className="light-green">✓ {t('account.factorOn')}</p>
      ) : begun === undefined ? (
        <>
          <p>{t('account.factorOff')}</p>
          <Form<{ current: string }>
            layout="inline"
            onFinish={({ current }) => void begin(current)}
            style={{ marginTop: 8 }}
            requiredMark={false}
          >
            <Form.Item
              name="current"
              label={t('account.current')}
              rules={[{ required: true, message: t('form.required', { label: t('account.current') }) }]}
            >
              <Input.Password autoComplete="current-password" style={{ width: 200 }} />
            </Form.Item>
            <Button htmlType="submit">{t('account.factorBegin')}</Button>
          </Form>
        </>
      ) : (
        <>
          <p>{t('account.factorScan')}</p>
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(encodeQR(begun.uri, 'svg'))}`}
            alt="QR"
            width={180}
            height={180}
            style={{ margin: '8px 0' }}
          />
          <p className="muted">
            {t('account.factorSecret')}{' '}
            <Typography.Text copyable className="mono">
              {begun.secret}
            </Typography.Text>
          </p>
          <Form<{ code: string }>
            layout="inline"
            onFinish={({ code }) => void confirm(code)}
            style={{ marginTop: 8 }}
            requiredMark={false}
          >
            <Form.Item name="code" label={t('signIn.code')} rules={[{ required: true }]}>
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={16} style={{ width: 120 }} />
            </Form.Item>
            <Button type="primary" htmlType="submit">
              {t('account.factorConfirm')}
            </Button>
          </Form>
        </>
      )}
    </Panel>
  );
}
