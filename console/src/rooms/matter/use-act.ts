/** Sends an act with the state that was seen, and loads the matter again whatever the answer. */

import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { createElement, Fragment, useCallback } from 'react';
import { act } from '../../api/matters.ts';
import { asProblem } from '../../api/problem.ts';
import type { MatterCommand, MatterView } from '../../api/types.ts';
import { useWords, wordOr } from '../../words/index.ts';
import { NextTask } from './next-task.tsx';

/** Seconds the message stays, long enough to go on from it. */
const ON_SCREEN_S = 6;

export function useAct(
  view: MatterView,
): (command: MatterCommand, submissionId?: string, seen?: number) => Promise<void> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const t = useWords();
  const { id, seq } = view.line;
  return useCallback(
    async (command, submissionId, seen = seq) => {
      try {
        const { laid } = await act(id, seen, command, submissionId);
        const what = t(laid ? 'form.laid' : 'form.done', { what: wordOr(t, `command.${command.type}`, command.type) });
        void message.success(
          createElement(Fragment, null, what, ' ', createElement(NextTask, { matterId: id })),
          ON_SCREEN_S,
        );
        for (const list of ['desk', 'matters', 'supervision']) void queries.invalidateQueries({ queryKey: [list] });
        await queries.invalidateQueries({ queryKey: ['matter', id] });
      } catch (error) {
        // Somebody was first, or a release went through: the view is loaded again, what was typed stays.
        if (asProblem(error).status === 409 || seen !== seq)
          void queries.invalidateQueries({ queryKey: ['matter', id] });
        throw error;
      }
    },
    [id, seq, queries, message, t],
  );
}
