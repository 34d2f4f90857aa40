/** Posts and their holders; work belongs to posts, never to persons. */

import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { ROLES } from '../../api/codes.ts';
import { useDivisions, useUnits } from '../../api/lists.ts';
import type { BodyOf, PostLine } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { today } from '../../parts/dates.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { isAbout, StillWaiting } from '../../parts/matter/still-waiting.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

export function Posts() {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const may = useMay('people.keep-posts');
  const [open, setOpen] = useState<'new' | PostLine>();
  const roles = ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
  const { table } = useListRoom('/api/v1/posts', ['posts'], {
    narrowed: ['role', 'unitId', 'ended'],
    also: { within: 'city' },
  });

  return (
    <>
      <DataTable
        list="posts"
        {...table}
        label={t('people.posts')}
        rowKey={(post) => post.id}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSelect name="unitId" label={t('head.posts.unit')} options={units.options} width={220} />
            <FilterSelect name="role" label={t('head.posts.role')} options={roles} />
            <FilterSelect
              name="ended"
              label={t('head.posts.state')}
              options={[{ value: 'true', label: t('people.showEnded') }]}
            />
          </FilterRow>
        }
        actions={may ? <ActButton type="primary" word={t('people.newPost')} onClick={() => setOpen('new')} /> : null}
        columns={[
          {
            key: 'unit',
            sort: (a, b) => a.unitName.localeCompare(b.unitName, 'zh'),
            render: (post) => post.unitName,
          },
          { key: 'title', render: (post) => post.title },
          { key: 'role', render: (post) => t(`role.${post.role}`) },
          { key: 'division', render: (post) => divisions.nameOf(post.divisionCode) },
          {
            key: 'holders',
            render: (post) =>
              post.holders.length === 0 ? (
                <span className="light-yellow">▲ {t('people.state.vacant')}</span>
              ) : (
                post.holders.map((holder) => holder.displayName).join('、')
              ),
          },
          { key: 'from', render: (post) => post.validFrom, hidden: true },
          {
            key: 'state',
            render: (post) =>
              post.validTo === null ? t('people.state.active') : `${t('people.state.ended')} ${post.validTo}`,
          },
          {
            key: 'acts',
            render: (post) =>
              may && post.validTo === null ? (
                <ActButton type="link" word={t('people.abolish')} onClick={() => setOpen(post)} />
              ) : null,
          },
        ]}
      />
      {open === undefined ? null : open === 'new' ? (
        <NewPost onClose={() => setOpen(undefined)} />
      ) : (
        <Abolish post={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

type NewPostBody = Omit<BodyOf<'/api/v1/posts'>, 'id'>;

function NewPost(props: { onClose: () => void }) {
  const t = useWords();
  const units = useUnits();
  const divisions = useDivisions();
  const done = useDone('posts');
  const [id] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('people.newPost')}
      draft="post:new"
      fields={[
        { name: 'unitId', label: t('head.posts.unit'), kind: 'select', options: units.options, required: true },
        {
          name: 'divisionCode',
          label: t('head.posts.division'),
          kind: 'select',
          options: divisions.allOptions,
          required: true,
        },
        {
          name: 'role',
          label: t('head.posts.role'),
          kind: 'select',
          options: ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })),
          required: true,
        },
        { name: 'title', label: t('head.posts.title'), kind: 'line', required: true, max: 60 },
        { name: 'from', label: t('people.on'), kind: 'date', required: true },
      ]}
      initial={{ from: today() }}
      submit={async (values) => {
        await done(take(api.POST('/api/v1/posts', { body: { id, ...(values as NewPostBody) } })));
      }}
      onClose={props.onClose}
    />
  );
}

function Abolish(props: { post: PostLine; onClose: () => void }) {
  const t = useWords();
  const done = useDone('posts');
  const params = { path: { id: props.post.id } };
  return (
    <FormDrawer
      title={`${t('people.abolish')} · ${props.post.unitName} ${props.post.title}`}
      draft={null}
      intro={
        <>
          <p>{t('people.abolishHelp')}</p>
          <StillWaiting about={(act) => isAbout(act, 'post', props.post.id)} />
        </>
      }
      fields={[{ name: 'on', label: t('people.on'), kind: 'date', required: true }]}
      initial={{ on: today() }}
      submitLabel={t('people.abolish')}
      submit={async (values) => {
        await done(take(api.POST('/api/v1/posts/{id}/abolition', { params, body: { on: String(values.on) } })));
      }}
      onClose={props.onClose}
    />
  );
}
