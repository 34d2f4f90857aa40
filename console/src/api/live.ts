/** Live updates: the server tells only that something changed, and what is on screen is fetched again. */

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

type LiveEvent = Readonly<{ kind: string; id: string; seq?: number }>;

/** Delay of a fetch: changes come in bursts, as a dispatch writes several events. */
const SETTLE_MS = 300;

/** Delay before a broken line is told: a restarting server is back before that. */
const PATIENCE_MS = 6_000;

const URL = '/api/v1/live';

/** Lists fetched again for each kind of change. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  matter: ['desk', 'home', 'matters', 'supervision', 'duplicates', 'screen', 'letters'],
  notice: ['inbox', 'session'],
};

/** Listens while mounted and enabled. @returns whether the line is up */
export function useLive(enabled: boolean): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!enabled) return;
    const source = new EventSource(URL);
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      for (const key of changed) void queries.invalidateQueries({ queryKey: JSON.parse(key) as string[] });
      changed.clear();
    };
    const onMessage = (message: MessageEvent<string>): void => {
      const event = parse(message.data);
      if (event === undefined) return;
      for (const key of TOPICS[event.kind] ?? []) changed.add(JSON.stringify([key]));
      changed.add(JSON.stringify([event.kind, event.id]));
      timer ??= setTimeout(flush, SETTLE_MS);
    };
    let patience: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      clearTimeout(patience);
      patience = undefined;
      setConnected(true);
    };
    source.onerror = () => {
      patience ??= setTimeout(() => setConnected(false), PATIENCE_MS);
    };
    source.onmessage = onMessage;
    for (const kind of Object.keys(TOPICS)) source.addEventListener(kind, onMessage as EventListener);
    return () => {
      clearTimeout(timer);
      clearTimeout(patience);
      source.close();
    };
  }, [enabled, queries]);
  return connected;
}

function parse(text: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'kind' in value && 'id' in value) return value as LiveEvent;
  } catch {
    // A keep-alive or a newer kind of event: nothing to fetch.
  }
  return undefined;
}
