/** Routes of requests about personal data. */

import { api, take } from './client.ts';
import type { BodyOf, DataRequest, DataRequestLine, DataRequestMade, PersonalData } from './types.ts';

export type DataRequestKind = DataRequestLine['kind'];

export const DATA_KINDS = ['copy', 'correct', 'erase', 'explain'] as const satisfies readonly DataRequestKind[];

export type Known = NewDataRequest['known'];
export type NewDataRequest = BodyOf<'/api/v1/personal-data-requests'>;
type Told = { submissionId: string; reason: string };
export type DataAnswer = BodyOf<'/api/v1/personal-data-requests/{id}/answer'>;

export function readDataRequest(id: string) {
  return take<DataRequest>(api.GET('/api/v1/personal-data-requests/{id}', { params: { path: { id } } }));
}

export function registerDataRequest(body: NewDataRequest) {
  return take<DataRequestMade>(api.POST('/api/v1/personal-data-requests', { body }));
}

export function answerDataRequest(id: string, body: DataAnswer) {
  return take<DataRequest>(api.POST('/api/v1/personal-data-requests/{id}/answer', { params: { path: { id } }, body }));
}

export function copyPersonalData(id: string, body: Told) {
  return take<PersonalData>(api.POST('/api/v1/personal-data-requests/{id}/copy', { params: { path: { id } }, body }));
}

export function decideErasure(id: string, body: Told & { approve: boolean }) {
  return take<DataRequest>(
    api.POST('/api/v1/personal-data-requests/{id}/erasure-decision', { params: { path: { id } }, body }),
  );
}
