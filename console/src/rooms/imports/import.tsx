/** One import by steps: columns, dry run, findings, writing. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Button, Popconfirm, Progress, Space, Statistic, Steps } from 'antd';
import { askCheck, askWrite, type Choice, giveUp, readRun, sendMapping } from '../../api/imports.ts';
import type { ImportRun } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { downloadFrom } from '../../parts/table/download.ts';
import { useWords } from '../../words/index.ts';
import { Findings } from './findings.tsx';
import { StateTag } from './imports.tsx';
import { MappingForm } from './mapping.tsx';

const BUSY = new Set(['check-waiting', 'checking', 'write-waiting', 'writing']);
const STEP: Readonly<Record<string, number>> = {
  uploading: 0,
  mapping: 1,
  'check-waiting': 2,
  checking: 2,
  checked: 3,
  'write-waiting': 4,
  writing: 4,
  written: 5,
  'given-up': 5,
};
const LOOK_EVERY_MS = 1000;

export function Room() {
  const t = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const run = useQuery({
    queryKey: ['import', id],
    queryFn: () => readRun(id),
    refetchInterval: ({ state }) => (state.data !== undefined && BUSY.has(state.data.state) ? LOOK_EVERY_MS : false),
  });
  const crumbs = [{ title: t('menu.imports'), to: '/imports' }];
  return (
    <Frame title={run.data?.fileName ?? t('menu.imports')} crumbs={crumbs}>
      {run.error === null ? null : <Failure error={run.error} onRetry={() => void run.refetch()} />}
      {run.data === undefined ? null : <One run={run.data} />}
    </Frame>
  );
}

function One(props: { run: ImportRun }) {
  const t = useWords();
  const { run } = props;
  return (
    <>
      <section className="panel" aria-label={t('imports.steps')}>
        <Steps
          size="small"
          responsive={false}
          titlePlacement="vertical"
          current={STEP[run.state] ?? 0}
          items={(['upload', 'columns', 'check', 'look', 'write'] as const).map((step) => ({
            title: t(`imports.step.${step}`),
          }))}
        />
        <Space style={{ display: 'flex', marginTop: 12 }} wrap>
          <span>{run.kindLabel}</span>
          <StateTag run={run} />
          <GiveUp run={run} />
        </Space>
        {run.problem === null ? null : (
          <Alert
            type="warning"
            showIcon
            role="alert"
            style={{ marginTop: 12 }}
            title={run.problem.message}
            description={run.problem.row === null ? undefined : t('imports.atRow', { row: run.problem.row })}
          />
        )}
        {BUSY.has(run.state) ? <Busy run={run} /> : null}
        {run.counts === null ? null : <Counts run={run} />}
        <Notes run={run} />
        <Waits run={run} />
        <Deciding run={run} />
      </section>
      {run.state === 'mapping' ? <MappingForm run={run} /> : null}
      {run.counts === null ? null : <Findings run={run} />}
    </>
  );
}

function Busy(props: { run: ImportRun }) {
  const t = useWords();
  const { progress } = props.run;
  const percent = progress === null || progress.total === 0 ? 0 : (progress.done / progress.total) * 100;
  return (
    <div style={{ marginTop: 12 }} role="status">
      <span>{progress === null ? t('imports.waiting') : t(`imports.phase.${progress.phase}`)}</span>
      <Progress percent={Math.min(100, Math.round(percent))} status="active" />
    </div>
  );
}

function Counts(props: { run: ImportRun }) {
  const t = useWords();
  const { counts } = props.run;
  if (counts === null) return null;
  return (
    <Space size={40} wrap style={{ display: 'flex', marginTop: 16 }}>
      <Statistic title={t('imports.rows')} value={counts.rows} />
      <Statistic title={t('head.imports.created')} value={counts.created} />
      <Statistic title={t('head.imports.changed')} value={counts.changed} />
      <Statistic title={t('head.imports.unchanged')} value={counts.unchanged} />
      <Statistic title={t('head.imports.bad')} value={counts.bad} />
    </Space>
  );
}

/** Notes on what was read in an unexpected way. */
function Notes(props: { run: ImportRun }) {
  const t = useWords();
  const { counts, unused } = props.run;
  const { totals = 0, hidden = 0 } = counts ?? {};
  const notes = [
    ...(unused.length > 0 ? [t('imports.unused', { columns: unused.join('、') })] : []),
    ...(totals > 0 ? [t('imports.totals', { totals })] : []),
    ...(hidden > 0 ? [t('imports.hidden', { hidden })] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginTop: 16, alignItems: 'flex-start' }}
      title={notes.map((note) => <div key={note}>{note}</div>)}
    />
  );
}

/** Waiting for a second person. */
function Waits(props: { run: ImportRun }) {
  const t = useWords();
  const { waitsUntil } = props.run;
  if (waitsUntil === null) return null;
  const description = t('imports.waitsHelp', { until: showInstant(waitsUntil) });
  return <Alert type="info" showIcon style={{ marginTop: 16 }} title={t('waiting.here')} description={description} />;
}

function Deciding(props: { run: ImportRun }) {
  const t = useWords();
  const tell = useTellFailure();
  const done = useDone('import', 'imports');
  const queries = useQueryClient();
  const { run } = props;
  const { counts } = run;
  if (counts === null) return null;
  const waits = run.waitsUntil !== null;
  const ready = run.state === 'checked' && run.problem === null && !waits && counts.created + counts.changed > 0;
  const again = (asked: Promise<ImportRun>) =>
    void asked.then((next) => queries.setQueryData(['import', run.id], next)).catch(tell);
  const write = (mode: 'all' | 'good') =>
    void askWrite(run.id, mode)
      .then((next) => done(Promise.resolve(next), t(next.waitsUntil === null ? 'imports.asked' : 'waiting.asked')))
      .catch(tell);
  return (
    <Space style={{ display: 'flex', marginTop: 16 }} wrap>
      {ready && counts.bad === 0 ? (
        <Button type="primary" onClick={() => write('all')}>
          {t('imports.writeAll')}
        </Button>
      ) : null}
      {ready && counts.bad > 0 ? (
        <Popconfirm title={t('imports.writeGoodHelp', { bad: counts.bad })} onConfirm={() => write('good')}>
          <Button type="primary">{t('imports.writeGood')}</Button>
        </Popconfirm>
      ) : null}
      {counts.bad > 0 ? (
        <Button onClick={() => downloadFrom(`/api/v1/imports/${run.id}/annotated`)}>{t('imports.badRows')}</Button>
      ) : null}
      {counts.bad > 0 ? (
        <Button onClick={() => downloadFrom(`/api/v1/imports/${run.id}/annotated?rows=all`)}>
          {t('imports.allRows')}
        </Button>
      ) : null}
      {run.state === 'checked' && run.mapping !== null ? (
        <>
          <Button onClick={() => again(askCheck(run.id))}>{t('imports.checkAgain')}</Button>
          <Button onClick={() => again(sendMapping(run.id, columnsOf(run)))}>{t('imports.columnsAgain')}</Button>
        </>
      ) : null}
    </Space>
  );
}

/** The present mapping, to choose anew; the dry run is dropped. */
function columnsOf({ mapping }: ImportRun): Choice {
  if (mapping === null) return { sheet: 0 };
  const { sheet, headingFrom, headingTo, columns } = mapping;
  return { sheet, headingFrom, headingTo, columns };
}

function GiveUp(props: { run: ImportRun }) {
  const t = useWords();
  const tell = useTellFailure();
  const queries = useQueryClient();
  const { run } = props;
  if (['writing', 'written', 'given-up'].includes(run.state)) return null;
  const end = async (): Promise<void> => {
    try {
      queries.setQueryData(['import', run.id], await giveUp(run.id));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <Popconfirm title={t('imports.giveUpHelp')} onConfirm={() => void end()}>
      <ActButton word={t('imports.giveUp')} />
    </Popconfirm>
  );
}
