/** Every route of the people slice, and the titles of its problems. */

import type { App } from '../platform/http/http.ts';
import type { Lang } from '../platform/pages/words.ts';
import type { PeopleDeps } from './api-schemas.ts';
import { auditRoutes, noticeRoutes, retentionRoutes } from './audit/api-audit.ts';
import { ownUnitRoutes } from './own-unit/api-own-unit.ts';
import { phraseRoutes } from './phrases/api-phrases.ts';
import { holdingRoutes } from './registry/api-holdings.ts';
import { postRoutes, unitRoutes } from './registry/api-units.ts';
import { userRoutes } from './registry/api-users.ts';
import { searchRoute } from './search/api-search.ts';
import { peopleFinders } from './search/finders.ts';
import { providerRoutes } from './sign-in/api-provider.ts';
import { sessionRoutes } from './sign-in/api-session.ts';
import { signOffRoutes } from './sign-off/api-sign-off.ts';
import { tellingRoutes } from './telling/api-telling.ts';
import { viewRoutes } from './views/api-views.ts';
import { waitingRoutes } from './waiting/api-waiting.ts';
import { peopleWords } from './words.ts';

export function peopleRoutes(app: App, deps: PeopleDeps): void {
  sessionRoutes(app, deps);
  providerRoutes(app, deps);
  userRoutes(app, deps);
  holdingRoutes(app, deps);
  unitRoutes(app, deps);
  postRoutes(app, deps);
  auditRoutes(app, deps);
  noticeRoutes(app, deps);
  retentionRoutes(app, deps);
  tellingRoutes(app, deps);
  viewRoutes(app, deps);
  searchRoute(app, deps.city, [...(deps.finders ?? []), ...peopleFinders]);
  phraseRoutes(app, deps);
  ownUnitRoutes(app, deps);
  signOffRoutes(app, deps);
  waitingRoutes(app, deps);
}

const PREFIX = 'people.problem.';

/** Titles by problem kind, from the one catalogue. */
export const peopleProblemTitles: Readonly<Record<string, Readonly<Record<Lang, string>>>> = Object.fromEntries(
  Object.entries(peopleWords.zh).flatMap(([key, zh]) =>
    key.startsWith(PREFIX)
      ? [[key.slice(PREFIX.length), { zh, en: peopleWords.en[key as keyof typeof peopleWords.en] }]]
      : [],
  ),
);
