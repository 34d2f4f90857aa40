/** A list opens as its reader likes it: until the view it opens with is known and applied, nothing else is shown. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { viewsQuery } from '../api/views.ts';
import { type Search, useFilters } from './search.ts';

/** An address that says something is followed; the room's tab is no filter. */
function saysNothing(search: Search): boolean {
  return Object.keys(search).every((key) => key === 'tab');
}

/**
 * Whether the list is still on its way to the view it opens with.
 * @param rows as the room has them; those that were there before the view was applied are not shown either.
 */
export function useOpening(list: string | undefined, rows: readonly unknown[] | undefined): boolean {
  const [search, change] = useFilters();
  const [open, setOpen] = useState(list === undefined || !saysNothing(search));
  const { data, isError } = useQuery({ ...viewsQuery(list ?? ''), enabled: !open });
  const asked = useRef(false);
  const [before, setBefore] = useState<readonly unknown[]>();
  useEffect(() => {
    if (open || data === undefined) return;
    const chosen = data.views.find((view) => view.id === data.defaultId);
    if (chosen === undefined || !saysNothing(search)) setOpen(true);
    else if (!asked.current) {
      asked.current = true;
      setBefore(rows);
      change({ ...chosen.search, view: chosen.id });
    }
  }, [open, data, search, change, rows]);
  return (!open && !isError) || (before !== undefined && rows === before);
}
