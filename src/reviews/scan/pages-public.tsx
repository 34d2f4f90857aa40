/** Public pages around the scan: the halls, and the privacy notice. */

import { z } from 'zod';
import { localDateOf } from '../../kernel/time.ts';
import { privacyNoticeOn, privacyNoticeVersion } from '../../people/index.ts';
import { hallsPublic } from '../../places/index.ts';
import type { App } from '../../platform/http/http.ts';
import { dateInWords } from '../../platform/pages/page-dates.ts';
import { pageProblem, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import { reviewsWords } from '../words.ts';
import { HallsPage } from './pages-scan.tsx';
import type { ScanDeps } from './scanned.ts';

const NOTICE_PARTS = ['handler', 'purpose', 'way', 'kinds', 'retention', 'rights'] as const;

export function publicPages(app: App, { city }: ScanDeps): void {
  app.get('/halls', { config: { access: 'public' } }, async (request, reply) => {
    const reader = readerOf(request);
    const title = speak(reviewsWords, reader.lang)('reviews.halls.title');
    const body = <HallsPage reader={reader} groups={await hallsPublic(city.db)} />;
    return sendPage(reply, { reader, title, body, keeping: 'public' });
  });

  const params = z.object({ version: z.string().regex(/^\d{1,4}$/) });
  app.get('/privacy/:version', { config: { access: 'public' }, schema: { params } }, async (request, reply) => {
    const reader = readerOf(request);
    const say = speak(reviewsWords, reader.lang);
    const { version } = request.params;
    const notice =
      (await privacyNoticeVersion(city.db, reader.lang, Number(version))) ??
      (version === '0' ? await privacyNoticeOn(city.db, reader.lang, localDateOf(city.outside.now())) : undefined);
    if (notice === undefined) return pageProblem(request, reply, 404);
    return sendPage(reply, {
      reader,
      title: say('reviews.privacy.title'),
      keeping: 'public',
      body: (
        <>
          <h1>{say('reviews.privacy.title')}</h1>
          <p class="soft">
            {say('reviews.privacy.version', {
              version: notice.version,
              date: dateInWords(reader.lang, notice.fromOn),
            })}
          </p>
          {NOTICE_PARTS.map((part) => (
            <section>
              <h2>{say(`reviews.privacy.${part}`)}</h2>
              <p>{notice[part]}</p>
            </section>
          ))}
        </>
      ),
    });
  });
}
