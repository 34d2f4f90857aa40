/** The one way a file of an office enters the house: a photo is drawn again, a document is looked into and kept as it is. */

import { type Result, refuse } from '../kernel/result.ts';
import { type CleanPhoto, cleanPhoto, type PhotoProblem } from './images.ts';
import { type Document, type DocumentProblem, MAX_DOCUMENT_BYTES, readDocument } from './sent-documents.ts';

/** What is read of an upload at most; a photo may be smaller only, which is said once it is known to be one. */
export const MAX_FILE_BYTES = MAX_DOCUMENT_BYTES;

export type CleanFile = CleanPhoto | Document;
export type FileProblem = PhotoProblem | DocumentProblem | Readonly<{ kind: 'file-empty' }>;

/** @param bytes as uploaded; the name and the type a browser claims are not asked. */
export async function cleanFile(bytes: Uint8Array): Promise<Result<CleanFile, FileProblem>> {
  if (bytes.byteLength === 0) return refuse({ kind: 'file-empty' });
  const document = await readDocument(bytes);
  if (document !== undefined) return document;
  const photo = await cleanPhoto(bytes);
  if (!photo.ok && photo.problem.kind === 'photo-not-allowed') return refuse({ kind: 'document-not-allowed' });
  return photo;
}

/** The status of an API route that refuses a file. */
export function fileStatus({ kind }: FileProblem): 413 | 415 | 422 | 503 {
  if (kind === 'upload-busy') return 503;
  if (kind === 'file-empty') return 422;
  return kind === 'photo-too-large' || kind === 'photo-too-many-pixels' || kind === 'document-too-large' ? 413 : 415;
}
