/** The routes of places: who may call what, and what that does by where they sit. */

import type { Ground } from '../ground.ts';
import { REGISTER_READERS, REGISTRARS } from './roles.ts';
import { MANY, one, type Rows, STALE } from './row.ts';

const hallFacts = ({ unitId }: Ground) => ({ name: '改名大厅', unitId, address: '', hours: '' });

const entityFacts = {
  name: '改名企业',
  kind: 'enterprise',
  divisionCode: '411402',
  townshipCode: null,
  status: 'active',
  siShang: false,
};

export const placesRows: Rows = {
  // Halls, windows, enterprises, codes
  // The register of places
  'GET /api/v1/halls': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `halls?${MANY}`),
    shows: ({ hallName }) => hallName,
    sheet: true,
  },
  'GET /api/v1/halls/:id': { by: REGISTER_READERS, elsewhere: 'unseen', ask: one(({ hallId }) => `halls/${hallId}`) },
  'POST /api/v1/halls': {
    by: REGISTRARS,
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
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `halls/${hallId}`,
      (ground) => ({ ...hallFacts(ground), version: STALE }),
    ),
  },
  'POST /api/v1/halls/:id/closing': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ hallId }) => `halls/${hallId}/closing`,
      () => ({ version: STALE }),
    ),
  },
  'GET /api/v1/windows': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `windows?${MANY}`),
    shows: ({ windowName }) => windowName,
    sheet: true,
  },
  'GET /api/v1/windows/:id': {
    by: REGISTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ windowId }) => `windows/${windowId}`),
  },
  'POST /api/v1/windows': {
    by: REGISTRARS,
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
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ windowId }) => `windows/${windowId}`,
      ({ hallId, unitId }) => ({ hallId, number: 'A01', name: '改名窗口', unitId, services: '', version: STALE }),
    ),
  },
  'POST /api/v1/windows/:id/closing': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ windowId }) => `windows/${windowId}/closing`,
      () => ({ version: STALE }),
    ),
  },
  'GET /api/v1/entities': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(() => `entities?${MANY}`),
    shows: ({ entityName }) => entityName,
    sheet: true,
  },
  'GET /api/v1/entities/suggestions': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(({ entityName }) => `entities/suggestions?q=${encodeURIComponent(entityName)}&limit=20`),
    shows: ({ entityName }) => entityName,
  },
  'GET /api/v1/windows/suggestions': {
    by: REGISTER_READERS,
    elsewhere: 'allowed',
    ask: one(({ windowName }) => `windows/suggestions?q=${encodeURIComponent(windowName)}&limit=20`),
    shows: ({ windowName }) => windowName,
  },
  'GET /api/v1/entities/:id': {
    by: REGISTER_READERS,
    elsewhere: 'unseen',
    ask: one(({ entityId }) => `entities/${entityId}`),
  },
  'POST /api/v1/entities': {
    by: REGISTRARS,
    elsewhere: 'refused',
    ask: one(
      () => 'entities',
      ({ uuid, uscc }) => ({ ...entityFacts, submissionId: uuid(), uscc }),
    ),
  },
  'PUT /api/v1/entities/:id': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ entityId }) => `entities/${entityId}`,
      () => ({ ...entityFacts, version: STALE }),
    ),
  },
  'PUT /api/v1/entities/:id/initials': {
    by: REGISTRARS,
    elsewhere: 'unseen',
    ask: one(
      ({ entityId }) => `entities/${entityId}/initials`,
      () => ({ initials: 'sl' }),
    ),
  },
  'GET /halls': 'public',
};
