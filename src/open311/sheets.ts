/** The keys of outside systems as a sheet. */

import type { ListSheet } from '../papers/index.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { Client } from './model.ts';
import { open311Words } from './words.ts';

function say(lang: Lang, key: keyof typeof open311Words.zh): string {
  return speak(open311Words, lang)(key);
}

export const keysSheet: ListSheet<Client & Readonly<{ division: string }>> = {
  name: 'open311-keys',
  zh: '接口密钥',
  en: 'Interface keys',
  columns: [
    { key: 'name', zh: '接入系统', en: 'Outside system', kind: 'text', value: (key) => key.name },
    { key: 'purpose', zh: '用途', en: 'Purpose', kind: 'long', value: (key) => key.purpose },
    { key: 'division', zh: '区划', en: 'Division', kind: 'text', value: (key) => key.division },
    { key: 'hint', zh: '末四位', en: 'Ends in', kind: 'text', value: (key) => key.keyHint },
    { key: 'issued', zh: '签发时间', en: 'Issued', kind: 'moment', value: (key) => key.issuedAt },
    { key: 'used', zh: '最近使用', en: 'Last used', kind: 'day', value: (key) => key.lastUsedWeek },
    {
      key: 'state',
      zh: '状态',
      en: 'State',
      kind: 'text',
      value: (key, lang) => say(lang, key.revokedAt === null ? 'open311.key.living' : 'open311.key.revoked'),
    },
    {
      key: 'reason',
      beside: 'state',
      zh: '作废理由',
      en: 'Why revoked',
      kind: 'long',
      value: (key) => key.revokeReason,
    },
  ],
};
