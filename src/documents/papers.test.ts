/** Papers from the records of a matter: numbers, who may make and read which, and what never lies in one. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsOfDocx, wordsOfDocument } from '../../test/harness/docx.ts';
import { type Loop, loop } from '../../test/harness/loop.ts';
import { readPdf } from '../../test/harness/pdf.ts';
import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { eraseMatter } from '../matters/index.ts';
import { type Actor, readerOf } from '../people/index.ts';
import { createMetrics } from '../platform/http/metrics.ts';
import { createLog } from '../platform/log.ts';
import { drainOutbox } from '../platform/outbox.ts';
import { inTransaction, transact } from '../platform/postgres/db.ts';
import { handlers } from '../wiring.ts';
import { paperFile } from './actions.ts';
import { issueDraft, makeBulletin, makeMatterPaper, openPaper, papersFor, voidOwn } from './actions-matter.ts';
import { seedDocuments } from './actions-templates.ts';
import { FILL_OF_STEPS } from './fill/steps.ts';
import { makePaper } from './index.ts';
import type { Paper, PaperKind } from './model.ts';

const MORNING = '2026-03-03T01:00:00.000Z' as Instant;
/** What the complainant alone said, and what the dispatcher let out of it. */
const SECRET = '红伞靠在柜台左边第三块砖上';
const SECRET_DEMAND = '把那把红伞还给我本人';
const RELEASED = '窗口未按时办结。';

let place: Loop;
let matterId: Uuid;

async function options(actor: Actor, id = matterId) {
  const { city } = place;
  const found = await papersFor(city.db, city, await readerOf(city.db, city, actor), id);
  if (found === undefined) throw new Error('unseen');
  return found;
}

async function tryMake(actor: Actor, kind: PaperKind, step: number | null, isDraft = false, id = matterId) {
  const { city } = place;
  return inTransaction(city.db, (tx) =>
    makeMatterPaper(tx, city, actor, id, { id: city.outside.uuid(), kind, step, isDraft }),
  );
}

async function make(actor: Actor, kind: PaperKind, isDraft = false): Promise<Paper> {
  const offer = (await options(actor)).offers.find((each) => each.kind === kind);
  const made = await tryMake(actor, kind, offer?.step ?? null, isDraft);
  if (!made.ok) throw new Error(`${kind}: ${made.problem.kind}`);
  return made.value;
}

/** Every byte of both files that somebody may read, unpacked; undefined where they may not open the paper. */
async function read(actor: Actor, paperId: Uuid): Promise<string | undefined> {
  const { city } = place;
  const paper = await openPaper(city.db, await readerOf(city.db, city, actor), paperId);
  if (paper === undefined) return undefined;
  const docx = await paperFile(city.db, city, paper, 'docx');
  const pdf = await paperFile(city.db, city, paper, 'pdf');
  if (!docx.ok || !pdf.ok) throw new Error('no file');
  const parts = Object.values(await partsOfDocx(docx.value.bytes)).join('\n');
  const words = wordsOfDocument(parts);
  const pages = readPdf(pdf.value.bytes).flatMap(({ texts }) => texts.map(({ text }) => text));
  return [parts, words, pages.join('').replaceAll(/\s/g, '')].join('\n');
}

beforeAll(async () => {
  place = await loop(MORNING);
  const { city, posts, units, act, register } = place;
  await transact(city.db, (tx) => seedDocuments(tx, city));
  const registered = await register({ words: SECRET, demands: [SECRET_DEMAND] });
  matterId = registered.matterId;
  const { words } = await place.state(matterId);
  if (words === null) throw new Error('no words');
  await act(posts.dispatcher, matterId, { type: 'accept' });
  await act(posts.dispatcher, matterId, { type: 'release-text', of: words.id, text: RELEASED });
  await act(posts.dispatcher, matterId, {
    type: 'dispatch',
    lead: units.lead,
    assisting: [units.helper],
    note: '请五日内先行联系。',
  });
  await act(posts.lead, matterId, { type: 'sign' });
});
afterAll(() => place.city.close());

describe('papers of a matter (B7)', () => {
  it('are offered to the office that took the step, and to nobody else; a sheet to everybody who sees it', async () => {
    const { posts } = place;
    const kinds = async (actor: Actor) => (await options(actor)).offers.map(({ kind }) => kind);
    expect(await kinds(posts.dispatcher)).toEqual(['matter-sheet', 'assignment', 'acceptance-notice']);
    expect(await kinds(posts.checker)).toEqual(['matter-sheet']);
    expect(await kinds(posts.above)).toEqual(['matter-sheet']);
    expect(await kinds(posts.lead)).toEqual(['matter-sheet']);
    const { offers } = await options(posts.dispatcher);
    const step = offers.find(({ kind }) => kind === 'assignment')?.step ?? null;
    for (const actor of [posts.lead, posts.checker, posts.above]) {
      expect(await tryMake(actor, 'assignment', step)).toMatchObject({
        ok: false,
        problem: { kind: 'paper-not-offered' },
      });
    }
    expect(await tryMake(posts.second, 'matter-sheet', null)).toMatchObject({ problem: { kind: 'paper-not-found' } });
  });

  it('hold released words alone, whoever makes and reads them; a sheet what its reader sees', async () => {
    const { posts } = place;
    const slip = await make(posts.dispatcher, 'assignment');
    const read1 = (await read(posts.dispatcher, slip.id)) ?? '';
    expect(read1).toContain(RELEASED);
    expect(read1).toContain('请五日内先行联系。');
    expect(read1).toContain('示例区自然资源局');
    expect(read1).toContain('交办〔2026〕1号');
    expect(read1).toContain('（样章）');
    for (const marker of [SECRET, SECRET_DEMAND]) expect(read1).not.toContain(marker);
    // The unit learns of the day of the complaint no more than its screen says: the week.
    expect(read1).toContain('2026年3月2日当周');
    expect(await read(posts.lead, slip.id)).toBe(read1);
    expect(await read(posts.helper, slip.id)).toBeUndefined();
    expect(await read(posts.second, slip.id)).toBeUndefined();

    const notice = await make(posts.dispatcher, 'acceptance-notice');
    expect(await read(posts.lead, notice.id)).toBeUndefined();
    for (const marker of [SECRET, SECRET_DEMAND]) expect(await read(posts.dispatcher, notice.id)).not.toContain(marker);

    const theirs = await make(posts.lead, 'matter-sheet');
    const own = await make(posts.dispatcher, 'matter-sheet');
    for (const marker of [SECRET, SECRET_DEMAND]) {
      expect(await read(posts.lead, theirs.id)).not.toContain(marker);
      // The same search finds them where they belong: it works.
      expect(await read(posts.dispatcher, own.id)).toContain(marker);
    }
    expect(await read(posts.lead, own.id)).toBeUndefined();
    expect(await read(posts.dispatcher2, own.id)).toBeUndefined();
    expect((await options(posts.lead)).items.map(({ id }) => id).sort()).toEqual([slip.id, theirs.id].sort());
  });

  it('are one a step: the next only after the first is void, whose number stays', async () => {
    const { city, posts } = place;
    const [slip] = (await options(posts.dispatcher)).items.filter(({ kind }) => kind === 'assignment');
    if (slip === undefined) throw new Error('no slip');
    expect(await tryMake(posts.dispatcher, 'assignment', slip.step)).toMatchObject({
      problem: { kind: 'paper-already-issued' },
    });
    expect(await inTransaction(city.db, (tx) => voidOwn(tx, city, posts.lead, slip.id, '写错了'))).toMatchObject({
      problem: { kind: 'paper-not-found' },
    });
    const gone = await inTransaction(city.db, (tx) => voidOwn(tx, city, posts.dispatcher, slip.id, '写错了'));
    expect(gone).toMatchObject({ ok: true, value: { state: 'void', number: { year: 2026, nth: 1 } } });
    const face = (await read(posts.dispatcher, slip.id)) ?? '';
    expect(face).toContain('交办〔2026〕1号（作废）');
    expect(face).not.toContain('样章');
    // The attempt that was refused took no number with it.
    expect((await make(posts.dispatcher, 'assignment')).number).toEqual({ year: 2026, nth: 2 });
  });

  it('say on their face that they are drafts, bear no number until they are issued, and are not for others', async () => {
    const { city, posts, units, act } = place;
    const { matterId: id } = await place.register();
    await act(posts.dispatcher, id, { type: 'accept' });
    await act(posts.dispatcher, id, { type: 'dispatch', lead: units.lead, assisting: [], note: '请说明超期原因。' });
    const { step } = (await options(posts.dispatcher, id)).offers.find(({ kind }) => kind === 'assignment') ?? {};
    const drafted = await tryMake(posts.dispatcher, 'assignment', step ?? null, true, id);
    if (!drafted.ok) throw new Error(drafted.problem.kind);
    const draft = drafted.value;
    expect(draft.number).toBeNull();
    const face = (await read(posts.dispatcher, draft.id)) ?? '';
    expect(face).toContain('号（草稿）');
    expect(face).not.toContain('样章');
    expect(await read(posts.lead, draft.id)).toBeUndefined();
    const issued = await inTransaction(city.db, (tx) => issueDraft(tx, city, posts.dispatcher, draft.id));
    expect(issued).toMatchObject({ ok: true, value: { state: 'issued', number: { year: 2026 } } });
    const text = (await read(posts.lead, draft.id)) ?? '';
    expect(text).toContain('请说明超期原因。');
    expect(text).toContain(`交办〔2026〕${issued.ok ? issued.value.number?.nth : ''}号`);
    expect(await inTransaction(city.db, (tx) => issueDraft(tx, city, posts.dispatcher, draft.id))).toMatchObject({
      problem: { kind: 'paper-not-draft' },
    });
  });

  it('are written down in the audit by number and hash, without a word of what they say', async () => {
    const rows = await place.city.asOwner(async (client) => {
      const { rows: found } = await client.query("select action, detail from people_audit where object_kind = 'paper'");
      return found as { action: string; detail: Record<string, unknown> }[];
    });
    expect(rows.map(({ action }) => action)).toContain('documents.void-paper');
    const papers = (await options(place.posts.dispatcher)).items;
    expect(papers.length).toBeGreaterThan(2);
    for (const paper of papers) expect(rows.map(({ detail }) => detail.hash)).toContain(paper.dataHash);
    for (const marker of [SECRET, SECRET_DEMAND, RELEASED]) expect(JSON.stringify(rows)).not.toContain(marker);
  });

  it('carry nothing of a complainant in the table: what lies in them is sealed', async () => {
    const dump = await place.city.asOwner(async (client) => {
      const { rows } = await client.query(
        'select to_jsonb(p) as row, encode(sealed, $1) as sealed from documents_paper p',
        ['escape'],
      );
      return JSON.stringify(rows);
    });
    for (const marker of [SECRET, SECRET_DEMAND]) expect(dump).not.toContain(marker);
  });
});

describe('a refusal, an extension, a result, a hand-over', () => {
  async function prepared(): Promise<Uuid> {
    const { register } = place;
    return (await register({ words: SECRET, demands: [SECRET_DEMAND] })).matterId;
  }

  async function paperOf(actor: Actor, id: Uuid, kind: PaperKind): Promise<string> {
    const offer = (await options(actor, id)).offers.find((each) => each.kind === kind);
    const made = await tryMake(actor, kind, offer?.step ?? null, false, id);
    if (!made.ok) throw new Error(made.problem.kind);
    const text = (await read(actor, made.value.id)) ?? '';
    for (const marker of [SECRET, SECRET_DEMAND]) expect(text).not.toContain(marker);
    expect(await read(place.posts.lead, made.value.id)).toBeUndefined();
    return text;
  }

  it('a refusal says its ground, its reason as it was proposed, and where to appeal', async () => {
    const { act, posts } = place;
    const id = await prepared();
    await act(posts.dispatcher, id, { type: 'refuse', ground: 'RF01', reason: '属于民事纠纷。' });
    const text = await paperOf(posts.dispatcher, id, 'refusal-notice');
    expect(text).toContain('属于民事纠纷。');
    expect(text).toContain('可以凭回执在查询页面提出申诉');
    expect(text).toContain('不予受理告知〔2026〕1号');
  });

  it('an extension says the new date and its basis, and not what the unit wrote for it', async () => {
    const { act, posts, units } = place;
    const id = await prepared();
    await act(posts.dispatcher, id, { type: 'accept' });
    await act(posts.dispatcher, id, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, id, { type: 'sign' });
    await act(posts.lead, id, { type: 'ask-extension', reason: '当事人张某长期在外。' });
    const state = await place.state(id);
    const approver = state.legs.at(-1)?.extensionApprover === 'D' ? posts.dispatcher : posts.above;
    const granted = await act(approver, id, { type: 'grant-extension' });
    const on = granted.legs.at(-1)?.handle.on ?? '';
    const [year, month, day] = on.split('-').map(Number);
    const text = await paperOf(approver, id, 'extension-notice');
    expect(text).toContain(`${year}年${month}月${day}日`);
    expect(text).not.toContain('张某');
  });

  it('a result says what was done and every answer', async () => {
    const { act, posts, units } = place;
    const id = await prepared();
    await act(posts.dispatcher, id, { type: 'accept' });
    await act(posts.dispatcher, id, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
    await act(posts.lead, id, { type: 'sign' });
    await act(posts.lead, id, {
      type: 'submit',
      measures: '已当面致歉并当场收件。',
      answers: [{ demand: 1, text: '材料已收下。' }],
      evidence: [],
    });
    await act(posts.checker, id, { type: 'approve', note: '情况属实，内部意见。' });
    const text = await paperOf(posts.checker, id, 'result-notice');
    expect(text).toContain('已当面致歉并当场收件。');
    expect(text).toContain('对第1项要求的答复：材料已收下。');
    expect(text).not.toContain('内部意见');
  });

  it('a hand-over names the body, the reason, and released words in its register', async () => {
    const { act, posts } = place;
    const id = await prepared();
    const { words } = await place.state(id);
    await act(posts.dispatcher, id, { type: 'release-text', of: words?.id as Uuid, text: RELEASED });
    await act(posts.dispatcher, id, { type: 'transfer', toBody: '某某区人民法院', reason: '已进入诉讼。' });
    const text = await paperOf(posts.dispatcher, id, 'hand-over-letter');
    for (const said of ['某某区人民法院：', '已进入诉讼。', RELEASED, '移交登记表', '移交〔2026〕1号']) {
      expect(text).toContain(said);
    }
  });
});

describe('a refusal that had to be approved', () => {
  it('has its reason from where it was proposed, the last time before', () => {
    const step = (seq: number, type: string, text: string | null) => ({
      seq,
      type,
      on: '2026-03-04',
      facts: { ground: 'RF01' },
      texts: text === null ? [] : [{ id: `${seq}`, field: 'reason', text }],
    });
    const timeline = [
      step(2, 'refusal-proposed', '先前的。'),
      step(4, 'refusal-proposed', '这次的。'),
      step(5, 'refusal-approved', null),
    ];
    const line = {
      number: '1',
      procedure: 'scan-complaint',
      categoryCode: null,
      receivedOn: '2026-03-03',
      respondent: null,
      raisedBy: null,
      hasReceipt: false,
    };
    const seen = { view: { line, timeline }, nameOf: (code: string) => code, division: '' };
    const fill = FILL_OF_STEPS['refusal-notice'] as unknown as (
      of: typeof seen,
      at: object | undefined,
    ) => Record<string, string>;
    expect(fill(seen, timeline[2])).toMatchObject({
      理由: '这次的。',
      不予受理情形: 'RF01',
      救济途径: expect.stringContaining('可以向本单位'),
    });
  });
});

describe('a bulletin', () => {
  it('says of a complainant’s matter its category alone, and is the organ’s own', async () => {
    const { city, posts } = place;
    const words = { subject: '窗口服务问题', overview: '近期巡查。', demands: '限期整改。' };
    const order = { id: city.outside.uuid(), isDraft: false, matterIds: [matterId], words };
    expect(await inTransaction(city.db, (tx) => makeBulletin(tx, city, posts.lead, order))).toMatchObject({
      problem: { kind: 'paper-not-offered' },
    });
    const made = await inTransaction(city.db, (tx) => makeBulletin(tx, city, posts.dispatcher, order));
    if (!made.ok) throw new Error(made.problem.kind);
    const text = (await read(posts.dispatcher, made.value.id)) ?? '';
    for (const said of ['关于窗口服务问题的通报', '近期巡查。', '限期整改。', '示例区自然资源局', '问题清单'])
      expect(text).toContain(said);
    for (const marker of [SECRET, SECRET_DEMAND, RELEASED]) expect(text).not.toContain(marker);
    expect(await read(posts.lead, made.value.id)).toBeUndefined();
    // Sent again, the same one.
    expect(await inTransaction(city.db, (tx) => makeBulletin(tx, city, posts.dispatcher, order))).toMatchObject({
      value: { id: made.value.id, number: made.value.number },
    });
  });
});

describe('numbers', () => {
  it('have no gap and no double when many are made at once and some are refused', async () => {
    const { city, posts } = place;
    const order = (id: Uuid) => ({
      id,
      kind: 'bulletin' as const,
      isDraft: false,
      matterId: null,
      step: null,
      toUnitId: null,
      sight: 'full' as const,
      data: { 事由: 'x', 概况: '', 要求: '', 问题数: '0', 问题: [] },
    });
    const before = await numbers(city);
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        inTransaction(city.db, async (tx) => {
          const done = await makePaper(tx, city, posts.dispatcher, order(city.outside.uuid()));
          return at % 3 === 0 ? { ok: false as const, problem: { kind: 'paper-not-offered' as const } } : done;
        }),
      ),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(8);
    const after = await numbers(city);
    expect(after).toEqual(Array.from({ length: before.length + 8 }, (_, at) => at + 1));
    // Another organ counts for itself.
    const other = await inTransaction(city.db, (tx) => makePaper(tx, city, posts.above, order(city.outside.uuid())));
    expect(other).toMatchObject({ value: { number: { nth: 1 } } });
  });

  async function numbers(city: Loop['city']): Promise<readonly number[]> {
    return city.asOwner(async (client) => {
      const { rows } = await client.query<{ nth: number }>(
        "select nth from documents_paper where kind = 'bulletin' and unit_id = $1 order by nth",
        [place.units.office],
      );
      return rows.map(({ nth }) => nth);
    });
  }
});

describe('when a complainant has the data destroyed', () => {
  it('the papers say nothing any more; number and hash are left', async () => {
    const { city, posts, act } = place;
    const id = (await place.register({ words: SECRET })).matterId;
    await act(posts.dispatcher, id, { type: 'accept' });
    const offer = (await options(posts.dispatcher, id)).offers.find(({ kind }) => kind === 'acceptance-notice');
    const made = await tryMake(posts.dispatcher, 'acceptance-notice', offer?.step ?? null, false, id);
    if (!made.ok) throw new Error(made.problem.kind);
    const erased = await inTransaction(city.db, (tx) => eraseMatter(tx, city, id));
    expect(erased.ok).toBe(true);
    const paper = await openPaper(city.db, await readerOf(city.db, city, posts.dispatcher), made.value.id);
    if (paper === undefined) throw new Error('gone');
    expect(await paperFile(city.db, city, paper, 'docx')).toMatchObject({ problem: { kind: 'paper-erased' } });
    expect(paper.dataHash).toBe(made.value.dataHash);
  });

  it('the papers of a unit stay until it is told, by the week or by an act of an office, and go with the released words', async () => {
    const { city, posts, units, act } = place;
    for (const tell of ['with the week', 'by an act'] as const) {
      const registered = await place.register({ words: SECRET });
      const id = registered.matterId;
      const { words } = await place.state(id);
      await act(posts.dispatcher, id, { type: 'accept' });
      await act(posts.dispatcher, id, { type: 'release-text', of: words?.id as Uuid, text: RELEASED });
      await act(posts.dispatcher, id, { type: 'dispatch', lead: units.lead, assisting: [], note: null });
      const { offers } = await options(posts.dispatcher, id);
      const step = offers.find(({ kind }) => kind === 'assignment')?.step ?? null;
      const slip = await tryMake(posts.dispatcher, 'assignment', step, false, id);
      if (!slip.ok) throw new Error(slip.problem.kind);
      const before = await read(posts.lead, slip.value.id);
      expect(before, tell).toContain(RELEASED);
      const seen = await options(posts.lead, id);

      await act(await place.receiptId(registered), id, { type: 'erase' });
      await drainOutbox(city, handlers, createMetrics(), createLog({ level: 'silent' }));
      expect(await read(posts.lead, slip.value.id), tell).toBe(before);
      expect(await options(posts.lead, id), tell).toEqual(seen);

      if (tell === 'by an act') expect((await place.letter(posts.dispatcher, [id])).ok).toBe(true);
      else await act('tick', id, { type: 'tell-units' });
      await drainOutbox(city, handlers, createMetrics(), createLog({ level: 'silent' }));
      const paper = await openPaper(city.db, await readerOf(city.db, city, posts.lead), slip.value.id);
      if (paper === undefined) throw new Error('gone');
      expect(await paperFile(city.db, city, paper, 'docx'), tell).toMatchObject({ problem: { kind: 'paper-erased' } });
      const left = await city.asOwner((owner) =>
        owner.query('select from matters_text where matter_id = $1 and release_of is not null and erased_at is null', [
          id,
        ]),
      );
      expect(left.rowCount, tell).toBe(0);
    }
  });
});
