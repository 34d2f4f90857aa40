/** Choosing how one is told, at a desk and on a phone; and what the example city would have sent. */

import { expect, test } from './browser.ts';
import { CONSOLE, expectAccessible, signIn } from './console-world.ts';

for (const { at, viewport, who, number } of [
  { at: 'at a desk', viewport: { width: 1440, height: 900 }, who: 'paidan', number: '13900004711' },
  { at: 'on a phone', viewport: { width: 390, height: 844 }, who: 'shenhe', number: '13900004712' },
]) {
  test.describe(at, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('a wrong number is refused beside its field, and what was chosen is shown', async ({ page }) => {
      await signIn(page, who, '/account');
      const panel = page.getByRole('region', { name: '提醒方式' });
      await expect(panel).toContainText('不含事项的任何内容');
      await expectAccessible(page);
      await panel.getByRole('button', { name: '修改提醒方式' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('短信手机号').fill('0370 288 1234');
      await form.getByRole('button', { name: /保\s*存/ }).click();
      await expect(form.getByText('请填写 11 位手机号。')).toBeVisible();
      await expectAccessible(page);
      await form.getByLabel('短信手机号').fill(`${number.slice(0, 3)} ${number.slice(3)}`);
      await form.getByRole('button', { name: /保\s*存/ }).click();
      await expect(form).toHaveCount(0);
      await expect(panel).toContainText(number);
      await expect(panel).toContainText('21:00 – 08:00');
      await page.reload();
      await expect(panel).toContainText(number);
    });

    test('the example city shows what it did not send, to nobody’s address', async ({ page }) => {
      await page.goto(new URL('/guide/not-sent', CONSOLE).href);
      await expect(page.getByRole('heading', { name: '没有发出的提醒' })).toBeVisible();
      await expect(page.getByText(/件事项等您处理，请登录查看/).first()).toBeVisible();
      await expect(page.getByText(/\w\*{4}@mail\.example/).first()).toBeVisible();
      await expectAccessible(page);
    });
  });
}
