/** Routes of requests about personal data. */

import { api, take } from './client.ts';
import type { components } from './schema.ts';

type Schemas = components['schemas'];
export type DataRequestLine = Schemas['DataRequestLine'];
export type DataRequestPage = Schemas['DataRequestPage'];
export type DataRequest = Schemas['DataRequest'];
export type DataRequestKind = DataRequestLine['kind'];
export type PersonalData = Schemas['PersonalData'];
export type DataRequestMade = Schemas['DataRequestMade'];

export const DATA_KINDS = ['copy', 'correct', 'erase', 'explain'] as const satisfies readonly DataRequestKind[];

/** How the person is recognised: by receipt, or by what they say about one matter. */
export type Known =
  | { by: 'receipt'; number: string; pass: string }
  | { by: 'comparison'; matterId: string; name: string; phone: string };
export type NewDataRequest = {
  submissionId: string;
  kind: DataRequestKind;
  channel: 'in-person' | 'letter';
  known: Known;
  words: string;
};
type Told = { submissionId: string; reason: string };
export type DataAnswer = Told &
  (
    | { act: 'explain' | 'propose-erasure' }
    | { act: 'correct'; contact: { name: string; phone: string } }
    | { act: 'refuse'; ground: string }
  );

export function readDataRequests(query: { state: 'open' | 'answered'; limit: number; offset: number }) {
  return take<DataRequestPage>(api.GET('/api/v1/personal-data-requests', { params: { query } }));
}

export function readDataRequest(id: string) {
  return take<DataRequest>(api.GET('/api/v1/personal-data-requests/{id}', { params: { path: { id } } }));
}

export function registerDataRequest(body: NewDataRequest) {
  return take<DataRequestMade>(api.POST('/api/v1/personal-data-requests', { body }));
}

export function answerDataRequest(id: string, body: DataAnswer) {
  return take<DataRequest>(
    api.POST('/api/v1/personal-data-requests/{id}/answer', { params: { path: { id } }, body: body as never }),
  );
}

export function copyPersonalData(id: string, body: Told) {
  return take<PersonalData>(api.POST('/api/v1/personal-data-requests/{id}/copy', { params: { path: { id } }, body }));
}

export function decideErasure(id: string, body: Told & { approve: boolean }) {
  return take<DataRequest>(
    api.POST('/api/v1/personal-data-requests/{id}/erasure-decision', { params: { path: { id } }, body }),
  );
}
