/** HTTP client of the console: typed by the OpenAPI document, refusals thrown as `Problem`, the session's token on every write. */

import createClient, { type Middleware } from 'openapi-fetch';
import { currentLang } from '../words/index.ts';
import { Problem } from './problem.ts';
import type { paths } from './schema.ts';

let csrfToken: string | null = null;
let onSignedOut: () => void = () => undefined;

/** Keeps the session's token, which writes carry. */
export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Sets what happens when the session is gone. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

const READING = new Set(['GET', 'HEAD']);

const conversation: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', currentLang() === 'en' ? 'en' : 'zh-CN');
    if (!READING.has(request.method) && csrfToken !== null) request.headers.set('x-csrf-token', csrfToken);
    return request;
  },
  async onResponse({ request, response }) {
    if (response.ok) return undefined;
    throw await refusal(request, response);
  },
  onError({ error }) {
    if (error instanceof Problem) return error;
    return new Problem(0, { type: '/problems/unreachable', title: '' });
  },
};

async function refusal(request: Request, response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  const problem = new Problem(response.status, typeof body === 'object' && body !== null ? { ...body } : {});
  // A wrong password is a 401 too; only "not signed in" means that the session is gone.
  const asking = new URL(request.url).pathname === '/api/v1/session';
  if (problem.status === 401 && problem.kind === 'not-signed-in' && !asking) onSignedOut();
  return problem;
}

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(conversation);

/** A form with files as a body: OpenAPI has no fields for it, and the serializer passes it on as it is. */
export function formBody(form: FormData) {
  return { body: form as never, bodySerializer: (body: unknown) => body as FormData };
}

/** Body of an answer; refusals were thrown before. */
export async function take<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
