/** Room of the inbox; each line leads to its matter. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Segmented } from 'antd';
import { api, take } from '../api/client.ts';
import type { Notice } from '../api/types.ts';
import { showInstant } from '../parts/dates.ts';
import { Failure, useTellFailure } from '../parts/form/failure.tsx';
import { Loading } from '../parts/form/fallbacks.tsx';
import { useDone } from '../parts/matter/acts.ts';
import { taskName } from '../parts/matter/matter-cells.tsx';
import { Room as Frame } from '../parts/room.tsx';
import { useFilters } from '../parts/table/search.ts';
import { useWords, wordOr } from '../words/index.ts';
import './inbox.css';

function markRead(id: string): Promise<unknown> {
  return take(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } }));
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
  const fresh = (data ?? []).filter((notice) => notice.readAt === null);
  return (
    <Frame
      title={t('menu.inbox')}
      actions={
        fresh.length === 0 ? null : (
          <Button size="small" onClick={() => void done(Promise.all(fresh.map(({ id }) => markRead(id)))).catch(tell)}>
            {t('inbox.markAll')}
          </Button>
        )
      }
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
          {data?.map((notice) => (
            <li key={notice.id} className="list-line">
              <span>
                {notice.readAt === null ? <b>{kindOf(notice)}</b> : kindOf(notice)}
                <span className="muted figures"> {showInstant(notice.at)}</span>
              </span>
              <span>
                {notice.matterId === null ? null : (
                  <Link
                    to="/matters/$id"
                    params={{ id: notice.matterId }}
                    onClick={() => {
                      if (notice.readAt === null) void markRead(notice.id).catch(() => undefined);
                    }}
                  >
                    {t('inbox.open')}
                  </Link>
                )}
                {notice.readAt === null ? (
                  <Button type="link" size="small" onClick={() => void done(markRead(notice.id)).catch(tell)}>
                    {t('inbox.markRead')}
                  </Button>
                ) : null}
              </span>
            </li>
          ))}
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
