/**
 * The whole way, as the people of a city would walk it: somebody scans a code and is not content, three offices and the
 * unit do their part, the complainant has the last word twice. Once with the offices at desks, once with everybody on a
 * phone. The track page must tell the truth at each step, the unit must learn neither who nor when.
 */

import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { aPdf } from '../harness/documents.ts';
import { expect, test } from './browser.ts';
import { CONSOLE, complaintsOf, expectAccessible, expectFits, signIn } from './console-world.ts';

test.use({ actionTimeout: 15_000 });

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };
const ORIGIN = CONSOLE.replace('/console', '');

const UNIT = '示例·市市场监督管理局';
const NAME = '高桂英';
const NUMBER = '13937012345';
const WORDS = `在3号窗口等了一个半小时，说系统坏了让我明天再来。我叫${NAME}，电话${NUMBER}。`;
/** What only the complainant and the offices may read of them. */
const SECRETS = [NAME, NUMBER, '一个半小时'];

type Complaint = Readonly<{
  what: string;
  offices: typeof PHONE;
  /** Says it on the phone, up to the receipt. */
  say: (phone: Page, code: string) => Promise<void>;
  /** A complaint waits for somebody to accept it; a bad grade is accepted by itself. */
  accept: boolean;
}>;

const WALKS: readonly Complaint[] = [
  {
    what: 'a bad grade, the offices at their desks',
    offices: DESK,
    accept: false,
    say: async (phone, code) => {
      await phone.goto(`${ORIGIN}/S/${code}`);
      await shot(phone, 'scan');
      await phone.getByRole('button', { name: '非常不满意' }).click();
      await phone.getByLabel('想说点什么？').fill(WORDS);
      await phone.getByRole('checkbox', { name: /我要一个答复/ }).check();
      await phone.locator('input[type=file]').setInputFiles(await aPicture());
      await shot(phone, 'details');
      await phone.getByRole('button', { name: '提交', exact: true }).click();
    },
  },
  {
    what: 'a complaint, everybody on a phone',
    offices: PHONE,
    accept: true,
    say: async (phone, code) => {
      await phone.goto(`${ORIGIN}/S/${code}`);
      await phone.getByRole('link', { name: '我要投诉' }).click();
      await phone.getByLabel('让人来回跑、排队过久').check();
      await phone.getByLabel('发生了什么？').fill(WORDS);
      await phone.locator('input[type=file]').setInputFiles(await aPicture());
      await shot(phone, 'complaint');
      await phone.getByRole('button', { name: '提交投诉' }).click();
    },
  },
];

let pictures = 0;

for (const walk of WALKS) {
  test(`from a scan to a matter that is closed: ${walk.what}`, async ({ browser }) => {
    test.slow();
    pictures = 0;
    const office = officesOf(browser, walk.offices);
    const dispatcher = await office('paidan');
    const handler = await office('chengban-market');
    const code = await codeAtTheUnitOf(handler, dispatcher);

    const phone = await (await browser.newContext({ viewport: PHONE })).newPage();
    await walk.say(phone, code);
    await expect(phone).toHaveURL(/\/t$/);
    await expect(phone.getByText('收到了，回执请收好')).toBeVisible();
    await shot(phone, 'receipt');
    const told = (...words: readonly string[]) => tells(phone, words);
    await told(walk.accept ? '正在决定是否受理' : '已受理，正在交给办理单位', '营商办');

    const id = await newestMatter(dispatcher);
    await open(dispatcher, id);
    await shot(dispatcher, 'dispatcher');
    if (walk.accept) {
      await act(dispatcher, '受理');
      await told('已受理，正在交给办理单位');
    }
    await releaseWords(dispatcher);
    await releasePhoto(dispatcher);
    await lookAtPhotos(dispatcher);
    await dispatchTo(dispatcher, UNIT);
    await told('已交办，等单位签收', UNIT);

    await open(handler, id);
    await expect(handler.getByText('████').first()).toBeVisible();
    await shot(handler, 'handler');
    await act(handler, '签收');
    await told('正在办理', '为什么是这一天？');
    await submit(handler, '当天核查了3号窗口的叫号记录，已增设备用机并当面培训。');
    await told('办完了，正在审核');

    const checker = await office('shenhe');
    await open(checker, id);
    await expect(checker.getByRole('button', { name: '材料 1（PDF，1 KB）' })).toBeVisible();
    await shot(checker, 'checker');
    await readReport(checker);
    await act(checker, '审核通过');
    await told('有结果了，等您评判', '已增设备用机');
    await takeReport(phone);
    await shot(phone, 'verdict');
    await judge(phone, '没有解决', '昨天又去，还是没有号。');
    await told('不满意，正在复核');

    const supervisor = await office('jiwei');
    await supervisor.goto(`${CONSOLE}/supervision?watch=contested`);
    await expect(supervisor.locator(`a[href$="${id}"]`)).toBeVisible();
    await shot(supervisor, 'supervision');
    await open(supervisor, id);
    await redo(supervisor, '叫号机仍未修好，请重新办理。');
    await told('正在办理', '第 2 轮办理', '复核后要求重新办理');

    await open(handler, id);
    await expect(handler.getByText('昨天又去，还是没有号。')).toBeVisible();
    await submit(handler, '叫号机已更换，3号窗口现场取号正常，欢迎监督。');
    await shot(handler, 'handler again');
    await open(checker, id);
    await act(checker, '审核通过');
    await told('有结果了，等您评判', '叫号机已更换');
    await judge(phone, '解决了', '');
    await told('已办结：解决了');
    await shot(phone, 'closed');

    await open(supervisor, id);
    await expect(supervisor.locator('.matter-head')).toContainText('办结');
    await expect(supervisor.locator('.matter-head')).toContainText('重办 1');
    await shot(supervisor, 'closed');
    await office.close();
    await phone.context().close();
  });
}

/** Offices sign in once each; whatever their browser complains about fails the test at the end. */
function officesOf(browser: Browser, viewport: typeof PHONE) {
  const pages = new Map<string, Readonly<{ page: Page; complaints: readonly string[] }>>();
  const office = async (username: string): Promise<Page> => {
    const known = pages.get(username);
    if (known !== undefined) return known.page;
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await signIn(page, username);
    pages.set(username, { page, complaints });
    return page;
  };
  const close = async (): Promise<void> => {
    expect([...pages.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
    for (const { page } of pages.values()) await page.context().close();
  };
  return Object.assign(office, { close });
}

/** Code of a window at which this handler's unit serves. */
async function codeAtTheUnitOf(handler: Page, dispatcher: Page): Promise<string> {
  const { posts } = await read<{ posts: { unitId: string }[] }>(handler, 'session');
  const windows = await read<{ items: { id: string; unitId: string }[] }>(dispatcher, 'windows?limit=200');
  const window = windows.items.find(({ unitId }) => unitId === posts[0]?.unitId);
  const codes = await read<{ items: { text: string }[] }>(dispatcher, `codes?living=true&windowId=${window?.id ?? ''}`);
  return codes.items[0]?.text ?? '';
}

async function newestMatter(page: Page): Promise<string> {
  const list = await read<{ items: { id: string }[] }>(page, 'matters?sort=received&limit=1');
  return list.items[0]?.id ?? '';
}

async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`${ORIGIN}/api/v1/${path}`);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}

/** One matter as this office sees it. The unit's page and answer are searched for what it must not learn. */
async function open(page: Page, id: string): Promise<void> {
  await page.goto(`${CONSOLE}/matters/${id}`);
  await expect(page.getByRole('region', { name: '基本情况' })).toBeVisible();
  await expectFits(page);
  await expectAccessible(page);
  const answer = await read<{ sight: string }>(page, `matters/${id}`);
  if (answer.sight !== 'unit') return;
  const seen = `${await page.locator('body').innerText()} ${JSON.stringify(answer)}`;
  for (const secret of SECRETS) expect(seen).not.toContain(secret);
  expect(seen).not.toMatch(/\d\d:\d\d/);
}

async function act(page: Page, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const acts = page.getByRole('region', { name: '现在可以做的' });
  await acts.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value);
  await send(page, name);
}

async function send(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expectFits(page);
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** The unit reads why it was not resolved, in the complainant's words, by the very act that orders it again. */
async function redo(page: Page, why: string): Promise<void> {
  await page.getByRole('region', { name: '现在可以做的' }).getByRole('button', { name: '责令原单位重办' }).click();
  const dialog = page.getByRole('dialog');
  const again = dialog.getByRole('button', { name: '责令原单位重办', exact: true });
  await expect(again, 'nothing is left out unknowingly').toBeDisabled();
  await dialog.getByRole('checkbox', { name: '放行：评判说明' }).check();
  await dialog.getByLabel('理由（投诉人可见）', { exact: true }).fill(why);
  await send(page, '责令原单位重办');
}

async function releaseWords(page: Page): Promise<void> {
  await page.locator('.said').getByRole('button', { name: '放行', exact: true }).first().click();
  const field = page.getByLabel('承办单位看到的');
  // The number is masked already, as anything that looks like one; the rest is for a person to see.
  await expect(field).not.toHaveValue(new RegExp(NUMBER));
  for (const secret of SECRETS) {
    await field.evaluate((area: HTMLTextAreaElement, part) => {
      const at = area.value.indexOf(part);
      area.focus();
      area.setSelectionRange(Math.max(at, 0), at < 0 ? 0 : at + part.length);
    }, secret);
    if ((await field.inputValue()).includes(secret)) await page.getByRole('button', { name: '遮住选中的文字' }).click();
  }
  await shot(page, 'release of words');
  await send(page, '放行');
}

async function releasePhoto(page: Page): Promise<void> {
  const chip = page.getByRole('region', { name: '投诉人说的' }).locator('.photo-chip');
  await chip.getByRole('button', { name: '放行', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '遮住照片最上面五分之一' }).click();
  await shot(page, 'release of a photo');
  await send(page, '放行');
}

/** The original and the copy the unit is given stand side by side, and open large one after the other. */
async function lookAtPhotos(page: Page): Promise<void> {
  const said = page.getByRole('region', { name: '投诉人说的' });
  const photos = said.getByRole('button', { name: /^照片 1/ });
  await expect(photos).toHaveCount(2);
  await photos.first().click();
  const large = page.getByRole('dialog', { name: '看照片' });
  await expect(large.getByRole('img', { name: '照片 1', exact: true })).toBeVisible();
  await large.getByRole('button', { name: '向右转' }).click();
  await large.getByRole('button', { name: '放大' }).click();
  await large.getByRole('button', { name: '下一张' }).click();
  await expect(large.getByRole('img', { name: '照片 1 · 承办单位看到的' })).toBeVisible();
  await shot(page, 'photos');
  await page.keyboard.press('Escape');
  await expect(page.locator('.ant-image-preview')).toHaveCount(0);
}

/** What the unit did, read by the checker in a frame without the attribute under which browsers show no PDF. */
async function readReport(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('?framed=true'));
  await page.getByRole('button', { name: '材料 1（PDF，1 KB）' }).first().click();
  const reader = page.getByRole('dialog', { name: '材料 1（PDF，1 KB）' });
  const frame = reader.locator('iframe');
  await expect(frame).toBeVisible();
  expect(await frame.getAttribute('sandbox')).toBeNull();
  // The browser's viewer rewrites the answer it shows: what left the server is held in the journey of evidence.
  expect((await answered).status()).toBe(200);
  await expect(reader.getByRole('link', { name: '下载' })).toBeVisible();
  await shot(page, 'report');
  await page.keyboard.press('Escape');
  await expect(reader).toHaveCount(0);
}

/** What the unit did, as a paper the complainant may keep. */
async function takeReport(phone: Page): Promise<void> {
  const link = phone.getByRole('link', { name: '下载办理结果的材料 1（PDF，1 KB）' });
  const [download] = await Promise.all([phone.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('材料1.pdf');
}

async function dispatchTo(page: Page, unit: string): Promise<void> {
  await page.getByRole('region', { name: '现在可以做的' }).getByRole('button', { name: '交办', exact: true }).click();
  const lead = page.getByRole('dialog').getByLabel('主办单位');
  await lead.fill(unit);
  await page.locator('.ant-select-item-option').getByText(unit, { exact: true }).click();
  await page.getByLabel(/交办要求/).fill('请核实叫号情况，五个工作日内答复。');
  await shot(page, 'dispatch');
  await send(page, '交办');
}

async function submit(page: Page, measures: string): Promise<void> {
  await page.getByRole('region', { name: '现在可以做的' }).getByRole('button', { name: '提交办理结果' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('采取的措施').fill(measures);
  const chooser = dialog.locator('input[type=file]');
  await chooser.setInputFiles([await aPicture(), aReport()]);
  await expect(dialog.locator('.photo-chip img')).toBeVisible();
  await expect(dialog.locator('.document-chip')).toContainText('整改报告.pdf');
  await chooser.setInputFiles(aLibrary());
  await expect(dialog.getByRole('alert').filter({ hasText: '全部档案.pdf：超过 20 MB' })).toBeVisible();
  await shot(page, 'result');
  await send(page, '提交办理结果');
}

async function judge(phone: Page, verdict: string, words: string): Promise<void> {
  await phone.getByRole('radio', { name: verdict }).check();
  await phone.getByLabel('为什么？（可不填）').fill(words);
  await phone.getByRole('button', { name: '提交评判' }).click();
  await expect(phone.getByText('您的评判已记下。')).toBeVisible();
}

async function tells(phone: Page, words: readonly string[]): Promise<void> {
  await phone.goto(`${ORIGIN}/t`);
  for (const word of words) await expect(phone.locator('main')).toContainText(word);
}

/** What one would show somebody: kept with the results. */
async function shot(page: Page, what: string): Promise<void> {
  pictures += 1;
  const file = `${String(pictures).padStart(2, '0')} ${what}.png`;
  const fullPage = new URL(page.url()).pathname.startsWith('/console') === false;
  await page.screenshot({ path: test.info().outputPath(file), fullPage });
}

/** A photo of a board at a window, upright as from a phone. */
async function aPicture() {
  const text = '<text x="60" y="150" font-size="64" fill="#fff" font-family="sans-serif">3号窗口</text>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#3b5a72"/><rect x="40" y="60" width="820" height="140" fill="#1f3445"/>${text}<rect x="40" y="260" width="820" height="640" fill="#c9d6df"/></svg>`;
  const buffer = await sharp(Buffer.from(svg)).jpeg().toBuffer();
  return { name: 'IMG_0142.jpg', mimeType: 'image/jpeg', buffer };
}

function aReport() {
  return { name: '整改报告.pdf', mimeType: 'application/pdf', buffer: aPdf() };
}

/** More than is taken; a file of the disk, which the browser opens by itself: handed over as bytes it took seconds. */
function aLibrary(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'walk-')), '全部档案.pdf');
  writeFileSync(file, '');
  truncateSync(file, 20 * 1024 * 1024 + 1);
  return file;
}
