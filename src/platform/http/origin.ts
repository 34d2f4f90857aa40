/** Was this write sent by another site? Browsers say so; what is not a browser says nothing and is let through. */

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
  // An old WebView sends no Sec-Fetch-Site; the Origin must then be the address the page came from.
  return origin === publicUrl.origin || hostOf(origin) === headers.host ? 'own' : 'foreign';
}

/** A page of another site can send neither without asking first (CORS), and is never allowed to. */
export function neverSentByForms(headers: IncomingHttpHeaders): boolean {
  return headers['x-csrf-token'] !== undefined || /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
