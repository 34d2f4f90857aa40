/** Routes of the console; rooms load when first entered. */

import { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { asProblem } from './api/problem.ts';
import { Frame } from './frame.tsx';
import { Broken, Loading, NotFound } from './parts/form/fallbacks.tsx';
import { searchOf } from './parts/table/search.ts';
import { ROOMS, type RoomEntry, type RoomPath } from './rooms.ts';
import { sessionQuery } from './session.ts';
import { speakIn } from './words/index.ts';
import { ROOM_WORDS } from './words/rooms.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && asProblem(error).status === 0,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(
    withWords('/sign-in', () => import('./rooms/sign-in.tsx')),
    'SignIn',
  ),
  validateSearch: (search: Record<string, unknown>): { back?: string; again?: boolean } => ({
    // Only paths inside the console, so that no foreign address decides where a sign-in leads.
    ...(typeof search.back === 'string' && /^\/(?![/\\])/.test(search.back) ? { back: search.back } : {}),
    ...(search.again === true ? { again: true } : {}),
  }),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(
    withWords('/welcome', () => import('./rooms/welcome.tsx')),
    'Welcome',
  ),
});

async function signedIn({ location }: Readonly<{ location: Readonly<{ href: string }> }>): Promise<void> {
  const session = await queries.ensureQueryData(sessionQuery);
  if (session === null) throw redirect({ to: '/sign-in', search: { back: location.href } });
}

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: signedIn,
  notFoundComponent: NotFound,
});

function withWords<Module>(path: RoomPath, load: () => Promise<Module>): () => Promise<Module> {
  return async () => (await Promise.all([load(), speakIn(ROOM_WORDS[path])]))[0];
}

function roomAt<const Path extends RoomPath>({ path, load, menu }: RoomEntry & Readonly<{ path: Path }>) {
  return createRoute({
    getParentRoute: () => inside,
    path,
    component: lazyRouteComponent(withWords(path, load), 'Room'),
    validateSearch: searchOf,
    staticData: { menu },
  });
}

/** The route of each room under its own address, so that a link to none does not compile. */
type RoutesOf<Entries extends readonly RoomEntry[]> = {
  [At in keyof Entries]: ReturnType<typeof roomAt<Entries[At]['path']>>;
};
const rooms: readonly unknown[] = ROOMS.map((room: RoomEntry) => roomAt(room));

/** Without the frame, for a wall. */
const screen = createRoute({
  getParentRoute: () => root,
  path: '/screen',
  component: lazyRouteComponent(
    withWords('/screen', () => import('./rooms/screen/screen.tsx')),
    'Room',
  ),
  beforeLoad: signedIn,
});

const routes = root.addChildren([
  signIn,
  welcome,
  screen,
  inside.addChildren([
    ...(rooms as RoutesOf<typeof ROOMS>),
    // Inside the frame, so that the menu stays.
    createRoute({ getParentRoute: () => inside, path: '$', component: NotFound }),
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  basepath: '/console',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
