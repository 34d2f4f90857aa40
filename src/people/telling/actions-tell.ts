/**
 * Tells people that matters wait for them, by mail, SMS or the office messenger, at moments that say nothing of when anybody
 * acted (`rules-telling.ts`). A number and a link in a letter, one sentence in a message: nothing of a matter leaves the machine.
 */

import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { addMs, type Instant, isInstant, localDateOf, localTimeOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Job } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/mail.ts';
import { CHANNELS, type Channel, type Sayings, tellByPort } from '../../platform/messages.ts';
import { enqueue, type OutboxHandlers } from '../../platform/outbox.ts';
import { speak } from '../../platform/pages/words.ts';
import { type Tx, transact } from '../../platform/postgres/db.ts';
import { type HiddenMatters, toldOf } from '../audit/actions-inbox.ts';
import { userById } from '../registry/store-users.ts';
import { tellingOf, toldBy } from './actions-telling.ts';
import type { Rhythm } from './model-telling.ts';
import { isQuiet, momentDue, toldAtMoment, USUAL } from './rules-telling.ts';
import { type Hearer, hearers, lastTold, markTold, type Waiting, waitingFor } from './store-telling.ts';
import { tellingWords } from './words-telling.ts';

const MAIL_WAITING = 'people.mail-waiting';
const SAY_WAITING = 'people.waiting';
const LOOK_EVERY_S = 900;
/** Until a letter that fell into quiet hours is looked at again. */
const LATER_MS = LOOK_EVERY_S * 1000;

/** Channels that carry something here. */
export type OpenChannels = Readonly<Record<'mail' | Channel, boolean>>;
type Due = Readonly<{ channel: 'mail' | Channel; rhythm: Rhythm; moment: Instant }>;

/** Puts what is due now into the outbox, each with the mark that it was told. @returns how many people are told */
export async function tellWhatWaits(city: City, hiddenMatters: HiddenMatters, open: OpenChannels): Promise<number> {
  const now = city.outside.now();
  return transact(city.db, async (tx) => {
    const due = (await hearers(tx)).flatMap((hearer) => {
      const channels = dueOf(hearer, open, now);
      return channels.length === 0 ? [] : [{ hearer, channels }];
    });
    const waiting = await waitingFor(
      tx,
      due.map(({ hearer }) => hearer.userId),
      localDateOf(now),
    );
    let told = 0;
    for (const { hearer, channels } of due) {
      const shown = await shownTo(
        tx,
        city,
        waiting.filter(({ actor }) => actor.userId === hearer.userId),
        hiddenMatters,
      );
      if (await tellOne(tx, city, hearer, channels, shown)) told += 1;
    }
    return told;
  });
}

function dueOf(hearer: Hearer, open: OpenChannels, now: Instant): readonly Due[] {
  const { rhythm, quiet } = hearer.chosen ?? USUAL;
  const can = { mail: hearer.byMail, sms: hearer.bySms, messenger: hearer.byMessenger };
  return (['mail', ...CHANNELS] as const).flatMap((channel) => {
    if (!open[channel] || !can[channel]) return [];
    // A letter is a summary: one a day, whatever the other channels do.
    const of = channel === 'mail' ? ('daily' as const) : rhythm;
    const moment = momentDue({ rhythm: of, quiet, toldAt: hearer.toldAt }, now);
    return moment === undefined ? [] : [{ channel, rhythm: of, moment }];
  });
}

/** Of what waits, what the inbox at each post would show too. */
async function shownTo(
  tx: Tx,
  city: City,
  waiting: readonly Waiting[],
  hiddenMatters: HiddenMatters,
): Promise<readonly Waiting[]> {
  const posts = Map.groupBy(waiting, ({ actor }) => actor.postId);
  const shown: Waiting[] = [];
  for (const notices of posts.values()) {
    const [first] = notices;
    if (first === undefined) continue;
    const ids = notices.map(({ matterId }) => matterId);
    const told = await toldOf(tx, city, first.actor, ids, hiddenMatters);
    shown.push(...notices.filter(({ matterId }) => told.has(matterId)));
  }
  return shown;
}

async function tellOne(
  tx: Tx,
  city: City,
  { userId, toldAt, chosen }: Hearer,
  channels: readonly Due[],
  shown: readonly Waiting[],
): Promise<boolean> {
  const { quiet } = chosen ?? USUAL;
  const served: Instant[] = [];
  for (const { channel, rhythm, moment } of channels) {
    const about = toldAtMoment({ rhythm, quiet, toldAt }, moment, shown);
    if (about.length === 0) continue;
    served.push(moment);
    if (channel === 'mail') await enqueue(tx, city, { topic: MAIL_WAITING, payload: { userId, moment } });
    else await tellByPort(tx, city, channel, SAY_WAITING, userId);
  }
  const last = served.sort().at(-1);
  if (last !== undefined) await markTold(tx, userId, last);
  return last !== undefined;
}

export function tellJob(hiddenMatters: HiddenMatters, open: OpenChannels): Job {
  return {
    name: 'people.tell-what-waits',
    everySeconds: LOOK_EVERY_S,
    run: async (city) => {
      await tellWhatWaits(city, hiddenMatters, open);
    },
  };
}

/** Of what came before the moment, the matters that wait still: what leaves late says nothing of what was read or done since. */
async function waitStill(
  tx: Tx,
  city: City,
  { userId, moment }: Readonly<{ userId: Uuid; moment: Instant }>,
  hiddenMatters: HiddenMatters,
): Promise<ReadonlySet<Uuid>> {
  const waiting = (await waitingFor(tx, [userId], localDateOf(city.outside.now()))).filter(({ at }) => at < moment);
  return new Set((await shownTo(tx, city, waiting, hiddenMatters)).map(({ matterId }) => matterId));
}

/** What a message by SMS or messenger says of it; asked for when it is sent. */
export function sayWaiting(hiddenMatters: HiddenMatters): Sayings {
  return {
    [SAY_WAITING]: async (tx, city, channel, userId) => {
      const user = await userById(tx, userId);
      // The account was closed since.
      if (user === undefined || user.disabledAt !== null) return 'never';
      const { to, quiet, lang } = await toldBy(tx, city, userId, channel);
      if (isQuiet(quiet, localTimeOf(city.outside.now()))) return 'later';
      if (to === null) return 'never';
      const moment = await lastTold(tx, userId);
      if (moment === null || (await waitStill(tx, city, { userId, moment }, hiddenMatters)).size === 0) return 'never';
      return { to, text: speak(tellingWords, lang)('people.telling.message') };
    },
  };
}

export type MailDeps = Readonly<{ mailer: Mailer; publicUrl: URL }>;

/** Outbox handler that sends letters; after a refusal by the server the row is tried again, until its day is over. */
export function mailHandlers({ mailer, publicUrl }: MailDeps, hiddenMatters: HiddenMatters): OutboxHandlers {
  return {
    [MAIL_WAITING]: [
      async (tx, city, { userId, moment }) => {
        const id = String(userId);
        const user = isUuid(id) ? await userById(tx, id) : undefined;
        // The account was closed or its address removed since the letter was written.
        if (user?.email == null || user.disabledAt !== null) return;
        const now = city.outside.now();
        const of = String(moment);
        // A letter of a day that is over says nothing that the next one, of all that waits, does not say.
        if (!isInstant(of) || localDateOf(of) !== localDateOf(now)) return;
        const telling = await tellingOf(tx, city, user.id);
        if (!telling.byMail) return;
        if (isQuiet(telling.quiet, localTimeOf(now))) {
          return enqueue(tx, city, { topic: MAIL_WAITING, payload: { userId: id, moment: of } }, addMs(now, LATER_MS));
        }
        const waiting = await waitStill(tx, city, { userId: user.id, moment: of }, hiddenMatters);
        if (waiting.size === 0) return;
        const say = speak(tellingWords, telling.lang);
        const values = { n: waiting.size, link: new URL('/console/', publicUrl).href };
        await mailer.send({
          to: user.email,
          subject: say('people.mail.subject', values),
          text: say('people.mail.text', values),
        });
      },
    ],
  };
}
