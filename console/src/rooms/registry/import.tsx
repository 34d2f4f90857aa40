/** Import of a csv: always tried first without writing, every bad cell listed by row and column. */

import { Alert, Button, Radio, Space, Statistic, Table } from 'antd';
import { useRef, useState } from 'react';
import { api, take } from '../../api/client.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { ImportReport } from '../../api/types.ts';
import { useDone } from '../../parts/acts.ts';
import { downloadText } from '../../parts/download.ts';
import { problemTitle } from '../../parts/failure.tsx';
import { useWords } from '../../words/index.ts';

type What = 'windows' | 'entities';
type Mode = 'check' | 'all' | 'good';

const COLUMNS: Readonly<Record<What, string>> = {
  windows: '区划, 大厅名称, 大厅管理单位, 大厅地址, 开放时间, 窗口编号, 窗口名称, 进驻单位, 服务事项',
  entities: '统一社会信用代码, 名称, 类型, 区划, 乡镇街道, 状态, 四上, 成立日期',
};

function run(what: What, csv: string, mode: Mode): Promise<ImportReport> {
  const body = { csv, mode };
  return what === 'windows'
    ? take<ImportReport>(api.POST('/api/v1/imports/windows', { body }))
    : take<ImportReport>(api.POST('/api/v1/imports/entities', { body }));
}

/** Spreadsheets of older offices save GB18030; what is not valid UTF-8 is read as that. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function Import() {
  const t = useWords();
  const done = useDone('halls', 'windows', 'entities');
  const input = useRef<HTMLInputElement>(null);
  const [what, setWhat] = useState<What>('windows');
  const [file, setFile] = useState<Readonly<{ name: string; csv: string }>>();
  const [report, setReport] = useState<ImportReport>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const go = async (csv: string, mode: Mode): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = mode === 'check' ? await run(what, csv, mode) : await done(run(what, csv, mode), t('import.done'));
      setReport(result);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const csv = await textOf(chosen);
    setFile({ name: chosen.name, csv });
    setReport(undefined);
    if (input.current !== null) input.current.value = '';
    await go(csv, 'check');
  };

  return (
    <section className="panel" aria-label={t('registry.import')}>
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        <Radio.Group
          optionType="button"
          value={what}
          aria-label={t('import.what')}
          onChange={(event) => {
            setWhat(event.target.value as What);
            setFile(undefined);
            setReport(undefined);
          }}
          options={(['windows', 'entities'] as const).map((value) => ({ value, label: t(`import.${value}`) }))}
        />
        <p className="muted">{t('import.columns', { columns: COLUMNS[what] })}</p>
        <Space>
          <Button type="primary" ghost loading={busy} onClick={() => input.current?.click()}>
            {t('import.file')}
          </Button>
          <span>{file?.name ?? <span className="muted">{t('import.nothing')}</span>}</span>
        </Space>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          style={{ display: 'none' }}
          aria-label={t('import.file')}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        {problem === undefined ? null : (
          <Alert type="warning" showIcon role="alert" title={problemTitle(t, problem)} description={problem.detail} />
        )}
        {report === undefined || file === undefined ? null : (
          <Report report={report} busy={busy} onWrite={(mode) => void go(file.csv, mode)} />
        )}
      </Space>
    </section>
  );
}

function Report(props: { report: ImportReport; busy: boolean; onWrite: (mode: 'all' | 'good') => void }) {
  const t = useWords();
  const { report } = props;
  const badRows = new Set(report.bad.map((cell) => cell.row)).size;
  const good = report.created + report.changed;
  return (
    <div>
      <h2 className="panel-title">{report.written ? t('import.done') : t('import.result')}</h2>
      <Space size={40} wrap style={{ marginBottom: 12 }}>
        <Statistic title={t('import.created')} value={report.created} />
        <Statistic title={t('import.changed')} value={report.changed} />
        <Statistic title={t('import.unchanged')} value={report.unchanged} />
        <Statistic title={t('import.bad')} value={badRows} />
      </Space>
      {report.bad.length === 0 ? null : (
        <Table
          size="small"
          scroll={{ x: 480 }}
          rowKey={(cell) => `${cell.row} ${cell.column} ${cell.reason}`}
          dataSource={[...report.bad]}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: t('import.row'), dataIndex: 'row', width: 80 },
            { title: t('import.column'), dataIndex: 'column', width: 160 },
            { title: t('import.value'), dataIndex: 'value', ellipsis: true },
            { title: t('import.message'), dataIndex: 'message' },
          ]}
        />
      )}
      <Space style={{ marginTop: 12 }} wrap>
        {report.written || good === 0 ? null : (
          <Button type="primary" loading={props.busy} onClick={() => props.onWrite(badRows === 0 ? 'all' : 'good')}>
            {badRows === 0 ? t('import.writeAll') : t('import.writeGood')}
          </Button>
        )}
        {report.badRowsCsv === '' ? null : (
          <Button onClick={() => downloadText('bad-rows.csv', report.badRowsCsv)}>{t('import.badRows')}</Button>
        )}
      </Space>
    </div>
  );
}
