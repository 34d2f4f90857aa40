/** Tests in a browser: a Chromium found on the machine (Debian's, else the one from npm), quiet, nothing downloaded. */

import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';

const ON_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// Free ones, so that two checkouts can test side by side. Through the environment, as each worker reads this file again.
process.env.PHONE_TEST_PORT ??= String(await freePort());
process.env.CONSOLE_TEST_PORT ??= String(await freePort());
const PHONE_PORT = process.env.PHONE_TEST_PORT;
const CONSOLE_PORT = process.env.CONSOLE_TEST_PORT;

const executablePath =
  process.env.CHROMIUM_PATH ?? ON_THE_MACHINE.find((file) => existsSync(file)) ?? (await chromium.executablePath());

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'dist/browser-results',
  timeout: 60_000,
  // A slow machine is no fault of the page.
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: 'list',
  use: {
    // An act that waits for ever says which one it was.
    actionTimeout: 30_000,
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
        // A name beside localhost: over plain http a browser trusts it as little as the LAN address of a hall.
        '--host-resolver-rules=MAP phones.example 127.0.0.1',
      ],
    },
  },
  webServer: [
    {
      command: 'tsx --tsconfig tsconfig.json test/browser/phone-server.ts',
      url: `http://127.0.0.1:${PHONE_PORT}/halls`,
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
    {
      command: 'tsx --tsconfig tsconfig.json test/browser/console-server.ts',
      url: `http://127.0.0.1:${CONSOLE_PORT}/readyz`,
      timeout: 600_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  ],
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
