/** Routes of papers and their templates. */

import { api, formBody, take } from './client.ts';
import type { AnswerOf, BodyOf, MatterPapers, Paper, PaperKind, PaperState, PaperTemplate } from './types.ts';

export const STATES: readonly PaperState[] = ['draft', 'issued', 'void'];

export function readMatterPapers(matterId: string): Promise<MatterPapers> {
  return take<MatterPapers>(api.GET('/api/v1/matters/{matterId}/papers', { params: { path: { matterId } } }));
}

export type PaperWish = BodyOf<'/api/v1/matters/{matterId}/papers'>;

export function makePaper(matterId: string, body: PaperWish): Promise<Paper> {
  return take<Paper>(api.POST('/api/v1/matters/{matterId}/papers', { params: { path: { matterId } }, body }));
}

export type BulletinWish = BodyOf<'/api/v1/papers'>;

export function makeBulletin(body: BulletinWish): Promise<Paper> {
  return take<Paper>(api.POST('/api/v1/papers', { body }));
}

/** The bulletins one's organ issued last. */
export function readBulletins(): Promise<AnswerOf<'/api/v1/papers'>> {
  const query = { kind: 'bulletin', state: 'issued', limit: 20 } as const;
  return take<AnswerOf<'/api/v1/papers'>>(api.GET('/api/v1/papers', { params: { query } }));
}

export function issuePaper(id: string): Promise<Paper> {
  return take<Paper>(api.POST('/api/v1/papers/{id}/issue', { params: { path: { id } } }));
}

export function voidPaper(id: string, reason: string): Promise<Paper> {
  return take<Paper>(api.POST('/api/v1/papers/{id}/void', { params: { path: { id } }, body: { reason } }));
}

export function paperUrl(id: string, format: 'docx' | 'pdf'): string {
  return `/api/v1/papers/${id}/paper.${format}`;
}

export function templateUrl({ kind, version }: Pick<PaperTemplate, 'kind' | 'version'>): string {
  return `/api/v1/paper-templates/${kind}/${version}/template.docx`;
}

export function bringTemplate(
  kind: PaperKind,
  { from, note, file }: Readonly<{ from: string; note: string; file: File }>,
): Promise<PaperTemplate> {
  const form = new FormData();
  form.append('from', from);
  form.append('note', note);
  // The file goes last, so that the server knows the fields when it reads it.
  form.append('file', file);
  return take<PaperTemplate>(
    api.POST('/api/v1/paper-templates/{kind}', {
      params: { path: { kind } },
      ...formBody(form),
    }),
  );
}
