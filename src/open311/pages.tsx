/** Page `/open311`, which explains the interface. */

import { localDateOf } from '../kernel/time.ts';
import type { App } from '../platform/http/http.ts';
import { readerOf, sendPage } from '../platform/pages/pages.tsx';
import { speak } from '../platform/pages/words.ts';
import { MOST_A_DAY, MOST_A_MINUTE, SAME_CONTENT_MINUTES } from './actions.ts';
import type { Open311Deps } from './api-georeport.ts';
import { open311Words } from './words.ts';

/** Addresses below `/open311/`, and whether each opens as it stands. */
const PATHS: readonly (readonly [path: string, opens: boolean])[] = [
  ['discovery.xml', true],
  ['discovery.json', true],
  ['v2/services.xml', true],
  ['v2/services.json', true],
  ['v2/services/{service_code}.xml', false],
  ['v2/requests.xml', true],
  ['v2/requests.json', true],
  ['v2/requests/{service_request_id}.xml', false],
  ['v2/tokens/{token}.xml', false],
];

export function open311Page(app: App, { city, publicUrl }: Open311Deps): void {
  app.get('/open311', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const reader = readerOf(request);
    const say = speak(open311Words, reader.lang);
    const base = `${publicUrl.origin}/open311`;
    const year = localDateOf(city.outside.now()).slice(0, 4);
    const body = (
      <>
        <h1>{say('open311.page.title')}</h1>
        <p class="lead">{say('open311.page.lead')}</p>
        <h2>{say('open311.page.addresses')}</h2>
        <p class="mono">{base}/</p>
        <ul class="mono">
          {PATHS.map(([path, opens]) => (
            <li key={path}>{opens ? <a href={`/open311/${path}`}>{path}</a> : path}</li>
          ))}
        </ul>
        <h2>{say('open311.page.what')}</h2>
        <ul>
          {(['1', '2', '3', '4', '5'] as const).map((no) => (
            <li key={no}>{say(`open311.page.what.${no}`)}</li>
          ))}
        </ul>
        <h2>{say('open311.page.file')}</h2>
        <p>{say('open311.key-service', { city: city.name })}</p>
        <ul>
          {(['1', '2', '3', '4'] as const).map((no) => (
            <li key={no}>
              {say(`open311.page.file.${no}`, {
                minute: MOST_A_MINUTE,
                day: MOST_A_DAY.toLocaleString('en-US'),
                minutes: SAME_CONTENT_MINUTES,
              })}
            </li>
          ))}
        </ul>
        <h2>{say('open311.page.errors')}</h2>
        <p>{say('open311.page.errors.1')}</p>
        <h2>{say('open311.page.example')}</h2>
        <p class="mono">{`curl '${base}/v2/requests.json?start_date=${year}-01-01T00:00:00%2B08:00&status=closed'`}</p>
        <p class="mono">
          {`curl -X POST '${base}/v2/requests.json' -H 'Idempotency-Key: 7f3a…' -d api_key=… -d service_code=SV05 -d address_id=… --data-urlencode description=…`}
        </p>
      </>
    );
    return sendPage(reply, { reader, title: say('open311.page.title'), body, keeping: 'public' });
  });
}
