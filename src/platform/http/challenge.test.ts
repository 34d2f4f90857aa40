/** Proof of work and the pressure that asks for it. */

import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Uuid } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';
import { makeChallenge, provenWork } from './challenge.ts';
import { CHALLENGE_SCRIPT } from './challenge-script.ts';
import { isLetIn, MOST_PER_CODE_IN_TEN_MINUTES, pressureOf } from './pressure.ts';

const mine = '11111111-1111-4111-8111-111111111111' as Uuid;
const another = '22222222-2222-4222-8222-222222222222' as Uuid;
const options = { secret: 'a secret of the test', submissionId: mine, now: instant('2026-11-24T02:00:00.000Z') };

/** Runs the phone's script against a stand-in form and waits for the answer it puts into the hidden field. */
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
    const payload = await solveAsAPhone(await makeChallenge(options, 16));
    expect(await provenWork(payload, options)).toBe(16);
    expect(await provenWork(payload, { ...options, submissionId: another })).toBe(0);
    expect(await provenWork(payload, { ...options, secret: 'another secret' })).toBe(0);
    expect(await provenWork(payload, { ...options, now: instant('2026-11-24T03:05:00.000Z') })).toBe(0);
  });

  it('is not accepted without the work, changed, or as rubbish', async () => {
    const challenge = await makeChallenge(options, 16);
    const lazy = { challenge, solution: { counter: 0, derivedKey: '00'.repeat(32) } };
    expect(await provenWork(Buffer.from(JSON.stringify(lazy)).toString('base64'), options)).toBe(0);
    const easier = { ...challenge, parameters: { ...challenge.parameters, keyPrefix: '0' } };
    const payload = await solveAsAPhone(easier);
    expect(await provenWork(payload, options)).toBe(0);
    for (const rubbish of ['', 'x', 'bnVsbA==', 'e30=', 'A'.repeat(5_000)]) {
      expect(await provenWork(rubbish, options)).toBe(0);
    }
  });
});

describe('a code', () => {
  const calm = { codeInTenMinutes: 0, deviceOnCodeInTenMinutes: 0, deviceInADay: 0, networkOnCodeInTenMinutes: 0 };
  it('asks for nothing while it is calm, and for a proof when it is flooded', () => {
    const asked = (seen: Partial<typeof calm>) => pressureOf({ ...calm, ...seen });
    const most = MOST_PER_CODE_IN_TEN_MINUTES;
    expect(asked({}).bits).toBe(0);
    expect(asked({ codeInTenMinutes: most - 1 }).bits).toBe(0);
    expect(asked({ codeInTenMinutes: most })).toEqual({ bits: 16, hold: false });
    expect(asked({ deviceOnCodeInTenMinutes: 6 }).bits).toBe(16);
    expect(asked({ deviceInADay: 40 }).bits).toBe(16);
    expect(asked({ networkOnCodeInTenMinutes: most - 1 }).bits, 'a hall on one network').toBe(0);
  });

  it('asks for more work the more there is, and holds even what is proved in the end (security 15)', () => {
    const most = MOST_PER_CODE_IN_TEN_MINUTES;
    const asked = (codeInTenMinutes: number, networkOnCodeInTenMinutes = 0) =>
      pressureOf({ ...calm, codeInTenMinutes, networkOnCodeInTenMinutes });
    expect(asked(2 * most)).toEqual({ bits: 20, hold: false });
    expect(asked(most, most)).toEqual({ bits: 20, hold: false });
    expect(asked(3 * most).hold).toBe(true);
    expect(asked(2 * most, 2 * most).hold).toBe(true);
    expect(isLetIn(asked(2 * most), 16)).toBe(false);
    expect(isLetIn(asked(2 * most), 20)).toBe(true);
    expect(isLetIn(asked(3 * most), 20)).toBe(false);
    expect(isLetIn(asked(most - 1), 0)).toBe(true);
  });
});
