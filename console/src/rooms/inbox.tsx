/** Room of the inbox: a line for each matter says what it is about and how long is left; it goes with its task. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Segmented } from 'antd';
import { useCategories } from '../api/categories.ts';
import { api, take } from '../api/client.ts';
import { readDesk, readMatters } from '../api/matters.ts';
import type { MatterLine, Notice, TaskLine } from '../api/types.ts';
import { ActButton } from '../parts/act-button.tsx';
import { showInstant } from '../parts/dates.ts';
import { Failure, useTellFailure } from '../parts/form/failure.tsx';
import { Loading } from '../parts/form/fallbacks.tsx';
import { useDone } from '../parts/matter/acts.ts';
import { DeadlineMark } from '../parts/matter/deadline.tsx';
import { taskName } from '../parts/matter/matter-cells.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/table/search.ts';
import { useMay } from '../session.ts';
import { useWords, wordOr } from '../words/index.ts';
import './inbox.css';

/** As many matters as the server gives at once by their ids. */
const MOST_MATTERS = 100;

function markRead(id: string): Promise<unknown> {
  return take(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } }));
}

const waits = ({ readAt, endedAt }: Notice): boolean => readAt === null && endedAt === null;

/** Notices about one thing, the latest first: a matter is told of when it comes, when it presses, when it is late. */
type Told = Readonly<{ key: string; latest: Notice; notices: readonly Notice[] }>;

function togetherByMatter(notices: readonly Notice[]): readonly Told[] {
  const groups = new Map<string, [Notice, ...Notice[]]>();
  for (const notice of notices) {
    const key = notice.matterId ?? notice.aboutId ?? notice.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [notice]);
    else group.push(notice);
  }
  return [...groups].map(([key, all]) => ({ key, latest: all[0], notices: all }));
}

export function Room() {
  const t = useWords();
  const [search, change] = useFilters();
  const unread = search.show !== 'all';
  const done = useDone('inbox', 'session');
  const tell = useTellFailure();
  const { data, error } = useQuery({
    queryKey: ['inbox', unread],
    queryFn: () =>
      take<readonly Notice[]>(api.GET('/api/v1/notices', { params: { query: { unread: unread ? 'true' : 'false' } } })),
  });
  const told = togetherByMatter(data ?? []);
  const matters = useMatters(told.flatMap(({ latest }) => latest.matterId ?? []));
  const tasks = useTasks();
  const fresh = (data ?? []).filter(waits);
  const markAll = (some: readonly Notice[]) => done(Promise.all(some.map(({ id }) => markRead(id)))).catch(tell);
  return (
    <Frame
      title={t('menu.inbox')}
      actions={fresh.length === 0 ? null : <ActButton word={t('inbox.markAll')} onClick={() => void markAll(fresh)} />}
    >
      <section className="panel" aria-label={t('menu.inbox')}>
        <Segmented
          value={unread ? 'unread' : 'all'}
          onChange={(show) => change({ show: show === 'all' ? 'all' : undefined })}
          options={[
            { value: 'unread', label: t('inbox.unread') },
            { value: 'all', label: t('inbox.all') },
          ]}
        />
        {error !== null ? <Failure error={error} /> : data === undefined ? <Loading /> : null}
        {data?.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('inbox.empty')} /> : null}
        <ul className="plain-list inbox">
          {told.map(({ key, latest, notices }) => {
            const open = notices.filter(waits);
            const { matterId } = latest;
            return (
              <li key={key} className="list-line">
                <span className="inbox-told">
                  <span>
                    {open.length > 0 ? <b>{kindOf(latest)}</b> : kindOf(latest)}
                    {notices.length < 2 ? null : t('inbox.also', { count: notices.length - 1 })}
                    {latest.endedAt === null ? null : <span className="muted"> {t('inbox.ended')}</span>}
                    <span className="muted figures"> {showInstant(latest.at)}</span>
                  </span>
                  {matterId === null ? (
                    <Elsewhere notice={latest} />
                  ) : (
                    <About id={matterId} line={matters.get(matterId)} task={tasks.get(matterId)} open={open} />
                  )}
                </span>
                {open.length === 0 ? null : (
                  <ActButton type="link" word={t('inbox.markRead')} onClick={() => void markAll(open)} />
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </Frame>
  );

  function kindOf(notice: Notice): string {
    const asked = /^matters\.to-(.+)$/.exec(notice.kind)?.[1];
    if (asked !== undefined) return t('notice.todo', { what: taskName(t, asked) });
    return wordOr(t, `notice.${notice.kind}`, notice.kind);
  }
}

/** The matters that are told of, as this reader sees them; one that is out of sight meanwhile is absent. */
function useMatters(ids: readonly string[]): ReadonlyMap<string, MatterLine> {
  const asked = ids.slice(0, MOST_MATTERS).join(',');
  const { data } = useQuery({
    queryKey: ['matters', 'inbox', asked],
    queryFn: () => readMatters({ ids: asked, limit: MOST_MATTERS, offset: 0 }),
    enabled: useMay('matters.list-matters') && asked !== '',
  });
  return new Map((data?.items ?? []).map((line) => [line.id, line]));
}

/** What presses most of each matter on this desk; the desk comes in that order. */
function useTasks(): ReadonlyMap<string, TaskLine> {
  const { data } = useQuery({ queryKey: ['desk'], queryFn: readDesk, enabled: useMay('matters.read-desk') });
  return new Map([...(data?.items ?? [])].reverse().map((task) => [task.matter.id, task]));
}

/** The room of what is asked where it is about no matter. It stays until it is done. */
function Elsewhere({ notice: { kind, aboutId } }: { notice: Notice }) {
  const t = useWords();
  if (aboutId === null) return null;
  return kind.startsWith('draws.') ? (
    <Link to="/draws/$id" params={{ id: aboutId }}>
      {t('inbox.go')}
    </Link>
  ) : (
    <Link to="/waiting">{t('inbox.go')}</Link>
  );
}

/** Which matter, about whom and what, and how long is left for what is to be done here. Going there is reading it. */
function About(props: {
  id: string;
  line: MatterLine | undefined;
  task: TaskLine | undefined;
  open: readonly Notice[];
}) {
  const t = useWords();
  const categories = useCategories();
  const { id, line } = props;
  const due = (props.task ?? line)?.due ?? null;
  const said = [
    line?.respondent?.name,
    line?.place,
    line === undefined ? null : categories.ofMatter(line),
    line?.about,
  ].filter((each): each is string => typeof each === 'string' && each !== '');
  return (
    <span className="inbox-about">
      <Link
        to="/matters/$id"
        params={{ id }}
        className={line === undefined ? '' : 'mono'}
        onClick={() => {
          for (const notice of props.open) void markRead(notice.id).catch(() => undefined);
        }}
      >
        {line?.number ?? t('inbox.open')}
      </Link>
      {due === null ? null : <DeadlineMark dueOn={due.on} light={due.light} provisional={due.provisional} />}
      <span>{said.join(' · ')}</span>
    </span>
  );
}
