/** Names for what the server sends. */

export type Role =
  | 'handler'
  | 'unit-head'
  | 'dispatcher'
  | 'checker'
  | 'hall-supervisor'
  | 'discipline-supervisor'
  | 'justice-supervisor'
  | 'leader'
  | 'joint-office'
  | 'lead-department'
  | 'visiting-office'
  | 'vault-reader'
  | 'rules-keeper'
  | 'inspector'
  | 'agency-supervisor'
  | 'covert-visitor'
  | 'special-supervisor'
  | 'grid-worker'
  | 'chief-service-officer'
  | 'system-admin'
  | 'security-admin'
  | 'audit-admin';

export type ActingPost = Readonly<{
  postId: string;
  role: Role;
  title: string;
  unitId: string;
  unitName: string;
  divisionCode: string;
  basis: 'held' | 'delegated' | 'vacancy';
  principalName: string | null;
}>;
export type Session = Readonly<{
  csrfToken: string;
  user: Readonly<{ id: string; username: string; displayName: string }>;
  actor: Readonly<{ postId: string; role: Role; displayName: string; divisionCode: string; unitId: string }> | null;
  posts: readonly ActingPost[];
  city: Readonly<{ code: string; name: string }>;
  demo: boolean;
  unread: number;
}>;

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

export type Hall = Readonly<{
  id: string;
  name: string;
  level: 'city' | 'county' | 'township';
  divisionCode: string;
  unitId: string;
  address: string;
  hours: string;
  openedOn: string;
  sinceOn: string;
  closedOn: string | null;
  version: number;
}>;
export type ServiceWindowLine = Readonly<{
  id: string;
  hallId: string;
  hallName: string;
  number: string;
  name: string;
  unitId: string;
  services: string;
  openedOn: string;
  sinceOn: string;
  closedOn: string | null;
  version: number;
}>;
export type BusinessEntity = Readonly<{
  id: string;
  uscc: string;
  name: string;
  kind: 'enterprise' | 'sole-trader' | 'cooperative' | 'foreign-branch' | 'other';
  divisionCode: string;
  townshipCode: string | null;
  status: 'active' | 'dormant' | 'licence-revoked' | 'annulled' | 'deregistered' | 'moved-out';
  siShang: boolean;
  openedOn: string | null;
  sinceOn: string;
  closedOn: string | null;
  version: number;
}>;
export type Code = Readonly<{
  id: string;
  text: string;
  url: string;
  kind: 'window' | 'entity';
  windowId: string | null;
  entityId: string | null;
  hallName: string | null;
  windowNumber: string | null;
  windowName: string | null;
  entityName: string | null;
  uscc: string | null;
  divisionCode: string;
  issuedAt: string;
  revokedAt: string | null;
  revokeReason: 'lost' | 'damaged' | 'moved' | 'closed' | 'misprinted' | 'misused' | 'other' | null;
  successorText: string | null;
  placeChangedSince: boolean;
  deadScans: number;
}>;
export type ImportReport = Readonly<{
  written: boolean;
  created: number;
  changed: number;
  unchanged: number;
  bad: readonly Readonly<{ row: number; column: string; value: string; reason: string; message: string }>[];
  badRowsCsv: string;
}>;
export type Past = Readonly<{
  fromOn: string;
  untilOn: string;
  facts: Readonly<Record<string, string | boolean | null>>;
}>;
export type Page<T> = Readonly<{ total: number; items: readonly T[] }>;
export type Division = Readonly<{
  code: string;
  name: string;
  level: 'city' | 'county' | 'township';
  parentCode: string | null;
}>;
export type UnitLine = Readonly<{
  id: string;
  name: string;
  divisionCode: string;
  parentId: string | null;
  validFrom: string;
  validTo: string | null;
  version: number;
}>;
export type DeadScan = Readonly<{ day: string; codeId: string | null; text: string | null; scans: number }>;
export type SecretField = 'name' | 'phone' | 'entity' | 'words';
export type Office = Readonly<{ unit: string; post: string }>;
export type VaultHoldings = Readonly<{ fields: readonly SecretField[]; erasedAt: string | null; persons: number }>;
export type OpenedIdentity = Readonly<{
  name?: string;
  phone?: string;
  words?: string;
  entity?: Readonly<{ id: string; name: string; uscc: string }>;
}>;
export type IdentityOpening = Readonly<{
  at: string;
  fields: readonly SecretField[];
  office: Office;
  approvedBy: Office | null;
  reason: string;
}>;
export type IdentityRequest = Readonly<{
  id: string;
  fields: readonly SecretField[];
  reason: string;
  office: Office;
  mine: boolean;
  at: string;
  decision: Readonly<{ approved: boolean; office: Office; at: string }> | null;
  spent: boolean;
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
