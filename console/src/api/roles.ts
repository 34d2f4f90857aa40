/** Every role, in the order they are listed; a role the server adds does not compile until it stands here. */

import type { Role } from './types.ts';

const order: Readonly<Record<Role, number>> = {
  handler: 1,
  'unit-head': 2,
  dispatcher: 3,
  checker: 4,
  'hall-supervisor': 5,
  'discipline-supervisor': 6,
  'justice-supervisor': 7,
  leader: 8,
  'joint-office': 9,
  'lead-department': 10,
  'visiting-office': 11,
  'vault-reader': 12,
  'rules-keeper': 13,
  inspector: 14,
  'agency-supervisor': 15,
  'covert-visitor': 16,
  'special-supervisor': 17,
  'grid-worker': 18,
  'chief-service-officer': 19,
  'system-admin': 20,
  'security-admin': 21,
  'audit-admin': 22,
};

export const ROLES = (Object.keys(order) as Role[]).sort((a, b) => order[a] - order[b]);
