/** Places where people meet the government: halls with windows, business entities, and the codes that hang there. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';

export type HallLevel = 'city' | 'county' | 'township';

/** 政务服务大厅. Its level is that of its division: a hall belongs to a city, a county or a township. */
export type Hall = Readonly<{
  id: Uuid;
  name: string;
  level: HallLevel;
  divisionCode: string;
  /** The unit that runs the hall. */
  unitId: Uuid;
  address: string;
  /** Opening hours in words, as they hang at the entrance. */
  hours: string;
  openedOn: LocalDate;
  /** Since when the facts above hold; former facts stay in the record of the past. */
  sinceOn: LocalDate;
  closedOn: LocalDate | null;
  version: number;
}>;

/** 政务服务窗口. `unitId` is the unit that staffs it, and so the respondent of what happens there. */
export type ServiceWindow = Readonly<{
  id: Uuid;
  hallId: Uuid;
  number: string;
  name: string;
  unitId: Uuid;
  /** The service items handled here, in words. */
  services: string;
  openedOn: LocalDate;
  sinceOn: LocalDate;
  closedOn: LocalDate | null;
  version: number;
}>;

/** Kinds of 经营主体 after the registration regulations of 2022, art. 2; branches count with their kind. */
export const ENTITY_KINDS = ['enterprise', 'sole-trader', 'cooperative', 'foreign-branch', 'other'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** 存续, 歇业, 吊销, 撤销, 注销, 迁出. */
export const ENTITY_STATUSES = [
  'active',
  'dormant',
  'licence-revoked',
  'annulled',
  'deregistered',
  'moved-out',
] as const;
export type EntityStatus = (typeof ENTITY_STATUSES)[number];

/** 经营主体 (older texts: 市场主体). The county is never derived from the code: a firm keeps its code when it moves. */
export type BusinessEntity = Readonly<{
  id: Uuid;
  /** 统一社会信用代码. */
  uscc: string;
  name: string;
  kind: EntityKind;
  divisionCode: string;
  townshipCode: string | null;
  status: EntityStatus;
  /** “四上”: counted above scale this year. */
  siShang: boolean;
  openedOn: LocalDate | null;
  sinceOn: LocalDate;
  closedOn: LocalDate | null;
  version: number;
}>;

export const REVOKE_REASONS = ['lost', 'damaged', 'moved', 'closed', 'misprinted', 'misused', 'other'] as const;
export type RevokeReason = (typeof REVOKE_REASONS)[number];

export type PlaceOfCode = Readonly<{ kind: 'window'; windowId: Uuid }> | Readonly<{ kind: 'entity'; entityId: Uuid }>;

/** One issue of a code. A dead one stays, knows why it died and what came after it. */
export type Code = Readonly<{
  id: Uuid;
  /** Ten Crockford base32 characters. */
  text: string;
  place: PlaceOfCode;
  issuedAt: Instant;
  revokedAt: Instant | null;
  revokeReason: RevokeReason | null;
  successorId: Uuid | null;
  /** Monday of the week in which it was scanned last; kept for windows alone. */
  lastScanWeek: LocalDate | null;
}>;

/** Meaning of a scanned code. */
export type ResolvedCode =
  | Readonly<{
      kind: 'window';
      codeId: Uuid;
      window: ServiceWindow;
      hall: Hall;
      /** The unit that staffs the window: the respondent. */
      unitId: Uuid;
      divisionCode: string;
      lastScanWeek: LocalDate | null;
    }>
  | Readonly<{
      kind: 'entity';
      codeId: Uuid;
      /** Identity: whoever registers a matter from it puts it into the vault and nowhere else. */
      entityId: Uuid;
      entity: BusinessEntity;
      divisionCode: string;
    }>
  | Readonly<{ kind: 'revoked'; codeId: Uuid; replaced: boolean; of: PlaceOfCode['kind'] }>
  /** `madeUp`: the checksum is wrong and nothing was looked up; such a scan leaves no trace in the database. */
  | Readonly<{ kind: 'unknown'; madeUp: boolean }>;

export type PublicHall = Readonly<{
  id: Uuid;
  name: string;
  level: HallLevel;
  divisionCode: string;
  divisionName: string;
  address: string;
  hours: string;
}>;

/** Reach of a reader of the registry: these divisions, with everything below them included. */
export type Reach = Readonly<{ divisionCodes: readonly string[] }>;

/** Registrar: the post an act is recorded under (null for the command line), and its reach. */
export type Registrar = Reach & Readonly<{ postId: Uuid | null }>;

export type HallFacts = Readonly<{ name: string; unitId: Uuid; address: string; hours: string }>;
export type WindowFacts = Readonly<{ hallId: Uuid; number: string; name: string; unitId: Uuid; services: string }>;
export type EntityFacts = Readonly<{
  name: string;
  kind: EntityKind;
  divisionCode: string;
  townshipCode: string | null;
  status: EntityStatus;
  siShang: boolean;
}>;

/** One of very many that are registered at once. */
export type NewEntity = EntityFacts & Readonly<{ uscc: string; openedOn: LocalDate | null }>;

/** `version` is what the writer saw; `on` the day from which the new facts hold (today when left out). */
export type Change<Facts> = Readonly<{ id: Uuid; version: number; facts: Facts; on?: LocalDate }>;
/** `submissionId` becomes the id of what is made, so a repeated request makes nothing twice. */
export type Opening<Facts> = Readonly<{ submissionId: Uuid; facts: Facts; openedOn?: LocalDate }>;
export type Closing = Readonly<{ id: Uuid; version: number; on?: LocalDate }>;

export type PlacesProblem =
  | Readonly<{ kind: 'place-not-found' }>
  | Readonly<{ kind: 'place-closed' }>
  | Readonly<{ kind: 'hall-has-open-windows'; count: number }>
  | Readonly<{ kind: 'changed-meanwhile' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'unit-not-found' }>
  | Readonly<{ kind: 'division-not-found' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'township-not-in-division' }>
  | Readonly<{ kind: 'number-taken' }>
  | Readonly<{ kind: 'name-taken' }>
  | Readonly<{ kind: 'uscc-wrong' }>
  | Readonly<{ kind: 'uscc-taken' }>
  | Readonly<{ kind: 'date-out-of-order' }>
  | Readonly<{ kind: 'already-has-code'; codeId: Uuid }>
  | Readonly<{ kind: 'code-not-found' }>
  | Readonly<{ kind: 'code-revoked' }>
  | Readonly<{ kind: 'nothing-to-print' }>
  | Readonly<{ kind: 'too-many-plaques'; most: number }>
  | Readonly<{ kind: 'hanging-not-found' }>
  | Readonly<{ kind: 'print-not-found' }>;
