/** Sheet of connected systems' keys. */

import { column, type ListSheet } from '../formats/index.ts';
import { sayIn } from '../platform/pages/words.ts';
import type { Client } from './model.ts';
import { open311Words } from './words.ts';

const say = sayIn(open311Words);

export const keysSheet: ListSheet<Client & Readonly<{ division: string }>> = {
  name: 'open311-keys',
  zh: '接口密钥',
  en: 'Interface keys',
  columns: [
    column.text('name', '接入系统', 'Connected system', (key) => key.name),
    column.long('purpose', '用途', 'Purpose', (key) => key.purpose),
    column.text('division', '区划', 'Division', (key) => key.division),
    column.text('hint', '末四位', 'Ends in', (key) => key.keyHint),
    column.moment('issued', '签发时间', 'Issued', (key) => key.issuedAt),
    column.day('used', '最近使用', 'Last used', (key) => key.lastUsedWeek),
    column.text('state', '状态', 'State', (key, lang) =>
      say(lang, key.revokedAt === null ? 'open311.key.living' : 'open311.key.revoked'),
    ),
    column.long('reason', '作废理由', 'Why revoked', (key) => key.revokeReason, { beside: 'state' }),
  ],
};
