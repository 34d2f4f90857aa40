/** Halls to choose from; a city has a few hundred at most. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import { useDivisions } from '../../api/lists.ts';
import type { Hall, Page } from '../../api/types.ts';

/** @param may false: the reader's post does not read the register of places, so nothing is asked for. */
export function useHallOptions(may = true) {
  const divisions = useDivisions();
  const query = { limit: 200, offset: 0 };
  const { data } = useQuery({
    queryKey: ['halls', 'options'],
    queryFn: () => take<Page<Hall>>(api.GET('/api/v1/halls', { params: { query } })),
    enabled: may,
    staleTime: 60_000,
  });
  return (data?.items ?? []).map((hall) => ({
    value: hall.id,
    label: divisions.within(hall.divisionCode, hall.name),
    open: hall.closedOn === null,
  }));
}
