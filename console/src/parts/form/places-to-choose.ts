/** Halls, and the windows of one, to choose from: all of them, a few hundred halls and as many windows at most. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import { everyPage } from '../../api/every-page.ts';
import { useDivisions } from '../../api/lists.ts';
import type { Hall, Page, ServiceWindowLine } from '../../api/types.ts';

const FRESH_MS = 60_000;

/** All halls, closed ones too. @param may false: the reader's post may not read them, and nothing is asked */
export function useHalls(may = true) {
  return useQuery({
    queryKey: ['halls', 'all'],
    queryFn: () => everyPage((query) => take<Page<Hall>>(api.GET('/api/v1/halls', { params: { query } }))),
    enabled: may,
    staleTime: FRESH_MS,
  });
}

export function useHallOptions(may = true) {
  const divisions = useDivisions();
  const { data = [] } = useHalls(may);
  return data.map((hall) => ({
    value: hall.id,
    label: divisions.within(hall.divisionCode, hall.name),
    open: hall.closedOn === null,
  }));
}

/** Open windows of a hall. @param hallId undefined: none is chosen, and nothing is asked */
export function useOpenWindows(hallId: string | undefined) {
  return useQuery({
    queryKey: ['windows', 'open', hallId],
    queryFn: () =>
      everyPage((paging) => {
        const query = { ...paging, open: 'true' as const, hallId: hallId ?? '' };
        return take<Page<ServiceWindowLine>>(api.GET('/api/v1/windows', { params: { query } }));
      }),
    enabled: hallId !== undefined,
    staleTime: FRESH_MS,
  });
}
