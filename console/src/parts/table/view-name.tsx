/** Dialog that names a saved view and sets whether the unit shares it. */

import { Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/index.ts';
import { useTellFailure } from '../form/failure.tsx';

export function NameView(props: {
  name: string;
  shared: boolean;
  onSave: (name: string, shared: boolean) => Promise<void>;
  onClose: () => void;
}) {
  const t = useWords();
  const tell = useTellFailure();
  const [form] = Form.useForm<{ name: string; shared: boolean }>();
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      open
      title={t('view.title')}
      okText={t('app.save')}
      cancelText={t('app.cancel')}
      confirmLoading={busy}
      width={400}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: props.name, shared: props.shared }}
        onFinish={({ name, shared }) => {
          setBusy(true);
          props
            .onSave(name.trim(), shared)
            .then(props.onClose)
            .catch(tell)
            .finally(() => setBusy(false));
        }}
      >
        <Form.Item name="name" label={t('view.name')} rules={[{ required: true, whitespace: true, max: 40 }]}>
          <Input autoFocus maxLength={40} />
        </Form.Item>
        <Form.Item name="shared" valuePropName="checked" extra={t('view.shareHelp')}>
          <Checkbox>{t('view.share')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
