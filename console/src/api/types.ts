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
