/** Form with a draft: what is typed is kept until the server took it, and refusals stand beside it. */

import { useState } from 'react';
import { asProblem, type Problem } from '../../api/problem.ts';
import { dropDraft, readDraft, useWarnOnLeave, writeDraft } from './draft.ts';

/** @param name of the draft; null keeps nothing in the browser */
export function useDraftForm<Values>(name: string | null, onClose: () => void) {
  const [kept] = useState(() => (name === null ? undefined : cleared(readDraft<Values>(name))));
  const [dirty, setDirty] = useState(kept !== undefined);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useWarnOnLeave(dirty && !busy);

  const keep = (typed: Values): void => {
    setDirty(true);
    if (name !== null) writeDraft(name, typed);
  };
  const forget = (): void => {
    setDirty(false);
    if (name !== null) dropDraft(name);
  };
  /** @returns the refusal */
  const attempt = async (what: () => Promise<unknown>): Promise<Problem | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await what();
      return undefined;
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      return refused;
    } finally {
      setBusy(false);
    }
  };
  const send = (what: () => Promise<unknown>): Promise<Problem | undefined> =>
    attempt(async () => {
      await what();
      forget();
      onClose();
    });
  return { kept, dirty, keep, forget, attempt, send, problem, busy };
}

/** Empties fields that were cleared in the draft, whatever the record says; they are not sent as empty values. */
function cleared<Values>(kept: Values | undefined): Values | undefined {
  if (kept === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(kept as object).map(([name, value]) => [name, value ?? undefined]),
  ) as Values;
}
