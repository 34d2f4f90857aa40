/** Routes of imports; files are sent in parts, each of which may be sent again. */

import { newSubmissionId } from '../parts/form/submission.ts';
import { api, take } from './client.ts';
import type { ImportFault, ImportKind, ImportLook, ImportOutcome, ImportRun } from './types.ts';

export function readKinds(): Promise<readonly ImportKind[]> {
  return take<{ items: readonly ImportKind[] }>(api.GET('/api/v1/import-kinds')).then(({ items }) => items);
}

const at = (id: string) => ({ params: { path: { id } } });

export function readRun(id: string): Promise<ImportRun> {
  return take<ImportRun>(api.GET('/api/v1/imports/{id}', at(id)));
}

export function readLook(id: string): Promise<ImportLook> {
  return take<ImportLook>(api.GET('/api/v1/imports/{id}/preview', at(id)));
}

export function readFaults(id: string, paging: { limit: number; offset: number }) {
  return take<{ total: number; items: readonly ImportFault[] }>(
    api.GET('/api/v1/imports/{id}/faults', { params: { path: { id }, query: paging } }),
  );
}

export function readOutcomes(id: string, outcome: 'created' | 'changed', paging: { limit: number; offset: number }) {
  return take<{ items: readonly ImportOutcome[] }>(
    api.GET('/api/v1/imports/{id}/rows', { params: { path: { id }, query: { outcome, ...paging } } }),
  );
}

export type Choice = {
  sheet: number;
  headingFrom?: number;
  headingTo?: number;
  columns?: Record<string, number>;
  /** Encoding and separator, for a csv detected wrongly. */
  text?: NonNullable<NonNullable<ImportRun['mapping']>['text']>;
};

export function sendMapping(id: string, body: Choice): Promise<ImportRun> {
  return take<ImportRun>(api.PUT('/api/v1/imports/{id}/mapping', { ...at(id), body }));
}

export function askCheck(id: string): Promise<ImportRun> {
  return take<ImportRun>(api.POST('/api/v1/imports/{id}/check', at(id)));
}

export function askWrite(id: string, mode: 'all' | 'good'): Promise<ImportRun> {
  return take<ImportRun>(api.POST('/api/v1/imports/{id}/write', { ...at(id), body: { mode } }));
}

export function giveUp(id: string): Promise<ImportRun> {
  return take<ImportRun>(api.POST('/api/v1/imports/{id}/give-up', at(id)));
}

const TRIES = 3;

/** Sends a file in parts. @param onPart told the share that is sent */
export async function sendFile(kind: string, file: File, onPart: (share: number) => void): Promise<ImportRun> {
  const id = newSubmissionId();
  const begun = await take<ImportRun>(
    api.POST('/api/v1/imports', { body: { id, kind, fileName: file.name, fileBytes: file.size } }),
  );
  for (let part = 0; part < begun.partsInAll; part += 1) {
    const bytes = file.slice(part * begun.partBytes, (part + 1) * begun.partBytes);
    await sendPart(id, part, bytes, TRIES);
    onPart((part + 1) / begun.partsInAll);
  }
  return take<ImportRun>(api.POST('/api/v1/imports/{id}/uploaded', at(id)));
}

async function sendPart(id: string, number: number, bytes: Blob, tries: number): Promise<void> {
  try {
    await api.PUT('/api/v1/imports/{id}/parts/{number}', {
      params: { path: { id, number } },
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes as never,
      bodySerializer: (body: unknown) => body as Blob,
    });
  } catch (error) {
    // A broken connection costs one part alone.
    if (tries <= 1) throw error;
    await sendPart(id, number, bytes, tries - 1);
  }
}
