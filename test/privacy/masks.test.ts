/** What to cover is proposed before words are released: compared inside the vault, audited, and nothing sealed leaves it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { giveCommand, HERE } from '../authorisation/ground.ts';
import { aPerson, type Session, signIn } from '../harness/app.ts';
import { aPhone, hidden } from '../harness/phone.ts';
import { type Answer, found, MARKERS, spellings } from './markers.ts';
import { type Story, story } from './story.ts';

/** They name themselves three ways, and somebody else; what follows the name is a harmless sentence. */
const SPOKEN = `我是${MARKERS.name}，电话 139-8765 0021，窗口的赵老师叫我麦女士回去等。`;

type Proposal = { masks: { of: Uuid; spans: { from: number; to: number }[] }[]; place: { crowded: boolean } | null };
type View = { words: { said: { id: Uuid; kind: string; original: string }[]; messages: { id: Uuid; text: string }[] } };

let told: Story;
let matterId: Uuid;
let session: string;
let answers: Answer[] = [];

beforeAll(async () => {
  told = await story();
  const phone = aPhone(told.test.app);
  const url = `/s/${told.ground.windowCode}/complaints`;
  const submission = hidden((await phone.get(url)).body, 'submission');
  const { name, phone: number } = MARKERS;
  await phone.send(url, { submission, category: 'SQ04', receipt: 'yes', name, phone: number, words: SPOKEN });
  await phone.send('/t/messages', { message: `${MARKERS.name}再问一次` });
  const list = (await told.dispatcher.get('/api/v1/matters?sort=received&limit=1')).json() as { items: { id: Uuid }[] };
  matterId = list.items[0]?.id as Uuid;
  session = `/api/v1/matters/${matterId}/release-proposal`;
}, 120_000);
afterAll(() => told.test.close());

async function ask(who: Session): Promise<Proposal> {
  const answer = await who.get(session);
  answers = [...answers, { who: 'proposal', what: session, text: `${JSON.stringify(answer.headers)}${answer.body}` }];
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json() as Proposal;
}

const view = async () => (await told.dispatcher.get(`/api/v1/matters/${matterId}`)).json() as View;
const auditLines = async () =>
  told.test.city.asOwner(async (owner) => {
    const { rows } = await owner.query<{ action: string; row: string }>(
      'select action, row_to_json(a)::text as row from people_audit a where object_id = $1',
      [matterId],
    );
    return rows;
  });

describe('what to cover', () => {
  it('is every way in which the complainant names themselves in words and messages, and nothing of anybody else', async () => {
    const { masks } = await ask(told.dispatcher);
    const { words } = await view();
    const texts = new Map([
      ...words.said.map(({ id, original }) => [id, original] as const),
      ...words.messages.map(({ id, text }) => [id, text] as const),
    ]);
    const covered = masks.map(({ of, spans }) => spans.map(({ from, to }) => texts.get(of)?.slice(from, to)));
    // Both were written in one moment: which comes first is by chance.
    expect(covered).toHaveLength(2);
    expect(covered).toEqual(expect.arrayContaining([[MARKERS.name, '139-8765 0021', '麦女士'], [MARKERS.name]]));
  });

  it('is told by places alone: the answer, the log and the audit hold neither name nor number', async () => {
    const secrets = [MARKERS.name, MARKERS.phone, '139-8765 0021'].flatMap(spellings);
    const lines = await auditLines();
    const seen = [
      ...answers,
      { who: 'log', what: '', text: told.test.logged() },
      ...lines.map(({ row }) => ({ who: 'audit', what: '', text: row })),
    ];
    expect(answers).not.toEqual([]);
    expect(told.test.logged()).toContain('release-proposal');
    expect(found(seen, secrets)).toEqual([]);
  });

  it('stands in the audit as a comparison; the complainant is told of no look, for there was none', async () => {
    const lines = await auditLines();
    expect(lines.filter(({ action }) => action === 'matters.propose-release')).toHaveLength(1);
    expect(lines.some(({ action }) => action.startsWith('vault.'))).toBe(false);
    const { rows } = await told.test.city.asOwner((owner) =>
      owner.query('select 1 from vault_opening where matter_id = $1', [matterId]),
    );
    expect(rows).toEqual([]);
  });

  it('is asked by whoever may release it, and refused to whoever only watches', async () => {
    const at = { divisionCode: HERE, unitId: told.ground.officeId };
    const supervisor = await signIn(told.test, await aPerson(told.test.city, 'discipline-supervisor', at));
    expect((await supervisor.get(session)).statusCode).toBe(403);
    expect((await told.unit.handler.get(session)).statusCode).toBe(403);
  });
});

describe('the window', () => {
  it('is told without telling who only where five or more reviewed it that week (B9)', async () => {
    const { app } = told.test;
    expect((await ask(told.dispatcher)).place).toMatchObject({ crowded: false });
    // The story's own bad grade was the first.
    for (let each = 0; each < 4; each += 1) {
      expect((await ask(told.dispatcher)).place).toMatchObject({ crowded: false });
      const phone = aPhone(app);
      const scan = await phone.get(`/s/${told.ground.windowCode}`);
      await phone.post(`/s/${told.ground.windowCode}/reviews`, {
        submission: hidden(scan.body, 'submission'),
        grade: '5',
      });
    }
    expect((await ask(told.dispatcher)).place).toMatchObject({ crowded: true });
    await giveCommand(told.dispatcher, told.uuid, matterId, { type: 'release-place' });
    expect((await ask(told.dispatcher)).place).toBeNull();
  });
});
