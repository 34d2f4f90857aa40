/** Secret of what a platform is told. */

import type { City } from '../../platform/city.ts';
import type { Platform } from './model.ts';

/** Secret under which a platform is told: made anew from the city's keys each time, and another with each key. */
export function secretOf(city: Pick<City, 'keys'>, { id, keyVersion }: Pick<Platform, 'id' | 'keyVersion'>): string {
  return city.keys.hmac('receipts', 'cases/callback/', id, '/', String(keyVersion)).toString('hex');
}
