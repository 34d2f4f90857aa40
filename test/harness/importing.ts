/** Bringing a file in over HTTP as the console does, in as many parts as it takes; the workers run when told. */

import type { LightMyRequestResponse } from 'fastify';
import { importsJobs } from '../../src/imports/index.ts';
import type { Session } from './app.ts';
import type { TestCity } from './database.ts';

const PART_BYTES = 1024 * 1024;

export type RunView = Readonly<{
  id: string;
  state: string;
  counts: Readonly<Record<string, number>> | null;
  problem: Readonly<{ kind: string; message: string; row: number | null }> | null;
  mapping: Readonly<{
    sheet: number;
    headingFrom: number;
    headingTo: number;
    labels: string[];
    columns: Record<string, number>;
  }> | null;
  progress: unknown;
  unused: readonly string[];
  waitsUntil: string | null;
}>;

/** Begins an import and sends the file. @returns the answer to "it is whole". */
export async function bring(
  who: Session,
  city: TestCity,
  kind: string,
  file: Buffer | string,
  fileName = '名录.xlsx',
): Promise<LightMyRequestResponse> {
  const bytes = Buffer.from(file);
  const id = city.outside.uuid();
  const begun = await who.post('/api/v1/imports', { id, kind, fileName, fileBytes: bytes.length });
  if (begun.statusCode !== 201) return begun;
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    const payload = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    const sent = await who.request({
      method: 'PUT',
      url: `/api/v1/imports/${id}/parts/${part}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload,
    });
    if (sent.statusCode !== 204) return sent;
  }
  return who.post(`/api/v1/imports/${id}/uploaded`);
}

/** What the clock would have done: every waiting step. */
export async function work(city: TestCity): Promise<void> {
  const job = importsJobs.find(({ name }) => name === 'imports.work');
  await job?.run(city);
}

export async function runOf(who: Session, id: string): Promise<RunView> {
  return (await who.get(`/api/v1/imports/${id}`)).json() as RunView;
}

/** Brings a file and tries it with the columns as guessed. */
export async function tried(who: Session, city: TestCity, kind: string, file: Buffer | string): Promise<RunView> {
  const brought = await bring(who, city, kind, file);
  if (brought.statusCode !== 200) throw new Error(`not brought: ${brought.statusCode} ${brought.body}`);
  const { id } = brought.json() as RunView;
  const asked = await who.post(`/api/v1/imports/${id}/check`);
  if (asked.statusCode !== 202) throw new Error(`not asked: ${asked.statusCode} ${asked.body}`);
  await work(city);
  return runOf(who, id);
}

export async function written(
  who: Session,
  city: TestCity,
  id: string,
  mode: 'all' | 'good' = 'all',
): Promise<RunView> {
  const asked = await who.post(`/api/v1/imports/${id}/write`, { mode });
  if (asked.statusCode !== 202) throw new Error(`not written: ${asked.statusCode} ${asked.body}`);
  await work(city);
  return runOf(who, id);
}
