/** Route of the one search. What is typed may be a name or a receipt, so it travels in the body and is written down nowhere. */

import { z } from 'zod';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { readProblems } from '../../platform/http/shapes.ts';
import { transact } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { actorOf } from '../api-guard.ts';
import { audit } from '../registry/actions-acting.ts';
import { type Finder, FOUND_KINDS, type Found, type FoundKind } from './finder.ts';

const MOST_TYPED = 60;
/** What the audit keeps reading of: everything else stands in registers anybody here may leaf through. */
const AUDITED: readonly FoundKind[] = ['matter', 'case', 'receipt', 'words', 'person'];

const found = z
  .object({
    kind: z.enum(FOUND_KINDS),
    id: z.string(),
    title: z.string(),
    mark: z
      .object({ from: z.int(), length: z.int() })
      .nullable()
      .describe('Which characters of the title were meant; null: found by something else'),
    beside: z.string(),
    state: z.string().optional(),
    shownBy: z.record(z.string(), z.string()).optional().describe('Filters under which its list shows it'),
  })
  .meta({ id: 'Found' });

export function searchRoute(app: App, city: City, finders: readonly Finder[]): void {
  jsonRoute(app, 'POST /api/v1/search', {
    access: peopleAccess.search,
    summary: 'The best few of each kind the reader may list; a few fields of each',
    body: z.object({
      typed: z
        .string()
        .trim()
        .max(MOST_TYPED)
        .refine((text) => [...text].length >= 2, 'two characters or more')
        .describe('Of a number, a name, its pinyin’s first letters, a code, a receipt, or of words one may read'),
    }),
    answer: z.object({ items: z.array(found) }),
    otherwise: readProblems,
    handle: async (request) => {
      const actor = actorOf(request);
      const { typed } = request.body;
      const asked = finders.filter(({ roles }) => roles.includes(actor.role));
      const items = (await Promise.all(asked.map(({ find }) => find(city.db, city, { actor, typed })))).flat();
      const counts = AUDITED.map((kind) => [kind, items.filter((item) => item.kind === kind).length] as const);
      const told = Object.fromEntries(counts.filter(([, count]) => count > 0));
      if (Object.keys(told).length > 0) {
        await transact(city.db, (tx) =>
          audit(tx, city, {
            actor,
            action: peopleAccess.search.action,
            objectKind: 'search',
            objectId: null,
            outcome: 'done',
            detail: told,
          }),
        );
      }
      return { items: [...items].sort(byKind).map(({ shownBy, ...item }) => ({ ...item, ...shown(shownBy) })) };
    },
  });
}

function byKind(one: Found, other: Found): number {
  return FOUND_KINDS.indexOf(one.kind) - FOUND_KINDS.indexOf(other.kind);
}

function shown(shownBy: Found['shownBy']) {
  return shownBy === undefined ? {} : { shownBy: { ...shownBy } };
}
