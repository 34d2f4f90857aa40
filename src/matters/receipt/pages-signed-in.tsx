/** The receipt's holder behind a request, and the page that asks for the receipt. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Uuid } from '../../kernel/ids.ts';
import type { City } from '../../platform/city.ts';
import { newFormId } from '../../platform/http/form-id.ts';
import type { FieldError } from '../../platform/pages/page-form.tsx';
import { type Reader, sendPage } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import { receiptOfSession } from './actions-receipts.ts';
import { ReceiptSignInPage } from './pages-receipt.tsx';
import { receiptTokenOf } from './receipt-cookie.ts';
import { trackWords } from './words-track.ts';

export type ReceiptSession = Readonly<{ receiptId: Uuid; matterId: Uuid }>;

export async function sessionOf(city: City, request: FastifyRequest): Promise<ReceiptSession | undefined> {
  const token = receiptTokenOf(request);
  return token === undefined ? undefined : receiptOfSession(city.db, city, token);
}

/** Secret the forms of this request's page are bound to. */
export function holderOf(request: FastifyRequest): string {
  return receiptTokenOf(request) ?? '';
}

export function signInPage(
  city: City,
  reply: FastifyReply,
  reader: Reader,
  number: string,
  errors: readonly FieldError[],
  status = 200,
): FastifyReply {
  return sendPage(reply, {
    reader,
    status,
    title: speak(trackWords, reader.lang)('matters.track.in.title'),
    hasErrors: errors.length > 0,
    body: <ReceiptSignInPage reader={reader} formId={newFormId(city)} number={number} errors={errors} />,
  });
}

/** Asks again: the session ended, or the cookie is another browser's. */
export function askAgain(city: City, reply: FastifyReply, reader: Reader): FastifyReply {
  const message = speak(trackWords, reader.lang)('matters.track.in.error.over');
  return signInPage(city, reply, reader, '', [{ field: 'number', message }], 401);
}
