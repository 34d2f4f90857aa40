/** Address of the console's test server, and signing in as people of the demo city. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const CONSOLE_PORT = Number(process.env.CONSOLE_TEST_PORT);
/** Short, because a Unix socket lies in it, and outside the checkout, because another user may run the database. */
export const CONSOLE_DATA = path.join('/tmp', `mashang-console-${CONSOLE_PORT}`);
export const CONSOLE = `http://127.0.0.1:${CONSOLE_PORT}/console`;

type Accounts = Readonly<{ accounts: readonly Readonly<{ username: string; password: string }>[] }>;

export function passwordOf(username: string): string {
  const { accounts } = JSON.parse(readFileSync(path.join(CONSOLE_DATA, 'demo-accounts.json'), 'utf8')) as Accounts;
  const found = accounts.find((account) => account.username === username);
  if (found === undefined) throw new Error(`the demo city has no ${username}`);
  return found.password;
}

/** Signs in where the page stands, or at the address given. */
export async function signIn(page: Page, username: string, path = '/'): Promise<void> {
  await page.goto(CONSOLE + path);
  await page.getByLabel(/^(用户名|User name)$/).fill(username);
  await page.getByLabel(/^(密码|Password)$/).fill(passwordOf(username));
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await expect(page.getByRole('navigation', { name: /^(主菜单|Main menu)$/ })).toBeVisible();
}

/** Nothing is waited for. A list waits empty before it spins: what is looked at in that gap is gone while one looks. */
export async function expectSettled(page: Page): Promise<void> {
  await expect(page.locator('.ant-spin-spinning, .table-waiting')).toHaveCount(0);
}

/** No colour or place is on its way to another: a button that fades in has too little contrast for a fifth of a second. */
async function expectStill(page: Page): Promise<void> {
  const moving = () =>
    page.evaluate(
      () => document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).length,
    );
  await expect.poll(moving, { message: `still moves: ${page.url()}` }).toBe(0);
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function expectAccessible(page: Page): Promise<void> {
  await expectStill(page);
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] })
    // The rows of a table are alike; the first ones speak for fifty, and those a test pointed at for themselves.
    .exclude('tbody tr:nth-child(n+9):not([data-shown])')
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

/** Checks that nothing overflows the page sideways, once the frame has followed the size of the window. */
export async function expectFits(page: Page): Promise<void> {
  const wide = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth > clientWidth ? `${scrollWidth} of ${clientWidth}` : '';
    });
  await expect.poll(wide, { message: page.url() }).toBe('');
}

/** Collects the browser's complaints: scripts, styles against the policy, failed loads. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Asking who is signed in before anybody is: the one refusal that belongs to a first visit.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  return complaints;
}
