/**
 * Follow-up of a successful write in every room: lists are loaded again, and a short message says that it was done or waits
 * for a second person.
 */

import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { useWords } from '../../words/index.ts';

/** Wraps a write; refusals still throw, for the form that holds what was typed. */
export function useDone(...lists: readonly string[]): <T>(write: Promise<T>, said?: string) => Promise<T> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const t = useWords();
  const names = lists.join(' ');
  return useCallback(
    async (write, said) => {
      const result = await write;
      if (waits(result)) {
        void message.warning(t('waiting.asked'));
        void queries.invalidateQueries({ queryKey: ['waiting-acts'] });
      } else void message.success(said ?? t('app.saved'));
      for (const name of names.split(' ')) void queries.invalidateQueries({ queryKey: [name] });
      return result;
    },
    [queries, message, t, names],
  );
}

/** Whether the server took a request for a second person instead of the act. */
function waits(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'waitingActId' in result;
}
