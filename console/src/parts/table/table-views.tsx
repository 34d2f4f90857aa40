/** Saved views of a list: choose one, save filters and columns as one, share it, open the list with it. */

import { DownOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { openWithView, removeView, type SavedView, saveView, type ViewFacts, viewsQuery } from '../../api/views.ts';
import { useWords, type Words } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { useTellFailure } from '../form/failure.tsx';
import { newSubmissionId } from '../form/submission.ts';
import { type Search, useFilters } from './search.ts';

/** Parameters of the address that are no filters. */
const NOT_FILTERS = ['view', 'page', 'tab'];

function filtersIn(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !NOT_FILTERS.includes(key)));
}

/** The view named in the address, if it is of this list. */
export function useCurrentView(list: string | undefined): SavedView | undefined {
  const [search] = useFilters();
  const { data } = useQuery({ ...viewsQuery(list ?? ''), enabled: list !== undefined });
  return data?.views.find((view) => view.id === search.view);
}

type Naming = Readonly<{ id: string; facts: Omit<ViewFacts, 'name' | 'shared'>; name: string; shared: boolean }>;

/** Loaded apart: every list shows the menu, few readers name a view. */
const NameView = lazy(async () => ({ default: (await import('./view-name.tsx')).NameView }));

export function ViewsMenu(props: { list: string; columns: readonly string[] }) {
  const t = useWords();
  const tell = useTellFailure();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [search, change] = useFilters();
  const [naming, setNaming] = useState<Naming>();
  const { data } = useQuery(viewsQuery(props.list));
  const current = data?.views.find((view) => view.id === search.view);
  const filters = filtersIn(search);

  const apply = (view: SavedView | undefined): void => {
    const none = Object.fromEntries(Object.keys(search).map((key) => [key, key === 'tab' ? search.tab : undefined]));
    change({ ...none, ...view?.search, view: view?.id });
  };
  const after = async (write: Promise<unknown>): Promise<void> => {
    await write;
    await queries.invalidateQueries({ queryKey: ['views', props.list] });
  };
  const facts = (version: number | null): Naming['facts'] => ({
    list: props.list,
    search: { ...filters },
    columns: [...props.columns],
    version,
  });
  const remove = (view: SavedView): void => {
    const putBack = (): void => {
      message.destroy(view.id);
      after(saveView(newSubmissionId(), { ...view, search: { ...view.search }, version: null })).catch(tell);
    };
    after(removeView(view.id))
      .then(() => {
        apply(undefined);
        const undo = <ActButton type="link" word={t('view.undo')} onClick={putBack} />;
        void message.open({
          key: view.id,
          type: 'success',
          duration: 8,
          content: (
            <>
              {t('view.removed', { name: view.name })} {undo}
            </>
          ),
        });
      })
      .catch(tell);
  };

  const isChanged =
    current !== undefined && (!same(filters, current.search) || !sameKeys(props.columns, current.columns));
  const items: MenuProps['items'] = [
    { key: 'all', label: t('view.all'), onClick: () => apply(undefined) },
    ...groupOf(t, 'view.own', data, (view) => view.own, apply),
    ...groupOf(t, 'view.unit', data, (view) => !view.own, apply),
    { type: 'divider' },
    ...(current?.own === true && isChanged
      ? [
          {
            key: 'update',
            label: t('view.update', { name: current.name }),
            onClick: () => {
              const { name, shared, version } = current;
              after(saveView(current.id, { ...facts(version), name, shared }))
                .then(() => message.success(t('app.saved')))
                .catch(tell);
            },
          },
        ]
      : []),
    {
      key: 'save',
      label: t('view.save'),
      onClick: () => setNaming({ id: newSubmissionId(), facts: facts(null), name: '', shared: false }),
    },
    ...(current?.own === true
      ? [
          {
            key: 'rename',
            label: t('view.rename'),
            onClick: () => {
              const { id, list, search: kept, columns, version, name, shared } = current;
              setNaming({ id, facts: { list, search: { ...kept }, columns, version }, name, shared });
            },
          },
          { key: 'remove', label: t('view.remove'), onClick: () => remove(current) },
        ]
      : []),
    ...(current === undefined
      ? []
      : [
          {
            key: 'default',
            label: t(data?.defaultId === current.id ? 'view.notDefault' : 'view.default'),
            onClick: () => {
              after(openWithView(props.list, data?.defaultId === current.id ? null : current.id))
                .then(() => message.success(t('app.saved')))
                .catch(tell);
            },
          },
        ]),
  ];

  return (
    <>
      <Dropdown menu={{ items, selectable: true, selectedKeys: [current?.id ?? 'all'] }} trigger={['click']}>
        <Button size="small" type="text" className="view-button">
          {current === undefined ? t('view.menu') : t('view.current', { name: current.name })}
          {isChanged ? <span className="muted"> {t('view.changed')}</span> : null} <DownOutlined />
        </Button>
      </Dropdown>
      {naming === undefined ? null : (
        <Suspense fallback={null}>
          <NameView
            name={naming.name}
            shared={naming.shared}
            onClose={() => setNaming(undefined)}
            onSave={async (name, shared) => {
              await after(saveView(naming.id, { ...naming.facts, name, shared }));
              change({ view: naming.id });
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function groupOf(
  t: Words,
  word: 'view.own' | 'view.unit',
  data: Readonly<{ views: readonly SavedView[]; defaultId: string | null }> | undefined,
  is: (view: SavedView) => boolean,
  apply: (view: SavedView) => void,
): NonNullable<MenuProps['items']> {
  const views = (data?.views ?? []).filter(is);
  if (views.length === 0) return [];
  return [
    {
      type: 'group',
      label: t(word),
      children: views.map((view) => ({
        key: view.id,
        label: (
          <>
            {view.name}
            {view.own ? '' : ` · ${view.ownerName}`}
            {view.own && view.shared ? <span className="muted"> · {t('view.shared')}</span> : null}
            {data?.defaultId === view.id ? <span className="muted"> · {t('view.isDefault')}</span> : null}
          </>
        ),
        onClick: () => apply(view),
      })),
    },
  ];
}

function same(a: Search, b: Search): boolean {
  const keys = Object.keys({ ...a, ...b });
  return keys.every((key) => a[key] === b[key]);
}

function sameKeys(a: readonly string[], b: readonly string[] | null): boolean {
  return b === null || [...a].sort().join() === [...b].sort().join();
}
