/** Columns shown: those of the saved view, else those chosen in this browser, else the default. */

import { useState } from 'react';

type Choosable = Readonly<{ key: string; hidden?: boolean }>;

const SEEN = 'columns:';
/** Column of the row's buttons, always shown. */
export const ACTS = 'acts';

export function useShownColumns<Column extends Choosable>(
  name: string,
  columns: readonly Column[],
  ofView: readonly string[] | null,
): Readonly<{ shown: readonly Column[]; show: (keys: readonly string[]) => void }> {
  const [hidden, setHidden] = useState<readonly string[]>(() => hiddenColumns(name, columns));
  const [applied, setApplied] = useState<readonly string[] | null>(null);
  // Another view was chosen: its columns replace the present ones, and may be changed from there.
  if (applied !== ofView) {
    setApplied(ofView);
    setHidden(ofView === null ? hiddenColumns(name, columns) : keysBut(columns, ofView));
  }
  return {
    shown: columns.filter((column) => column.key === ACTS || !hidden.includes(column.key)),
    show: (keys) => {
      const next = keysBut(columns, keys);
      setHidden(next);
      if (ofView === null) localStorage.setItem(SEEN + name, JSON.stringify(next));
    },
  };
}

function keysBut(columns: readonly Choosable[], shown: readonly string[]): readonly string[] {
  return columns.map((column) => column.key).filter((key) => !shown.includes(key));
}

function hiddenColumns(name: string, columns: readonly Choosable[]): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(SEEN + name) ?? 'null');
    if (Array.isArray(stored)) return stored.map(String);
  } catch {
    // A broken entry counts as none.
  }
  return columns.filter((column) => column.hidden === true).map((column) => column.key);
}
