/** Open311: services others may file under, filings, and published summaries of requests. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { ProcedureCode } from '../law/index.ts';

type Both = Readonly<{ zh: string; en: string }>;

/** A service of GeoReport: a kind of complaint that is not sensitive, a request for help, or a suggestion. */
export type Service = Readonly<{
  code: string;
  name: Both;
  group: 'window' | 'environment' | 'request' | 'opinion';
  procedure: ProcedureCode;
  /** Complaints name whom they are about and what is demanded; other services have words alone. */
  isComplaint: boolean;
  /** Null where the procedure has no categories. */
  categoryCode: string | null;
}>;

/** Precision of a published request: the finest at which it is one of at least five alike. */
export const PERIODS = ['week', 'month', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];
export type PlaceLevel = 'window' | 'hall' | 'county' | 'city';

/** A moderated matter that is not published yet. */
export type Candidate = Readonly<{
  matterId: Uuid;
  service: string;
  receivedOn: LocalDate;
  windowId: Uuid | null;
  hallId: Uuid | null;
  /** The county; the city where none applies. */
  countyCode: string;
}>;

/** A candidate with its publishable place; `placeId` is null for the whole city. */
export type Publishable = Readonly<{
  candidate: Candidate;
  period: Period;
  fromOn: LocalDate;
  untilOn: LocalDate;
  place: PlaceLevel;
  placeId: string | null;
}>;

/** A published request; only `status` and `changedOn` ever change. */
export type PublishedRequest = Readonly<{
  id: Uuid;
  serviceCode: string;
  status: 'open' | 'closed';
  period: Period;
  fromOn: LocalDate;
  untilOn: LocalDate;
  place: PlaceLevel;
  agency: string;
  address: string;
  addressId: string | null;
  expectedOn: LocalDate | null;
  changedOn: LocalDate;
}>;

/** Filter of a list; both days count whole. */
export type RequestFilter = Readonly<{
  fromOn: LocalDate;
  untilOn: LocalDate;
  services: readonly string[] | null;
  statuses: readonly ('open' | 'closed')[] | null;
}>;

/** A filing, checked without a database. */
export type Filing = Readonly<{
  serviceCode: string;
  /** Printed code of a window or an enterprise; null where the place was only described. */
  addressId: string | null;
  words: string;
  about: string | null;
  demands: readonly string[];
  contact: Readonly<{ name: string; phone: string }> | null;
}>;

/** A fault: the key of its text, its HTTP status and, where it helps, a finer code for the body. */
export type Fault = Readonly<{ word: FaultWord; status: 400 | 403 | 404; code?: number; most?: number }>;
export type FaultWord =
  | 'key-missing'
  | 'key-wrong'
  | 'jurisdiction'
  | 'not-found'
  | 'service-missing'
  | 'service-unknown'
  | 'location-missing'
  | 'location-half'
  | 'address-unknown'
  | 'address-outside'
  | 'description-missing'
  | 'description-long'
  | 'demand-long'
  | 'about-missing'
  | 'name-long'
  | 'phone'
  | 'media-url'
  | 'request-id'
  | 'request-id-reused'
  | 'too-many'
  | 'not-a-form'
  | 'date'
  | 'span'
  | 'status'
  | 'bad-request'
  | 'too-large'
  | 'foreign-origin'
  | 'broken';

/** A connected system and its key, as its keeper sees it; the key is shown once and never stored. */
export type Client = Readonly<{
  id: Uuid;
  name: string;
  purpose: string;
  divisionCode: string;
  /** Last four characters of the key. */
  keyHint: string;
  issuedAt: Instant;
  /** Monday of the week of its last filing: a day would tell when somebody complained. */
  lastUsedWeek: LocalDate | null;
  revokedAt: Instant | null;
  revokeReason: string | null;
}>;

export type Open311Problem =
  | Readonly<{ kind: 'open311-key-not-found' }>
  | Readonly<{ kind: 'outside-your-division' }>
  | Readonly<{ kind: 'submission-reused' }>
  | Readonly<{ kind: 'reason-too-short'; least: number }>;
