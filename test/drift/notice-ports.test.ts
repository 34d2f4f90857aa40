/** docs/notice-ports.md: settings, members, sentences and the worked signature are those of the program. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/kernel/time.ts';
import { trackWords } from '../../src/matters/receipt/words-track.ts';
import { MOMENTS } from '../../src/people/telling/rules-telling.ts';
import { tellingWords } from '../../src/people/telling/words-telling.ts';
import { BadConfig, readConfig } from '../../src/platform/config.ts';
import { signatureOf } from '../../src/platform/outgoing.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/notice-ports.md'), 'utf8');
const BODY = /```json\n(.+)\n```/.exec(page)?.[1] ?? '';

describe('the page of the ports', () => {
  it('has the signature that the program makes', () => {
    const [, secret = '', time = ''] = /secret `([^`]+)`, the body above and the time `([^`]+)`/.exec(page) ?? [];
    expect(page).toContain(`\n${signatureOf(secret, time as Instant, BODY)}\n`);
  });

  it('has the members of a message, and every sentence there is', () => {
    const [message = {}] = (JSON.parse(BODY) as { messages: Record<string, string>[] }).messages;
    for (const member of Object.keys(message)) expect(page).toContain(`| \`${member}\` |`);
    const rows = [...page.matchAll(/^\| [^|`]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, zh, en]) => [zh, en]);
    const [waits, news] = ['people.telling.message', 'matters.track.notice.message'] as const;
    expect(rows.filter(([zh]) => !['中文', '内容'].includes(zh ?? ''))).toEqual([
      [tellingWords.zh[waits], tellingWords.en[waits]],
      [trackWords.zh[news], trackWords.en[news]],
    ]);
    expect(message['text']).toBe(tellingWords.zh[waits]);
    for (const moment of MOMENTS) expect(page).toContain(moment);
  });

  it('names the settings that are read', () => {
    for (const [, name = ''] of page.matchAll(/`(\w+_WEBHOOK_URL)`/g)) {
      expect(() => readConfig({ [name]: 'http://elsewhere.example/' }), name).toThrow(BadConfig);
    }
    expect(readConfig({ MESSENGER_NAME: '企业微信' }).messengerName).toBe('企业微信');
  });
});
