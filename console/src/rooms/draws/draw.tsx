/** Page of a draw: its rules, who takes part and is asked now, and what was drawn. */

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Popconfirm, Space } from 'antd';
import { type DrawView, publishDraw, readDraw, withdrawDraw } from '../../api/draws.ts';
import { useDivisions } from '../../api/lists.ts';
import { showInstant } from '../../parts/dates.ts';
import { Fact, Panel } from '../../parts/facts.tsx';
import { Failure, useTellFailure } from '../../parts/form/failure.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { Room as Frame } from '../../parts/room.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Commit, Reveal } from './take-part.tsx';
import './draws.css';

const LISTS = ['draws', 'draw'] as const;

export function Room() {
  const t = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const draw = useQuery({ queryKey: ['draw', id], queryFn: () => readDraw(id) });
  const title = draw.data === undefined ? t('menu.draws') : t('draw.title', { number: draw.data.line.number });
  return (
    <Frame
      title={title}
      crumbs={[{ title: t('menu.draws'), to: '/draws' }]}
      actions={draw.data === undefined ? null : <Acts draw={draw.data} />}
    >
      {draw.error === null ? null : <Failure error={draw.error} onRetry={() => void draw.refetch()} />}
      {draw.data === undefined ? null : <One draw={draw.data} />}
    </Frame>
  );
}

function Acts(props: { draw: DrawView }) {
  const t = useWords();
  const navigate = useNavigate();
  const done = useDone(...LISTS);
  const tell = useTellFailure();
  const announces = useMay('draws.announce-draw');
  const { line, may, replacedBy } = props.draw;
  const act = (write: Promise<unknown>, said: string) => void done(write, said).catch(tell);
  return (
    <Space wrap>
      <Button href={`/draws/${line.number}`} target="_blank">
        {t('draw.proof')}
      </Button>
      {may.withdraw && announces ? (
        <Popconfirm title={t('draw.withdraw.sure')} onConfirm={() => act(withdrawDraw(line.id), t('draw.withdrawn'))}>
          <Button>{t('draw.withdraw')}</Button>
        </Popconfirm>
      ) : null}
      {line.state === 'void' && replacedBy === null && announces ? (
        <Button onClick={() => void navigate({ to: '/draws', search: { new: 'yes', replaces: line.number } })}>
          {t('draw.again')}
        </Button>
      ) : null}
      {may.publish && announces ? (
        <Popconfirm title={t('draw.publish.sure')} onConfirm={() => act(publishDraw(line.id), t('draw.published'))}>
          <Button type="primary">{t('draw.publish')}</Button>
        </Popconfirm>
      ) : null}
    </Space>
  );
}

function One(props: { draw: DrawView }) {
  const { draw } = props;
  const takesPart = useMay('draws.take-part');
  return (
    <Space orientation="vertical" size={16} style={{ width: '100%' }}>
      {draw.may.commit && takesPart ? <Commit draw={draw} /> : null}
      {draw.may.reveal && takesPart ? <Reveal draw={draw} /> : null}
      <Rules draw={draw} />
      <Parties draw={draw} />
      <Result draw={draw} />
    </Space>
  );
}

function Rules(props: { draw: DrawView }) {
  const t = useWords();
  const divisions = useDivisions();
  const { line, source, exclusions, commitBy, revealBy, replaces, replacedBy, strata, seed } = props.draw;
  const narrowed = [
    divisions.nameOf(source.divisionCode),
    t(`draws.source.${source.kind}`),
    source.entityKind === null ? '' : t(`kind.${source.entityKind}`),
    source.aboveScale === null ? '' : t(`draw.aboveScale.${source.aboveScale ? 'true' : 'false'}`),
  ].filter((part) => part !== '');
  return (
    <Panel title={t('draw.rules')}>
      <dl className="facts">
        <Fact name={t('head.draws.state')}>
          {t(`draws.state.${line.state}`)} {line.why === null ? '' : t(`draws.why.${line.why}`)}
        </Fact>
        <Fact name={t('head.draws.purpose')}>{t(`draws.purpose.${line.purpose}`)}</Fact>
        <Fact name={t('head.draws.source')}>{narrowed.join(' · ')}</Fact>
        <Fact name={t('head.draws.wanted')}>
          {t('draw.of', { count: line.candidates, wanted: line.wanted })}{' '}
          {source.byDivision ? t('draw.rule.each', { count: strata[0]?.wanted ?? 0 }) : ''}
        </Fact>
        <Fact name={t('draw.excluded')}>{exclusions}</Fact>
        <Fact name={t('head.draws.office')}>{line.office}</Fact>
        <Fact name={t('head.draws.announced')} className="figures">
          {showInstant(line.announcedAt)}
        </Fact>
        <Fact name={t('draw.commitBy')} className="figures">
          {showInstant(commitBy)}
        </Fact>
        <Fact name={t('draw.revealBy')} className="figures">
          {showInstant(revealBy)}
        </Fact>
        <Fact name={t('draw.replaces')}>{replaces}</Fact>
        <Fact name={t('head.draws.published')}>{t(line.published ? 'draws.published' : 'draws.unpublished')}</Fact>
        <Fact name={t('head.draws.hash')} className="mono draw-hash">
          {line.frozenHash}
        </Fact>
        <Fact name={t('draw.seed')} className="mono draw-hash">
          {seed}
        </Fact>
      </dl>
      {replacedBy === null ? null : <p className="muted">{t('draw.replacedBy', { number: replacedBy })}</p>}
    </Panel>
  );
}

function Parties(props: { draw: DrawView }) {
  const t = useWords();
  return (
    <Panel title={t('draw.parties')}>
      <ol className="draw-lines">
        {props.draw.parties.map(({ unitId, name, committedAt, revealedAt, mine, missing }) => (
          <li key={unitId}>
            <b>{name}</b> {mine ? <span className="muted">{t('draw.party.mine')}</span> : null}{' '}
            {missing ? <span className="light-red">{t('draw.party.missing')}</span> : null}
            <div className="muted figures">
              {committedAt === null
                ? t('draw.party.uncommitted')
                : t('draw.party.committed', { at: showInstant(committedAt) })}
              {revealedAt === null ? '' : ` · ${t('draw.party.revealed', { at: showInstant(revealedAt) })}`}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Result(props: { draw: DrawView }) {
  const t = useWords();
  const { line, strata, source } = props.draw;
  if (line.state !== 'drawn') {
    return (
      <Panel title={t('draw.result')}>
        <p className="muted">{t(line.state === 'void' ? 'draw.result.void' : 'draw.result.none')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('draw.result')}>
      {strata.map(({ label, name, wanted, count, drawn, skipped }) => (
        <section key={label}>
          <h3>
            {name} <span className="muted">{t('draw.of', { count, wanted })}</span>
          </h3>
          <Targets targets={drawn} coded={source.kind === 'entities'} />
          {skipped.length === 0 ? null : (
            <>
              <h3>{t('draw.skipped')}</h3>
              <Targets targets={skipped} coded={source.kind === 'entities'} />
            </>
          )}
        </section>
      ))}
    </Panel>
  );
}

/** @param props.coded whether the identifier says something to a reader: a credit code does */
function Targets(props: { targets: DrawView['strata'][number]['drawn']; coded: boolean }) {
  const t = useWords();
  return (
    <ol className="draw-lines">
      {props.targets.map(({ id, name, reason }) => (
        <li key={id}>
          {name ?? id} {props.coded && name !== null ? <span className="mono muted">{id}</span> : null}
          {reason === null ? null : <span className="muted"> {t(`draws.reason.${reason}`)}</span>}
        </li>
      ))}
    </ol>
  );
}
