/** For searching while somebody types: what was typed once nothing more has been typed for a moment. */

import { useEffect, useState } from 'react';

const WAIT_MS = 140;

export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
