/** Signing of what a platform is told. */

import { createHmac } from 'node:crypto';
import type { Instant } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Platform } from './model.ts';

/** Secret under which a platform is told: made anew from the city's keys each time, and another with each key. */
export function secretOf(city: Pick<City, 'keys'>, { id, keyVersion }: Pick<Platform, 'id' | 'keyVersion'>): string {
  return city.keys.hmac('receipts', 'cases/callback/', id, '/', String(keyVersion)).toString('hex');
}

/** HMAC-SHA-256 of `<time>.<body>` under the platform's secret, in hex. @param time as in the header beside it */
export function signatureOf(secret: string, time: Instant, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}
