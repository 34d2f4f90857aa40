/** Routes of the audit, the inbox, privacy notices, retention and legal holds. */

import { z } from 'zod';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { problemSchema } from '../../platform/http/problem.ts';
import { flag, text, uuid } from '../../platform/http/shapes.ts';
import { preferredLang } from '../../platform/pages/words.ts';
import { transact } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import { peopleActs } from '../api-acts.ts';
import { actorOf } from '../api-guard.ts';
import {
  at,
  auditFilter,
  auditView,
  byId,
  holdView,
  noticeView,
  type PeopleDeps,
  privacyView,
  retentionView,
  waitsView,
} from '../api-schemas.ts';
import type { Actor } from '../model.ts';
import { auditAlone, scopeOf, todayIn } from '../registry/actions-acting.ts';
import { eachWithUnitNames, withUnitNames } from '../registry/actions-names.ts';
import { listRoute } from '../registry/api-sheets.ts';
import { filterFacts } from '../registry/rules-sheets.ts';
import { auditSheet, holdsSheet, retentionSheet } from '../registry/sheets.ts';
import { inboxOf } from './actions-inbox.ts';
import { askToChangeRetention, askToLiftHold, changeRetention, placeHold } from './actions-retention.ts';
import { eachAuditLine, listAudit } from './store-audit.ts';
import { legalHolds, privacyNoticeOn, privacyNoticeVersion, retentionRules } from './store-keeping.ts';
import { markNoticeRead } from './store-notices.ts';

const PAGE = 100;

export function auditRoutes(app: App, { city }: PeopleDeps): void {
  async function note(actor: Actor, asked: Readonly<Record<string, unknown>>, rows: number): Promise<void> {
    const { action } = peopleAccess.readAudit;
    const detail = { ...filterFacts(asked), rows };
    await auditAlone(city, { actor, action, objectKind: 'audit', detail });
  }

  listRoute(app, city, {
    path: '/api/v1/audit',
    access: peopleAccess.readAudit,
    query: { ...auditFilter, afterAt: at.optional(), afterId: uuid.optional() },
    answer: z.object({
      items: z.array(auditView),
      next: z.object({ afterAt: z.string(), afterId: z.string() }).nullable(),
    }),
    read: async (query, request) => {
      const actor = actorOf(request);
      const { afterAt, afterId, ...filter } = query;
      const after = afterAt === undefined || afterId === undefined ? undefined : { at: afterAt, id: afterId };
      const scope = await scopeOf(city.db, actor);
      const asked = { ...filter, after, nobodys: actor.divisionCode === city.code };
      const lines = await withUnitNames(city.db, await listAudit(city.db, scope, asked, PAGE));
      await note(actor, filter, lines.length);
      const last = lines.length === PAGE ? lines.at(-1) : undefined;
      return {
        items: lines,
        next: last === undefined ? null : { afterAt: last.at, afterId: last.id },
      };
    },
    sheet: auditSheet,
    rows: (tx, scope, filter) =>
      eachWithUnitNames(tx, eachAuditLine(tx, scope, { ...filter, nobodys: scope.actor.divisionCode === city.code })),
  });
}

export function noticeRoutes(app: App, { city, hiddenMatters }: PeopleDeps): void {
  jsonRoute(app, 'GET /api/v1/notices', {
    access: peopleAccess.readNotices,
    query: z.object({ unread: flag.default(false) }),
    answer: z.array(noticeView),
    handle: async (request) => {
      const filter = { unreadOnly: request.query.unread };
      return inboxOf(city.db, city, actorOf(request), filter, hiddenMatters);
    },
  });

  jsonRoute(app, 'POST /api/v1/notices/:id/read', {
    access: peopleAccess.readNotices,
    params: byId,
    handle: async (request, reply) => {
      const { postId, userId } = actorOf(request);
      const { id } = request.params;
      const read = await transact(city.db, (tx) => markNoticeRead(tx, postId, id, userId, city.outside.now()));
      if (!read) return sendProblem(reply, 404, { kind: 'notice-not-found' });
    },
  });

  jsonRoute(app, 'GET /api/v1/privacy-notice', {
    access: 'public',
    query: z.object({
      version: z.coerce.number().int().min(1).optional(),
      lang: z.enum(['zh', 'en']).optional(),
    }),
    answer: privacyView,
    otherwise: { 404: problemSchema, 422: problemSchema },
    handle: async (request, reply) => {
      const { version } = request.query;
      const lang = request.query.lang ?? preferredLang(request.headers['accept-language']);
      const notice =
        version === undefined
          ? await privacyNoticeOn(city.db, lang, todayIn(city))
          : await privacyNoticeVersion(city.db, lang, version);
      return notice ?? sendProblem(reply, 404, { kind: 'not-found' });
    },
  });
}

export function retentionRoutes(app: App, { city }: PeopleDeps): void {
  const acts = peopleActs(app, city);
  listRoute(app, city, {
    path: '/api/v1/retention-rules',
    access: peopleAccess.readRetention,
    query: {},
    answer: z.array(retentionView),
    read: async () => await retentionRules(city.db),
    sheet: retentionSheet,
    rows: async function* (tx) {
      yield await retentionRules(tx);
    },
  });

  acts.put('/api/v1/retention-rules/:kind', {
    access: peopleAccess.keepRetention,
    params: z.object({ kind: text(60) }),
    body: z.object({ keepDays: z.int().min(0).max(36_500), basis: text(500), verified: z.boolean() }),
    answer: retentionView.omit({ leastDays: true }),
    act: (tx, actor, { params, body }) => changeRetention(tx, city, actor, { kind: params.kind, ...body }),
    ask: (tx, actor, { params, body }) => askToChangeRetention(tx, city, actor, { kind: params.kind, ...body }),
  });

  listRoute(app, city, {
    path: '/api/v1/legal-holds',
    access: peopleAccess.readRetention,
    query: {},
    answer: z.array(holdView),
    read: async () => await legalHolds(city.db),
    sheet: holdsSheet,
    rows: async function* (tx) {
      yield await legalHolds(tx);
    },
  });

  acts.post('/api/v1/legal-holds', {
    access: peopleAccess.keepRetention,
    body: z.object({ id: uuid, kind: text(60), objectId: text(80), reason: text(500) }),
    answer: holdView,
    act: (tx, actor, { body }) => placeHold(tx, city, actor, body),
  });

  acts.post('/api/v1/legal-holds/:id/lift', {
    access: peopleAccess.keepRetention,
    params: byId,
    answer: waitsView,
    status: 202,
    act: (tx, actor, { params }) => askToLiftHold(tx, city, actor, params.id),
    show: ({ id, expiresAt }) => ({ waitingActId: id, expiresAt }),
  });
}
