/**
 * The provincial platform of the example city. Its address is of a name that belongs to nobody, so what it is told goes to the sink,
 * signed as it would have been sent.
 */

import { admitPlatform, handOver, type SentCase, tellLater } from '../cases/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import type { Cast } from './people.ts';
import { must, type Stage } from './stage.ts';

export type Province = Readonly<{ id: Uuid; key: string }>;

const CALLBACK = 'https://province.example/mashang/states';

export async function admitProvince({ city }: Stage, cast: Cast): Promise<Province> {
  const id = city.outside.uuid();
  const keeper = cast.actor('system-admin', city.code);
  const asked = { id, name: '示例·省平台', divisionCode: city.code, callbackUrl: CALLBACK };
  const { secrets } = must(await inTransaction(city.db, (tx) => admitPlatform(tx, city, keeper, asked)), 'a platform');
  if (secrets === null) throw new Error('a new platform has a key');
  return { id, key: secrets.key };
}

export async function handOverCase({ city }: Stage, { key }: Province, sent: SentCase): Promise<Uuid> {
  const done = await inTransaction(city.db, (tx) => handOver(tx, city, key, { sent, lang: 'zh' }));
  return must(done, 'a case the province handed over').matterId;
}

/** Leaves a line in the outbox by which the platform is told all that became of its cases, once the city is served. */
export async function leaveUntold({ city }: Stage, { id }: Province): Promise<void> {
  await transact(city.db, (tx) => tellLater(tx, city, id));
}
