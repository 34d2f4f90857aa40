/** Names for what the server sends, all from its OpenAPI text. */

import type { components } from './schema.ts';

type Schemas = components['schemas'];

export type Session = Schemas['Session'];
export type ActingPost = Schemas['ActingPost'];
export type Role = ActingPost['role'];
export type OpenSession = Schemas['OpenSession'];
export type User = Schemas['User'];
export type Division = Schemas['Division'];
export type Unit = Schemas['Unit'];
export type PostLine = Schemas['PostLine'];
export type DelegationLine = Schemas['DelegationLine'];
export type Notice = Schemas['Notice'];
export type AuditLine = Schemas['AuditLine'];
export type RetentionRule = Schemas['RetentionRule'];
export type LegalHold = Schemas['LegalHold'];

export type Hall = Schemas['Hall'];
export type ServiceWindowLine = Schemas['ServiceWindowLine'];
export type BusinessEntity = Schemas['BusinessEntity'];
export type Code = Schemas['Code'];
export type DeadScan = Schemas['DeadScans'];
export type ImportReport = Schemas['ImportReport'];
export type Past = Readonly<{
  fromOn: string;
  untilOn: string;
  facts: Readonly<Record<string, string | boolean | null>>;
}>;
export type Page<T> = Readonly<{ total: number; items: readonly T[] }>;

export type VaultHoldings = Schemas['VaultHoldings'];
export type SecretField = VaultHoldings['fields'][number];
export type OpenedIdentity = Schemas['OpenedIdentity'];
export type IdentityOpening = Schemas['IdentityOpening'];
export type IdentityRequest = Schemas['IdentityRequest'];

export type Limit = Readonly<{ amount: number; unit: 'working-day' | 'calendar-day' }>;
export type ExplainedDay = Readonly<{
  date: string;
  kind: 'working' | 'make-up' | 'weekend' | 'holiday';
  name: string | null;
  published: boolean;
  role: 'counted' | 'skipped' | 'rolled-over' | 'rolled-to';
  nth: number | null;
}>;
export type Explanation = Readonly<{
  from: string;
  limit: Limit;
  deadline: Readonly<{ dueOn: string; provisional: boolean }>;
  days: readonly ExplainedDay[];
}>;

export type LegalLimit = Readonly<{
  amount: number;
  unit: 'working-day' | 'calendar-day';
  basis: string;
  verified: boolean;
}>;
export type ProcedureTerms = Readonly<{
  accept: LegalLimit | null;
  contact: LegalLimit | null;
  sign: LegalLimit;
  return: LegalLimit;
  handle: LegalLimit;
  extension: (LegalLimit & Readonly<{ times: number; approver: 'dispatcher' | 'level-above' | 'checker' }>) | null;
  check: LegalLimit;
  verdict: LegalLimit;
  reopen: LegalLimit;
  suspendCap: LegalLimit;
  letterReply: LegalLimit;
  redosBeforeUphold: number;
  refusalNeedsApproval: boolean;
  appeals: 0 | 1;
  judge: 'complainant-or-hall-supervisor';
  respondentMayHandle: 'yes' | 'service-faults' | 'no';
}>;
export type ProcedureVersion = Readonly<{
  procedure: 'bad-review' | 'scan-complaint' | 'request' | 'opinion';
  version: string;
  effectiveFrom: string;
  terms: ProcedureTerms;
  reason: string;
  at: string;
}>;
export type CalendarDay = Readonly<{ date: string; name: string; isOffDay: boolean }>;
export type CalendarYear = Readonly<{ year: number; papers: readonly string[]; days: readonly CalendarDay[] }>;
