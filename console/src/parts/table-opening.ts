/** A list opens as its reader likes it: until the view it opens with is known and applied, nothing else is shown. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { viewsQuery } from '../api/views.ts';
import { type Search, useFilters } from './search.ts';

/** An address that says something is followed; the room's tab is no filter. */
function saysNothing(search: Search): boolean {
  return Object.keys(search).every((key) => key === 'tab');
}

/** Whether the list is still on its way to the view it opens with. */
export function useOpening(list: string | undefined): boolean {
  const [search, change] = useFilters();
  const [open, setOpen] = useState(list === undefined || !saysNothing(search));
  const { data, isError } = useQuery({ ...viewsQuery(list ?? ''), enabled: !open });
  const asked = useRef(false);
  useEffect(() => {
    if (open || data === undefined) return;
    const chosen = data.views.find((view) => view.id === data.defaultId);
    if (chosen === undefined || !saysNothing(search)) setOpen(true);
    else if (!asked.current) {
      asked.current = true;
      change({ ...chosen.search, view: chosen.id });
    }
  }, [open, data, search, change]);
  return !open && !isError;
}
