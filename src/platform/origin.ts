/** Was this write sent by another site? Browsers say so; what is not a browser says nothing and is let through. */

import type { IncomingHttpHeaders } from 'node:http';

export function originIsForeign(headers: IncomingHttpHeaders, publicUrl: URL): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return true;
  if (site === 'same-origin') return false;
  const origin = headers.origin;
  if (origin === undefined) return false;
  // An old WebView sends no Sec-Fetch-Site; the Origin must then be the address the page came from.
  return origin !== publicUrl.origin && hostOf(origin) !== headers.host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
