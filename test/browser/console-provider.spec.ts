/** The page of sign-in beside an identity provider that does not answer, and what it says of a way back that opened nothing. */

import { expect, test } from './browser.ts';
import { CONSOLE, expectAccessible, signIn } from './console-world.ts';

for (const { at, viewport } of [
  { at: 'at a desk', viewport: { width: 1440, height: 900 } },
  { at: 'on a phone', viewport: { width: 390, height: 844 } },
]) {
  test.describe(at, () => {
    test.use({ viewport, contextOptions: { reducedMotion: 'reduce' } });

    test('a provider that is down is named, and the password still opens the desk', async ({ page }) => {
      await page.goto(`${CONSOLE}/sign-in?back=%2Fmatters`);
      await page.getByRole('link', { name: '用统一身份认证登录' }).click();
      await expect(page.getByRole('alert')).toContainText('统一身份认证现在连不上');
      await expect(page).toHaveURL(/\/console\/sign-in$/);
      await expectAccessible(page);
      await signIn(page, 'paidan', '/matters');
    });

    test('whoever is linked to nothing reads the code to tell, once', async ({ page }) => {
      await page.goto(`${CONSOLE}/sign-in#unlinked=K7Q2M9XA`);
      await expect(page.getByText('K7Q2-M9XA')).toBeVisible();
      await expect(page.getByText('请把下面的绑定码告诉本级系统管理员')).toBeVisible();
      await expectAccessible(page);
      await expect(page).toHaveURL(/\/console\/sign-in$/);
      await page.reload();
      await expect(page.getByText('K7Q2-M9XA')).toHaveCount(0);
    });

    test('whoever has a second factor is asked for its code alone', async ({ page }) => {
      await page.goto(`${CONSOLE}/sign-in#second-factor`);
      await expect(page.getByLabel('动态验证码')).toBeFocused();
      await expect(page.getByLabel('密码')).toHaveCount(0);
      await page.getByLabel('动态验证码').fill('123456');
      await page.getByRole('button', { name: '继续' }).click();
      // No half-open session is there, so that the page begins anew.
      await expect(page.getByLabel('密码')).toBeVisible();
    });
  });
}
