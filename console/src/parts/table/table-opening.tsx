/**
 * Opens a list in its reader's view. The list is not rendered and asks for nothing until that view stands in the address:
 * rows asked for without it could come late and be shown for a moment.
 */

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { viewsQuery } from '../../api/views.ts';
import { useWords } from '../../words/index.ts';
import { type Search, useFilters } from './search.ts';
import './table.css';

const OpenedList = createContext<string | undefined>(undefined);

/** The surrounding list with views. */
export function useOpenedList(): string | undefined {
  return useContext(OpenedList);
}

/** Wraps whatever loads a list, so that its filters can be kept as views. */
export function OpensInView(props: { list: string; children: ReactNode }) {
  const t = useWords();
  if (useOpening(props.list)) {
    return (
      <section className="panel table-panel" aria-busy="true" aria-label={t('app.loading')}>
        <div className="table-waiting" />
      </section>
    );
  }
  return <OpenedList.Provider value={props.list}>{props.children}</OpenedList.Provider>;
}

/** Whether the address has no filters; the room's tab is none. */
function saysNothing(search: Search): boolean {
  return Object.keys(search).every((key) => key === 'tab');
}

/** Whether the list is still on the way to its view. */
function useOpening(list: string): boolean {
  const [search, change] = useFilters();
  // Stays open: who removes the filters wants to see all.
  const [open, setOpen] = useState(!saysNothing(search));
  const { data, isError } = useQuery({ ...viewsQuery(list), enabled: !open });
  const chosen = data?.views.find((view) => view.id === data.defaultId);
  const opens = open || isError || !saysNothing(search) || (data !== undefined && chosen === undefined);
  useEffect(() => {
    if (open) return;
    if (opens) setOpen(true);
    else if (chosen !== undefined) change({ ...chosen.search, view: chosen.id });
  }, [open, opens, chosen, change]);
  return !opens;
}
