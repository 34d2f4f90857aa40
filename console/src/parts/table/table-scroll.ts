/** Makes a scrolling list scrollable by keyboard, also where no row takes the focus. */

import { type RefObject, useLayoutEffect } from 'react';

export function useScrollByKeyboard(panel: RefObject<HTMLElement | null>): void {
  // After every render, because the library makes the scrolling part anew; before it is painted, so that it is never out of reach.
  useLayoutEffect(() => {
    const area = panel.current?.querySelector<HTMLElement>('.ant-table-content');
    if (area === null || area === undefined) return undefined;
    const look = (): void => {
      const scrolls = area.scrollHeight > area.clientHeight || area.scrollWidth > area.clientWidth;
      if (scrolls) area.tabIndex = 0;
      else area.removeAttribute('tabindex');
    };
    look();
    const sizes = new ResizeObserver(look);
    for (const part of [area, ...area.children]) sizes.observe(part);
    return () => sizes.disconnect();
  });
}
