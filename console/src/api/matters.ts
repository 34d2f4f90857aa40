/** Routes of matters. */

import { newSubmissionId } from '../parts/form/submission.ts';
import { api, formBody, take } from './client.ts';
import type {
  Desk,
  Duplicate,
  KeptFile,
  MatterCommand,
  MatterPage,
  MatterView,
  QueryOf,
  ReleaseProposal,
  SupervisionCounts,
} from './types.ts';

export type MatterQuery = QueryOf<'/api/v1/matters'> & { limit: number; offset: number };

export function readDesk(): Promise<Desk> {
  return take<Desk>(api.GET('/api/v1/desk', { params: { query: { limit: 200, offset: 0 } } }));
}

export function readMatters(query: MatterQuery): Promise<MatterPage> {
  return take<MatterPage>(api.GET('/api/v1/matters', { params: { query } }));
}

export function readMatter(matterId: string): Promise<MatterView> {
  return take<MatterView>(api.GET('/api/v1/matters/{matterId}', { params: { path: { matterId } } }));
}

export function readDuplicates(matterId: string): Promise<readonly Duplicate[]> {
  return take<readonly Duplicate[]>(
    api.GET('/api/v1/matters/{matterId}/duplicates', { params: { path: { matterId } } }),
  );
}

/** Follows a matter, or follows it no more. */
export function setFollowing(matterId: string, follows: boolean): Promise<unknown> {
  const params = { path: { matterId } };
  return take(
    follows
      ? api.PUT('/api/v1/matters/{matterId}/follow', { params })
      : api.DELETE('/api/v1/matters/{matterId}/follow', { params }),
  );
}

/** Sends an act. `seq` is the state that was seen: the server refuses it when somebody acted meanwhile. */
export function act(matterId: string, seq: number, command: MatterCommand, submissionId = newSubmissionId()) {
  return take(
    api.POST('/api/v1/matters/{matterId}/commands', {
      params: { path: { matterId } },
      body: { submissionId, seq, command },
    }),
  );
}

/** What to cover before something is released; each reading stands in the audit. */
export function readProposal(matterId: string): Promise<ReleaseProposal> {
  return take<ReleaseProposal>(
    api.GET('/api/v1/matters/{matterId}/release-proposal', { params: { path: { matterId } } }),
  );
}

export function countWatches(): Promise<SupervisionCounts> {
  return take<SupervisionCounts>(api.GET('/api/v1/supervision'));
}

/** A photo or document becomes part of the matter only by the act that names it; what it is called stays on this machine. */
export function uploadFile(matterId: string, file: File): Promise<KeptFile> {
  const form = new FormData();
  form.append('file', file, 'file');
  return take<KeptFile>(
    api.POST('/api/v1/matters/{matterId}/files', {
      params: { path: { matterId } },
      ...formBody(form),
    }),
  );
}

export async function redactPhoto(matterId: string, fileId: string, boxes: readonly PixelBox[]): Promise<string> {
  const kept = await take<KeptFile>(
    api.POST('/api/v1/matters/{matterId}/files/{fileId}/redactions', {
      params: { path: { matterId, fileId } },
      body: { boxes: [...boxes] },
    }),
  );
  return kept.id;
}

export type PixelBox = Readonly<{ x: number; y: number; width: number; height: number }>;

export function fileUrl(matterId: string, fileId: string): string {
  return `/api/v1/matters/${matterId}/files/${fileId}`;
}

/** Address of a PDF as a frame shows it. */
export function framedUrl(matterId: string, fileId: string): string {
  return `${fileUrl(matterId, fileId)}?framed=true`;
}
