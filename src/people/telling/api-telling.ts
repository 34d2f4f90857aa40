/** Routes of how one is told of what waits: everybody’s own, for nobody else. */

import { z } from 'zod';
import { normalMobile } from '../../kernel/phone.ts';
import { type App, sendProblem } from '../../platform/http/http.ts';
import { jsonRoute } from '../../platform/http/json-route.ts';
import { text } from '../../platform/http/shapes.ts';
import { preferredLang, speak } from '../../platform/pages/words.ts';
import { transact } from '../../platform/postgres/db.ts';
import { signedInOf } from '../api-guard.ts';
import type { PeopleDeps } from '../api-schemas.ts';
import { userById } from '../registry/store-users.ts';
import type { OpenChannels } from './actions-tell.ts';
import { chooseTelling, tellingOf } from './actions-telling.ts';
import { RHYTHMS, type Telling } from './model-telling.ts';
import { MOMENTS } from './rules-telling.ts';
import { tellingWords } from './words-telling.ts';

const MOST_ID = 64;
const halfHour = z.string().regex(/^([01]\d|2[0-3]):(00|30)$/);
const chosen = {
  byMail: z.boolean(),
  smsTo: text(40).nullable().describe('Own mobile number; null: not by SMS'),
  messengerTo: text(MOST_ID).nullable().describe('Own id in the office messenger; null: not by it'),
  rhythm: z.enum(RHYTHMS).describe('daily: once a day; when-new: at later moments too, where something is new'),
  quiet: z
    .object({ from: halfHour.nullable(), until: halfHour.nullable() })
    .nullable()
    .describe('Hours on the wall without messages'),
  lang: z.enum(['zh', 'en']),
};
const tellingView = z
  .object({
    ...chosen,
    since: z.string().nullable().describe('When it was chosen'),
    mail: z.string().nullable().describe('Address the system administrator keeps'),
    offered: z.object({
      mail: z.boolean(),
      sms: z.boolean(),
      messenger: z.string().nullable().describe('Its name here'),
    }),
    moments: z.array(z.string()).describe('Moments of the day at which anybody is told'),
  })
  .meta({ id: 'Telling' });

const NOTHING = { open: { mail: false, sms: false, messenger: false }, messengerName: '' };

export function tellingRoutes(app: App, { city, tells: { open, messengerName } = NOTHING }: PeopleDeps): void {
  const offered = { mail: open.mail, sms: open.sms, messenger: open.messenger ? messengerName : null };

  jsonRoute(app, 'GET /api/v1/account/telling', {
    access: 'signed-in',
    answer: tellingView,
    handle: async (request, reply) => {
      const { userId } = signedInOf(request);
      void reply.header('cache-control', 'no-store');
      const mail = (await userById(city.db, userId))?.email ?? null;
      return { ...(await tellingOf(city.db, city, userId)), mail, offered, moments: [...MOMENTS] };
    },
  });

  jsonRoute(app, 'PUT /api/v1/account/telling', {
    access: 'signed-in',
    body: z.object(chosen),
    handle: async (request, reply) => {
      const { userId, sessionId } = signedInOf(request);
      const { smsTo: typed, quiet: hours, ...rest } = request.body;
      const smsTo = typed === null ? null : (normalMobile(typed) ?? '');
      const quiet =
        hours === null || hours.from === null || hours.until === null ? null : { from: hours.from, until: hours.until };
      const before = await tellingOf(city.db, city, userId);
      const faults = faultsOf({ smsTo, messengerTo: rest.messengerTo, hours }, before, open);
      if (faults.length > 0) {
        const say = speak(tellingWords, preferredLang(request.headers['accept-language']));
        const errors = faults.map(([path, word]) => ({ path, message: say(`people.telling.${word}`) }));
        return sendProblem(reply, 422, { kind: 'invalid-input', errors });
      }
      await transact(city.db, (tx) => chooseTelling(tx, city, { userId, sessionId }, { ...rest, smsTo, quiet }));
    },
  });
}

/** As typed: one of the two may be missing. */
type Hours = Readonly<{ from: string | null; until: string | null }> | null;
type Fault = readonly [path: string, word: 'not-mobile' | 'not-offered' | 'same-times' | 'half'];

/** What stood before may stay where a channel was taken away since. */
function faultsOf(
  { smsTo, messengerTo, hours }: Pick<Telling, 'smsTo' | 'messengerTo'> & Readonly<{ hours: Hours }>,
  before: Telling,
  open: OpenChannels,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (smsTo === '') faults.push(['smsTo', 'not-mobile']);
  else if (smsTo !== null && !open.sms && smsTo !== before.smsTo) faults.push(['smsTo', 'not-offered']);
  if (messengerTo !== null && !open.messenger && messengerTo !== before.messengerTo)
    faults.push(['messengerTo', 'not-offered']);
  if (hours === null) return faults;
  if (hours.from === null || hours.until === null)
    faults.push([hours.from === null ? 'quiet.from' : 'quiet.until', 'half']);
  else if (hours.from === hours.until) faults.push(['quiet.until', 'same-times']);
  return faults;
}
