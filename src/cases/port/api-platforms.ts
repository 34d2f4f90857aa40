/** Console routes of platforms and their keys. */

import { z } from 'zod';
import { actorOf, actRoutes, auditAlone, divisionNames, listRoute, scopeOf } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { refusing } from '../../platform/http/refusing.ts';
import { divisionCode, text, uuid } from '../../platform/http/shapes.ts';
import { MOST_ADDRESS } from '../../platform/outgoing.ts';
import { casesAccess } from '../access.ts';
import { platformsSheet } from '../sheets.ts';
import { admitPlatform, renewPlatform, revokePlatform } from './actions-platforms.ts';
import type { PlatformProblem } from './model.ts';

import { listPlatforms } from './store-platforms.ts';

const platformView = z
  .object({
    id: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    callbackUrl: z.string().nullable().describe('Where it is told of its cases; null where it is told nothing'),
    keyHint: z.string().describe('The last four characters'),
    issuedAt: z.string(),
    lastUsedWeek: z.string().nullable().describe('Monday of the week; no day and no count'),
    revokedAt: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'ProvincePlatform' });
const platformLine = platformView
  .extend({
    untold: z.int().describe('States of cases it was not told yet'),
    untoldSince: z.string().nullable().describe('Since when the oldest of them waits'),
  })
  .meta({ id: 'ProvincePlatformLine' });
const issuedView = z
  .object({
    platform: platformView,
    secrets: z
      .object({ key: z.string(), signing: z.string() })
      .nullable()
      .describe('The key, and the secret that signs what it is told. Shown this once; null when shown before'),
  })
  .meta({ id: 'ProvincePlatformIssued' });

const PATH = '/api/v1/province/platforms';
const callbackUrl = z.string().trim().max(MOST_ADDRESS).nullable().describe('https, or http to this machine');

export function platformRoutes(app: App, city: City): void {
  const acts = actRoutes(app, city, { refused });
  listRoute(app, city, {
    path: PATH,
    access: casesAccess.keepPlatforms,
    query: {},
    answer: z.array(platformLine),
    read: async (_, request) => {
      const actor = actorOf(request);
      const platforms = await listPlatforms(city.db, await scopeOf(city.db, actor));
      const { action } = casesAccess.keepPlatforms;
      const detail = { what: 'listed', rows: platforms.length };
      await auditAlone(city, { actor, action, objectKind: 'cases-platform', detail });
      return platforms;
    },
    sheet: platformsSheet,
    rows: async function* (tx, scope) {
      const nameOf = await divisionNames(tx);
      const platforms = await listPlatforms(tx, scope);
      yield platforms.map((platform) => ({ ...platform, division: nameOf(platform.divisionCode) }));
    },
  });

  acts.post(PATH, {
    access: casesAccess.keepPlatforms,
    body: z.object({
      id: uuid.describe('Made by the caller: the same id again gives the same platform, without its secrets'),
      name: text(80),
      divisionCode,
      callbackUrl,
    }),
    answer: issuedView,
    secret: true,
    act: (tx, actor, { body }) => admitPlatform(tx, city, actor, body),
  });

  acts.post(`${PATH}/:id/renewal`, {
    access: casesAccess.keepPlatforms,
    params: z.object({ id: uuid }),
    body: z.object({ callbackUrl }),
    answer: issuedView,
    secret: true,
    act: (tx, actor, { params, body }) => renewPlatform(tx, city, actor, { ...body, id: params.id }),
  });

  acts.post(`${PATH}/:id/revocation`, {
    access: casesAccess.keepPlatforms,
    params: z.object({ id: uuid }),
    body: z.object({ reason: text(200) }),
    answer: platformView,
    act: (tx, actor, { params, body }) => revokePlatform(tx, city, actor, { id: params.id, reason: body.reason }),
  });
}

const refused = refusing<PlatformProblem>({
  'province-platform-not-found': 404,
  'outside-your-division': 403,
  'submission-reused': 409,
  'province-platform-revoked': 409,
  'province-address': 422,
  'reason-too-short': 422,
});
