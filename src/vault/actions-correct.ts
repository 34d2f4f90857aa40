/** Correcting, completing and withdrawing a contact: new text under the same key; the old text is not kept. */

import type { Uuid } from '../kernel/ids.ts';
import { normalPhone } from '../kernel/phone.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { sealSecrets, unsealAll } from './actions.ts';
import type { VaultProblem } from './model.ts';
import type { Contact, Correction } from './model-data.ts';
import { deleteSecret, lockDataKey } from './store.ts';
import { correctionsOfMatter, insertCorrection } from './store-corrections.ts';

const CONTACT = ['name', 'phone'] as const;

/** The sealed contact in plain text; the caller has checked who may see it. */
export async function contactOf(q: Queryable, city: City, matterId: Uuid): Promise<Contact> {
  const { name = '', phone = '' } = await unsealAll(q, city, matterId, CONTACT);
  return { name, phone };
}

/** That a contact was corrected, when and by whom; never what it was. */
export function correctionsOf(q: Queryable, matterId: Uuid): Promise<readonly Correction[]> {
  return correctionsOfMatter(q, matterId);
}

/**
 * Replaces the contact; an empty field withdraws it. Done by the person, or by an office (`requestId`) that answers a
 * request; the caller has checked which.
 */
export async function correctContact(
  tx: Tx,
  city: City,
  asked: Readonly<{ matterId: Uuid; contact: Contact; requestId: Uuid | null }>,
): Promise<Result<null, VaultProblem>> {
  const { matterId, requestId } = asked;
  const typed = asked.contact.phone.trim();
  const phone = typed === '' ? '' : normalPhone(typed);
  if (phone === undefined) return refuse({ kind: 'phone-unusable' });
  const contact = { name: asked.contact.name.trim(), phone };
  await lockDataKey(tx, matterId);
  const before = await contactOf(tx, city, matterId);
  const fields = CONTACT.filter((field) => before[field] !== contact[field]);
  if (fields.length === 0) return refuse({ kind: 'contact-unchanged' });
  const [gone, kept] = [
    fields.filter((field) => contact[field] === ''),
    fields.filter((field) => contact[field] !== ''),
  ];
  for (const field of gone) await deleteSecret(tx, matterId, field);
  await sealSecrets(tx, city, matterId, Object.fromEntries(kept.map((field) => [field, contact[field]])));
  await insertCorrection(tx, { id: city.outside.uuid(), matterId, fields, requestId, at: city.outside.now() });
  return ok(null);
}
