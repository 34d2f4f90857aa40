/**
 * Messages to persons, by SMS and by the office messenger, each carried by one program of the operator. A row says whom a
 * message is for and of which kind it is; number and text are asked for at the moment of sending and kept nowhere. One row
 * of the outbox a channel carries all that wait, as for other programs: one that is down for an hour loses none.
 */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { City } from './city.ts';
import type { Job } from './jobs.ts';
import { NotOpened } from './keys.ts';
import { enqueue, enqueueOnce, holdMessage, type OutboxHandlers } from './outbox.ts';
import { postSigned, type Told } from './outgoing.ts';
import { type Queryable, type Tx, tablesOf, transact } from './postgres/db.ts';
import type { PlatformTables } from './tables.ts';
import type { OnUnopened } from './wrapped.ts';

export const CHANNELS = ['sms', 'messenger'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A message as it leaves. By its id the receiver recognises one that came twice. */
export type Message = Readonly<{ id: Uuid; to: string; text: string }>;
export type Carrier = (messages: readonly Message[], now: Instant) => Promise<void>;
export type Carriers = Readonly<Partial<Record<Channel, Carrier>>>;

/**
 * `later`: it is their quiet hours; `never`: nobody is to be told any more. `taken` is called in the same transaction once the
 * body was taken: what is written before it is locked for as long as a gateway takes its time.
 */
export type Said = (Pick<Message, 'to' | 'text'> & Readonly<{ taken?: () => Promise<void> }>) | 'later' | 'never';
/** Says who a message goes to and what it says, from whoever wished it, by its kind. It may throw NotOpened: that one alone is dropped. */
export type Sayings = Readonly<Record<string, (tx: Tx, city: City, channel: Channel, aboutId: Uuid) => Promise<Said>>>;

export const SEND_MESSAGES = 'platform.send-messages';
/** Messages of one body at most; what is more follows in the next. */
const MOST_MESSAGES = 500;
const LOOK_EVERY_S = 900;

const ofChannel = (channel: Channel) => ({ topic: SEND_MESSAGES, payload: { channel } });
const messagesOn = (q: Queryable) => tablesOf<PlatformTables>(q);

/** Posts messages, signed, to the program that carries them. @param withinMs how long it may take to answer */
export function postingCarrier(told: Told, withinMs?: number): Carrier {
  return (messages, now) => postSigned(told, now, { messages }, withinMs);
}

/** Keeps that somebody is to be told; while it waits, the same again is the same message. */
export async function tellByPort(tx: Tx, city: City, channel: Channel, kind: string, aboutId: Uuid): Promise<void> {
  await messagesOn(tx)
    .insertInto('platform_message')
    .values({ id: city.outside.uuid(), channel, kind, about_id: aboutId })
    .onConflict((conflict) => conflict.columns(['channel', 'kind', 'about_id']).doNothing())
    .execute();
  await enqueueOnce(tx, city, ofChannel(channel));
}

/** Sends all that wait on a channel, in the order of their random ids: nothing tells which came first. */
export function messageHandlers(carriers: Carriers, sayings: Sayings, onUnopened: OnUnopened): OutboxHandlers {
  const sayOne = async (tx: Tx, city: City, channel: Channel, { kind, about_id }: WaitingMessage): Promise<Said> => {
    // A channel that was taken away tells nobody.
    if (carriers[channel] === undefined) return 'never';
    try {
      return (await sayings[kind]?.(tx, city, channel, about_id)) ?? 'never';
    } catch (error) {
      if (!(error instanceof NotOpened)) throw error;
      onUnopened(channel);
      return 'never';
    }
  };
  return {
    [SEND_MESSAGES]: [
      async (tx, city, payload) => {
        const channel = payload.channel as Channel;
        const outgoing: Message[] = [];
        const taken = new Map<Uuid, () => Promise<void>>();
        const over: Uuid[] = [];
        const seen = new Set<Uuid>();
        for (const waiting of await waitingOn(tx, channel)) {
          if (outgoing.length === MOST_MESSAGES) break;
          const { id, about_id } = waiting;
          const said = await sayOne(tx, city, channel, waiting);
          if (said === 'never') over.push(id);
          else if (said !== 'later') {
            outgoing.push({ id, to: said.to, text: said.text });
            if (said.taken !== undefined) taken.set(about_id, said.taken);
          }
          seen.add(id);
        }
        if (outgoing.length > 0) await carriers[channel]?.(outgoing, city.outside.now());
        // In the order in which others go through the same records.
        for (const [, note] of [...taken].sort(([one], [other]) => (one < other ? -1 : 1))) await note();
        // A message kept while this was under way found this row waiting and made none of its own. The name comes before
        // the rows: whoever writes messages has it, and would wait for a row that is going away while this waits for them.
        await holdMessage(tx, ofChannel(channel));
        await forget(tx, [...over, ...outgoing.map(({ id }) => id)]);
        const left = (await waitingOn(tx, channel)).some(({ id }) => !seen.has(id));
        if (left) await enqueue(tx, city, ofChannel(channel));
      },
    ],
  };
}

/** Looks again at what was left for later, one channel a transaction: nobody waits for one while holding the other. */
export const messagesJob: Job = {
  name: 'platform.send-what-was-left',
  everySeconds: LOOK_EVERY_S,
  run: async (city) => {
    for (const channel of CHANNELS) {
      await transact(city.db, async (tx) => {
        if ((await waitingOn(tx, channel)).length > 0) await enqueueOnce(tx, city, ofChannel(channel));
      });
    }
  },
};

type WaitingMessage = Readonly<{ id: Uuid; kind: string; about_id: Uuid }>;

function waitingOn(q: Queryable, channel: Channel): Promise<readonly WaitingMessage[]> {
  return messagesOn(q)
    .selectFrom('platform_message')
    .select(['id', 'kind', 'about_id'])
    .where('channel', '=', channel)
    .orderBy('id')
    .execute();
}

async function forget(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  if (ids.length === 0) return;
  await messagesOn(tx)
    .deleteFrom('platform_message')
    .where('id', 'in', [...ids])
    .execute();
}
