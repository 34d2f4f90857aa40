/** Debounced value: what was typed, once nothing more has been for a moment. */

import { useEffect, useState } from 'react';

const WAIT_MS = 140;

export function useSettled(typed: string, waitMs = WAIT_MS): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), waitMs);
    return () => clearTimeout(timer);
  }, [typed, waitMs]);
  return settled;
}
