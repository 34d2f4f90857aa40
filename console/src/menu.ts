/** The menu: rooms of whoever is signed in, each as its route describes itself. */

import { useRouter } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useSession } from './session.ts';
import type { WordKey } from './words/index.ts';

export type MenuEntry = Readonly<{
  word: WordKey;
  icon: ComponentType;
  /** Rights of which one is enough. Empty: everybody. */
  anyOf: readonly string[];
}>;

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    menu?: MenuEntry | undefined;
  }
}

/** In the order of the routes. The first screen of a leader holds no tasks and is called after what it shows. */
export function useMenu(): readonly (MenuEntry & Readonly<{ path: string }>)[] {
  const { routesById } = useRouter();
  const { actions, role } = useSession();
  return Object.values(routesById).flatMap(({ fullPath: path, options }) => {
    const { menu } = options.staticData ?? {};
    if (menu === undefined) return [];
    if (menu.anyOf.length > 0 && !menu.anyOf.some((action) => actions.includes(action))) return [];
    return [{ ...menu, path, ...(path === '/' && role === 'leader' ? { word: 'menu.overview' as const } : {}) }];
  });
}
