/** Origin check of writes: browsers name the site that sent a form; clients that are no browser name none and are let through. */

import type { IncomingHttpHeaders } from 'node:http';

/**
 * `unsure`: the browser hides where the form came from (`Origin: null`) and does not send Sec-Fetch-Site, as none does at
 * a plain http address and older ones never do. The form itself must then show that it is ours.
 */
export type Origin = 'own' | 'foreign' | 'unsure';

export function originOf(headers: IncomingHttpHeaders, publicUrl: URL): Origin {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return 'foreign';
  if (site === 'same-origin') return 'own';
  const origin = headers.origin;
  if (origin === undefined) return 'own';
  if (origin === 'null') return 'unsure';
  // An old WebView sends no Sec-Fetch-Site; its Origin must be the address the page came from.
  return origin === publicUrl.origin || hostOf(origin) === headers.host ? 'own' : 'foreign';
}

/** Whether a page of another site could only have sent this after a CORS preflight, which is never granted. */
export function neverSentByForms(headers: IncomingHttpHeaders): boolean {
  return headers['x-csrf-token'] !== undefined || /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
