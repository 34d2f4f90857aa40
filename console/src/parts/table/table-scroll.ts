/** A list that scrolls inside itself can be scrolled by keyboard, also where nothing in its rows takes the focus. */

import { type RefObject, useEffect } from 'react';

export function useScrollByKeyboard(panel: RefObject<HTMLElement | null>): void {
  // After every drawing, as the library makes the part that scrolls anew.
  useEffect(() => {
    const area = panel.current?.querySelector<HTMLElement>('.ant-table-content');
    if (area === null || area === undefined) return undefined;
    const look = (): void => {
      const scrolls = area.scrollHeight > area.clientHeight || area.scrollWidth > area.clientWidth;
      if (scrolls) area.tabIndex = 0;
      else area.removeAttribute('tabindex');
    };
    const sizes = new ResizeObserver(look);
    for (const part of [area, ...area.children]) sizes.observe(part);
    return () => sizes.disconnect();
  });
}
