/**
 * Complainants who asked for it are told by SMS that there is news of their matter: once a day at most, in the morning, of what
 * came before the moment, in one sentence. No lead is told of: a number at a gateway would say that somebody gave one.
 */

import type { Uuid } from '../../kernel/ids.ts';
import { localTimeOf } from '../../kernel/time.ts';
import { isQuiet, momentDue, type Quiet, toldAtMoment } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import type { Job } from '../../platform/jobs.ts';
import { type Sayings, tellByPort } from '../../platform/messages.ts';
import type { OutboxHandler } from '../../platform/outbox.ts';
import { speak } from '../../platform/pages/words.ts';
import { transact } from '../../platform/postgres/db.ts';
import { hasNotice, keepNews, markNewsTold, noteUse, numberToTell, waitingNews } from '../../vault/index.ts';
import { loadMatter } from '../acts/store.ts';
import type { Recorded } from '../loop/model-events.ts';
import { toldStep, withoutInstructions } from './actions-track.ts';
import { trackWords } from './words-track.ts';

const SAY_NEWS = 'matters.news';
const LOOK_EVERY_S = 900;
/** What was late in the evening goes with the morning's moment, as the page says. */
const NIGHT: Quiet = { from: '20:00', until: '08:30' };

/** Keeps that a matter's complainant has something new to read. */
export const onNews: OutboxHandler = async (tx, _city, payload) => {
  const matterId = String(payload.matterId) as Uuid;
  if (!(await hasNotice(tx, matterId))) return;
  const loaded = await loadMatter(tx, matterId);
  const event = loaded === undefined ? undefined : newsAt(loaded.log, Number(payload.seq));
  if (event !== undefined) await keepNews(tx, matterId, event.at);
};

/** The event, where its complainant did not do it themselves and their page shows it. */
function newsAt(log: readonly Recorded[], seq: number): Recorded | undefined {
  const event = withoutInstructions(log).find((each) => each.seq === seq);
  if (event === undefined || event.data.by.kind === 'complainant') return undefined;
  const isMessage = event.type === 'message-passed-on' || (event.type === 'message-sent' && !event.data.held);
  return isMessage || toldStep(event) !== null ? event : undefined;
}

/** Puts what is due now into the outbox. @returns how many are told */
export async function tellNews(city: City): Promise<number> {
  const now = city.outside.now();
  return transact(city.db, async (tx) => {
    let told = 0;
    for (const { matterId, newAt, toldAt } of await waitingNews(tx)) {
      const hearing = { rhythm: 'daily-if-new', quiet: NIGHT, toldAt } as const;
      const moment = momentDue(hearing, now);
      if (moment === undefined || toldAtMoment(hearing, moment, [{ at: newAt }]).length === 0) continue;
      await markNewsTold(tx, matterId, moment);
      await tellByPort(tx, city, 'sms', SAY_NEWS, matterId);
      told += 1;
    }
    return told;
  });
}

export const tellNewsJob: Job = {
  name: 'matters.tell-news',
  everySeconds: LOOK_EVERY_S,
  run: async (city) => {
    await tellNews(city);
  },
};

/** What the message says; the number is opened when it leaves. */
export const sayNews: Sayings = {
  [SAY_NEWS]: async (tx, city, _channel, matterId) => {
    const loaded = await loadMatter(tx, matterId);
    if (loaded === undefined || loaded.state.lane !== 'ordinary') return 'never';
    if (isQuiet(NIGHT, localTimeOf(city.outside.now()))) return 'later';
    const number = await numberToTell(tx, city, matterId);
    if (number === undefined) return 'never';
    if (number === 'used') return 'later';
    const { phone, lang } = number;
    const text = speak(trackWords, lang)('matters.track.notice.message');
    return { to: phone, text, taken: () => noteUse(tx, city, matterId) };
  },
};
