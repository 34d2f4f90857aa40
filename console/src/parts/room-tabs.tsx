/** Tabs of a room, kept in the address. */

import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useFilters } from './table/search.ts';
import { OpensInView } from './table/table-opening.tsx';

type RoomTab = Readonly<{
  key: string;
  label: string;
  children: ReactNode;
  /** List whose filters can be kept as views. */
  list?: string;
  /** false: this post has no such tab. */
  may?: boolean;
}>;

export function RoomTabs(props: { tabs: readonly RoomTab[] }) {
  const [search, change] = useFilters();
  const tabs = props.tabs.filter(({ may }) => may !== false);
  // The address may name a tab this post does not have.
  const active = tabs.find(({ key }) => key === search.tab) ?? tabs[0];
  return (
    <Tabs
      activeKey={active?.key ?? ''}
      // Filters of one tab mean nothing to another.
      onChange={(tab) => change({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), tab })}
      destroyOnHidden
      items={tabs.map(({ key, label, children, list }) => ({
        key,
        label,
        children: list === undefined ? children : <OpensInView list={list}>{children}</OpensInView>,
      }))}
    />
  );
}
