/** Proof of work and the limits that ask for it. */

import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { makeChallenge, provesWork } from './challenge.ts';
import { CHALLENGE_SCRIPT } from './challenge-script.ts';
import { MOST_PER_CODE_IN_TEN_MINUTES, pressureOf } from './limits.ts';

const mine = '11111111-1111-4111-8111-111111111111' as Uuid;
const another = '22222222-2222-4222-8222-222222222222' as Uuid;
const options = { secret: 'a secret of the test', submissionId: mine, now: instant('2026-11-24T02:00:00.000Z') };

/** Runs the phone's own script against a form of straw and waits for the answer it puts into the hidden field. */
async function solveAsAPhone(challenge: unknown): Promise<string> {
  const box = { value: '' };
  const form = {
    getAttribute: () => JSON.stringify(challenge),
    querySelector: () => box,
    addEventListener: () => undefined,
  };
  const timers: (() => void)[] = [];
  const document = { querySelector: () => form, getElementById: () => null };
  vm.runInNewContext(CHALLENGE_SCRIPT, {
    document,
    btoa: (text: string) => Buffer.from(text).toString('base64'),
    setTimeout: (work: () => void) => timers.push(work),
  });
  while (box.value === '') {
    const work = timers.shift();
    if (work === undefined) throw new Error('the script stopped without an answer');
    work();
  }
  return box.value;
}

describe('a proof of work', () => {
  it('is found by the script of the page and accepted once for the submission it was made for', async () => {
    const payload = await solveAsAPhone(await makeChallenge(options));
    expect(await provesWork(payload, options)).toBe(true);
    expect(await provesWork(payload, { ...options, submissionId: another })).toBe(false);
    expect(await provesWork(payload, { ...options, secret: 'another secret' })).toBe(false);
    expect(await provesWork(payload, { ...options, now: instant('2026-11-24T03:05:00.000Z') })).toBe(false);
  });

  it('is not accepted without the work, changed, or as rubbish', async () => {
    const challenge = await makeChallenge(options);
    const lazy = { challenge, solution: { counter: 0, derivedKey: '00'.repeat(32) } };
    expect(await provesWork(Buffer.from(JSON.stringify(lazy)).toString('base64'), options)).toBe(false);
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } };
    const payload = await solveAsAPhone(easier);
    expect(await provesWork(payload, options)).toBe(false);
    for (const rubbish of ['', 'x', 'bnVsbA==', 'e30=', 'A'.repeat(5_000)]) {
      expect(await provesWork(rubbish, options)).toBe(false);
    }
  });
});

describe('a code', () => {
  const calm = { codeInTenMinutes: 0, deviceOnCodeInTenMinutes: 0, deviceInADay: 0 };
  it('asks for nothing while it is calm, and for a proof when it is flooded', () => {
    expect(pressureOf(calm)).toBe('calm');
    expect(pressureOf({ ...calm, codeInTenMinutes: MOST_PER_CODE_IN_TEN_MINUTES - 1 })).toBe('calm');
    expect(pressureOf({ ...calm, codeInTenMinutes: MOST_PER_CODE_IN_TEN_MINUTES })).toBe('prove-work');
    expect(pressureOf({ ...calm, deviceOnCodeInTenMinutes: 6 })).toBe('prove-work');
    expect(pressureOf({ ...calm, deviceInADay: 40 })).toBe('prove-work');
  });
});
