/** Form of a new password; nothing typed here is kept as a draft. */

import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { Panel } from '../../parts/facts.tsx';
import { problemTitle } from '../../parts/form/failure.tsx';
import { PasswordFields } from '../../parts/form/password-fields.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';

type Typed = { current: string; fresh: string; again: string };

export function Password() {
  const t = useWords();
  const done = useDone('sessions');
  const queries = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ current, fresh }: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await done(take(api.PUT('/api/v1/account/password', { body: { current, fresh } })), t('account.passwordChanged'));
      form.resetFields();
      await queries.invalidateQueries({ queryKey: ['session'] });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel title={t('account.password')}>
      {problem === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={problemTitle(t, problem)}
          description={problem.detail}
          style={{ marginBottom: 12 }}
        />
      )}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        onFinish={(typed) => void submit(typed)}
      >
        <Form.Item
          name="current"
          label={t('account.current')}
          rules={[{ required: true, message: t('form.required', { label: t('account.current') }) }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <PasswordFields />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('account.password')}
        </Button>
      </Form>
    </Panel>
  );
}
