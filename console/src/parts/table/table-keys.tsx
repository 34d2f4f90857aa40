/** Keyboard control of a list: rows up and down, open, choose, next page, find, download; and the list of these keys. */

import { Modal } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords, type WordKey } from '../../words/index.ts';
import { useShortcuts } from '../shortcuts.ts';
import './table.css';

export type KeyActs = Readonly<{
  open?: ((index: number) => void) | undefined;
  choose?: ((index: number) => void) | undefined;
  page?: ((step: 1 | -1) => void) | undefined;
  refresh?: (() => void) | undefined;
  take?: (() => void) | undefined;
}>;

const HELP: readonly Readonly<{ keys: readonly string[]; word: WordKey; needs?: keyof KeyActs }>[] = [
  { keys: ['J', '↓'], word: 'table.keys.down' },
  { keys: ['K', '↑'], word: 'table.keys.up' },
  { keys: ['Enter', 'O'], word: 'table.keys.open', needs: 'open' },
  { keys: ['X'], word: 'table.keys.choose', needs: 'choose' },
  { keys: [']', '['], word: 'table.keys.page', needs: 'page' },
  { keys: ['F'], word: 'table.keys.find' },
  { keys: ['/'], word: 'table.keys.search' },
  { keys: ['E'], word: 'table.keys.take', needs: 'take' },
  { keys: ['R'], word: 'table.keys.refresh', needs: 'refresh' },
  { keys: ['?'], word: 'table.keys.help' },
];

/** @param rows keys of the rows on screen, in order */
export function useTableKeys(rows: readonly string[], acts: KeyActs, enabled: boolean) {
  const [here, setHere] = useState<string>();
  const [help, setHelp] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const index = here === undefined ? -1 : rows.indexOf(here);
  // Read when a key is pressed, so that listeners are not bound anew with every row.
  const now = useRef({ rows, index, acts });
  now.current = { rows, index, acts };

  useEffect(() => {
    if (here === undefined) return;
    panel.current?.querySelector(`[data-row="${CSS.escape(here)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const keys = useMemo(() => {
    const go = (step: 1 | -1) => (): void => {
      const { rows: all, index: at } = now.current;
      const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1);
      setHere(all[next]);
    };
    const atRow = (act: 'open' | 'choose') => (): void => {
      if (now.current.index >= 0) now.current.acts[act]?.(now.current.index);
    };
    return {
      j: go(1),
      ArrowDown: go(1),
      k: go(-1),
      ArrowUp: go(-1),
      Enter: atRow('open'),
      o: atRow('open'),
      x: atRow('choose'),
      ']': () => now.current.acts.page?.(1),
      '[': () => now.current.acts.page?.(-1),
      f: () => panel.current?.querySelector<HTMLElement>('.table-filters input')?.focus(),
      e: () => now.current.acts.take?.(),
      r: () => now.current.acts.refresh?.(),
      '?': () => setHelp((on) => !on),
    };
  }, []);
  useShortcuts(keys, enabled);
  return { here: index === -1 ? undefined : here, panel, help, setHelp };
}

export function KeyHelp(props: { acts: KeyActs; open: boolean; onClose: () => void }) {
  const t = useWords();
  return (
    <Modal open={props.open} title={t('app.shortcuts')} footer={null} onCancel={props.onClose} width={380}>
      <dl className="facts">
        {HELP.filter((line) => line.needs === undefined || props.acts[line.needs] !== undefined).map((line) => (
          <div key={line.word}>
            <dt className="keys">
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(line.word)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
