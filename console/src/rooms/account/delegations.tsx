/** One's posts and delegations, given and received. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { DelegationLine, PostLine } from '../../api/types.ts';
import { postLabel } from '../../frame.tsx';
import { ActButton } from '../../parts/act-button.tsx';
import { addDays, today } from '../../parts/dates.ts';
import { Panel } from '../../parts/facts.tsx';
import { useTellFailure } from '../../parts/form/failure.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useMay, useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import '../../parts/table/table.css';

export function Delegations() {
  const t = useWords();
  const session = useSession();
  const may = useMay('people.delegate-posts');
  const done = useDone('delegations');
  const tell = useTellFailure();
  const [making, setMaking] = useState(false);
  const { data } = useQuery({
    queryKey: ['delegations'],
    queryFn: () => take<readonly DelegationLine[]>(api.GET('/api/v1/delegations')),
  });
  const own = session.posts.filter((post) => post.basis === 'held');
  return (
    <Panel title={t('account.posts')}>
      <ul className="plain-list">
        {session.posts.map((post) => (
          <li key={post.postId}>
            {postLabel(t, post)} <span className="muted">{t(`role.${post.role}`)}</span>
          </li>
        ))}
      </ul>
      <div className="table-bar" style={{ marginTop: 16 }}>
        <h3 className="panel-title" style={{ margin: 0 }}>
          {t('account.delegations')}
        </h3>
        {may && own.length > 0 ? <ActButton word={t('account.delegate')} onClick={() => setMaking(true)} /> : null}
      </div>
      {data?.length === 0 ? <p className="muted">{t('app.none')}</p> : null}
      <ul className="plain-list">
        {data?.map((line) => (
          <li key={line.id} className="list-line">
            <span>
              {line.principalName} → {line.toName} · {line.unitName} · {line.postTitle}
              <div className="muted figures">
                {line.fromOn} – {line.toOn} · {line.reason}
                {line.endedAt === null ? '' : ` · ${t('account.endedAt')}`}
              </div>
            </span>
            {may && line.endedAt === null && line.principalUserId === session.userId ? (
              <ActButton
                word={t('account.endNow')}
                onClick={() => {
                  const params = { path: { id: line.id } };
                  done(take(api.POST('/api/v1/delegations/{id}/end', { params }))).catch(tell);
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {making ? <Delegate own={own} onClose={() => setMaking(false)} /> : null}
    </Panel>
  );
}

type DelegateBody = { postId: string; toUserId: string; fromOn: string; toOn: string; reason: string };

function Delegate(props: { own: ReturnType<typeof useSession>['posts']; onClose: () => void }) {
  const t = useWords();
  const session = useSession();
  const done = useDone('delegations');
  const [id] = useState(newSubmissionId);
  const { data } = useQuery({
    queryKey: ['posts', 'holders'],
    queryFn: () => take<readonly PostLine[]>(api.GET('/api/v1/posts', { params: { query: { within: 'city' } } })),
  });
  const people = new Map<string, string>();
  for (const post of data ?? []) {
    for (const holder of post.holders) {
      if (holder.userId === session.userId || people.has(holder.userId)) continue;
      people.set(holder.userId, `${holder.displayName} · ${post.unitName} · ${post.title}`);
    }
  }
  return (
    <FormDrawer
      title={t('account.delegate')}
      draft="delegation:new"
      intro={<p className="muted">{t('account.delegateHelp')}</p>}
      fields={[
        {
          name: 'postId',
          label: t('head.users.post'),
          kind: 'select',
          required: true,
          options: props.own.map((post) => ({ value: post.postId, label: postLabel(t, post) })),
        },
        {
          name: 'toUserId',
          label: t('account.toUser'),
          kind: 'select',
          required: true,
          options: [...people].map(([value, label]) => ({ value, label })),
        },
        { name: 'fromOn', label: t('account.fromOn'), kind: 'date', required: true },
        { name: 'toOn', label: t('account.toOn'), kind: 'date', required: true },
        { name: 'reason', label: t('account.reason'), kind: 'line', required: true, max: 200 },
      ]}
      initial={{
        ...(props.own[0] === undefined ? {} : { postId: props.own[0].postId }),
        fromOn: today(),
        toOn: addDays(today(), 6),
      }}
      submit={async (values) => {
        await done(take(api.POST('/api/v1/delegations', { body: { id, ...(values as DelegateBody) } })));
      }}
      onClose={props.onClose}
    />
  );
}
