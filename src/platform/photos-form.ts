/**
 * Reads a phone form, with or without photos, into fields and cleaned photos. A photo that cannot be used is a problem
 * of its field; the rest of the form is read all the same, so that nothing typed is lost.
 */

import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isUuid } from '../kernel/ids.ts';
import type { City } from './city.ts';
import { isOwnFormId } from './form-id.ts';
import { type CleanPhoto, cleanPhoto, MAX_PHOTO_BYTES, type PhotoProblem } from './images.ts';

export const MAX_PHOTOS = 3;
const MOST_FILES_READ = 12;
const MAX_FIELDS = 40;
const MAX_FIELD_BYTES = 64 * 1024;

type FormProblem = PhotoProblem | Readonly<{ kind: 'photo-too-many' }>;
export type PhoneForm = Readonly<{
  /** All values of a field in order; a field that was not sent is absent. */
  fields: Readonly<Record<string, readonly string[]>>;
  photos: readonly CleanPhoto[];
  /** At most one problem a field; the field is a name in the form. */
  problems: readonly Readonly<{ field: string; problem: FormProblem }>[];
}>;

/** What stops a form as a whole; the server's error handler draws it. */
class FormRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: 403) {
    super('the form cannot be taken');
    this.statusCode = statusCode;
  }
}

/**
 * @param holder as given to `newFormId` for the page the form stands on.
 * @throws FormRefused where the browser does not say which site sent it and the form is not one of ours.
 */
export async function readPhoneForm(
  request: FastifyRequest,
  city: Pick<City, 'keys'>,
  holder = '',
): Promise<PhoneForm> {
  const form = await readForm(request);
  if (!request.originUnsure) return form;
  const id = fieldOf(form, 'submission');
  if (!isUuid(id) || !isOwnFormId(city, id, holder)) throw new FormRefused(403);
  return form;
}

async function readForm(request: FastifyRequest): Promise<PhoneForm> {
  if (!request.isMultipart()) return { fields: fieldsOf(request.body), photos: [], problems: [] };
  const fields: Record<string, string[]> = {};
  const photos: CleanPhoto[] = [];
  const problems: { field: string; problem: FormProblem }[] = [];
  const options = {
    throwFileSizeLimit: false,
    // More files than allowed are still read, so that "too many" can be said at the field with everything else kept.
    limits: { fileSize: MAX_PHOTO_BYTES, files: MOST_FILES_READ, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES },
  };
  const parts = request.parts(options);
  for await (const part of parts) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') push(fields, part.fieldname, part.value);
      continue;
    }
    const taken = await takePhoto(part, photos.length);
    if (taken === undefined) continue;
    if ('jpeg' in taken) photos.push(taken);
    else if (!problems.some((known) => known.field === part.fieldname)) {
      problems.push({ field: part.fieldname, problem: taken });
    }
  }
  return { fields, photos, problems };
}

/** First value of a field, trimmed; empty when it was not sent. */
export function fieldOf(form: PhoneForm, name: string): string {
  return (form.fields[name]?.[0] ?? '').trim();
}

export function valuesOf(form: PhoneForm, name: string): readonly string[] {
  return (form.fields[name] ?? []).map((value) => value.trim()).filter((value) => value !== '');
}

async function takePhoto(part: MultipartFile, already: number): Promise<CleanPhoto | FormProblem | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  // A file field left empty arrives as a file of no bytes.
  if (bytes.length === 0) return undefined;
  if (part.file.truncated) return { kind: 'photo-too-large' };
  if (already >= MAX_PHOTOS) return { kind: 'photo-too-many' };
  const cleaned = await cleanPhoto(bytes);
  return cleaned.ok ? cleaned.value : cleaned.problem;
}

function fieldsOf(body: unknown): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string') push(fields, name, one);
    }
  }
  return fields;
}

function push(fields: Record<string, string[]>, name: string, value: string): void {
  if (!Object.hasOwn(fields, name)) fields[name] = [];
  fields[name]?.push(value.replaceAll('\r\n', '\n').replaceAll('\0', ''));
}
