/** Types of the directory: divisions, units, posts, the people who hold them, and what an acting post may reach. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';

export const ROLES = [
  'handler',
  'unit-head',
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'lead-department',
  'visiting-office',
  'vault-reader',
  'rules-keeper',
  'inspector',
  'agency-supervisor',
  'covert-visitor',
  'special-supervisor',
  'grid-worker',
  'chief-service-officer',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** 三员: system, security and audit administrators; three different people, none of whom reads matters or identities. */
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly Role[];

export type DivisionLevel = 'city' | 'county' | 'township';

/** 行政区划. A functional zone (功能区) has a code of our own and names the statistical codes that make it up. */
export type Division = Readonly<{
  code: string;
  name: string;
  pinyin: string | null;
  level: DivisionLevel;
  parentCode: string | null;
  statisticalCodes: readonly string[];
}>;

/** 单位. `validTo` is the first day it no longer exists; its successors carry on what it had. */
export type Unit = Readonly<{
  id: Uuid;
  name: string;
  divisionCode: string;
  parentId: Uuid | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  /** Since when the present name and parent hold; former ones stay in the record of the past. */
  sinceOn: LocalDate;
  version: number;
}>;

/** 岗位: a role in a unit for a division. Work belongs to posts, never to persons. */
export type Post = Readonly<{
  id: Uuid;
  role: Role;
  unitId: Uuid;
  divisionCode: string;
  title: string;
  validFrom: LocalDate;
  /** First day the post no longer exists. */
  validTo: LocalDate | null;
  version: number;
}>;

/** Somebody who may act for a post today. */
export type PostHolder = Readonly<{ userId: Uuid; displayName: string; basis: ActingBasis }>;

/** Why a person may act for a post: it is theirs, its holder delegated it (代理), or it is vacant and they head the unit. */
type ActingBasis = 'held' | 'delegated' | 'vacancy';

/** One post a person can choose to act through. */
export type ActingPost = Readonly<{
  postId: Uuid;
  role: Role;
  title: string;
  unitId: Uuid;
  divisionCode: string;
  basis: ActingBasis;
  /** Name of the holder, where somebody delegated the post. */
  principalName: string | null;
}>;

/**
 * Actor: one person through one post. `postId`, `role`, `unitId` and `divisionCode` are those of the post whose power is
 * used; under a delegation `delegatedFrom` is that post too and `displayName` gives both names (“李四（代张三）”).
 */
export type Actor = Readonly<{
  userId: Uuid;
  postId: Uuid;
  role: Role;
  unitId: Uuid;
  divisionCode: string;
  /** The post whose holder delegated; null when the actor acts through a post of their own. */
  delegatedFrom: Uuid | null;
  displayName: string;
}>;

/**
 * Scope of an actor. `reach` says which list counts: the unit's own work, a whole division's, or (administrators)
 * no matters at all, in which case both lists still bound the registry they keep.
 */
export type Scope = Readonly<{
  actor: Actor;
  reach: 'unit' | 'division' | 'none';
  /** Own division and everything below it. */
  divisionCodes: readonly string[];
  /** Own unit, units below it, and former units whose successor it is. */
  unitIds: readonly Uuid[];
}>;

/**
 * Reader of matters: the scope, and the units whose matters are too near for this person (they hold or lately held a post
 * there, above or below). Looked up once a request; every read of matters asks for it, so that none can forget it.
 */
export type Reader = Scope & Readonly<{ tooNear: ReadonlySet<string> }>;

/** Importer of records from a sheet: through a post, or at the command line (null), with the reach. */
export type Importer = Readonly<{ actor: Actor | null; divisionCodes: readonly string[] }>;

export type User = Readonly<{
  id: Uuid;
  username: string;
  displayName: string;
  /** The division whose administrators keep this account. */
  divisionCode: string;
  email: string | null;
  passwordSet: boolean;
  secondFactor: boolean;
  /** Whether the identity provider opens it. */
  providerLinked: boolean;
  disabledAt: Instant | null;
  /** Set after a reset password, until a second person confirms that its owner did it. */
  postsSuspended: boolean;
  createdAt: Instant;
}>;

export type Delegation = Readonly<{
  id: Uuid;
  postId: Uuid;
  toUserId: Uuid;
  /** The holder who is represented; an act under the delegation records both. */
  principalUserId: Uuid;
  fromOn: LocalDate;
  /** Last day of the delegation. */
  toOn: LocalDate;
  reason: string;
  endedAt: Instant | null;
}>;

/** One line of the audit. `objectId` is an id, never a name; `detail` holds counts and kinds only. */
export type AuditEntry = Readonly<{
  /** Null for an anonymous refusal or the command line. */
  actor: Actor | null;
  /** For sign-in, where nobody acts through a post yet. */
  userId?: Uuid;
  sessionId?: Uuid;
  /** `slice.verb-object`, the name of the row in the authorisation matrix. */
  action: string;
  objectKind: string;
  /** Of a list, nothing. */
  objectId?: string | null;
  /** Done, unless said. */
  outcome?: 'done' | 'refused' | 'failed';
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  /** About a matter of the sealed lane: read by the discipline side, not by the administrator of the audit. */
  sealed?: boolean;
}>;

/** A line in the inbox of a post. */
export type Notice = Readonly<{
  id: Uuid;
  /** `slice.what-happened`; the console has words for it. */
  kind: string;
  matterId: Uuid | null;
  /** The record it asks about, where that is no matter. */
  aboutId: Uuid | null;
  at: Instant;
  readAt: Instant | null;
  /** When what it asked for was done, whoever did it. */
  endedAt: Instant | null;
}>;

/** A saved view (视图) of a list: what narrows it, as it stands in the address, and which columns it shows. */
export type SavedView = Readonly<{
  id: Uuid;
  list: string;
  name: string;
  search: Readonly<Record<string, string>>;
  /** Columns in their order; null: the list's own. */
  columns: readonly string[] | null;
  ownerUserId: Uuid;
  ownerName: string;
  /** Unit whose posts see it too. */
  sharedUnitId: Uuid | null;
  version: number;
}>;

/** Privacy notice in one language, with the contents art. 17 of the Personal Information Protection Law demands. */
export type PrivacyNotice = Readonly<{
  version: number;
  lang: 'zh' | 'en';
  fromOn: LocalDate;
  handler: string;
  purpose: string;
  way: string;
  kinds: string;
  retention: string;
  rights: string;
}>;

/** Retention rule of a kind of record, with its reason. */
export type RetentionRule = Readonly<{
  kind: string;
  fromOn: LocalDate;
  keepDays: number;
  basis: string;
  verified: boolean;
}>;

/** Kinds of acts for whose texts a unit keeps phrases. */
export const PHRASE_USES = ['order', 'return', 'refusal', 'answer'] as const;
export type PhraseUse = (typeof PHRASE_USES)[number];

/** 常用语 of a unit; a changed one is another that took its place. */
export type Phrase = Readonly<{
  id: Uuid;
  unitId: Uuid;
  use: PhraseUse;
  body: string;
  madeAt: Instant;
  authorName: string;
  endedAt: Instant | null;
}>;

/** A time in which what a unit answered waited for its head; names of people, not of posts. */
export type SignOffSpell = Readonly<{ since: Instant; sinceBy: string; until: Instant | null; untilBy: string | null }>;
export type SignOffView = Readonly<{ on: boolean; spells: readonly SignOffSpell[]; signers: readonly string[] }>;

export type PeopleProblem =
  | Readonly<{ kind: 'user-not-found' }>
  | Readonly<{ kind: 'unit-not-found' }>
  | Readonly<{ kind: 'post-not-found' }>
  | Readonly<{ kind: 'holding-not-found' }>
  | Readonly<{ kind: 'delegation-not-found' }>
  | Readonly<{ kind: 'division-not-found' }>
  | Readonly<{ kind: 'username-taken' }>
  | Readonly<{ kind: 'username-malformed' }>
  | Readonly<{ kind: 'name-taken' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'changed-meanwhile' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'not-yourself' }>
  | Readonly<{ kind: 'unit-ended' }>
  | Readonly<{ kind: 'units-in-a-circle' }>
  | Readonly<{ kind: 'post-ended' }>
  | Readonly<{ kind: 'post-holds-work'; count: number }>
  | Readonly<{ kind: 'date-out-of-order' }>
  | Readonly<{ kind: 'already-holds-post' }>
  | Readonly<{ kind: 'user-disabled' }>
  | Readonly<{ kind: 'administrators-are-separate' }>
  | Readonly<{ kind: 'handling-is-separate' }>
  | Readonly<{ kind: 'post-not-delegable' }>
  | Readonly<{ kind: 'delegation-too-long'; mostDays: number }>
  | Readonly<{ kind: 'not-your-post' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>
  | Readonly<{ kind: 'password-too-weak'; why: PasswordFault }>
  | Readonly<{ kind: 'password-used-before' }>
  | Readonly<{ kind: 'password-wrong' }>
  | Readonly<{ kind: 'code-wrong' }>
  | Readonly<{ kind: 'second-factor-already-set' }>
  | Readonly<{ kind: 'provider-not-set' }>
  | Readonly<{ kind: 'provider-code-wrong' }>
  | Readonly<{ kind: 'provider-already-linked' }>
  | Readonly<{ kind: 'link-unusable' }>
  | Readonly<{ kind: 'session-not-found' }>
  | Readonly<{ kind: 'notice-not-found' }>
  | Readonly<{ kind: 'retention-kind-unknown' }>
  | Readonly<{ kind: 'retention-too-short'; leastDays: number }>
  | Readonly<{ kind: 'hold-not-found' }>
  | Readonly<{ kind: 'view-not-found' }>
  | Readonly<{ kind: 'too-many-views'; most: number }>
  | Readonly<{ kind: 'phrase-not-found' }>
  | Readonly<{ kind: 'too-many-phrases'; most: number }>
  | Readonly<{ kind: 'nobody-else-signs' }>
  | Readonly<{ kind: 'second-person-needed' }>
  | Readonly<{ kind: 'waiting-act-not-found' }>
  | Readonly<{ kind: 'waiting-act-decided' }>
  | Readonly<{ kind: 'waiting-act-expired' }>
  | Readonly<{ kind: 'not-yours-to-release' }>
  | Readonly<{ kind: 'asker-left' }>;

export type PasswordFault = 'too-short' | 'too-long' | 'too-simple' | 'holds-username' | 'too-common';
