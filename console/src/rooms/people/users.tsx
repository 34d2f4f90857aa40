/** Accounts: opened by the system administrator, given posts by the security administrator. */

import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { UserLine } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FilterRow, FilterSearch, FilterSelect } from '../../parts/table/filters.tsx';
import { useListRoom } from '../../parts/table/list-room.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { UserDrawer } from './user-drawer.tsx';

export function Users() {
  const t = useWords();
  const divisions = useDivisions();
  const may = useMay('people.keep-users');
  const [open, setOpen] = useState<string>();
  const [making, setMaking] = useState(false);
  const { table } = useListRoom('/api/v1/users', ['users'], { narrowed: ['search', 'disabled'] });

  return (
    <>
      <DataTable
        list="users"
        {...table}
        label={t('people.users')}
        rowKey={(user) => user.id}
        onOpen={(user) => setOpen(user.id)}
        hereKey={open}
        filters={
          <FilterRow keep={['tab']}>
            <FilterSearch name="q" label={t('people.search')} />
            <FilterSelect
              name="disabled"
              label={t('head.users.state')}
              options={[
                { value: 'false', label: t('people.state.active') },
                { value: 'true', label: t('people.state.disabled') },
              ]}
            />
          </FilterRow>
        }
        actions={may ? <ActButton type="primary" word={t('people.newUser')} onClick={() => setMaking(true)} /> : null}
        columns={[
          {
            key: 'username',
            sort: (a, b) => a.username.localeCompare(b.username),
            render: (user) => (
              <ActButton type="link" style={{ padding: 0 }} word={user.username} onClick={() => setOpen(user.id)} />
            ),
          },
          {
            key: 'name',
            sort: (a, b) => a.displayName.localeCompare(b.displayName, 'zh'),
            render: (user) => user.displayName,
          },
          { key: 'unit', fit: 'clip', render: unitsOf },
          {
            key: 'post',
            fit: 'clip',
            render: (user) => user.posts.map((post) => post.title).join('、'),
          },
          { key: 'division', render: (user) => divisions.nameOf(user.divisionCode) },
          { key: 'email', render: (user) => user.email ?? '', hidden: true },
          {
            key: 'factor',
            render: (user) => (user.secondFactor ? t('app.yes') : <span className="muted">{t('app.no')}</span>),
          },
          {
            key: 'lastSignIn',
            sort: (a, b) => (a.lastSignInAt ?? '').localeCompare(b.lastSignInAt ?? ''),
            render: (user) =>
              user.lastSignInAt === null ? (
                <span className="muted">{t('people.noSignIn')}</span>
              ) : (
                showInstant(user.lastSignInAt)
              ),
          },
          {
            key: 'state',
            render: (user) =>
              user.disabledAt !== null
                ? t('people.state.disabled')
                : user.passwordSet
                  ? t('people.state.active')
                  : t('people.state.no-password'),
          },
        ]}
      />
      {open === undefined ? null : <UserDrawer userId={open} onClose={() => setOpen(undefined)} />}
      {making ? <NewUser onClose={() => setMaking(false)} /> : null}
    </>
  );
}

/** Units of a user's posts, each once. */
function unitsOf(user: UserLine): string {
  return [...new Set(user.posts.map((post) => post.unitName))].join('、');
}

type NewUserBody = { username: string; displayName: string; divisionCode: string; email?: string };

function NewUser(props: { onClose: () => void }) {
  const t = useWords();
  const divisions = useDivisions();
  const done = useDone('users');
  const [id] = useState(newSubmissionId);
  return (
    <FormDrawer
      title={t('people.newUser')}
      draft="user:new"
      fields={[
        { name: 'username', label: t('head.users.username'), kind: 'line', required: true, max: 40 },
        { name: 'displayName', label: t('head.users.name'), kind: 'line', required: true, max: 60 },
        {
          name: 'divisionCode',
          label: t('head.users.division'),
          kind: 'select',
          options: divisions.options,
          required: true,
        },
        { name: 'email', label: t('head.users.email'), kind: 'line' },
      ]}
      submit={async (values) => {
        const { email, ...rest } = values as NewUserBody;
        const body = { id, ...rest, email: email === undefined || email === '' ? null : email };
        await done(take(api.POST('/api/v1/users', { body })));
      }}
      onClose={props.onClose}
    />
  );
}
