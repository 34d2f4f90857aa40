/**
 * Reading of phone forms: first fields and files, then, once the fields were checked, photos out of the files. A photo that
 * cannot be used is a problem of its field; the rest is read all the same, so that nothing typed is lost.
 */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../kernel/ids.ts';
import { isBlank, plainText } from '../../kernel/plain-text.ts';
import type { City } from '../city.ts';
import { ONE_BYTE_EACH, partText } from '../http/edge-text.ts';
import { isOwnFormId } from '../http/form-id.ts';
import { RETRY_AFTER_SECONDS } from '../http/http.ts';
import { readUpload } from '../http/uploads.ts';
import { type CleanPhoto, cleanPhoto, MAX_PHOTO_BYTES, type PhotoProblem } from '../images.ts';

export const MAX_PHOTOS = 3;
/** Files read of one form; more than the form allows, so that "too many" can be said at the field with the rest kept. */
const MOST_FILES_READ = 1000;
const MAX_FIELDS = 40;
const MAX_FIELD_BYTES = 64 * 1024;

/** A file as it was sent, not decoded yet. */
type SentFile = Readonly<{ field: string; bytes: Uint8Array }>;
type FieldProblem<Kind> = Readonly<{ field: string; problem: Readonly<{ kind: Kind }> }>;

/** The files a form takes, and how it is called that they are more; sizes in bytes. */
export type Takes<Kind extends string> = Readonly<{
  most: number;
  tooMany: Kind;
  each: number;
  tooLarge: Kind;
  /** Of all files of one form. */
  together?: Readonly<{ bytes: number; over: Kind }>;
}>;
const TAKES_PHOTOS = {
  most: MAX_PHOTOS,
  tooMany: 'photo-too-many',
  each: MAX_PHOTO_BYTES,
  tooLarge: 'photo-too-large',
} as const;

export type SentForm<Kind extends string> = Readonly<{
  /** All values of a field in order; a field that was not sent is absent. */
  fields: Readonly<Record<string, readonly string[]>>;
  files: readonly SentFile[];
  /** Problems that the number and size of the files show by themselves; at most one a field, which is a name in the form. */
  problems: readonly FieldProblem<Kind>[];
}>;
type PhotoKind = PhotoProblem['kind'] | 'photo-too-many';
export type PhoneForm = SentForm<PhotoKind>;

export type Photos = Readonly<{ photos: readonly CleanPhoto[]; problems: PhoneForm['problems'] }>;

/** Failure of a whole form; the server's error handler draws it. */
class FormRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: 403 | 415) {
    super('the form cannot be taken');
    this.statusCode = statusCode;
  }
}

/**
 * @param asks.files whether the form has a field for photos; one that has none takes no file.
 * @param asks.holder as given to `newFormId` for the page the form stands on.
 * @throws FormRefused where the browser does not say which site sent it and the form is not one of ours.
 */
export async function readPhoneForm(
  request: FastifyRequest,
  city: Pick<City, 'keys'>,
  asks: Readonly<{ files: boolean; holder?: string }>,
): Promise<PhoneForm> {
  const form = await readSentForm(request, asks.files ? TAKES_PHOTOS : { ...TAKES_PHOTOS, most: 0 });
  if (!request.originUnsure) return form;
  const id = fieldOf(form, 'submission');
  if (!isUuid(id) || !isOwnFormId(city, id, asks.holder)) throw new FormRefused(403);
  return form;
}

/** A form as it was sent, where the session vouches for who sends it. */
export async function readSentForm<Kind extends string>(
  request: FastifyRequest,
  takes: Takes<Kind>,
): Promise<SentForm<Kind | 'upload-busy'>> {
  return request.isMultipart() ? readParts(request, takes) : plainForm(request.body);
}

/** Makes photos of the files of a form, one after the other. */
export async function cleanPhotos(form: PhoneForm): Promise<Photos> {
  const photos: CleanPhoto[] = [];
  const problems = [...form.problems];
  for (const { field, bytes } of form.files) {
    const cleaned = await cleanPhoto(bytes);
    if (cleaned.ok) photos.push(cleaned.value);
    else note(problems, field, cleaned.problem);
  }
  return { photos, problems };
}

/** The status of a form that is drawn again: trying once more helps where only too many photos were being read. */
export function refusalStatus(reply: FastifyReply, { problems }: Photos): 422 | 503 {
  if (!problems.some(({ problem }) => problem.kind === 'upload-busy')) return 422;
  void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  return 503;
}

/** First value of a field, trimmed; empty when it was not sent, or nothing of it would be seen. */
export function fieldOf(form: Pick<PhoneForm, 'fields'>, name: string): string {
  return seen(form.fields[name]?.[0] ?? '');
}

export function valuesOf(form: Pick<PhoneForm, 'fields'>, name: string): readonly string[] {
  return (form.fields[name] ?? []).map(seen).filter((value) => value !== '');
}

function seen(value: string): string {
  return isBlank(value) ? '' : value.trim();
}

async function readParts<Kind extends string>(
  request: FastifyRequest,
  { most, tooMany, each, tooLarge, together }: Takes<Kind>,
): Promise<SentForm<Kind | 'upload-busy'>> {
  const fields: Record<string, string[]> = {};
  const files: SentFile[] = [];
  const problems: FieldProblem<Kind | 'upload-busy'>[] = [];
  let isUnasked = false;
  let room = together;
  const options = {
    throwFileSizeLimit: false,
    defCharset: ONE_BYTE_EACH,
    limits: { fileSize: each, files: MOST_FILES_READ, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES },
  };
  for await (const part of request.parts(options)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') {
        push(fields, part.fieldname, partText(part.value, part.valueTruncated));
      }
      continue;
    }
    const field = part.fieldname;
    if (files.length === most) {
      const isEmpty = await isThrownAwayEmpty(part.file);
      isUnasked ||= most === 0 && !isEmpty;
      if (!isEmpty) note(problems, field, { kind: tooMany });
      continue;
    }
    const sent = await readUpload(request, part.file, tooLarge, room);
    if (!sent.ok) {
      note(problems, field, sent.problem);
      continue;
    }
    const bytes = sent.value;
    if (room !== undefined) room = { ...room, bytes: room.bytes - bytes.byteLength };
    // A file field left empty arrives as a file of no bytes.
    if (bytes.byteLength > 0) files.push({ field, bytes });
  }
  // Answered only after the whole body arrived: a sender answered earlier sees a broken connection instead.
  if (isUnasked) throw new FormRefused(415);
  return { fields, files, problems };
}

async function isThrownAwayEmpty(file: AsyncIterable<Uint8Array>): Promise<boolean> {
  let length = 0;
  for await (const chunk of file) length += chunk.byteLength;
  return length === 0;
}

function note<Kind>(problems: FieldProblem<Kind>[], field: string, problem: FieldProblem<Kind>['problem']): void {
  if (!problems.some((known) => known.field === field)) problems.push({ field, problem });
}

function plainForm(body: unknown): SentForm<never> {
  const fields: Record<string, string[]> = {};
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (typeof one === 'string') push(fields, name, one);
      }
    }
  }
  return { fields, files: [], problems: [] };
}

function push(fields: Record<string, string[]>, name: string, value: string): void {
  if (!Object.hasOwn(fields, name)) fields[name] = [];
  fields[name]?.push(plainText(value.replaceAll('\r\n', '\n')));
}
