/**
 * Mail: once a day, people with an address are told how many matters wait. At a fixed hour and as a number alone: a mail that
 * left when a complainant acted would reveal the moment to a unit, and nothing of a matter may leave the machine.
 */

import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { localDateOf, localTimeOf } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Job } from '../../platform/jobs.ts';
import type { Mailer } from '../../platform/mail.ts';
import { enqueue, type OutboxHandlers } from '../../platform/outbox.ts';
import { speak } from '../../platform/pages/words.ts';
import { transact } from '../../platform/postgres/db.ts';
import { type HiddenMatters, toldOf } from '../audit/actions-inbox.ts';
import { userById } from '../registry/store-users.ts';
import { markMailed, usersToMail } from './store-mail.ts';
import { mailWords } from './words-mail.ts';

const MAIL_WAITING = 'people.mail-waiting';
const MAIL_FROM = '08:30';
const LOOK_EVERY_S = 900;

/** Puts today's mails into the outbox, each with the mark that it was written. @returns how many */
export async function mailWhatWaits(city: City, hiddenMatters: HiddenMatters): Promise<number> {
  const now = city.outside.now();
  if (localTimeOf(now) < MAIL_FROM) return 0;
  const today = localDateOf(now);
  return transact(city.db, async (tx) => {
    const waiting = new Map<Uuid, Set<Uuid>>();
    for (const { actor, matterIds } of await usersToMail(tx, today)) {
      const told = await toldOf(tx, city, actor, matterIds, hiddenMatters);
      if (told.size > 0) waiting.set(actor.userId, new Set([...(waiting.get(actor.userId) ?? []), ...told]));
    }
    for (const [userId, matters] of waiting) {
      await markMailed(tx, userId, today);
      await enqueue(tx, city, { topic: MAIL_WAITING, payload: { userId, matters: matters.size } });
    }
    return waiting.size;
  });
}

export function mailJob(hiddenMatters: HiddenMatters): Job {
  return {
    name: 'people.mail-what-waits',
    everySeconds: LOOK_EVERY_S,
    run: async (city) => {
      await mailWhatWaits(city, hiddenMatters);
    },
  };
}

export type MailDeps = Readonly<{ mailer: Mailer; publicUrl: URL }>;

/** Outbox handler that sends mails; after a refusal by the server the row is tried again. */
export function mailHandlers({ mailer, publicUrl }: MailDeps): OutboxHandlers {
  return {
    [MAIL_WAITING]: [
      async (tx, _city, { userId, matters }) => {
        const id = String(userId);
        const user = isUuid(id) ? await userById(tx, id) : undefined;
        // The account was closed or its address removed since the mail was written.
        if (user?.email == null || user.disabledAt !== null) return;
        const say = speak(mailWords, 'zh');
        const link = new URL('/console/', publicUrl).href;
        const values = { n: Number(matters), link };
        await mailer.send({
          to: user.email,
          subject: say('people.mail.subject', values),
          text: say('people.mail.text', values),
        });
      },
    ],
  };
}
