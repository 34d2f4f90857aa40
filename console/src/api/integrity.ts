/** Routes of the integrity room. */

import { api, take } from './client.ts';
import type { components } from './schema.ts';

type Schemas = components['schemas'];
export type Integrity = Schemas['Integrity'];
export type Look = Schemas['Verification'];
export type SealLine = Schemas['SealLine'];
export type SealsPage = Readonly<{ items: readonly SealLine[]; next: number | null }>;

export function readIntegrity(): Promise<Integrity> {
  return take<Integrity>(api.GET('/api/v1/integrity'));
}

export function readSeals(below: number | undefined): Promise<SealsPage> {
  const query = { limit: 20, ...(below === undefined ? {} : { below }) };
  return take<SealsPage>(api.GET('/api/v1/integrity/seals', { params: { query } }));
}

export function askForLook(submissionId: string): Promise<{ isNew: boolean }> {
  return take<{ isNew: boolean }>(api.POST('/api/v1/integrity/looks', { body: { submissionId } }));
}

/** The last look that ended; one that broke off says nothing about the record. */
export function lastFinding(looks: readonly Look[]): Look | undefined {
  return looks.find((look) => look.step === 'done');
}

export function underWay(looks: readonly Look[]): Look | undefined {
  return looks.find((look) => look.endedAt === null);
}

/** Progress, 0 to 100: steps follow each other, each as long as its rows. */
export function percentOf(look: Look, size: Integrity['size']): number {
  const before = { waiting: 0, seals: 0, tree: size.seals, events: size.seals + size.leaves, done: 0, failed: 0 };
  const all = size.seals + size.leaves + size.events;
  return all === 0 ? 0 : Math.min(99, Math.floor(((before[look.step] + look.done) / all) * 100));
}
