/**
 * What a route does for the roles it admits, by where they sit: with the thing itself in reach, and from the county next
 * to it. Written by hand, with real ids, so that forgetting the scope in an action shows. Who is admitted at all stands in
 * matrix.ts; whoever is not is refused, wherever they sit.
 */

import type { Uuid } from '../../src/kernel/ids.ts';
import type { Role } from '../../src/people/index.ts';
import type { Ground, Matter } from './ground.ts';

/** `unseen` looks the same as a thing that does not exist. `allowed`: judged on its merits, be it done or refused by a rule. */
export type Outcome = 'allowed' | 'refused' | 'unseen';
export type Ask = Readonly<{ url: string; payload?: object }>;
export type Things = Ground & Matter & Readonly<{ signId: Uuid }>;
export type Relation = Readonly<{
  here: Outcome;
  elsewhere: Outcome;
  ask: (things: Things) => Ask;
  /** Words or an id in the answer here, and never in the answer elsewhere. */
  shows?: (things: Things) => string;
  /** Roles that see less of it, though they are here. */
  hidesFrom?: readonly Role[];
  /** Roles with another outcome, though they are here. */
  except?: Readonly<Partial<Record<Role, Outcome>>>;
}>;

const MANY = 'limit=200';
/** How sheets name a matter. */
const short = (id: string) => id.slice(0, 8).toUpperCase();
const STALE = 9_999;

const NO_UNITS: readonly Role[] = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
  'justice-supervisor',
  'leader',
  'vault-reader',
];

const one = (path: (things: Things) => string, payload?: (things: Things) => object) => (ground: Things) => ({
  url: `/api/v1/${path(ground)}`,
  ...(payload === undefined ? {} : { payload: payload(ground) }),
});

const newUnit = (ground: Ground, name: string) => ({
  id: ground.uuid(),
  name: `${name}${ground.uuid()}`,
  divisionCode: '411402',
  parentId: null,
  from: '2026-02-02',
});

const hallFacts = ({ unitId }: Ground) => ({ name: '改名大厅', unitId, address: '', hours: '' });
const entityFacts = {
  name: '改名企业',
  kind: 'enterprise',
  divisionCode: '411402',
  townshipCode: null,
  status: 'active',
  siShang: false,
};
/** Who may bring in something, but no entities. */
const OF_OTHER_KINDS: readonly Role[] = ['joint-office', 'rules-keeper', 'security-admin'];
/** Whoever may bring in entities, but did not begin this import. */
const NOT_THE_BEGINNER: Relation['except'] = { dispatcher: 'refused', 'system-admin': 'refused' };
const anImport = (
  path: (things: Things) => string,
  payload?: (things: Things) => object,
  except: Relation['except'] = {},
): Relation => ({
  here: 'allowed',
  elsewhere: 'unseen',
  ask: one(path, payload),
  except: { ...Object.fromEntries(OF_OTHER_KINDS.map((role) => [role, 'unseen'])), ...except },
});

export const RELATIONS: Readonly<Record<string, Relation>> = {
  // Accounts and posts are kept for one's own divisions
  'GET /api/v1/users': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'users'),
    shows: ({ username }) => username,
  },
  'GET /api/v1/users.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'users.xlsx'),
    shows: ({ username }) => username,
  },
  'GET /api/v1/users/:id': { here: 'allowed', elsewhere: 'unseen', ask: one(({ userId }) => `users/${userId}`) },
  'POST /api/v1/users': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'users',
      ({ uuid }) => ({
        id: uuid(),
        username: `n${uuid().slice(0, 8)}`,
        displayName: '新来的',
        divisionCode: '411402',
        email: null,
      }),
    ),
  },
  'PUT /api/v1/users/:id/disabled': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ userId }) => `users/${userId}/disabled`,
      () => ({ disabled: false }),
    ),
  },
  'POST /api/v1/users/:id/one-time-links': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ userId }) => `users/${userId}/one-time-links`,
      () => ({}),
    ),
  },
  'DELETE /api/v1/users/:id/lockout': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ userId }) => `users/${userId}/lockout`),
  },
  'DELETE /api/v1/users/:id/second-factor': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ userId }) => `users/${userId}/second-factor`),
  },
  'POST /api/v1/holdings': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'holdings',
      ({ uuid, userId, postId, today }) => ({ id: uuid(), userId, postId, from: today }),
    ),
  },
  'POST /api/v1/holdings/:id/end': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      ({ holdingId }) => `holdings/${holdingId}/end`,
      () => ({ on: '2020-01-01' }),
    ),
  },
  'GET /api/v1/waiting-acts': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'waiting-acts?decided=true'),
    shows: ({ waitingActId }) => waitingActId,
    // Who did not ask for it, and cannot release it.
    hidesFrom: ['system-admin', 'rules-keeper', 'joint-office', 'dispatcher'],
  },
  'POST /api/v1/waiting-acts/:id/decision': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ waitingActId }) => `waiting-acts/${waitingActId}/decision`,
      () => ({ release: false, reason: '核对不符' }),
    ),
    // Only the security administrator releases a link of this account; the others are told so.
    except: {
      'system-admin': 'refused',
      'audit-admin': 'refused',
      'rules-keeper': 'refused',
      'joint-office': 'refused',
    },
  },
  'POST /api/v1/units': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'units',
      (ground) => newUnit(ground, '新单位'),
    ),
  },
  'POST /api/v1/units/:id/changes': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      ({ unitId }) => `units/${unitId}/changes`,
      ({ today }) => ({ name: '改名单位', parentId: null, on: today, version: STALE }),
    ),
  },
  'POST /api/v1/unit-mergers': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'unit-mergers',
      (ground) => ({ unitIds: [ground.unitId], into: { ...newUnit(ground, '并入'), from: '2019-01-01' } }),
    ),
  },
  'POST /api/v1/unit-splits': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'unit-splits',
      (ground) => ({ unitId: ground.unitId, into: [newUnit(ground, '拆出')], on: '2019-01-01' }),
    ),
  },
  'POST /api/v1/posts': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'posts',
      ({ uuid, unitId }) => ({
        id: uuid(),
        role: 'inspector',
        unitId,
        divisionCode: '411402',
        title: '新岗',
        from: '2026-02-02',
      }),
    ),
  },
  'POST /api/v1/posts/:id/abolition': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      ({ postId }) => `posts/${postId}/abolition`,
      () => ({ on: '2020-01-01' }),
    ),
  },

  // The audit: what one's own divisions' people did
  'GET /api/v1/audit': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(({ auditedUserId }) => `audit?userId=${auditedUserId}`),
    shows: ({ auditedUserId }) => `"userId":"${auditedUserId}"`,
  },
  'GET /api/v1/audit.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(({ auditedUserId }) => `audit.xlsx?userId=${auditedUserId}`),
    shows: ({ auditedName }) => auditedName,
  },

  // Rules of the whole city are the city's to set: a county reads them
  'PUT /api/v1/retention-rules/:kind': {
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      () => 'retention-rules/notice',
      () => ({ keepDays: 365, basis: '工作需要', verified: false }),
    ),
  },
  'POST /api/v1/legal-holds': {
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      () => 'legal-holds',
      ({ uuid }) => ({ id: uuid(), kind: 'notice', objectId: '*', reason: '依法保全的要求' }),
    ),
  },
  'POST /api/v1/legal-holds/:id/lift': {
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      ({ uuid }) => `legal-holds/${uuid()}/lift`,
      () => ({}),
    ),
  },
  'POST /api/v1/law/calendar-years/sheet': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'law/calendar-years/sheet',
      () => ({ file: Buffer.from('2027-01-01,元旦,休').toString('base64') }),
    ),
  },
  'POST /api/v1/law/calendar-years/preview': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'law/calendar-years/preview',
      () => ({ text: '2027-01-01,元旦,休', year: 2027, papers: ['测试〔2026〕1号'] }),
    ),
  },
  'POST /api/v1/law/calendar-years': {
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      () => 'law/calendar-years',
      ({ uuid }) => ({
        text: '2027-01-01,元旦,休',
        submissionId: uuid(),
        seenEdition: '0',
        reason: '国务院办公厅通知',
      }),
    ),
  },
  'POST /api/v1/law/procedures/:procedure/preview': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: (ground) => ({
      url: '/api/v1/law/procedures/bad-review/preview',
      payload: { effectiveFrom: '2027-01-01', terms: ground.terms },
    }),
  },
  'POST /api/v1/law/limits/:code/preview': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: () => ({
      url: '/api/v1/law/limits/personal-data-request/preview',
      payload: {
        effectiveFrom: '2027-01-01',
        limit: { amount: 10, unit: 'working-day', basis: '按新规定', verified: false },
      },
    }),
  },
  'POST /api/v1/law/limits/:code/versions': {
    here: 'refused',
    elsewhere: 'refused',
    ask: (ground) => ({
      url: '/api/v1/law/limits/personal-data-request/versions',
      payload: {
        submissionId: ground.uuid(),
        seenVersion: '1',
        effectiveFrom: '2027-01-01',
        limit: { amount: 10, unit: 'working-day', basis: '按新规定', verified: false },
        reason: '按新规定调整',
      },
    }),
  },
  'POST /api/v1/law/procedures/:procedure/versions': {
    here: 'refused',
    elsewhere: 'refused',
    ask: (ground) => ({
      url: '/api/v1/law/procedures/bad-review/versions',
      payload: {
        submissionId: ground.uuid(),
        seenVersion: '0',
        effectiveFrom: '2027-01-01',
        terms: ground.terms,
        reason: '按新规定调整',
      },
    }),
  },

  // The register of places
  'GET /api/v1/halls': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `halls?${MANY}`),
    shows: ({ hallName }) => hallName,
  },
  'GET /api/v1/halls.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'halls.xlsx'),
    shows: ({ hallName }) => hallName,
  },
  'GET /api/v1/halls/:id': { here: 'allowed', elsewhere: 'unseen', ask: one(({ hallId }) => `halls/${hallId}`) },
  'POST /api/v1/halls': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'halls',
      (ground) => ({
        ...hallFacts(ground),
        submissionId: ground.uuid(),
        divisionCode: '411402',
        name: `大厅${ground.uuid()}`,
      }),
    ),
  },
  'PUT /api/v1/halls/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `halls/${hallId}`,
      (ground) => ({ ...hallFacts(ground), version: STALE }),
    ),
  },
  'POST /api/v1/halls/:id/closing': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `halls/${hallId}/closing`,
      () => ({ version: STALE }),
    ),
  },
  'GET /api/v1/windows': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `windows?${MANY}`),
    shows: ({ windowName }) => windowName,
  },
  'GET /api/v1/windows.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'windows.xlsx'),
    shows: ({ windowName }) => windowName,
  },
  'GET /api/v1/windows/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ windowId }) => `windows/${windowId}`),
  },
  'POST /api/v1/windows': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      () => 'windows',
      ({ uuid, hallId, unitId }) => ({
        submissionId: uuid(),
        hallId,
        number: uuid().slice(0, 12),
        name: '新窗口',
        unitId,
        services: '',
      }),
    ),
  },
  'PUT /api/v1/windows/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ windowId }) => `windows/${windowId}`,
      ({ hallId, unitId }) => ({ hallId, number: 'A01', name: '改名窗口', unitId, services: '', version: STALE }),
    ),
  },
  'POST /api/v1/windows/:id/closing': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ windowId }) => `windows/${windowId}/closing`,
      () => ({ version: STALE }),
    ),
  },
  'GET /api/v1/entities': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `entities?${MANY}`),
    shows: ({ entityName }) => entityName,
  },
  'GET /api/v1/entities.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'entities.xlsx'),
    shows: ({ entityName }) => entityName,
  },
  'GET /api/v1/entities/suggestions': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(({ entityName }) => `entities/suggestions?q=${encodeURIComponent(entityName)}&limit=20`),
    shows: ({ entityName }) => entityName,
  },
  'GET /api/v1/windows/suggestions': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(({ windowName }) => `windows/suggestions?q=${encodeURIComponent(windowName)}&limit=20`),
    shows: ({ windowName }) => windowName,
  },
  'GET /api/v1/entities/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ entityId }) => `entities/${entityId}`),
  },
  'POST /api/v1/entities': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'entities',
      ({ uuid, uscc }) => ({ ...entityFacts, submissionId: uuid(), uscc }),
    ),
  },
  'PUT /api/v1/entities/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ entityId }) => `entities/${entityId}`,
      () => ({ ...entityFacts, version: STALE }),
    ),
  },
  'PUT /api/v1/entities/:id/initials': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ entityId }) => `entities/${entityId}/initials`,
      () => ({ initials: 'sl' }),
    ),
  },
  // Imports are seen by those of the division who may bring in their kind; this one is of entities
  'GET /api/v1/imports': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `imports?${MANY}`),
    shows: ({ importName }) => importName,
    hidesFrom: OF_OTHER_KINDS,
  },
  'GET /api/v1/imports.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'imports.xlsx'),
    shows: ({ importName }) => importName,
    hidesFrom: OF_OTHER_KINDS,
  },
  ...Object.fromEntries(
    ['', '/preview', '/faults', '/annotated'].map((path) => [
      `GET /api/v1/imports/:id${path}`,
      anImport(({ importId }) => `imports/${importId}${path}`),
    ]),
  ),
  'GET /api/v1/imports/:id/rows': anImport(({ importId }) => `imports/${importId}/rows?outcome=created`),
  'PUT /api/v1/imports/:id/mapping': anImport(
    ({ importId }) => `imports/${importId}/mapping`,
    () => ({ sheet: 0 }),
    NOT_THE_BEGINNER,
  ),
  'POST /api/v1/imports/:id/uploaded': anImport(
    ({ importId }) => `imports/${importId}/uploaded`,
    undefined,
    NOT_THE_BEGINNER,
  ),
  'POST /api/v1/imports/:id/check': anImport(({ importId }) => `imports/${importId}/check`),
  'POST /api/v1/imports/:id/write': anImport(
    ({ importId }) => `imports/${importId}/write`,
    () => ({ mode: 'all' }),
  ),
  'POST /api/v1/imports/:id/give-up': anImport(({ importId }) => `imports/${importId}/give-up`),
  'GET /api/v1/codes': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(({ entityCode }) => `codes?text=${entityCode}`),
    shows: ({ entityName }) => entityName,
  },
  'GET /api/v1/codes.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'codes.xlsx'),
    shows: ({ entityName }) => entityName,
  },
  'GET /api/v1/codes/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ windowCodeId }) => `codes/${windowCodeId}`),
  },
  'POST /api/v1/codes': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      () => 'codes',
      ({ uuid, windowId }) => ({ submissionId: uuid(), place: { kind: 'window', windowId } }),
    ),
  },
  // Counts of one's own reach; a division outside it has nothing missing, whatever is asked.
  'GET /api/v1/missing-codes': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'missing-codes'),
  },
  'POST /api/v1/missing-codes': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'missing-codes',
      () => ({ which: 'windows', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/codes/:id/revocation': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ deadCodeId }) => `codes/${deadCodeId}/revocation`,
      () => ({ reason: 'lost' }),
    ),
  },
  'POST /api/v1/codes/:id/successor': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ deadCodeId }) => `codes/${deadCodeId}/successor`,
      ({ uuid }) => ({ submissionId: uuid(), reason: 'lost' }),
    ),
  },
  'GET /api/v1/dead-scans': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `dead-scans?${MANY}`),
    shows: ({ deadCodeId }) => deadCodeId,
  },
  'GET /api/v1/dead-scans.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'dead-scans.xlsx'),
    shows: ({ deadCode }) => `${deadCode.slice(0, 5)}-${deadCode.slice(5)}`,
  },
  'GET /api/v1/plaque-findings': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `plaque-findings?kind=dead-scanned&${MANY}`),
    shows: ({ deadCodeId }) => deadCodeId,
  },
  'GET /api/v1/plaque-findings.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'plaque-findings.xlsx'),
    shows: ({ hallName }) => hallName,
  },
  'GET /api/v1/prints': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `prints?${MANY}`),
    shows: ({ printId }) => printId,
  },
  'GET /api/v1/prints.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'prints.xlsx'),
    shows: ({ auditedName }) => auditedName,
  },
  // A code of another county is as good as none: there is nothing to print.
  'POST /api/v1/prints': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(
      () => 'prints',
      ({ uuid, windowCodeId }) => ({ submissionId: uuid(), format: 'a4', codeIds: [windowCodeId] }),
    ),
    shows: () => '"plaques":1',
  },
  'GET /api/v1/prints/:id/plaques.pdf': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ printId }) => `prints/${printId}/plaques.pdf`),
  },
  'POST /api/v1/hangings': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      () => 'hangings',
      ({ uuid, windowCodeId, today }) => ({
        submissionId: uuid(),
        codeIds: [windowCodeId],
        spot: '窗口台面',
        hungOn: today,
      }),
    ),
  },
  'POST /api/v1/hangings/:id/removal': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hangingId }) => `hangings/${hangingId}/removal`,
      ({ today }) => ({ on: today }),
    ),
  },
  'PUT /api/v1/hangings/:id/photo': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hangingId }) => `hangings/${hangingId}/photo`,
      () => ({}),
    ),
  },
  'GET /api/v1/hangings/:id/photo': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ hangingId }) => `hangings/${hangingId}/photo`),
  },

  // Reviews
  'GET /api/v1/figures/reviews': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/reviews?by=window&from=2026-01&to=2026-12'),
    shows: ({ windowId }) => windowId,
  },
  'GET /api/v1/figures/reviews.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/reviews.xlsx?by=window&from=2026-01&to=2026-12'),
    shows: ({ windowName }) => windowName,
  },
  'GET /api/v1/figures/pace': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/pace?by=county&from=2026-01-01&to=2026-12-31'),
    shows: () => '"key":"411402"',
    // Their matters are not these: they judge none and are shown none.
    hidesFrom: ['lead-department', 'visiting-office'],
  },
  'GET /api/v1/figures/pace.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/pace.xlsx?by=county&from=2026-01-01&to=2026-12-31'),
    shows: () => '梁园区',
    hidesFrom: ['lead-department', 'visiting-office'],
  },
  'GET /api/v1/figures/windows/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ windowId }) => `figures/windows/${windowId}`),
  },
  'GET /api/v1/figures/screen': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/screen'),
    shows: () => '"411402"',
  },
  'GET /api/v1/figures/unit': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/unit?weeks=4'),
    shows: ({ windowId }) => windowId,
    // The window is another unit's: whoever works in the unit that handles the matter is shown nothing of it.
    hidesFrom: ['handler', 'unit-head'],
  },
  'GET /api/v1/figures/unit.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'figures/unit.xlsx?weeks=4'),
    shows: ({ windowName }) => windowName,
    hidesFrom: ['handler', 'unit-head'],
  },
  'GET /api/v1/reviews/signs': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/signs?limit=200'),
    shows: ({ signId }) => signId,
  },
  'GET /api/v1/reviews/signs.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/signs.xlsx'),
    shows: ({ windowName }) => windowName,
  },
  'POST /api/v1/reviews/signs/:id/explain': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ signId }) => `reviews/signs/${signId}/explain`,
      () => ({ reason: '当天有一车老人一起来办社保认证' }),
    ),
  },
  'GET /api/v1/reviews/held.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/held.xlsx'),
    shows: () => '梁园区',
  },
  'GET /api/v1/reviews/served': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/served?month=2026-01'),
    shows: ({ windowId }) => windowId,
  },
  'GET /api/v1/reviews/served.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/served.xlsx?month=2026-01'),
    shows: ({ windowName }) => windowName,
  },
  'PUT /api/v1/reviews/served/:placeId': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `reviews/served/${hallId}`,
      () => ({ month: '2026-01', served: 4000 }),
    ),
  },
  'GET /api/v1/reviews/held': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'reviews/held'),
    shows: ({ heldId }) => heldId,
  },
  'POST /api/v1/reviews/held/:id/release': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ heldId }) => `reviews/held/${heldId}/release`,
      () => ({}),
    ),
  },
  'POST /api/v1/reviews/held/:id/discard': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ heldId }) => `reviews/held/${heldId}/discard`,
      () => ({ reason: '同一设备反复点击，不是真实评价' }),
    ),
  },

  // Matters
  'GET /api/v1/desk': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `desk?${MANY}`),
    shows: ({ matterId }) => matterId,
    // It waits for the unit that signed it.
    hidesFrom: NO_UNITS,
  },
  'GET /api/v1/desk.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'desk.xlsx'),
    shows: ({ matterId }) => short(matterId),
    hidesFrom: NO_UNITS,
  },
  'GET /api/v1/supervision': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'supervision'),
    shows: () => '"reminded":1',
  },
  'GET /api/v1/matters': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `matters?${MANY}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/matters.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'matters.xlsx'),
    shows: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/matters/:matterId': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/matters/:matterId/duplicates': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/duplicates`),
  },
  'GET /api/v1/duplicates': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `duplicates?${MANY}`),
    shows: ({ matterId }) => matterId,
  },
  'GET /api/v1/duplicates.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'duplicates.xlsx'),
    shows: ({ matterId }) => short(matterId),
  },
  'GET /api/v1/matters/:matterId/suggested-units': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/suggested-units`),
  },
  'POST /api/v1/matters/:matterId/commands': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/commands`,
      ({ uuid }) => ({ submissionId: uuid(), seq: STALE, command: { type: 'note-progress', text: '已联系。' } }),
    ),
  },
  'POST /api/v1/matters/:matterId/files': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/files`,
      () => ({}),
    ),
  },
  'GET /api/v1/matters/:matterId/files/:fileId': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId, unitFileId }) => `matters/${matterId}/files/${unitFileId}`),
  },
  'POST /api/v1/matters/:matterId/files/:fileId/redactions': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId, photoId }) => `matters/${matterId}/files/${photoId}/redactions`,
      () => ({ boxes: [{ x: 0, y: 0, width: 4, height: 4 }] }),
    ),
  },

  // Identities
  'GET /api/v1/matters/:matterId/identity': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/identity`),
  },
  'GET /api/v1/matters/:matterId/identity-openings': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/identity-openings`),
  },
  'POST /api/v1/matters/:matterId/identity-openings': {
    here: 'allowed',
    elsewhere: 'unseen',
    // Theirs are the leads on discipline alone, two persons to a look; this is no such lead.
    except: { 'discipline-supervisor': 'refused' },
    ask: one(
      ({ matterId }) => `matters/${matterId}/identity-openings`,
      ({ uuid }) => ({ submissionId: uuid(), fields: ['phone'], reason: '群众要求电话联系，核实情况' }),
    ),
  },
  'GET /api/v1/matters/:matterId/identity-requests': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(({ matterId }) => `matters/${matterId}/identity-requests`),
  },
  'POST /api/v1/matters/:matterId/identity-requests': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId }) => `matters/${matterId}/identity-requests`,
      ({ uuid }) => ({ submissionId: uuid(), fields: ['phone'], reason: '群众要求电话联系，核实情况' }),
    ),
  },
  'POST /api/v1/matters/:matterId/identity-requests/:requestId/decision': {
    here: 'refused',
    elsewhere: 'unseen',
    ask: one(
      ({ matterId, uuid }) => `matters/${matterId}/identity-requests/${uuid()}/decision`,
      () => ({ approve: true, reason: '同意查看，理由充分' }),
    ),
  },

  // Keys of outside systems: for one's own divisions
  'GET /api/v1/open311/keys': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'open311/keys'),
    shows: ({ keyId }) => keyId,
  },
  'GET /api/v1/open311/keys.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'open311/keys.xlsx'),
    shows: () => '甲县接入平台',
  },
  'POST /api/v1/open311/keys': {
    here: 'allowed',
    elsewhere: 'refused',
    ask: one(
      () => 'open311/keys',
      ({ uuid }) => ({ id: uuid(), name: '另一平台', purpose: '接入', divisionCode: '411402' }),
    ),
  },
  'POST /api/v1/open311/keys/:id/revocation': {
    here: 'allowed',
    elsewhere: 'unseen',
    ask: one(
      ({ keyId }) => `open311/keys/${keyId}/revocation`,
      () => ({ reason: '密钥已经外泄' }),
    ),
  },

  // Requests about one's own data: the vault reader's; discipline posts answer those about discipline leads, which this is not
  'GET /api/v1/personal-data-requests': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => `personal-data-requests?state=all&${MANY}`),
    shows: ({ dataRequestId }) => dataRequestId,
    hidesFrom: ['discipline-supervisor'],
  },
  'GET /api/v1/personal-data-requests.xlsx': {
    here: 'allowed',
    elsewhere: 'allowed',
    ask: one(() => 'personal-data-requests.xlsx?state=all'),
    shows: ({ matterId }) => short(matterId),
    hidesFrom: ['discipline-supervisor'],
  },
  'POST /api/v1/personal-data-requests': {
    here: 'allowed',
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'refused' },
    ask: one(
      () => 'personal-data-requests',
      ({ uuid, matterId }) => ({
        submissionId: uuid(),
        kind: 'explain',
        channel: 'letter',
        known: { by: 'comparison', matterId, name: '某人', phone: '13900000000' },
      }),
    ),
  },
  'GET /api/v1/personal-data-requests/:id': {
    here: 'allowed',
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(({ dataRequestId }) => `personal-data-requests/${dataRequestId}`),
  },
  'POST /api/v1/personal-data-requests/:id/answer': {
    here: 'allowed',
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(
      ({ dataRequestId }) => `personal-data-requests/${dataRequestId}/answer`,
      ({ uuid }) => ({ act: 'propose-erasure', submissionId: uuid(), reason: '依您本人的申请办理，请知悉' }),
    ),
  },
  'POST /api/v1/personal-data-requests/:id/copy': {
    here: 'allowed',
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(
      ({ dataRequestId }) => `personal-data-requests/${dataRequestId}/copy`,
      ({ uuid }) => ({ submissionId: uuid(), reason: '依您本人的申请提供副本，请知悉' }),
    ),
  },
  'POST /api/v1/personal-data-requests/:id/erasure-decision': {
    here: 'allowed',
    elsewhere: 'unseen',
    except: { 'discipline-supervisor': 'unseen' },
    ask: one(
      ({ dataRequestId }) => `personal-data-requests/${dataRequestId}/erasure-decision`,
      ({ uuid }) => ({ submissionId: uuid(), approve: false, reason: '依您本人的申请办理，请知悉' }),
    ),
  },
};

/** Routes where it makes no difference where somebody sits, by why. */
export const SAME_EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  'the record is the city’s as one: a finding in another county concerns everybody who watches over it': [
    'GET /api/v1/integrity',
    'GET /api/v1/integrity/seals',
    'POST /api/v1/integrity/looks',
  ],
  'about oneself alone, or (views) one’s own unit': [
    'GET /api/v1/session',
    'DELETE /api/v1/session',
    'PUT /api/v1/session/post',
    'GET /api/v1/sessions',
    'DELETE /api/v1/sessions/:id',
    'PUT /api/v1/account/password',
    'POST /api/v1/account/second-factor',
    'PUT /api/v1/account/second-factor',
    'GET /api/v1/delegations',
    'POST /api/v1/delegations',
    'POST /api/v1/delegations/:id/end',
    'GET /api/v1/notices',
    'GET /api/v1/views',
    'PUT /api/v1/views/:id',
    'DELETE /api/v1/views/:id',
    'PUT /api/v1/view-defaults/:list',
    'POST /api/v1/notices/:id/read',
  ],
  'the directory of offices is one for the city': [
    'GET /api/v1/divisions',
    'GET /api/v1/units',
    'GET /api/v1/units.xlsx',
    'GET /api/v1/units/:id',
    'GET /api/v1/posts',
    'GET /api/v1/posts.xlsx',
  ],
  'rules hold for the whole city': [
    'GET /api/v1/retention-rules',
    'GET /api/v1/retention-rules.xlsx',
    'GET /api/v1/legal-holds',
    'GET /api/v1/legal-holds.xlsx',
    'GET /api/v1/law/calendar-years',
    'GET /api/v1/law/calendar-years.xlsx',
    'GET /api/v1/law/calendar-years/:year',
    'GET /api/v1/law/procedures',
    'GET /api/v1/law/limits',
    'GET /api/v1/law/limits.xlsx',
    'GET /api/v1/law/procedures.xlsx',
    'GET /api/v1/law/categories',
    'GET /api/v1/law/categories.xlsx',
    'POST /api/v1/law/deadline',
    'GET /api/v1/loop',
  ],
  'judged by the kind alone, which names its roles; rows of elsewhere are bad rows, said one by one': [
    'GET /api/v1/import-kinds',
    'GET /api/v1/import-kinds/:kind/template',
    'POST /api/v1/imports',
  ],
  'a part of a file, of a length that the import says; tested with imports': ['PUT /api/v1/imports/:id/parts/:number'],
  'never ends; tested by itself': ['GET /api/v1/live'],
  'judged by the session, which is named after its person': ['DELETE /api/v1/users/:id/sessions/:sessionId'],
};
