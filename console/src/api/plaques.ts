/** Routes of codes, prints and hung plaques. */

import { api, formBody, take } from './client.ts';
import type { BodyOf, Code, CodeDetail, Page, PlaqueState } from './types.ts';

export const FORMATS = ['a4', '120x160'] as const;
export type Format = (typeof FORMATS)[number];
export const STATES: readonly PlaqueState[] = ['issued', 'printed', 'hung', 'revoked', 'replaced'];
export const FINDINGS = ['dead-scanned', 'take-down', 'place-changed', 'silent', 'unknown-scanned'] as const;
export type FindingKind = (typeof FINDINGS)[number];

export type CodeFilter = {
  kind?: Code['kind'];
  state?: PlaqueState;
  reissued?: true;
  takeDown?: true;
  placeChanged?: true;
  hallId?: string;
  windowId?: string;
  entityId?: string;
  unitId?: string;
  divisionCode?: string;
  printNumber?: number;
  search?: string;
  text?: string;
};

/** The filter as query, where yes is a word. */
export function spoken({ reissued, takeDown, placeChanged, ...filter }: CodeFilter) {
  return {
    ...filter,
    ...(reissued === true ? { reissued: 'true' as const } : {}),
    ...(takeDown === true ? { takeDown: 'true' as const } : {}),
    ...(placeChanged === true ? { placeChanged: 'true' as const } : {}),
  };
}

export async function countPrintable(filter: CodeFilter): Promise<number> {
  const query = { ...spoken(filter), living: 'true' as const, limit: 1, offset: 0 };
  return (await take<Page<Code>>(api.GET('/api/v1/codes', { params: { query } }))).total;
}

export function readCode(id: string): Promise<CodeDetail> {
  return take<CodeDetail>(api.GET('/api/v1/codes/{id}', { params: { path: { id } } }));
}

export type Chosen = { codeIds: string[] } | { filter: CodeFilter };

export function orderPrint(submissionId: string, format: Format, chosen: Chosen, seen: number) {
  return take<{ id: string; number: number }>(
    api.POST('/api/v1/prints', { body: { submissionId, format, seen, ...chosen } }),
  );
}

export function printUrl(id: string): string {
  return `/api/v1/prints/${id}/plaques.pdf`;
}

export type HangingNote = BodyOf<'/api/v1/hangings'>;

/** Notes a hanging; a single plaque gets the submission's id, so that its photo can follow. */
export function noteHanging(note: HangingNote): Promise<unknown> {
  return take(api.POST('/api/v1/hangings', { body: note }));
}

export function noteTakenDown(hangingId: string, on: string): Promise<unknown> {
  return take(api.POST('/api/v1/hangings/{id}/removal', { params: { path: { id: hangingId } }, body: { on } }));
}

export function sendPlaquePhoto(hangingId: string, file: File): Promise<unknown> {
  const form = new FormData();
  form.append('photo', file);
  return take(
    api.PUT('/api/v1/hangings/{id}/photo', {
      params: { path: { id: hangingId } },
      ...formBody(form),
    }),
  );
}

/** `version` makes the browser fetch a replaced photo anew. */
export function plaquePhotoUrl(hangingId: string, version: number): string {
  return `/api/v1/hangings/${hangingId}/photo?v=${version}`;
}
