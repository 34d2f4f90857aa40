/** Tests in a browser: a Chromium found on the machine (Debian's, else the one from npm), quiet, nothing downloaded. */

import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';

const ON_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PHONE_PORT = 8491;
const CONSOLE_PORT = 8492;

const executablePath =
  process.env.CHROMIUM_PATH ?? ON_THE_MACHINE.find((file) => existsSync(file)) ?? (await chromium.executablePath());

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'dist/browser-results',
  timeout: 60_000,
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PHONE_PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath,
      // As root there is no sandbox to be had, and /dev/shm is small in containers; the rest keeps it off the network.
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-default-apps',
        '--disable-sync',
        '--no-pings',
      ],
    },
  },
  webServer: [
    {
      command: 'tsx --tsconfig tsconfig.json test/browser/phone-server.ts',
      url: `http://127.0.0.1:${PHONE_PORT}/halls`,
      env: { PHONE_TEST_PORT: String(PHONE_PORT) },
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
    {
      command: 'tsx --tsconfig tsconfig.json test/browser/console-server.ts',
      url: `http://127.0.0.1:${CONSOLE_PORT}/readyz`,
      env: { CONSOLE_TEST_PORT: String(CONSOLE_PORT) },
      timeout: 180_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  ],
});
