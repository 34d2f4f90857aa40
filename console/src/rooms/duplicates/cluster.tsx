/** A cluster of likely duplicates: reasons, texts, and the allowed acts (merge, or dispatch to one unit). */

import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Checkbox, Drawer, Radio, Space } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { act, readMatter } from '../../api/matters.ts';
import type { AlikeMatters, MatterLine, MatterView } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { BatchDialog } from '../../parts/form/batch-dialog.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { stretchesOf } from '../../parts/matter/alike-text.ts';
import { BatchActs } from '../../parts/matter/matter-batch.tsx';
import { PhaseTag } from '../../parts/matter/matter-cells.tsx';
import { useWords, type Words } from '../../words/index.ts';

/** Phases in which a matter can take others in; the server decides. */
const TAKES_OTHERS: readonly MatterLine['phase'][] = [
  'registered',
  'accepted',
  'dispatched',
  'handling',
  'suspended',
  'checking',
];

export function alikeShare({ least, most }: Pick<AlikeMatters, 'least' | 'most'>): string {
  return least === most ? `${most}%` : `${least}%–${most}%`;
}

export function ClusterDrawer(props: { cluster: AlikeMatters; onClose: () => void }) {
  const t = useWords();
  const categories = useCategories();
  const queries = useQueryClient();
  const { cluster } = props;
  const lines = cluster.matters.map(({ matter }) => matter);
  const [mainId, setMainId] = useState(cluster.mainId);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [merging, setMerging] = useState(false);
  const views = useQueries({
    queries: lines.map(({ id }) => ({ queryKey: ['matter', id], queryFn: () => readMatter(id) })),
  });
  const viewOf = (id: string) => views.find(({ data }) => data?.line.id === id)?.data;
  const failed = views.find(({ error }) => error !== null);
  const main = lines.find(({ id }) => id === mainId);
  const joining = lines.filter(({ id, phase }) => phase === 'registered' && id !== mainId && !left.includes(id));
  const mergeable = lines.some(({ id, phase }) => phase === 'registered' && id !== mainId);
  const mainWords = saidIn(mainId === null ? undefined : viewOf(mainId));

  return (
    <Drawer
      open
      size={720}
      title={t('alike.title', { count: lines.length })}
      onClose={props.onClose}
      footer={
        <Space style={{ float: 'right' }} wrap>
          <BatchActs chosen={lines} onDone={props.onClose} />
          <ActButton
            type="primary"
            disabled={joining.length === 0 || main === undefined}
            word={t('alike.merge', { count: joining.length })}
            onClick={() => setMerging(true)}
          />
        </Space>
      }
    >
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        <p>{t('alike.why', { what: whatIsTheSame(t, cluster, categories.nameOf), alike: alikeShare(cluster) })}</p>
        {main === undefined ? <Alert type="info" showIcon title={t('alike.noMain')} /> : null}
        {mergeable ? null : <Alert type="info" showIcon title={t('alike.nothingToMerge')} />}
        {failed === undefined ? null : <Failure error={failed.error} onRetry={() => void failed.refetch()} />}
        <p className="muted">{t('alike.marked')}</p>
        {cluster.matters.map(({ matter, likeness }) => {
          const { id, phase } = matter;
          return (
            <section key={id} className={`alike ${id === mainId ? 'alike-main' : ''}`}>
              <div className="alike-head">
                <Link to="/matters/$id" params={{ id }} className="mono">
                  {matter.number}
                </Link>
                <PhaseTag line={matter} />
                <span className="muted figures">{matter.receivedOn ?? matter.week}</span>
                <span className="muted figures">{t('matter.alike', { percent: likeness })}</span>
                <span className="alike-acts">
                  {TAKES_OTHERS.includes(phase) ? (
                    <Radio checked={id === mainId} onChange={() => setMainId(id)}>
                      {t(id === mainId ? 'alike.main' : 'alike.setMain')}
                    </Radio>
                  ) : null}
                  {phase === 'registered' && id !== mainId ? (
                    <Checkbox
                      checked={!left.includes(id)}
                      onChange={() => setLeft(left.includes(id) ? left.filter((each) => each !== id) : [...left, id])}
                    >
                      {t('alike.choose')}
                    </Checkbox>
                  ) : null}
                </span>
              </div>
              {matter.place === null ? null : <div className="muted">{matter.place}</div>}
              <SaidWords view={viewOf(id)} other={id === mainId ? '' : mainWords} />
            </section>
          );
        })}
      </Space>
      {merging && main !== undefined ? (
        <BatchDialog
          title={t('command.merge')}
          effect={t('batch.effect.merge', { count: joining.length, main: main.number })}
          skipped={0}
          rows={joining.map((line) => ({
            key: line.id,
            name: `${line.number} ${line.place ?? line.respondent?.name ?? ''}`,
            send: (submissionId) =>
              act(line.id, line.seq, { type: 'merge', parentId: main.id, reason: null }, submissionId),
          }))}
          onClose={() => {
            for (const list of ['desk', 'matters', 'matter', 'duplicates']) {
              void queries.invalidateQueries({ queryKey: [list] });
            }
            props.onClose();
          }}
        />
      ) : null}
    </Drawer>
  );
}

function SaidWords(props: { view: MatterView | undefined; other: string }) {
  const t = useWords();
  if (props.view === undefined) return null;
  const said = saidIn(props.view);
  if (said === '') return <p className="muted">{t('alike.said.none')}</p>;
  let at = 0;
  return (
    <p className="words">
      {stretchesOf(said, props.other).map(({ text, shared }) => {
        at += text.length;
        return shared ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
      })}
    </p>
  );
}

function saidIn(view: MatterView | undefined): string {
  return (view?.words.said ?? [])
    .filter(({ kind }) => kind === 'words' || kind === 'demand')
    .map(({ original, released }) => original ?? released ?? '')
    .join('\n');
}

function whatIsTheSame(t: Words, cluster: AlikeMatters, nameOf: (code: string) => string): string {
  const { categoryCode, respondent, place } = cluster;
  return [
    categoryCode === null ? '' : t('alike.why.category', { name: nameOf(categoryCode) }),
    respondent === null ? '' : t('alike.why.respondent', { name: respondent.name }),
    place === null ? '' : t('alike.why.place', { name: place }),
  ]
    .filter((part) => part !== '')
    .join(t('suggest.and'));
}
