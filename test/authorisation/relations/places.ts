/** By where they sit: what the routes of places do. */

import type { Ground } from '../ground.ts';
import { MANY, one, type Relation, STALE } from './relation.ts';

const hallFacts = ({ unitId }: Ground) => ({ name: '改名大厅', unitId, address: '', hours: '' });
const entityFacts = {
  name: '改名企业',
  kind: 'enterprise',
  divisionCode: '411402',
  townshipCode: null,
  status: 'active',
  siShang: false,
};

export const placesRelations: Readonly<Record<string, Relation>> = {
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
};
