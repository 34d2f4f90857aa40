/** By where they sit: what the routes of people do. */

import type { Ground } from '../ground.ts';
import { one, type Relation, STALE } from './relation.ts';

const newUnit = (ground: Ground, name: string) => ({
  id: ground.uuid(),
  name: `${name}${ground.uuid()}`,
  divisionCode: '411402',
  parentId: null,
  from: '2026-02-02',
});

export const peopleRelations: Readonly<Record<string, Relation>> = {
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
};
