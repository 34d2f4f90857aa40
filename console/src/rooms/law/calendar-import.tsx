/** Import of a year's holiday table: tried, its changes shown, then written with a reason. */

import { Button, Drawer, Form, Input, InputNumber, Space, Upload } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { CalendarPreview } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { PanelTable } from '../../parts/table/panel-table.tsx';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import '../../parts/form/dialogs.css';

type Values = { text: string; year?: number | null; papers?: string; reason?: string };
const EXAMPLE = '2027-01-01,元旦,休\n2027-01-02,元旦,休\n2027-01-03,元旦,休\n2027-02-14,春节,班';

type Fact = CalendarPreview['changes'][number]['before'];

export function CalendarImport(props: { onClose: () => void }) {
  const t = useWords();
  const done = useDone('calendar-years', 'calendar-year');
  const [form] = Form.useForm<Values>();
  const [submissionId] = useState(newSubmissionId);
  const [preview, setPreview] = useState<CalendarPreview>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const run = async (act: 'preview' | 'write'): Promise<void> => {
    setProblem(undefined);
    const values = await form.validateFields();
    const papers = (values.papers ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    const given = { text: values.text, year: values.year ?? null, papers };
    setBusy(true);
    try {
      if (act === 'preview') {
        setPreview(await take<CalendarPreview>(api.POST('/api/v1/law/calendar-years/preview', { body: given })));
      } else if (preview !== undefined) {
        const body = {
          ...given,
          submissionId,
          seenEdition: preview.seenEdition,
          source: '',
          reason: values.reason ?? '',
        };
        await done(take(api.POST('/api/v1/law/calendar-years', { body })));
        props.onClose();
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const readFile = async (file: File): Promise<void> => {
    setProblem(undefined);
    setBusy(true);
    try {
      form.setFieldsValue(/\.json$/i.test(file.name) ? { text: await file.text() } : await readSheet(file));
      setPreview(undefined);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const factText = (fact: Fact): string => `${t(`day.${fact.kind}`)}${fact.name === null ? '' : ` ${fact.name}`}`;

  return (
    <Drawer
      open
      size={640}
      title={t('calendar.import')}
      onClose={props.onClose}
      mask={{ closable: false }}
      footer={
        <Space style={{ float: 'right' }}>
          <Button onClick={() => void run('preview').catch(() => undefined)} loading={busy}>
            {t('calendar.check')}
          </Button>
          <Button
            type="primary"
            disabled={preview === undefined || preview.changes.length === 0}
            loading={busy}
            onClick={() => void run('write').catch(() => undefined)}
          >
            {t('calendar.write')}
          </Button>
        </Space>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onValuesChange={(change) =>
          ('text' in change || 'year' in change || 'papers' in change) && setPreview(undefined)
        }
      >
        <div className="drawer-alerts">
          <p className="muted">{t('calendar.importHelp')}</p>
          <p className="muted">{t('calendar.secondHelp')}</p>
          {problem === undefined ? null : (
            <Failure error={problem} inWords={(path, message) => faultIn(t, path, message)} />
          )}
        </div>
        <Form.Item
          name="text"
          label={t('calendar.at.text')}
          rules={[{ required: true, message: t('form.required', { label: t('calendar.at.text') }) }]}
          extra={t('calendar.textHelp')}
        >
          <Input.TextArea
            autoSize={{ minRows: 8, maxRows: 14 }}
            className="mono"
            spellCheck={false}
            placeholder={EXAMPLE}
          />
        </Form.Item>
        <Form.Item>
          <Upload
            accept=".xlsx,.csv,.json,.txt"
            showUploadList={false}
            disabled={busy}
            beforeUpload={(file) => {
              void readFile(file);
              return false;
            }}
          >
            <ActButton word={t('calendar.file')} />
          </Upload>
        </Form.Item>
        <Form.Item name="year" label={t('calendar.at.year')} extra={t('calendar.yearHelp')}>
          <InputNumber min={2000} max={2100} precision={0} controls={false} style={{ width: 120 }} />
        </Form.Item>
        <Form.Item
          name="papers"
          label={t('calendar.at.papers')}
          extra={t('calendar.papersHelp')}
          rules={[{ required: true, message: t('form.required', { label: t('calendar.at.papers') }) }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} />
        </Form.Item>
        {preview === undefined ? null : (
          <>
            <p className="panel-title">
              {t('calendar.changesOf', { year: preview.year, count: preview.changes.length })}
              {preview.openMatters === null ? '' : ` · ${t('calendar.openMatters', { count: preview.openMatters })}`}
            </p>
            {preview.effect === null ? null : (
              <ul className="plain-list">
                {(['becomeFirm', 'moveLater', 'moveEarlier', 'stayFirm'] as const).map((what) => (
                  <li key={what}>{t(`calendar.effect.${what}`, { count: preview.effect?.[what] ?? 0 })}</li>
                ))}
                {preview.effect.examined < preview.effect.matters ? (
                  <li className="muted">
                    {t('calendar.effect.part', { examined: preview.effect.examined, matters: preview.effect.matters })}
                  </li>
                ) : null}
              </ul>
            )}
            {preview.changes.length === 0 ? <p className="muted">{t('calendar.noChange')}</p> : null}
            <PanelTable
              atLeast={480}
              rowKey="date"
              rows={preview.changes}
              pagination={{ pageSize: 12, hideOnSinglePage: true }}
              columns={[
                { title: t('calendar.date'), dataIndex: 'date', width: 120 },
                { title: t('calendar.before'), render: (_, change) => factText(change.before) },
                { title: t('calendar.after'), render: (_, change) => factText(change.after) },
              ]}
            />
            <Form.Item name="reason" label={t('rules.reason')} rules={[{ required: true }]} style={{ marginTop: 16 }}>
              <Input maxLength={400} />
            </Form.Item>
          </>
        )}
      </Form>
    </Drawer>
  );
}

/** Text of a fault at a path such as `days.3`, `line 12` or `papers`. */
function faultIn(t: Words, path: string, fault: string): string {
  const [what = '', number = ''] = path.split(/[. ]/);
  const where =
    what === 'line'
      ? t('calendar.at.line', { n: number })
      : what === 'days' && number !== ''
        ? t('calendar.at.day', { n: Number(number) + 1 })
        : wordOr(t, `calendar.at.${what}`, '');
  const said = wordOr(t, `fault.${fault}`, t('fault.other'));
  return where === '' ? said : `${where}${t('colon')}${said}`;
}

/** Turns a sheet (xlsx or csv in any encoding) into lines of date, name and kind. */
async function readSheet(file: File): Promise<{ text: string; year: number | null }> {
  let binary = '';
  for (const byte of new Uint8Array(await file.arrayBuffer())) binary += String.fromCharCode(byte);
  return take(api.POST('/api/v1/law/calendar-years/sheet', { body: { file: btoa(binary) } }));
}
