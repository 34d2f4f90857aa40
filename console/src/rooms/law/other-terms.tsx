/** Terms other than limits, as fields of the next version. */

import { Form, InputNumber, Select, Space, Switch } from 'antd';
import { useWords } from '../../words/index.ts';

export function OtherTerms(props: { hasExtension: boolean; hasRerouting: boolean }) {
  const t = useWords();
  const times = { min: 0, max: 9, precision: 0, style: { width: 90 } };
  return (
    <>
      <h3 className="panel-part">{t('rules.others')}</h3>
      <Space size={[24, 0]} align="start" wrap>
        {props.hasExtension ? (
          <>
            <Form.Item name={['terms', 'extension', 'times']} label={t('term.extension.times')}>
              <InputNumber {...times} min={1} />
            </Form.Item>
            <Form.Item name={['terms', 'extension', 'approver']} label={t('term.extension.approver')}>
              <Select
                style={{ width: 140 }}
                options={(['dispatcher', 'level-above', 'checker'] as const).map((value) => ({
                  value,
                  label: t(`term.approver.${value}`),
                }))}
              />
            </Form.Item>
          </>
        ) : null}
        {props.hasRerouting ? (
          <Form.Item name={['terms', 'rerouting', 'times']} label={t('term.rerouting.times')}>
            <InputNumber {...times} min={1} />
          </Form.Item>
        ) : null}
        <Form.Item name={['terms', 'redosBeforeUphold']} label={t('term.redosBeforeUphold')}>
          <InputNumber {...times} />
        </Form.Item>
        <Form.Item name={['terms', 'appeals']} label={t('term.appeals')}>
          <Select
            style={{ width: 100 }}
            options={[0, 1].map((count) => ({ value: count, label: t('term.redosTimes', { count }) }))}
          />
        </Form.Item>
        <Form.Item name={['terms', 'respondentMayHandle']} label={t('term.respondentMayHandle')}>
          <Select
            style={{ width: 200 }}
            options={(['yes', 'service-faults', 'no'] as const).map((value) => ({
              value,
              label: t(`term.mayHandle.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={['terms', 'refusalNeedsApproval']}
          label={t('term.refusalNeedsApproval')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item name={['terms', 'refusalRecord']} label={t('term.refusalRecord')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Space>
    </>
  );
}
