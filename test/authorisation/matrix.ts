/**
 * Who may call what: every route with every role, written by hand. Not made from the routes, which would only prove that
 * they are what they are. A new route without a row here fails the test, and so does a row the server does not agree with.
 *
 * Relations (own unit, own division, too near the matter) are decided inside the actions and tested beside them.
 */

import type { Role } from '../../src/people/index.ts';

/** `receipt`: judged by the route itself from the receipt's cookie. `signed-in`: any person, about themselves. */
export type Allowed = 'public' | 'receipt' | 'signed-in' | readonly Role[];
export type Matrix = Readonly<Record<string, Allowed>>;

const SYSTEM: readonly Role[] = ['system-admin'];
const SECURITY: readonly Role[] = ['security-admin'];
const AUDIT: readonly Role[] = ['audit-admin'];
const DISPATCH: readonly Role[] = ['dispatcher'];

/** Everybody with work to do; administrators have none. */
const OFFICIALS: readonly Role[] = [
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
];
const EVERYBODY: readonly Role[] = [...OFFICIALS, 'system-admin', 'security-admin', 'audit-admin'];

/** Those who keep the register of places, and those who follow it in their work. */
const REGISTRARS: readonly Role[] = ['dispatcher', 'system-admin'];
const REGISTER_READERS: readonly Role[] = [
  'dispatcher',
  'system-admin',
  'unit-head',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'visiting-office',
];

/** Those who may bring in one kind of record or another; which kind, the kind says. */
const IMPORTERS: readonly Role[] = ['dispatcher', 'joint-office', 'system-admin', 'security-admin'];

/** Those who watch over the record itself, the city's as one. */
const RECORD_READERS: readonly Role[] = [
  'discipline-supervisor',
  'justice-supervisor',
  'joint-office',
  'leader',
  'audit-admin',
];

/** The only two that ever see an identity, and then only with a reason. */
const IDENTITY: readonly Role[] = ['vault-reader', 'discipline-supervisor'];
const DISCIPLINE: readonly Role[] = ['discipline-supervisor'];

const FIGURE_READERS: readonly Role[] = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'justice-supervisor',
  'leader',
  'joint-office',
  'lead-department',
  'visiting-office',
];

/** Those who report how many were served in their halls. */
const HALL_KEEPERS: readonly Role[] = ['dispatcher', 'hall-supervisor'];

/** Units see what was given to them, offices what lies in their divisions, some of them released words only. */
const UNITS: readonly Role[] = ['handler', 'unit-head'];
const OFFICES: readonly Role[] = ['dispatcher', 'checker', 'hall-supervisor', 'discipline-supervisor', 'joint-office'];
const MATTER_READERS: readonly Role[] = [...UNITS, ...OFFICES, 'justice-supervisor', 'leader', 'vault-reader'];

export const MATRIX: Matrix = {
  // The program itself
  'GET /': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /api/v1/openapi.json': 'public',
  'GET /console': 'public',
  'GET /console/*': 'public',
  'GET /console/assets/*': 'public',

  // Signing in and one's own account
  'POST /api/v1/session': 'public',
  'POST /api/v1/session/second-factor': 'public',
  'POST /api/v1/one-time-links/spend': 'public',
  'GET /api/v1/session': 'signed-in',
  'DELETE /api/v1/session': 'signed-in',
  'PUT /api/v1/session/post': 'signed-in',
  'GET /api/v1/sessions': 'signed-in',
  'DELETE /api/v1/sessions/:id': 'signed-in',
  'PUT /api/v1/account/password': 'signed-in',
  'POST /api/v1/account/second-factor': 'signed-in',
  'PUT /api/v1/account/second-factor': 'signed-in',
  'GET /api/v1/delegations': 'signed-in',

  // Accounts, units, posts: the three administrators, each a part
  'GET /api/v1/users': [...SYSTEM, ...SECURITY],
  'GET /api/v1/users.xlsx': [...SYSTEM, ...SECURITY],
  'GET /api/v1/users/:id': [...SYSTEM, ...SECURITY],
  'POST /api/v1/users': SYSTEM,
  'PUT /api/v1/users/:id/disabled': SYSTEM,
  'POST /api/v1/users/:id/one-time-links': SYSTEM,
  'DELETE /api/v1/users/:id/second-factor': SECURITY,
  'DELETE /api/v1/users/:id/lockout': SECURITY,
  'DELETE /api/v1/users/:id/sessions/:sessionId': SECURITY,
  'POST /api/v1/holdings': SECURITY,
  'POST /api/v1/holdings/:id/end': SECURITY,
  'GET /api/v1/waiting-acts': [...SYSTEM, ...SECURITY, ...AUDIT, 'rules-keeper', 'joint-office', 'dispatcher'],
  'POST /api/v1/waiting-acts/:id/decision': [...SYSTEM, ...SECURITY, ...AUDIT, 'rules-keeper', 'joint-office'],
  'POST /api/v1/units': SYSTEM,
  'POST /api/v1/units/:id/changes': SYSTEM,
  'POST /api/v1/unit-mergers': SYSTEM,
  'POST /api/v1/unit-splits': SYSTEM,
  'POST /api/v1/posts': SYSTEM,
  'POST /api/v1/posts/:id/abolition': SYSTEM,
  'GET /api/v1/divisions': EVERYBODY,
  'GET /api/v1/units': EVERYBODY,
  'GET /api/v1/units.xlsx': EVERYBODY,
  'GET /api/v1/units/:id': EVERYBODY,
  'GET /api/v1/posts': EVERYBODY,
  'GET /api/v1/posts.xlsx': EVERYBODY,
  'POST /api/v1/delegations': OFFICIALS,
  'POST /api/v1/delegations/:id/end': OFFICIALS,
  'GET /api/v1/views': EVERYBODY,
  'PUT /api/v1/views/:id': EVERYBODY,
  'DELETE /api/v1/views/:id': EVERYBODY,
  'PUT /api/v1/view-defaults/:list': EVERYBODY,
  'GET /api/v1/notices': EVERYBODY,
  'POST /api/v1/notices/:id/read': EVERYBODY,

  // Audit, privacy, retention
  'GET /api/v1/audit': AUDIT,
  'GET /api/v1/audit.xlsx': AUDIT,
  'GET /api/v1/privacy-notice': 'public',
  'GET /api/v1/retention-rules': [...SECURITY, ...AUDIT],
  'GET /api/v1/retention-rules.xlsx': [...SECURITY, ...AUDIT],
  'PUT /api/v1/retention-rules/:kind': SECURITY,
  'GET /api/v1/legal-holds': [...SECURITY, ...AUDIT],
  'GET /api/v1/legal-holds.xlsx': [...SECURITY, ...AUDIT],
  'POST /api/v1/legal-holds': SECURITY,
  'POST /api/v1/legal-holds/:id/lift': SECURITY,

  // Law: everybody may read the rules, few may set them
  'GET /api/v1/law/calendar-years': 'signed-in',
  'GET /api/v1/law/calendar-years.xlsx': 'signed-in',
  'GET /api/v1/law/calendar-years/:year': 'signed-in',
  'POST /api/v1/law/calendar-years/sheet': ['rules-keeper'],
  'POST /api/v1/law/calendar-years/preview': ['rules-keeper'],
  'POST /api/v1/law/calendar-years': ['rules-keeper'],
  'GET /api/v1/law/procedures': 'signed-in',
  'GET /api/v1/law/procedures.xlsx': 'signed-in',
  'POST /api/v1/law/procedures/:procedure/versions': ['rules-keeper'],
  'POST /api/v1/law/procedures/:procedure/preview': ['rules-keeper'],
  'GET /api/v1/law/limits': 'signed-in',
  'GET /api/v1/law/limits.xlsx': 'signed-in',
  'POST /api/v1/law/limits/:code/preview': ['rules-keeper'],
  'POST /api/v1/law/limits/:code/versions': ['rules-keeper'],
  'GET /api/v1/law/categories': 'signed-in',
  'GET /api/v1/law/categories.xlsx': 'signed-in',
  'POST /api/v1/law/deadline': 'signed-in',

  // Halls, windows, enterprises, codes
  'GET /api/v1/halls': REGISTER_READERS,
  'GET /api/v1/halls.xlsx': REGISTER_READERS,
  'GET /api/v1/halls/:id': REGISTER_READERS,
  'POST /api/v1/halls': REGISTRARS,
  'PUT /api/v1/halls/:id': REGISTRARS,
  'POST /api/v1/halls/:id/closing': REGISTRARS,
  'GET /api/v1/windows': REGISTER_READERS,
  'GET /api/v1/windows.xlsx': REGISTER_READERS,
  'GET /api/v1/windows/:id': REGISTER_READERS,
  'POST /api/v1/windows': REGISTRARS,
  'PUT /api/v1/windows/:id': REGISTRARS,
  'POST /api/v1/windows/:id/closing': REGISTRARS,
  'GET /api/v1/entities': REGISTER_READERS,
  'GET /api/v1/entities.xlsx': REGISTER_READERS,
  'GET /api/v1/entities/suggestions': REGISTER_READERS,
  'GET /api/v1/windows/suggestions': REGISTER_READERS,
  'GET /api/v1/entities/:id': REGISTER_READERS,
  'POST /api/v1/entities': REGISTRARS,
  'PUT /api/v1/entities/:id': REGISTRARS,
  'PUT /api/v1/entities/:id/initials': REGISTRARS,
  'GET /api/v1/codes': REGISTER_READERS,
  'GET /api/v1/codes.xlsx': REGISTER_READERS,
  'GET /api/v1/codes/:id': REGISTER_READERS,
  'POST /api/v1/codes': REGISTRARS,
  'GET /api/v1/missing-codes': REGISTRARS,
  'POST /api/v1/missing-codes': REGISTRARS,
  'POST /api/v1/codes/:id/revocation': REGISTRARS,
  'POST /api/v1/codes/:id/successor': REGISTRARS,
  'GET /api/v1/dead-scans': REGISTER_READERS,
  'GET /api/v1/dead-scans.xlsx': REGISTER_READERS,
  'GET /api/v1/plaque-findings': REGISTER_READERS,
  'GET /api/v1/plaque-findings.xlsx': REGISTER_READERS,
  'GET /api/v1/prints': REGISTER_READERS,
  'GET /api/v1/prints.xlsx': REGISTER_READERS,
  'POST /api/v1/prints': REGISTRARS,
  'GET /api/v1/prints/:id/plaques.pdf': REGISTER_READERS,
  'POST /api/v1/hangings': REGISTRARS,
  'POST /api/v1/hangings/:id/removal': REGISTRARS,
  'PUT /api/v1/hangings/:id/photo': REGISTRARS,
  'GET /api/v1/hangings/:id/photo': REGISTER_READERS,

  // Imports
  'GET /api/v1/import-kinds': IMPORTERS,
  'GET /api/v1/import-kinds/:kind/template': IMPORTERS,
  'GET /api/v1/imports': IMPORTERS,
  'GET /api/v1/imports.xlsx': IMPORTERS,
  'GET /api/v1/imports/:id': IMPORTERS,
  'GET /api/v1/imports/:id/preview': IMPORTERS,
  'GET /api/v1/imports/:id/faults': IMPORTERS,
  'GET /api/v1/imports/:id/rows': IMPORTERS,
  'GET /api/v1/imports/:id/annotated': IMPORTERS,
  'POST /api/v1/imports': IMPORTERS,
  'PUT /api/v1/imports/:id/parts/:number': IMPORTERS,
  'POST /api/v1/imports/:id/uploaded': IMPORTERS,
  'PUT /api/v1/imports/:id/mapping': IMPORTERS,
  'POST /api/v1/imports/:id/check': IMPORTERS,
  'POST /api/v1/imports/:id/write': IMPORTERS,
  'POST /api/v1/imports/:id/give-up': IMPORTERS,

  // Matters
  'GET /api/v1/desk': MATTER_READERS,
  'GET /api/v1/desk.xlsx': MATTER_READERS,
  'GET /api/v1/loop': MATTER_READERS,
  'GET /api/v1/live': MATTER_READERS,
  'GET /api/v1/supervision': [...OFFICES, 'justice-supervisor', 'leader'],
  'GET /api/v1/matters': MATTER_READERS,
  'GET /api/v1/matters.xlsx': MATTER_READERS,
  'GET /api/v1/matters/:matterId': MATTER_READERS,
  'GET /api/v1/matters/:matterId/duplicates': DISPATCH,
  'GET /api/v1/duplicates': DISPATCH,
  'GET /api/v1/duplicates.xlsx': DISPATCH,
  'GET /api/v1/matters/:matterId/suggested-units': ['dispatcher', 'joint-office'],
  'GET /api/v1/integrity': RECORD_READERS,
  'GET /api/v1/integrity/seals': RECORD_READERS,
  'POST /api/v1/integrity/looks': ['discipline-supervisor', 'justice-supervisor', 'audit-admin'],
  'POST /api/v1/matters/:matterId/commands': [...UNITS, ...OFFICES, 'vault-reader'],
  'POST /api/v1/matters/:matterId/files': [...UNITS, ...OFFICES],
  'GET /api/v1/matters/:matterId/files/:fileId': MATTER_READERS,
  'POST /api/v1/matters/:matterId/files/:fileId/redactions': DISPATCH,

  // Identities
  'GET /api/v1/matters/:matterId/identity': IDENTITY,
  'POST /api/v1/matters/:matterId/identity-openings': IDENTITY,
  'GET /api/v1/matters/:matterId/identity-openings': IDENTITY,
  'GET /api/v1/matters/:matterId/identity-requests': DISCIPLINE,
  'POST /api/v1/matters/:matterId/identity-requests': DISCIPLINE,
  'POST /api/v1/matters/:matterId/identity-requests/:requestId/decision': DISCIPLINE,

  // Requests about one's own data
  'GET /api/v1/personal-data-requests': IDENTITY,
  'GET /api/v1/personal-data-requests.xlsx': IDENTITY,
  'POST /api/v1/personal-data-requests': IDENTITY,
  'GET /api/v1/personal-data-requests/:id': IDENTITY,
  'POST /api/v1/personal-data-requests/:id/answer': IDENTITY,
  'POST /api/v1/personal-data-requests/:id/copy': IDENTITY,
  'POST /api/v1/personal-data-requests/:id/erasure-decision': IDENTITY,

  // The phone
  'GET /s/:code': 'public',
  'POST /s/:code/reviews': 'public',
  'GET /s/:code/reviews': 'public',
  'GET /s/:code/reviews/details': 'public',
  'POST /s/:code/reviews/details': 'public',
  'GET /s/:code/done': 'public',
  'GET /s/:code/complaints': 'public',
  'POST /s/:code/complaints': 'public',
  'GET /s/:code/suggestions': 'public',
  'POST /s/:code/suggestions': 'public',
  'GET /s/:code/requests': 'public',
  'POST /s/:code/requests': 'public',
  'GET /halls': 'public',
  'GET /privacy/:version': 'public',

  // The complainant, by receipt; signing in with number and pass is for anybody
  'GET /t': 'public',
  'POST /t': 'public',
  'GET /t/messages': 'receipt',
  'POST /t/messages': 'receipt',
  'GET /t/photos': 'receipt',
  'POST /t/photos': 'receipt',
  'GET /t/photos/:id': 'receipt',
  'GET /t/verdict': 'receipt',
  'POST /t/verdict': 'receipt',
  'GET /t/appeal': 'receipt',
  'POST /t/appeal': 'receipt',
  'GET /t/reopen': 'receipt',
  'POST /t/reopen': 'receipt',
  'GET /t/withdraw': 'receipt',
  'POST /t/withdraw': 'receipt',
  'GET /t/erase': 'receipt',
  'POST /t/erase': 'receipt',
  'GET /t/data': 'receipt',
  'GET /t/data.json': 'receipt',
  'GET /t/data.html': 'receipt',
  'GET /t/contact': 'receipt',
  'POST /t/contact': 'receipt',
  'GET /t/ask': 'receipt',
  'POST /t/ask': 'receipt',
  'POST /t/sign-out': 'receipt',
  'GET /t/proofs.json': 'receipt',

  // Reviews
  'GET /api/v1/figures/reviews': FIGURE_READERS,
  'GET /api/v1/figures/reviews.xlsx': FIGURE_READERS,
  'GET /api/v1/figures/pace': FIGURE_READERS,
  'GET /api/v1/figures/pace.xlsx': FIGURE_READERS,
  'GET /api/v1/figures/windows/:id': FIGURE_READERS,
  'GET /api/v1/figures/screen': FIGURE_READERS,
  'GET /api/v1/figures/unit': UNITS,
  'GET /api/v1/figures/unit.xlsx': UNITS,
  'GET /api/v1/reviews/served': HALL_KEEPERS,
  'GET /api/v1/reviews/served.xlsx': HALL_KEEPERS,
  'PUT /api/v1/reviews/served/:placeId': HALL_KEEPERS,
  'GET /api/v1/reviews/signs': FIGURE_READERS,
  'GET /api/v1/reviews/signs.xlsx': FIGURE_READERS,
  'POST /api/v1/reviews/signs/:id/explain': ['hall-supervisor', 'discipline-supervisor', 'joint-office'],
  'GET /api/v1/reviews/held': DISPATCH,
  'GET /api/v1/reviews/held.xlsx': DISPATCH,
  'POST /api/v1/reviews/held/:id/release': DISPATCH,
  'POST /api/v1/reviews/held/:id/discard': DISPATCH,

  // Other programs: reading is for everybody, filing asks for a key of its own
  'GET /open311': 'public',
  'GET /open311/discovery.xml': 'public',
  'GET /open311/discovery.json': 'public',
  'GET /open311/v2/services.xml': 'public',
  'GET /open311/v2/services.json': 'public',
  'GET /open311/v2/services/:name': 'public',
  'GET /open311/v2/requests.xml': 'public',
  'GET /open311/v2/requests.json': 'public',
  'GET /open311/v2/requests/:name': 'public',
  'GET /open311/v2/tokens/:name': 'public',
  'POST /open311/v2/requests.xml': 'public',
  'POST /open311/v2/requests.json': 'public',
  'GET /api/v1/open311/keys': SYSTEM,
  'GET /api/v1/open311/keys.xlsx': SYSTEM,
  'POST /api/v1/open311/keys': SYSTEM,
  'POST /api/v1/open311/keys/:id/revocation': SYSTEM,

  // The public
  'GET /open': 'public',
  'GET /open/method': 'public',
  'GET /open/schema.json': 'public',
  'GET /open/figures.csv': 'public',
  'GET /open/services': 'public',
  'GET /open/services.csv': 'public',
  'GET /open/services.json': 'public',
  'GET /open/figures.json': 'public',
  'GET /open/months.csv': 'public',
  'GET /open/months.json': 'public',
  'GET /open/halls.csv': 'public',
  'GET /open/halls.json': 'public',
  'GET /open/windows.csv': 'public',
  'GET /open/windows.json': 'public',
  'GET /open/counties/:name': 'public',
  'GET /open/months/:name': 'public',
  'GET /open/halls/:name': 'public',
  'GET /open/seals': 'public',
  'GET /open/seals/heads.json': 'public',
  'GET /open/seals/leaves.json': 'public',
  'GET /open/seals/consistency.json': 'public',
  'GET /open/seals/inclusion.json': 'public',
};
