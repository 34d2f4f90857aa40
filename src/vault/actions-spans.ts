/**
 * What in a text is to be covered before others read it. The sealed identity is compared in here and stays here: whoever asks
 * learns parts of the text, never what they were compared with. No look at an identity, so the caller decides who may ask.
 */

import type { Uuid } from '../kernel/ids.ts';
import { entityById } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { unsealAll } from './actions.ts';
import { type Span, spansOf } from './rules-spans.ts';

/** Of each text, by its id, the parts that equal what is sealed for the matter; texts without any are left out. */
export async function identityIn(
  q: Queryable,
  city: City,
  matterId: Uuid,
  texts: readonly Readonly<{ id: Uuid; text: string }>[],
): Promise<ReadonlyMap<Uuid, readonly Span[]>> {
  const { name = '', phone = '', entity } = await unsealAll(q, city, matterId, ['name', 'phone', 'entity']);
  const enterprise = entity === undefined ? undefined : await entityById(q, entity as Uuid);
  const sought = { name, phone, enterprise: enterprise?.name ?? '', uscc: enterprise?.uscc ?? '' };
  const found = texts.map(({ id, text }) => [id, spansOf(text, sought)] as const);
  return new Map(found.filter(([, spans]) => spans.length > 0));
}
