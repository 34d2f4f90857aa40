/** Schemas of the routes of people, and the statuses of its problems. */

import { z } from 'zod';
import { type Instant, isInstant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import { divisionCode, flag, text, uuid } from '../platform/http/shapes.ts';
import type { IdentityProvider } from '../platform/identity-provider.ts';
import type { PeopleGuard } from './api-guard.ts';
import type { HiddenMatters } from './audit/actions-inbox.ts';
import { ROLES } from './model.ts';
import type { HoldsCheck } from './registry/actions-posts.ts';
import type { Finder } from './search/finder.ts';
import type { OpenChannels } from './telling/actions-tell.ts';
import type { ReleasedActs } from './waiting/released-act.ts';

export type PeopleDeps = Readonly<{
  city: City;
  publicUrl: URL;
  guard: PeopleGuard;
  holds: HoldsCheck;
  /** By what people are told here, and what they call their messenger; nothing where absent. */
  tells?: Readonly<{ open: OpenChannels; messengerName: string }>;
  hiddenMatters: HiddenMatters;
  /** The government’s identity provider, where the installation has one. */
  provider?: IdentityProvider;
  /** What the one search asks of other slices. */
  finders?: readonly Finder[];
  /** Acts of other slices, done on release. */
  releasedActs?: ReleasedActs;
}>;

export const at = z.string().refine(isInstant, 'YYYY-MM-DDTHH:MM:SS.mmmZ') as unknown as z.ZodType<Instant, string>;
export const byId = z.object({ id: uuid });
export const roleSchema = z.enum(ROLES);
export const within = z.enum(['mine', 'city']).default('city');

/** The filters of the lists, which their sheets take too. */
export const unitFilter = {
  within,
  divisionCode: divisionCode.optional(),
  search: text(60).optional(),
  ended: flag.optional(),
};
export const postFilter = { within, role: roleSchema.optional(), unitId: uuid.optional(), ended: flag.optional() };
export const userFilter = { search: text(60).optional(), disabled: flag.optional() };
export const auditFilter = {
  from: at.optional(),
  until: at.optional(),
  userId: uuid.optional(),
  who: text(60).optional().describe('Part of a name, or a whole user name'),
  action: text(80).optional(),
  objectKind: text(40).optional(),
  objectId: text(80).optional(),
  outcome: z.enum(['done', 'refused', 'failed']).optional(),
};

const actingPostView = z
  .object({
    postId: z.string(),
    role: roleSchema,
    title: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    divisionCode: z.string(),
    basis: z.enum(['held', 'delegated', 'vacancy']),
    principalName: z.string().nullable().describe('Whose post it is, where somebody delegated it'),
  })
  .meta({ id: 'ActingPost' });

export const sessionView = z
  .object({
    state: z.literal('open'),
    userId: z.string(),
    username: z.string(),
    displayName: z.string(),
    secondFactor: z.boolean(),
    passwordTooOld: z.boolean().describe('Nothing but changing the password is open'),
    postsSuspended: z.boolean().describe('The password was reset; posts rest until a second person confirms them'),
    csrfToken: z.string().describe('Goes into the x-csrf-token header of every write'),
    expiresAt: z.string(),
    posts: z.array(actingPostView),
    actingPostId: z.string().nullable(),
    role: roleSchema.nullable(),
    actions: z.array(z.string()).describe('What the acting role may do; relations are judged at each act'),
    unreadNotices: z.int(),
  })
  .meta({ id: 'Session' });

export const signInView = z.union([sessionView, z.object({ state: z.literal('second-factor') })]);

export const openSessionView = z
  .object({
    id: z.string(),
    browser: z.string(),
    createdAt: z.string(),
    lastSeenAt: z.string(),
    expiresAt: z.string(),
    secondFactor: z.boolean(),
    current: z.boolean(),
  })
  .meta({ id: 'OpenSession' });

export const userView = z
  .object({
    id: z.string(),
    username: z.string(),
    displayName: z.string(),
    divisionCode: z.string(),
    email: z.string().nullable(),
    passwordSet: z.boolean(),
    secondFactor: z.boolean(),
    providerLinked: z.boolean().describe('Whether the identity provider opens it'),
    disabledAt: z.string().nullable(),
    postsSuspended: z.boolean().describe('The password was reset; posts rest until a second person confirms them'),
    createdAt: z.string(),
  })
  .meta({ id: 'User' });

export const waitingActView = z
  .object({
    id: z.string(),
    kind: z.string().describe('The action that is done on release, as the audit names it'),
    releasers: z.array(roleSchema).describe('Who of the acting roles may release it'),
    facts: z.array(
      z.object({
        name: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
        said: z.string().nullable().describe('Where the value is an id: what it is called'),
      }),
    ),
    askedBy: z.string(),
    askedAt: z.string(),
    expiresAt: z.string().nullable(),
    decision: z.enum(['released', 'refused', 'replaced']).nullable(),
    decisionReason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    lapsed: z.boolean().describe('Nobody decided in time'),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'WaitingAct' });

/** Answer to an act that now waits for a second person. */
export const waitsView = z
  .object({ waitingActId: z.string(), expiresAt: z.string().nullable() })
  .describe('Not done: it waits for a second person')
  .meta({ id: 'Waits' });

export const holdingView = z
  .object({
    id: z.string(),
    userId: z.string(),
    postId: z.string(),
    fromOn: z.string(),
    untilOn: z.string().nullable().describe('First day the person no longer holds it'),
  })
  .meta({ id: 'Holding' });
export const holdingLine = holdingView.extend({ role: roleSchema, title: z.string(), unitName: z.string() });

export const divisionView = z
  .object({
    code: z.string(),
    name: z.string(),
    fullName: z.string().describe('A township after its county: two towns of one name are told apart'),
    pinyin: z.string().nullable(),
    level: z.enum(['city', 'county', 'township']),
    parentCode: z.string().nullable(),
    statisticalCodes: z.array(z.string()),
  })
  .meta({ id: 'Division' });

export const unitView = z
  .object({
    id: z.string(),
    name: z.string(),
    divisionCode: z.string(),
    parentId: z.string().nullable(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    sinceOn: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Unit' });
export const unitLine = unitView
  .extend({ fullName: z.string().describe('With its county where another division has a unit of that name') })
  .meta({ id: 'UnitLine' });

export const postView = z
  .object({
    id: z.string(),
    role: roleSchema,
    unitId: z.string(),
    divisionCode: z.string(),
    title: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Post' });
export const postLine = postView
  .extend({ unitName: z.string(), holders: z.array(z.object({ userId: z.string(), displayName: z.string() })) })
  .meta({ id: 'PostLine' });

export const delegationView = z
  .object({
    id: z.string(),
    postId: z.string(),
    toUserId: z.string(),
    principalUserId: z.string(),
    fromOn: z.string(),
    toOn: z.string().describe('Last day'),
    reason: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'Delegation' });
export const delegationLine = delegationView
  .extend({ postTitle: z.string(), unitName: z.string(), toName: z.string(), principalName: z.string() })
  .meta({ id: 'DelegationLine' });

export const noticeView = z
  .object({
    id: z.string(),
    kind: z.string(),
    matterId: z.string().nullable(),
    aboutId: z.string().nullable().describe('The record it asks about, where that is no matter'),
    at: z.string(),
    readAt: z.string().nullable(),
    endedAt: z.string().nullable().describe('When what it asked for was done, whoever did it'),
  })
  .meta({ id: 'Notice' });

export const auditView = z
  .object({
    id: z.string(),
    at: z.string(),
    userId: z.string().nullable(),
    displayName: z.string().nullable(),
    principalName: z.string().nullable(),
    postTitle: z.string().nullable(),
    unitName: z.string().nullable(),
    sessionId: z.string().nullable(),
    action: z.string(),
    objectKind: z.string(),
    objectId: z.string().nullable(),
    outcome: z.enum(['done', 'refused', 'failed']),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditLine' });

export const retentionView = z
  .object({
    kind: z.string(),
    fromOn: z.string(),
    keepDays: z.int(),
    leastDays: z.int().nullable(),
    basis: z.string(),
    verified: z.boolean(),
  })
  .meta({ id: 'RetentionRule' });

export const holdView = z
  .object({
    id: z.string(),
    kind: z.string(),
    objectId: z.string().describe('`*` is every record of the kind'),
    reason: z.string(),
    placedAt: z.string(),
    liftedAt: z.string().nullable(),
  })
  .meta({ id: 'LegalHold' });

export const privacyView = z
  .object({
    version: z.int(),
    fromOn: z.string(),
    handler: z.string(),
    purpose: z.string(),
    way: z.string(),
    kinds: z.string(),
    retention: z.string(),
    rights: z.string(),
  })
  .meta({ id: 'PrivacyNotice' });
