/** Sheets of provincial cases, and of the platforms that hand them over. */

import { column, type ListColumn, type ListSheet } from '../formats/index.ts';
import { MATTER_COLUMNS } from '../matters/index.ts';
import { speak } from '../platform/pages/words.ts';
import type { NamedCase } from './model.ts';
import type { PlatformLine } from './port/model.ts';
import { casesWords } from './words.ts';

const OF_EVERY_MATTER: readonly ListColumn<NamedCase>[] = MATTER_COLUMNS;

export const casesSheet: ListSheet<NamedCase> = {
  name: 'cases',
  zh: '省平台案件清单',
  en: 'Provincial cases',
  columns: [
    column.text('reference', '省平台编号', 'Provincial number', (line) => line.reference?.number ?? null, {
      width: 24,
    }),
    column.text('ground', '管辖依据', 'Jurisdiction', (line, lang) => line.ground?.[lang] ?? null, { width: 12 }),
    ...OF_EVERY_MATTER,
    column.day('entered', '录入日期', 'Entered', (line) =>
      line.entry?.late === true && line.registeredOn !== null
        ? { value: line.registeredOn, tone: 'wrong' }
        : line.registeredOn,
    ),
    column.day('entryDue', '录入期限', 'To be entered by', (line) => line.entry?.dueOn ?? null),
  ],
};

export const platformsSheet: ListSheet<PlatformLine & Readonly<{ division: string }>> = {
  name: 'province-platforms',
  zh: '省平台接口',
  en: 'Provincial platforms',
  columns: [
    column.text('name', '平台', 'Platform', (line) => line.name),
    column.text('division', '区划', 'Division', (line) => line.division),
    column.text('address', '回传地址', 'Told at', (line) => line.callbackUrl, { width: 36 }),
    column.text('hint', '末四位', 'Ends in', (line) => line.keyHint),
    column.moment('issued', '签发时间', 'Issued', (line) => line.issuedAt),
    column.day('used', '最近送来', 'Last case', (line) => line.lastUsedWeek),
    column.whole('untold', '待回传', 'To be told', (line) => line.untold),
    column.moment('untoldSince', '最早等待', 'Waiting since', (line) => line.untoldSince),
    column.text('state', '状态', 'State', (line, lang) =>
      speak(casesWords, lang)(line.revokedAt === null ? 'platform.living' : 'platform.revoked'),
    ),
    column.long('reason', '停用理由', 'Why revoked', (line) => line.revokeReason, { beside: 'state' }),
  ],
};
