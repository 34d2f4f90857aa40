/**
 * Access rows of matters. How much of which matter a post sees is settled by sight (rules-sight.ts), and every act by the phase
 * table against the locked row; a role missing here is refused before that. Administrators and keepers of rules read no
 * matters.
 */

import type { AccessRow, Role } from '../people/index.ts';

const UNITS = ['handler', 'unit-head'] as const satisfies readonly Role[];
const OFFICES = [
  'dispatcher',
  'checker',
  'hall-supervisor',
  'discipline-supervisor',
  'joint-office',
] as const satisfies readonly Role[];
const READERS = [
  ...UNITS,
  ...OFFICES,
  'justice-supervisor',
  'leader',
  'vault-reader',
] as const satisfies readonly Role[];
const ACTING = [...UNITS, ...OFFICES] as const satisfies readonly Role[];
const WATCHING = [...OFFICES, 'justice-supervisor', 'leader'] as const satisfies readonly Role[];
/** Roles that dispatch, and the top desk, which designates. */
const DISPATCH_DESKS = ['dispatcher', 'joint-office'] as const satisfies readonly Role[];
const DISPATCHING = ['dispatcher'] as const satisfies readonly Role[];

export const mattersAccess = {
  readDesk: { action: 'matters.read-desk', roles: READERS },
  listMatters: { action: 'matters.list-matters', roles: READERS },
  readMatter: { action: 'matters.read-matter', roles: READERS },
  readNotes: { action: 'matters.read-notes', roles: [...UNITS, 'discipline-supervisor'] },
  writeNote: { action: 'matters.write-note', roles: UNITS },
  name: { action: 'matters.name-handler', roles: UNITS },
  readFile: { action: 'matters.read-file', roles: READERS },
  act: { action: 'matters.act-on-matter', roles: [...ACTING, 'vault-reader'] },
  addFile: { action: 'matters.add-file', roles: ACTING },
  redactFile: { action: 'matters.redact-file', roles: DISPATCHING },
  proposeRelease: {
    action: 'matters.propose-release',
    roles: ['dispatcher', 'discipline-supervisor', 'hall-supervisor'],
  },
  readSuggestions: { action: 'matters.read-suggestions', roles: DISPATCH_DESKS },
  readDuplicates: { action: 'matters.read-duplicates', roles: DISPATCHING },
  listDuplicates: { action: 'matters.list-duplicates', roles: DISPATCHING },
  compareWords: { action: 'matters.compare-words', roles: ['dispatcher', 'checker', 'joint-office'] },
  readSupervision: { action: 'matters.read-supervision', roles: WATCHING },
  readHome: { action: 'matters.read-home', roles: WATCHING },
  follow: { action: 'matters.follow-matter', roles: READERS },
  followLive: { action: 'matters.follow-live', roles: READERS },
  readLoop: { action: 'matters.read-loop', roles: READERS },
} as const satisfies Readonly<Record<string, AccessRow>>;
