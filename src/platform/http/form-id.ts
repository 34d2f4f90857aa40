/**
 * Id of a phone form. Its last six bytes are a keyed mark of the rest, so that where a browser does not say which site sent a
 * form, one this server drew can be told from one another site made up.
 */

import { timingSafeEqual } from 'node:crypto';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../city.ts';

const MARK_DIGITS = 12;

type Marker = Pick<City, 'keys' | 'outside'>;

/** @param holder the secret of whoever the page was drawn for (a receipt's session); empty where it is for anybody. */
export function newFormId(city: Marker, holder = ''): Uuid {
  const head = city.outside.uuid().slice(0, -MARK_DIGITS);
  return `${head}${markOf(city, head, holder)}` as Uuid;
}

/** Whether this server drew the form, for this holder. */
export function isOwnFormId(city: Pick<City, 'keys'>, id: Uuid, holder = ''): boolean {
  const expected = markOf(city, id.slice(0, -MARK_DIGITS), holder);
  return timingSafeEqual(Buffer.from(id.slice(-MARK_DIGITS)), Buffer.from(expected));
}

function markOf(city: Pick<City, 'keys'>, head: string, holder: string): string {
  return city.keys.hmac('receipts', 'form-id/', head, '/', holder).toString('hex').slice(0, MARK_DIGITS);
}
