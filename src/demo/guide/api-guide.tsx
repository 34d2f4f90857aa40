/**
 * Routes of the guide. They exist in a demonstration only, and open only the accounts that the example city was given,
 * with the passwords it drew for them: there is no second way of signing in.
 */

import { z } from 'zod';
import { roleName, signInOnPage } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { newFormId } from '../../platform/http/form-id.ts';
import type { App } from '../../platform/http/http.ts';
import { addressFor, isLoopback } from '../../platform/http/own-address.ts';
import { pageProblem, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import { fieldOf, readPhoneForm } from '../../platform/pages/photos-form.ts';
import { speak } from '../../platform/pages/words.ts';
import type { Sink } from '../../platform/sink.ts';
import type { DemoAccounts } from '../index.ts';
import { DESKS_PATH, DeskRefusedPage, GUIDE_STYLE, GuidePage, UNSENT_PATH, UnsentPage } from './pages-guide.tsx';
import { placeInConsole, WALK_DESKS, walkAccounts } from './walk.ts';
import { guideWords } from './words.ts';

export type GuideDeps = Readonly<{
  city: City;
  publicUrl: URL;
  /** Absent where the program serves no example city (the description of its routes). */
  accounts: DemoAccounts | undefined;
  sink: Sink;
}>;

const guideView = z
  .object({
    desks: z.array(z.object({ desk: z.enum(WALK_DESKS), name: z.string(), title: z.string(), username: z.string() })),
  })
  .meta({ id: 'Guide' });

export function guideRoutes(app: App, { city, publicUrl, accounts, sink }: GuideDeps): void {
  const walk = walkAccounts(accounts?.shown ?? []);

  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
    const reader = readerOf(request);
    const scanPath = accounts?.scanPath ?? '/halls';
    const address = addressFor(request, publicUrl);
    return sendPage(reply, {
      reader,
      title: speak(guideWords, reader.lang)('guide.title'),
      style: GUIDE_STYLE,
      body: (
        <GuidePage
          reader={reader}
          formId={newFormId(city)}
          scanPath={scanPath}
          scanUrl={isLoopback(address.hostname) ? null : new URL(scanPath, address).href}
          desks={new Set(walk.keys())}
        />
      ),
    });
  });

  app.get(UNSENT_PATH, { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const reader = readerOf(request);
    const title = speak(guideWords, reader.lang)('guide.unsent.title');
    void reply.header('cache-control', 'no-store');
    const unsent = await sink.read();
    return sendPage(reply, { reader, title, style: GUIDE_STYLE, body: <UnsentPage reader={reader} unsent={unsent} /> });
  });

  app.get(
    '/api/v1/guide',
    {
      config: { access: 'public' },
      schema: {
        tags: ['guide'],
        summary: 'The desks a visitor of a demonstration may open; the route exists in a demonstration only',
        response: { 200: guideView },
      },
    },
    (request) => {
      const { lang } = readerOf(request);
      const desks = [...walk].map(([desk, { title, username }]) => ({
        desk,
        name: roleName(lang, desk),
        title,
        username,
      }));
      return { desks };
    },
  );

  app.post(DESKS_PATH, { config: { access: 'public', form: true }, schema: { hide: true } }, async (request, reply) => {
    const reader = readerOf(request);
    const form = await readPhoneForm(request, city, { files: false });
    const asked = fieldOf(form, 'desk');
    const desk = WALK_DESKS.find((each) => each === asked);
    const account = desk === undefined ? undefined : walk.get(desk);
    if (account === undefined) return pageProblem(request, reply, 404);
    if (await signInOnPage({ city, publicUrl }, reply, account)) {
      return reply.redirect(`/console${placeInConsole(fieldOf(form, 'to'))}`, 303);
    }
    const title = speak(guideWords, reader.lang)('guide.refused.title');
    return sendPage(reply, { reader, status: 409, title, body: <DeskRefusedPage reader={reader} /> });
  });
}
