/** Keyboard shortcuts of a room: single keys, ignored while someone types or a dialog is open. */

import { useEffect } from 'react';

/** Selector of what covers the room while open. */
const COVERING = '.ant-modal-wrap:not([style*="none"]), .ant-drawer-open';
const ARROWS = '[role=tab], [role=tablist], [role=radio], [role=menu], .ant-segmented, .ant-dropdown-open';

export function useShortcuts(keys: Readonly<Record<string, () => void>>, enabled = true): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || document.querySelector(COVERING) !== null) return;
      const act = keys[event.key];
      if (act === undefined) return;
      // Enter on a link or a button is the control's own.
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('a,button') !== null) return;
      // Tabs, menus and radio buttons use arrows themselves.
      if (event.key.startsWith('Arrow') && event.target instanceof Element && event.target.closest(ARROWS) !== null)
        return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys, enabled]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
