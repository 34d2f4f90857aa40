/** A new password, typed twice. */

import { Form, Input } from 'antd';
import { useWords } from '../../words/index.ts';

export function PasswordFields() {
  const t = useWords();
  return (
    <>
      <Form.Item
        name="fresh"
        label={t('setUp.newPassword')}
        rules={[{ required: true, message: t('form.required', { label: t('setUp.newPassword') }) }]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('setUp.repeat')}
        dependencies={['fresh']}
        rules={[
          { required: true, message: t('form.required', { label: t('setUp.repeat') }) },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === undefined || value === getFieldValue('fresh')
                ? Promise.resolve()
                : Promise.reject(new Error(t('setUp.differs'))),
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
