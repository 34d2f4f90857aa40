/** English: Words of the vault as the console says them. */

import type { vaultWords as zh } from '../zh/vault.ts';

export const vaultWords: Record<keyof typeof zh, string> = {
  'identity.title': 'Complainant’s identity',
  'identity.sealed': 'Sealed: {{fields}}',
  'identity.none': 'The complainant left no identity.',
  'identity.erased': 'The identity was destroyed on {{date}}.',
  'identity.open': 'Look',
  'identity.openHelp': 'Every look is recorded and told to the complainant, with its reason.',
  'identity.reason': 'Reason',
  'identity.reasonHelp': 'Say why the identity is needed; the complainant will read this.',
  'identity.fields': 'What to see',
  'identity.field.name': 'name',
  'identity.field.phone': 'phone',
  'identity.field.entity': 'enterprise',
  'identity.field.words': 'own words',
  'identity.twoPersons': 'A discipline lead is opened by two: one asks, another approves.',
  'identity.ask': 'Ask to look',
  'identity.requests': 'Requests',
  'identity.approve': 'Approve',
  'identity.deny': 'Deny',
  'identity.waiting': 'waiting',
  'identity.approved': 'approved',
  'identity.denied': 'denied',
  'identity.spent': 'used',
  'identity.openings': 'Who looked',
  'identity.never': 'Nobody has looked.',
  'identity.shownOnce': 'Not shown again after you leave this page.',
  'identity.useRequest': 'Look under this approval',
  'identity.seen': 'Looked at; the complainant is told',
  'identity.asked': 'Asked for; a second person decides',
};
