/**
 * Sealing of imports that hold people: the file and the rows that wait lie under a key made for the run. The key goes with the
 * file when the run ends, so that nothing of it can be read afterwards.
 */

import type { ByteSource } from '../formats/index.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import type { Wrapped } from '../platform/wrapped.ts';
import { DATA_KEY_BYTES, NONCE_BYTES, seal, unseal } from '../vault/index.ts';
import { keyOfRun, type RunKey } from './store.ts';
import { partsAsFile } from './store-parts.ts';

export type Facts = readonly (string | null)[];

/** What a run does to its file and rows on their way in and out; one that is not sealed leaves them as they are. */
export type Sealing = Readonly<{
  sealPart: (number: number, bytes: Buffer) => Buffer;
  openPart: (number: number, kept: Buffer) => Buffer;
  sealFacts: (row: Uuid, facts: Facts) => Facts;
  openFacts: (row: Uuid, kept: Facts) => Facts;
}>;

const OPEN: Sealing = {
  sealPart: (_, bytes) => bytes,
  openPart: (_, kept) => kept,
  sealFacts: (_, facts) => facts,
  openFacts: (_, kept) => kept,
};

const boundTo = (runId: Uuid): string => `imports/file-key/${runId}`;

export const importsWrapped: Wrapped = {
  table: 'imports_run',
  id: 'id',
  key: 'file_key_id',
  bound: { file_key: boundTo },
};

/** A key for a new run. */
export function newRunKey({ keys, outside }: City, runId: Uuid): RunKey {
  const wrapped = keys.vault.wrap(outside.randomBytes(DATA_KEY_BYTES), boundTo(runId));
  return { wrapped, keyId: keys.vault.id };
}

/** @throws NotOpened when no key of the ring opens the run's. */
export async function sealingOf(q: Queryable, city: City, runId: Uuid): Promise<Sealing> {
  const kept = await keyOfRun(q, runId);
  if (kept === undefined) return OPEN;
  const key = city.keys.vault.unwrap(kept.wrapped, kept.keyId, boundTo(runId));
  const of = (field: string) => ({ of: runId, field });
  const sealed = (field: string, plain: Uint8Array) =>
    Buffer.from(seal(key, city.outside.randomBytes(NONCE_BYTES), of(field), plain));
  return {
    sealPart: (number, bytes) => sealed(`part/${number}`, bytes),
    openPart: (number, bytes) => Buffer.from(unseal(key, of(`part/${number}`), bytes)),
    sealFacts: (row, facts) => [sealed(`row/${row}`, Buffer.from(JSON.stringify(facts))).toString('base64')],
    openFacts: (row, [text]) =>
      JSON.parse(
        Buffer.from(unseal(key, of(`row/${row}`), Buffer.from(text ?? '', 'base64'))).toString('utf8'),
      ) as Facts,
  };
}

/** The file of a run whose parts are all there. */
export function fileOf(city: City, run: Readonly<{ id: Uuid; fileBytes: number }>): ByteSource {
  let sealing: Promise<Sealing> | undefined;
  return partsAsFile(city.db, run, async (number, kept) => {
    sealing ??= sealingOf(city.db, city, run.id);
    return (await sealing).openPart(number, kept);
  });
}
