/**
 * Access rows of papers. Which papers a person may make depends on the step of the matter, and which they may read on what
 * they are shown of it (`rules-kinds.ts`).
 */

import type { AccessRow, Role } from '../people/index.ts';

const OFFICES = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
] as const satisfies readonly Role[];
const READERS = [
  'handler',
  'unit-head',
  ...OFFICES,
  'justice-supervisor',
  'leader',
  'vault-reader',
] as const satisfies readonly Role[];

export const documentsAccess = {
  readPapers: { action: 'documents.read-papers', roles: READERS },
  makePaper: { action: 'documents.make-paper', roles: READERS },
  makeBulletin: { action: 'documents.make-bulletin', roles: ['dispatcher', 'joint-office'] },
  readRegister: { action: 'documents.read-register', roles: OFFICES },
  voidPaper: { action: 'documents.void-paper', roles: OFFICES },
  keepTemplates: { action: 'documents.keep-templates', roles: ['rules-keeper'] },
} as const satisfies Readonly<Record<string, AccessRow>>;
