/**
 * A list opens as its reader likes it. It is not there, and asks for nothing, until the view it opens with stands in the
 * address: rows that were asked for without it could come late and would be shown for a moment.
 */

import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { viewsQuery } from '../../api/views.ts';
import { useWords } from '../../words/index.ts';
import { type Search, useFilters } from './search.ts';
import './table.css';

const OpenedList = createContext<string | undefined>(undefined);

/** The list around here that is kept in views. */
export function useOpenedList(): string | undefined {
  return useContext(OpenedList);
}

/** Around whatever asks for the rows of a list: its filters stand in the address and can be kept as views. */
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

/** An address that says something is followed; the room's tab is no filter. */
function saysNothing(search: Search): boolean {
  return Object.keys(search).every((key) => key === 'tab');
}

/** Whether the list is still on its way to the view it opens with. */
function useOpening(list: string): boolean {
  const [search, change] = useFilters();
  // Once open it stays so: who takes the filters away wants to see all.
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
