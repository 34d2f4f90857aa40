/** The session: who is signed in, through which post, and what they may do. */

import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, keepCsrfToken, take } from './api/client.ts';
import { asProblem } from './api/problem.ts';
import type { Session } from './api/types.ts';

/** The session; null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await take<Session>(api.GET('/api/v1/session'));
      keepCsrfToken(session.csrfToken);
      return session;
    } catch (error) {
      if (asProblem(error).status !== 401) throw error;
      keepCsrfToken(null);
      return null;
    }
  },
  staleTime: 60_000,
});

export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data === undefined || data === null) throw new Error('a room was drawn before anybody signed in');
  return data;
}

/** Whether the acting role may do it at all; relations to one matter are judged by the server. */
export function useMay(action: string): boolean {
  return useSession().actions.includes(action);
}
