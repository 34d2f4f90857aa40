/** Drafts: what is typed is kept for this tab until it was sent, and leaving the page warns. */

import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'draft:';

export function readDraft<T>(name: string): T | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // Storage is forbidden, or the draft is of an older form: begin anew.
    return undefined;
  }
}

export function writeDraft(name: string, value: unknown): void {
  try {
    // A cleared choice is kept as cleared: left out, the old one would come back.
    sessionStorage.setItem(
      PREFIX + name,
      JSON.stringify(value, (_, each) => each ?? null),
    );
  } catch {
    // Storage is full or forbidden: the form itself still holds what was typed.
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

/** Keeps drafts for this user. @returns whether there were another's, which are gone now */
export function keepDraftsOf(userId: string): boolean {
  try {
    const before = sessionStorage.getItem(OWNER);
    sessionStorage.setItem(OWNER, userId);
    if (before === null || before === userId) return false;
    dropAllDrafts();
    return true;
  } catch {
    // Without storage there are no drafts.
    return false;
  }
}

/** Drops all drafts at sign-out, for a shared machine. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept then.
  }
}

/** State that survives a reload of the tab; call `done()` after the server took it. */
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

/** Makes the browser ask before the tab is closed or reloaded. */
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
