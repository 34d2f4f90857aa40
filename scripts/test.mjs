/** Runs every test, vitest's and then the browser's. Ends with one plain line `N passed, N failed`. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium, hasChineseFont } from './chromium.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(os.tmpdir(), 'mashang-reports-'));
const vitestReport = path.join(reports, 'vitest.json');
const browserReport = path.join(reports, 'browser.json');

let passed = 0;
let failed = 0;

const status = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]);
count(vitestReport, 'the tests', status, (report) => [
  report.numPassedTests,
  report.numTotalTests - report.numPassedTests - report.numPendingTests - report.numTodoTests + failedSuites(report),
]);

const { executable, missing } = await findChromium();
if (executable === undefined) {
  console.error(`the browser tests did not run: ${missing}`);
  failed += 1;
} else {
  if (!hasChineseFont()) {
    console.error(
      'no Chinese font is installed: what measures words may fail; on Debian: apt-get install fonts-noto-cjk',
    );
  }
  const ended = run('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
    CHROMIUM_PATH: executable,
  });
  count(browserReport, 'the browser tests', ended, ({ stats, errors }) => [
    stats.expected + stats.flaky,
    stats.unexpected + errors.length,
  ]);
}

rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run(program, args, env = {}) {
  return spawnSync(path.join(ROOT, 'node_modules/.bin', program), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CI: process.env.CI ?? 'true', ...env },
  }).status;
}

/**
 * Counts a report. One that is missing or ran nothing is a failure, for green must mean that something was tested; so is an
 * end with an error outside every test.
 */
function count(file, what, status, read) {
  if (!existsSync(file)) {
    console.error(`${what} did not run to the end`);
    failed += 1;
    return;
  }
  const [good, bad] = read(JSON.parse(readFileSync(file, 'utf8')));
  if (good + bad === 0) console.error(`${what}: none ran`);
  else if (bad === 0 && status !== 0) console.error(`${what} ended with an error outside of them`);
  passed += good;
  failed += bad === 0 && (good === 0 || status !== 0) ? 1 : bad;
}

/** Files that failed to load, which have no failed test. */
function failedSuites(report) {
  return report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
}
