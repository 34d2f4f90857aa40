/** Another unit once work has begun (转办): the unit proposes it, the office says yes, and the next unit has the matter. */

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { CONSOLE, expectAccessible, expectFits, expectSettled, signIn } from './console-world.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
test.use({ viewport: DESK, contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 15_000 });

const WHY = '医保参保不是我局职责，应由医保部门办理。';

/** Picks an entry of a field that searches. */
async function pick(form: Locator, label: RegExp, says: string): Promise<void> {
  const field = form.getByRole('combobox', { name: label });
  await field.click();
  await field.fill(says);
  await form
    .page()
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: says })
    .first()
    .click();
}

async function looks(page: Page): Promise<void> {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await expectSettled(page);
    await expectFits(page);
    await expectAccessible(page);
  }
}

test('a unit proposes another one, the office agrees, and the next unit has the matter', async ({
  browser,
  page: handler,
}) => {
  test.slow();
  await signIn(handler, 'chengban-market', '/matters?phase=handling');
  await expectSettled(handler);
  await handler.locator('tbody tr.ant-table-row a[href*="/matters/"]').last().click();
  await expect(handler).toHaveURL(/\/matters\/[0-9a-f-]{36}/);
  const url = handler.url();
  await handler.getByRole('button', { name: '更多' }).click();
  await handler.getByRole('menuitem', { name: '提请转办' }).click();
  const proposal = handler.getByRole('dialog');
  await expectAccessible(handler);
  await pick(proposal, /依据/, '职责');
  await pick(proposal, /单位/, '市医疗保障');
  await proposal.getByLabel(/理由/).fill(WHY);
  await proposal.getByRole('button', { name: '提请转办' }).click();
  await expect(proposal).toBeHidden();
  await expect(handler.getByText('待同意：转给').first()).toBeVisible();
  await looks(handler);

  const office = await (await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })).newPage();
  await signIn(office, 'paidan', new URL(url).pathname.replace('/console', ''));
  await expect(office.getByText('待同意：转给').first()).toBeVisible();
  await expect(office.getByText(WHY).first()).toBeVisible();
  await looks(office);
  await office.getByRole('button', { name: '同意转办' }).first().click();
  const yes = office.getByRole('dialog');
  await expectAccessible(office);
  await yes.locator('textarea:visible').first().fill('请按新期限办理。');
  await yes.getByRole('button', { name: '同意转办' }).click();
  await expect(yes).toBeHidden();
  await expect(office.getByText('待同意：转给')).toHaveCount(0);

  const next = await (await browser.newContext({ viewport: DESK, reducedMotion: 'reduce' })).newPage();
  await signIn(next, 'chengban-medical', new URL(url).pathname.replace('/console', ''));
  await expect(next.getByRole('button', { name: '签收' }).first()).toBeVisible();
  await expect(next.getByText(WHY), 'why the unit before let it go is not for the next').toHaveCount(0);
  await handler.goto(`${CONSOLE}/`);
  await handler.goto(url);
  await expect(handler.getByRole('button', { name: '提请转办' })).toHaveCount(0);
  await office.context().close();
  await next.context().close();
});
