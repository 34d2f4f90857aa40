/** The routes of people: who may call what, and what that does by where they sit. */

import type { Ground } from '../ground.ts';
import { AUDIT, DISCIPLINE, EVERYBODY, OFFICIALS, SECURITY, SYSTEM } from './roles.ts';
import { one, type Rows, SAME, STALE } from './row.ts';

const PHRASES = ['unit-head', 'dispatcher', 'hall-supervisor', 'discipline-supervisor', 'joint-office'] as const;

const newUnit = (ground: Ground, name: string) => ({
  id: ground.uuid(),
  name: `${name}${ground.uuid()}`,
  divisionCode: '411402',
  parentId: null,
  from: '2026-02-02',
});

export const peopleRows: Rows = {
  // Signing in and one's own account
  'POST /api/v1/session': 'public',
  'POST /api/v1/session/second-factor': 'public',
  'POST /api/v1/one-time-links/spend': 'public',
  'GET /sign-in/provider': 'public',
  'GET /sign-in/provider/back': 'public',
  'GET /api/v1/session': { by: 'signed-in', same: SAME.ONESELF },
  'DELETE /api/v1/session': { by: 'signed-in', same: SAME.ONESELF },
  'PUT /api/v1/session/post': { by: 'signed-in', same: SAME.ONESELF },
  'GET /api/v1/sessions': { by: 'signed-in', same: SAME.ONESELF },
  'DELETE /api/v1/sessions/:id': { by: 'signed-in', same: SAME.ONESELF },
  'PUT /api/v1/account/password': { by: 'signed-in', same: SAME.ONESELF },
  'POST /api/v1/account/second-factor': { by: 'signed-in', same: SAME.ONESELF },
  'PUT /api/v1/account/second-factor': { by: 'signed-in', same: SAME.ONESELF },
  'GET /api/v1/account/telling': { by: 'signed-in', same: SAME.ONESELF },
  'PUT /api/v1/account/telling': { by: 'signed-in', same: SAME.ONESELF },
  // Phrases: of the unit one acts for, and of no other
  'GET /api/v1/phrases': { by: [...PHRASES, 'handler', 'checker', 'vault-reader'], same: SAME.ONESELF, sheet: true },
  'POST /api/v1/phrases': { by: PHRASES, same: SAME.ONESELF },
  'POST /api/v1/phrases/:id/end': { by: PHRASES, same: SAME.ONESELF },
  // People and sections of the unit one acts for
  'GET /api/v1/own-unit': { by: ['handler', 'unit-head'], same: SAME.ONESELF },
  'POST /api/v1/own-unit/sections': { by: ['unit-head'], same: SAME.ONESELF },
  // Sign-off: of the unit one acts for
  'GET /api/v1/sign-off': { by: ['handler', 'unit-head'], same: SAME.ONESELF },
  'POST /api/v1/sign-off': { by: ['unit-head'], same: SAME.ONESELF },
  'GET /api/v1/delegations': { by: 'signed-in', same: SAME.ONESELF },
  // Accounts, units, posts: the three administrators, each a part
  // Accounts and posts are kept for one's own divisions
  'GET /api/v1/users': {
    by: [...SYSTEM, ...SECURITY],
    elsewhere: 'allowed',
    ask: one(() => 'users'),
    shows: ({ username }) => username,
    sheet: true,
  },
  'GET /api/v1/users/:id': {
    by: [...SYSTEM, ...SECURITY],
    elsewhere: 'unseen',
    ask: one(({ userId }) => `users/${userId}`),
  },
  'POST /api/v1/users': {
    by: SYSTEM,
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
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      ({ userId }) => `users/${userId}/disabled`,
      () => ({ disabled: false }),
    ),
  },
  'POST /api/v1/users/:id/one-time-links': {
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      ({ userId }) => `users/${userId}/one-time-links`,
      () => ({}),
    ),
  },
  'POST /api/v1/users/:id/provider-account': {
    by: SYSTEM,
    elsewhere: 'unseen',
    ask: one(
      ({ userId }) => `users/${userId}/provider-account`,
      () => ({ code: '0000-0000' }),
    ),
  },
  'DELETE /api/v1/users/:id/provider-account': {
    by: SECURITY,
    elsewhere: 'unseen',
    ask: one(({ userId }) => `users/${userId}/provider-account`),
  },
  'DELETE /api/v1/users/:id/second-factor': {
    by: SECURITY,
    elsewhere: 'unseen',
    ask: one(({ userId }) => `users/${userId}/second-factor`),
  },
  'DELETE /api/v1/users/:id/lockout': {
    by: SECURITY,
    elsewhere: 'unseen',
    ask: one(({ userId }) => `users/${userId}/lockout`),
  },
  'DELETE /api/v1/users/:id/sessions/:sessionId': { by: SECURITY, same: SAME.SESSION },
  'POST /api/v1/holdings': {
    by: SECURITY,
    elsewhere: 'refused',
    ask: one(
      () => 'holdings',
      ({ uuid, userId, postId, today }) => ({ id: uuid(), userId, postId, from: today }),
    ),
  },
  'POST /api/v1/holdings/:id/end': {
    by: SECURITY,
    elsewhere: 'refused',
    ask: one(
      ({ holdingId }) => `holdings/${holdingId}/end`,
      () => ({ on: '2020-01-01' }),
    ),
  },
  'GET /api/v1/waiting-acts': {
    by: [...SYSTEM, ...SECURITY, ...AUDIT, 'rules-keeper', 'joint-office', 'discipline-supervisor', 'dispatcher'],
    elsewhere: 'allowed',
    ask: one(() => 'waiting-acts?decided=true'),
    shows: ({ waitingActId }) => waitingActId, // Who did not ask for it, and cannot release it.
    hidesFrom: ['system-admin', 'rules-keeper', 'joint-office', 'discipline-supervisor', 'dispatcher'],
  },
  'POST /api/v1/waiting-acts/:id/decision': {
    by: [...SYSTEM, ...SECURITY, ...AUDIT, 'rules-keeper', 'joint-office', 'discipline-supervisor'],
    elsewhere: 'unseen',
    ask: one(
      ({ waitingActId }) => `waiting-acts/${waitingActId}/decision`,
      () => ({ release: false, reason: '核对不符' }),
    ), // Only the security administrator releases a link of this account; the others are told so.
    except: {
      'system-admin': 'refused',
      'audit-admin': 'refused',
      'rules-keeper': 'refused',
      'joint-office': 'refused',
      'discipline-supervisor': 'refused',
    },
  },
  'POST /api/v1/units': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      () => 'units',
      (ground) => newUnit(ground, '新单位'),
    ),
  },
  'POST /api/v1/units/:id/changes': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      ({ unitId }) => `units/${unitId}/changes`,
      ({ today }) => ({ name: '改名单位', parentId: null, on: today, version: STALE }),
    ),
  },
  'POST /api/v1/unit-mergers': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      () => 'unit-mergers',
      (ground) => ({ unitIds: [ground.unitId], into: { ...newUnit(ground, '并入'), from: '2019-01-01' } }),
    ),
  },
  'POST /api/v1/unit-splits': {
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      () => 'unit-splits',
      (ground) => ({ unitId: ground.unitId, into: [newUnit(ground, '拆出')], on: '2019-01-01' }),
    ),
  },
  'POST /api/v1/posts': {
    by: SYSTEM,
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
    by: SYSTEM,
    elsewhere: 'refused',
    ask: one(
      ({ postId }) => `posts/${postId}/abolition`,
      () => ({ on: '2020-01-01' }),
    ),
  },
  'GET /api/v1/divisions': { by: EVERYBODY, same: SAME.DIRECTORY },
  'GET /api/v1/units': { by: EVERYBODY, same: SAME.DIRECTORY, sheet: true },
  'GET /api/v1/units/:id': { by: EVERYBODY, same: SAME.DIRECTORY },
  'GET /api/v1/posts': { by: EVERYBODY, same: SAME.DIRECTORY, sheet: true },
  'POST /api/v1/delegations': { by: OFFICIALS, same: SAME.ONESELF },
  'POST /api/v1/delegations/:id/end': { by: OFFICIALS, same: SAME.ONESELF },
  'GET /api/v1/views': { by: EVERYBODY, same: SAME.ONESELF },
  'PUT /api/v1/views/:id': { by: EVERYBODY, same: SAME.ONESELF },
  'DELETE /api/v1/views/:id': { by: EVERYBODY, same: SAME.ONESELF },
  'PUT /api/v1/view-defaults/:list': { by: EVERYBODY, same: SAME.ONESELF },
  'GET /api/v1/notices': { by: EVERYBODY, same: SAME.ONESELF },
  'POST /api/v1/notices/:id/read': { by: EVERYBODY, same: SAME.ONESELF },
  // Audit, privacy, retention
  // The audit: what one's own divisions' people did
  'GET /api/v1/audit': {
    by: [...AUDIT, ...DISCIPLINE],
    // Of the sealed lane, and of nothing else.
    hidesFrom: DISCIPLINE,
    elsewhere: 'allowed',
    ask: one(({ auditedUserId }) => `audit?userId=${auditedUserId}`),
    shows: ({ auditedUserId }) => `"userId":"${auditedUserId}"`,
    sheet: ({ auditedName }) => auditedName,
  },
  'GET /api/v1/privacy-notice': 'public',
  'GET /api/v1/retention-rules': { by: [...SECURITY, ...AUDIT], same: SAME.RULES, sheet: true },
  // Rules of the whole city are the city's to set: a county reads them
  'PUT /api/v1/retention-rules/:kind': {
    by: SECURITY,
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      () => 'retention-rules/notice',
      () => ({ keepDays: 365, basis: '工作需要', verified: false }),
    ),
  },
  'GET /api/v1/legal-holds': { by: [...SECURITY, ...AUDIT], same: SAME.RULES, sheet: true },
  'POST /api/v1/legal-holds': {
    by: SECURITY,
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      () => 'legal-holds',
      ({ uuid }) => ({ id: uuid(), kind: 'notice', objectId: '*', reason: '依法保全的要求' }),
    ),
  },
  'POST /api/v1/legal-holds/:id/lift': {
    by: SECURITY,
    here: 'refused',
    elsewhere: 'refused',
    ask: one(
      ({ uuid }) => `legal-holds/${uuid()}/lift`,
      () => ({}),
    ),
  },
  'GET /privacy/:version': 'public',
};
