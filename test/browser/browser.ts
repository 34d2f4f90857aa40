/** Browser of all tests here, whose present is the suite's day, as at the servers. */

import { type Browser, test as base } from '@playwright/test';
import { shiftMs } from '../harness/today.ts';

export { expect } from '@playwright/test';

export const test = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await open(options);
        await context.addInitScript(shiftClock, shiftMs());
        return context;
      };
      await use(browser);
    },
    { scope: 'worker' },
  ],
});

/** Shifts the page's clock; timers go on, and it ticks. */
function shiftClock(ms: number): void {
  const present = (machine: DateConstructor) => machine.now() + ms;
  globalThis.Date = new Proxy(Date, {
    apply: (machine) => new machine(present(machine)).toString(),
    construct: (machine, given, as) => Reflect.construct(machine, given.length === 0 ? [present(machine)] : given, as),
    get: (machine, key) => (key === 'now' ? () => present(machine) : Reflect.get(machine, key)),
  });
}
