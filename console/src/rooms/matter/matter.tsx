/** Page of a matter: acts above, words and timeline first, facts beside them. */

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useCategories } from '../../api/categories.ts';
import { readMatter } from '../../api/matters.ts';
import { asProblem } from '../../api/problem.ts';
import { useMenu } from '../../menu.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading, NotFound } from '../../parts/form/fallbacks.tsx';
import { Marks, PhaseTag, procedureName } from '../../parts/matter/matter-cells.tsx';
import { Room as Frame } from '../../parts/room.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Acts } from './acts.tsx';
import { Deadlines } from './deadlines.tsx';
import { Drafts } from './drafts.tsx';
import { Duplicates } from './duplicates.tsx';
import { Facts, Legs, Letters } from './facts.tsx';
import { Follow } from './follow.tsx';
import { Identity } from './identity.tsx';
import { Integrity } from './integrity.tsx';
import { Messages } from './messages.tsx';
import { Neighbours } from './next-task.tsx';
import { Notes } from './notes.tsx';
import { Papers } from './papers.tsx';
import { Said } from './said.tsx';
import { Steps } from './steps.tsx';
import '../../parts/form/dialogs.css';
import './matter.css';

export function Room() {
  const t = useWords();
  const categories = useCategories();
  const { id } = useParams({ strict: false });
  const matterId = id ?? '';
  const mayLookUp = useMay('vault.read-holdings');
  const mayFollow = useMay('matters.follow-matter');
  const mayCompare = useMay('matters.read-duplicates');
  const rooms = useMenu();
  const { data: view, error } = useQuery({
    queryKey: ['matter', matterId],
    queryFn: () => readMatter(matterId),
    enabled: matterId !== '',
  });
  if (error !== null) {
    return asProblem(error).status === 404 || asProblem(error).status === 422 ? (
      <NotFound />
    ) : (
      <Failure error={error} />
    );
  }
  if (view === undefined) return <Loading />;
  const { line } = view;
  const category = categories.ofMatter(line);
  const what = category === null ? '' : ` · ${category}`;
  // A lead stands in the room of leads for whoever has that room.
  const from = view.lane === 'discipline' ? rooms.find(({ path }) => path === '/leads') : undefined;
  const open = ['registered', 'accepted', 'appealed', 'dispatched', 'handling'].includes(line.phase);
  return (
    <Frame
      title={`${procedureName(t, line.procedure)}${what}`}
      crumbs={[{ title: t(from?.word ?? 'menu.matters'), to: from?.path ?? '/matters' }]}
      actions={
        <span className="matter-head">
          <PhaseTag line={line} />
          {view.lane === 'discipline' ? <Tag>{t('matter.mark.discipline')}</Tag> : null}
          <Marks line={line} />
          <span className="mono muted">{t('matter.no', { no: line.number })}</span>
          {mayFollow ? <Follow view={view} /> : null}
          <Neighbours matterId={line.id} />
        </span>
      }
    >
      <Drafts view={view} />
      <Acts view={view} />
      <div className="matter-columns">
        <div>
          <Said view={view} />
          <Messages view={view} />
          <Notes view={view} />
          <Steps view={view} />
        </div>
        <div>
          <Deadlines view={view} />
          <Facts view={view} />
          <Legs view={view} />
          <Letters view={view} />
          <Papers view={view} />
          {mayCompare && view.sight === 'full' && open ? <Duplicates view={view} /> : null}
          {mayLookUp ? <Identity matterId={line.id} /> : null}
          <Integrity view={view} />
        </div>
      </div>
    </Frame>
  );
}
