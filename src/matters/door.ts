/** Type of a door: all that a slice by which work enters puts into the program, so that the composition names it once. */

import type { Finder } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import type { Job } from '../platform/jobs.ts';
import type { OutboxHandlers } from '../platform/outbox.ts';
import type { Post } from '../platform/outgoing.ts';
import type { Lang, Names } from '../platform/pages/words.ts';
import type { Tx } from '../platform/postgres/db.ts';
import type { Erasing } from '../vault/index.ts';

export type DoorSlice = Readonly<{
  routes: (app: App, deps: DoorDeps) => void;
  /** Titles of refusals no other slice has, by their kind; the loop’s own have theirs. */
  titles?: Readonly<Record<string, Readonly<Record<Lang, string>>>>;
  /** What the console calls its codes and columns. */
  names: Names;
  /** How the one search finds what it lists. */
  finders?: readonly Finder[];
  jobs?: readonly Job[];
  handlers?: OutboxHandlers;
  /** What it tells other programs, given how that leaves. */
  tells?: (post: Post) => OutboxHandlers;
  /** What a city starts with. Run at each start: it adds what is missing. */
  seed?: (tx: Tx, city: City) => Promise<void>;
  /** What it keeps of a matter beside the loop. */
  erasing?: Erasing;
}>;

export type DoorDeps = Readonly<{
  city: City;
  publicUrl: URL;
  /** Milliseconds after which remembered rows are asked for anew; by default a second. */
  askEveryMs?: number | undefined;
  /** What carries SMS; null where none is sent. */
  sms: 'port' | 'sink' | null;
  /** An example city: what is filed is not acted upon. */
  isTest: boolean;
}>;
