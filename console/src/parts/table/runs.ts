/** Spreads a deadline's runs of like days into single days for the small calendar. */

import type { DayRun, ExplainedDay } from '../../api/types.ts';
import { addDays } from '../dates.ts';

export function daysOfRuns(runs: readonly DayRun[]): readonly ExplainedDay[] {
  let nth = 0;
  return runs.flatMap((run) =>
    Array.from({ length: run.days }, (_, index): ExplainedDay => {
      if (run.role === 'counted') nth += 1;
      return {
        date: addDays(run.from, index),
        role: run.role,
        kind: run.kind,
        name: run.name,
        published: true,
        nth: run.role === 'counted' ? nth : null,
      };
    }),
  );
}
