/** Console routes of connected systems' keys. */

import { z } from 'zod';
import { actorOf, actRoutes, auditAlone, divisionNames, listRoute, scopeOf } from '../people/index.ts';
import type { App } from '../platform/http/http.ts';
import { refusing } from '../platform/http/refusing.ts';
import { divisionCode, text, uuid } from '../platform/http/shapes.ts';
import { open311Access } from './access.ts';
import { issueKey, revokeKey } from './actions-keys.ts';
import type { Open311Deps } from './api-georeport.ts';
import type { Open311Problem } from './model.ts';
import { keysSheet } from './sheets.ts';
import { listClients } from './store-clients.ts';

const keyView = z
  .object({
    id: z.string(),
    name: z.string(),
    purpose: z.string(),
    divisionCode: z.string(),
    keyHint: z.string().describe('The last four characters'),
    issuedAt: z.string(),
    lastUsedWeek: z.string().nullable().describe('Monday of the week; no day and no count'),
    revokedAt: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'Open311Key' });
const issuedView = z
  .object({ client: keyView, key: z.string().nullable().describe('Shown this once; null when it was issued before') })
  .meta({ id: 'Open311KeyIssued' });

export function keyRoutes(app: App, { city }: Open311Deps): void {
  const acts = actRoutes(app, city, { refused });
  listRoute(app, city, {
    path: '/api/v1/open311/keys',
    access: open311Access.keepKeys,
    query: {},
    answer: z.array(keyView),
    read: async (_, request) => {
      const actor = actorOf(request);
      const clients = await listClients(city.db, await scopeOf(city.db, actor));
      await auditAlone(city, {
        actor,
        action: open311Access.keepKeys.action,
        objectKind: 'open311-key',
        detail: { what: 'listed', rows: clients.length },
      });
      return clients;
    },
    sheet: keysSheet,
    rows: async function* (tx, scope) {
      const nameOf = await divisionNames(tx);
      const clients = await listClients(tx, scope);
      yield clients.map((key) => ({ ...key, division: nameOf(key.divisionCode) }));
    },
  });

  acts.post('/api/v1/open311/keys', {
    access: open311Access.keepKeys,
    body: z.object({
      id: uuid.describe('Made by the caller: the same id again gives the same key, without showing it'),
      name: text(80).describe('The connected system'),
      purpose: text(200),
      divisionCode,
    }),
    answer: issuedView,
    secret: true,
    act: (tx, actor, { body }) => issueKey(tx, city, actor, body),
  });

  acts.post('/api/v1/open311/keys/:id/revocation', {
    access: open311Access.keepKeys,
    params: z.object({ id: uuid }),
    body: z.object({ reason: text(200) }),
    answer: keyView,
    act: (tx, actor, { params, body }) => revokeKey(tx, city, actor, { id: params.id, reason: body.reason }),
  });
}

const refused = refusing<Open311Problem>({
  'open311-key-not-found': 404,
  'outside-your-division': 403,
  'submission-reused': 409,
  'reason-too-short': 422,
});
