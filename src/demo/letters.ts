/** Letters of supervision of the examples: what is due is proposed, and a supervisor sends it; made last, of matters as they are then. */

import type { Uuid } from '../kernel/ids.ts';
import { answerLetter, proposalsFor, sendLetter, signLetter } from '../letters/index.ts';
import type { LetterStep } from '../matters/index.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { must, type Stage } from './stage.ts';

const REMINDED = 4;
const WRITTEN_TO = 4;
/** Of those written to, the first signs and the second answers as well. */
const ANSWERED = 2;
const MOST_MATTERS = 5;
const REMINDER = '示例：请抓紧办理。';
const LETTER = '示例：下列事项没有按期办结，请说明原因，明确责任人和办结时间。';
const INSTRUCTION = '示例：请本周内解决，并说明为什么逾期。';
const ANSWER = '示例：已经安排专人办理，本周内办结。';

type Writers = Readonly<{
  supervisor: Actor;
  leader: Actor;
  handlers: readonly Actor[];
  /** Cases of the province, whose letters are counted and were written in their course. */
  cases: readonly Uuid[];
}>;

/** @param handlers of all units; one of those written to has only signed, one answered, the others did neither yet */
export async function sendLetters({ city }: Stage, { supervisor, leader, handlers, cases }: Writers): Promise<void> {
  const reader = await readerOf(city.db, city, supervisor);
  const { items: proposed } = await proposalsFor(city.db, city, reader);
  const items = proposed
    .map((item) => ({ ...item, matters: item.matters.filter(({ id }) => !cases.includes(id)) }))
    .filter(({ matters }) => matters.length > 0);
  const handlerOf = (unitId: Uuid | null) => handlers.find((actor) => actor.unitId === unitId);
  const toUnits = items
    .filter(({ unitId }) => unitId !== null)
    .sort((a, b) => Number(handlerOf(b.unitId) !== undefined) - Number(handlerOf(a.unitId) !== undefined));
  const send = async (by: Actor, step: LetterStep, matters: readonly Readonly<{ id: Uuid }>[], text: string) => {
    const id = city.outside.uuid();
    const letter = { id, step, matterIds: matters.map((matter) => matter.id), text, meeting: null };
    must(await inTransaction(city.db, (tx) => sendLetter(tx, city, by, letter)), `a letter: ${step}`);
    return id;
  };
  const answer = async (by: Actor, id: Uuid) => {
    const text = { text: ANSWER, files: [] };
    must(await inTransaction(city.db, (tx) => answerLetter(tx, city, by, id, text)), 'an answer');
  };
  for (const { unitId, matters } of items.slice(0, REMINDED)) {
    // A desk of a division may lie in several offices, and a letter goes to one.
    await send(supervisor, 'reminder', matters.slice(0, unitId === null ? 1 : MOST_MATTERS), REMINDER);
  }
  for (const [index, { unitId, matters }] of toUnits.slice(0, WRITTEN_TO).entries()) {
    const id = await send(supervisor, 'supervision-letter', matters.slice(0, MOST_MATTERS), LETTER);
    const handler = handlerOf(unitId);
    if (handler === undefined || index >= ANSWERED) continue;
    must(await inTransaction(city.db, (tx) => signLetter(tx, city, handler, id)), 'a signature');
    if (index > 0) await answer(handler, id);
  }
  for (const [index, { unitId, matters }] of toUnits.slice(0, ANSWERED).entries()) {
    const id = await send(leader, 'instruction', matters.slice(0, 1), INSTRUCTION);
    const handler = handlerOf(unitId);
    if (handler !== undefined && index === 0) await answer(handler, id);
  }
}
