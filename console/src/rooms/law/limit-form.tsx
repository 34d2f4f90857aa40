/** Form of the next version of a limit outside procedures: previewed, then saved with basis, date and reason. */

import { Form, Input, InputNumber, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { LegalLimit, LimitVersion } from '../../api/types.ts';
import { addDays, today } from '../../parts/dates.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords } from '../../words/index.ts';
import { useUnitOptions, VersionDrawer } from './version-drawer.tsx';
import type { VersionPreview } from './version-preview.tsx';

type Values = { effectiveFrom: string; reason: string; limit: LegalLimit };

export function LimitForm(props: { base: LimitVersion; onClose: () => void }) {
  const t = useWords();
  const done = useDone('limits');
  const units = useUnitOptions();
  const [submissionId] = useState(newSubmissionId);
  const { base } = props;
  const params = { path: { code: base.code } };
  return (
    <VersionDrawer<Omit<Values, 'reason'> & Partial<Values>>
      title={t(`term.${base.code}`)}
      help={t('limits.newHelp')}
      draft={null}
      initial={{ effectiveFrom: addDays(today(), 1), limit: base.limit }}
      look={({ effectiveFrom, limit }) => {
        const body = { effectiveFrom, limit };
        return take<VersionPreview>(api.POST('/api/v1/law/limits/{code}/preview', { params, body }));
      }}
      save={(values) => {
        const body = { submissionId, seenVersion: base.version, ...(values as Values) };
        return done(take(api.POST('/api/v1/law/limits/{code}/versions', { params, body })));
      }}
      onClose={props.onClose}
    >
      <Space size={16} align="start" wrap>
        <Form.Item name={['limit', 'amount']} label={t('rules.amount')} rules={[{ required: true }]}>
          <InputNumber min={1} precision={0} style={{ width: 100 }} />
        </Form.Item>
        <Form.Item name={['limit', 'unit']} label={t('rules.unit')}>
          <Select style={{ width: 120 }} options={units} />
        </Form.Item>
      </Space>
      <Form.Item name={['limit', 'basis']} label={t('rules.basis')} rules={[{ required: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={400} />
      </Form.Item>
      <Form.Item
        name={['limit', 'verified']}
        label={t('rules.verified')}
        valuePropName="checked"
        extra={t('rules.verifiedHelp')}
      >
        <Switch />
      </Form.Item>
    </VersionDrawer>
  );
}
