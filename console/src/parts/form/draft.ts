/** Never a lost form: what is typed is kept for this tab until it was sent, and leaving the page warns. */

import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'draft:';

export function readDraft<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // A browser that keeps nothing, or a draft of an older form: begin anew.
    return undefined;
  }
}

export function writeDraft(name: string, value: unknown): void {
  try {
    // A choice that was cleared is kept as cleared: left out, the old one would come back.
    sessionStorage.setItem(
      PREFIX + name,
      JSON.stringify(value, (_, each) => each ?? null),
    );
  } catch {
    // Full or forbidden: the form itself still holds what was typed.
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept then.
  }
}

const OWNER = 'drafts-of';

/** Notes whose drafts this tab holds. @returns whether they were somebody else's, and are gone now */
export function keepDraftsOf(userId: string): boolean {
  try {
    const before = sessionStorage.getItem(OWNER);
    sessionStorage.setItem(OWNER, userId);
    if (before === null || before === userId) return false;
    dropAllDrafts();
    return true;
  } catch {
    // A browser that keeps nothing holds nobody's drafts.
    return false;
  }
}

/** Signing out leaves nothing typed behind on a shared machine. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}

/** State that survives a reload of the tab. `done()` after the server took it. */
export function useDraft<T>(name: string, initial: T): readonly [T, (next: T) => void, () => void, boolean] {
  const [value, setValue] = useState<T>(() => readDraft<T>(name) ?? initial);
  const [dirty, setDirty] = useState(() => readDraft<T>(name) !== undefined);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      setDirty(true);
      writeDraft(name, next);
    },
    [name],
  );
  const first = useRef(initial);
  const done = useCallback(() => {
    dropDraft(name);
    setDirty(false);
    setValue(first.current);
  }, [name]);
  useWarnOnLeave(dirty);
  return [value, set, done, dirty];
}

/** The browser's own question before the tab is closed or reloaded. */
export function useWarnOnLeave(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
      event.returnValue = '';
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}
