/** Examples of requests about one's own data: one answered, one to erase that waits for a second person, two that wait. */

import { addDays, type LocalDate } from '../kernel/time.ts';
import { matterFacts } from '../matters/index.ts';
import { type Reader, readerOf } from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/postgres/db.ts';
import { answerDataRequest, askForOwnData, registerDataRequest } from '../vault/index.ts';
import type { Cast } from './people.ts';
import { must, type Stage } from './stage.ts';
import type { Matter } from './stories.ts';

export const EXAMPLE_CONTACT = { name: '示例·李四', phone: '13900000000' } as const;

type Scene = Readonly<{
  daysAgo: number;
  play: (tx: Tx, stage: Stage, reader: Reader, matter: Matter) => Promise<unknown>;
}>;

const ANSWER = '您的电话只有市营商办回访岗可以查看，每次查看都有记录，您在查询页能看到。（示例）';
const PROPOSAL = '本人到窗口申请删除，已看过证件，姓名电话核对一致。（示例）';

const SCENES: readonly Scene[] = [
  {
    daysAgo: 20,
    play: async (tx, stage, reader, matter) => {
      const asked = await ask(tx, stage, reader, matter, { kind: 'explain', words: '谁能看到我的电话？（示例）' });
      const about = await aboutOf(tx, reader, matter);
      const submissionId = stage.city.outside.uuid();
      const answer = { requestId: asked.requestId, submissionId, about, reason: ANSWER, act: 'explain' } as const;
      must(await answerDataRequest(tx, stage.city, reader, answer), 'an answer about own data');
    },
  },
  {
    daysAgo: 6,
    play: async (tx, stage, reader, matter) => {
      const about = await aboutOf(tx, reader, matter);
      const { uuid } = stage.city.outside;
      const request = {
        submissionId: uuid(),
        matterId: matter.id,
        about,
        kind: 'erase',
        words: '请删掉我的信息。（示例）',
      } as const;
      const came = { ...request, channel: 'in-person', said: EXAMPLE_CONTACT } as const;
      const { requestId } = must(await registerDataRequest(tx, stage.city, reader, came), 'a request in person');
      const proposal = { requestId, submissionId: uuid(), about, reason: PROPOSAL, act: 'propose-erasure' } as const;
      must(await answerDataRequest(tx, stage.city, reader, proposal), 'a proposal to erase');
    },
  },
  {
    daysAgo: 3,
    play: (tx, stage, reader, matter) =>
      ask(tx, stage, reader, matter, { kind: 'correct', words: '我说的是二号窗口，不是一号，请更正。（示例）' }),
  },
  {
    daysAgo: 1,
    play: async (tx, stage, reader, matter) => {
      const about = await aboutOf(tx, reader, matter);
      const submissionId = stage.city.outside.uuid();
      const wrote = {
        submissionId,
        matterId: matter.id,
        about,
        kind: 'copy',
        words: '来信要一份副本。（示例）',
      } as const;
      const letter = { ...wrote, channel: 'letter', said: EXAMPLE_CONTACT } as const;
      must(await registerDataRequest(tx, stage.city, reader, letter), 'a request by letter');
    },
  },
];

/** Plays a day's request, about the newest matter with a contact and a receipt. */
export async function askAboutOwnData(
  stage: Stage & Readonly<{ lastDay: LocalDate }>,
  cast: Cast,
  matters: readonly Matter[],
  day: LocalDate,
): Promise<void> {
  const scene = SCENES.find(({ daysAgo }) => addDays(stage.lastDay, -daysAgo) === day);
  const matter = matters.at(-1);
  const [reader] = cast.all('vault-reader', stage.city.code);
  if (scene === undefined || matter === undefined || reader === undefined) return;
  stage.goTo(stage.at(day, 17 * 60));
  await inTransaction(stage.city.db, async (tx) => {
    await scene.play(tx, stage, await readerOf(tx, stage.city, reader), matter);
    return { ok: true, value: null };
  });
}

async function ask(
  tx: Tx,
  stage: Stage,
  reader: Reader,
  matter: Matter,
  asked: Readonly<{ kind: 'explain' | 'correct'; words: string }>,
) {
  const about = await aboutOf(tx, reader, matter);
  const submissionId = stage.city.outside.uuid();
  return must(await askForOwnData(tx, stage.city, { submissionId, matterId: matter.id, about, ...asked }), 'a request');
}

async function aboutOf(tx: Tx, reader: Reader, matter: Matter) {
  const about = await matterFacts(tx, reader, matter.id);
  if (about === undefined) throw new Error('the example city: its vault reader does not see a matter');
  return about;
}
