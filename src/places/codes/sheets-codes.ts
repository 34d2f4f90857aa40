/** The lists of codes, prints and findings as sheets. */

import { column, type ListColumn, type ListSheet } from '../../formats/index.ts';
import { type Lang, sayIn } from '../../platform/pages/words.ts';
import type { PlaqueNames } from '../plaques/model-plaques.ts';
import type { PrintLine } from '../plaques/store-plaques.ts';
import { codeInGroups } from '../rules.ts';
import { placesWords } from '../words.ts';
import type { Finding } from './actions-findings.ts';
import type { CodeLine } from './store-code-list.ts';
import type { DeadScans } from './store-findings.ts';

const say = sayIn(placesWords);

function placeOf(names: PlaqueNames): string {
  const parts = names.entityName === null ? [names.hallName, names.windowNumber, names.windowName] : [names.entityName];
  return parts.filter((part) => part !== null).join(' ');
}

function printed(lang: Lang, number: number | null): string | null {
  return number === null ? null : say(lang, 'places.print.number', { number });
}

/** Row with what a file cannot look up: the name of the division and the address in the QR. */
export type ShownCode = CodeLine & Readonly<{ division: string; url: string }>;

export const codesSheet: ListSheet<ShownCode> = {
  name: 'codes',
  zh: '码和码牌',
  en: 'Codes and plaques',
  columns: [
    column.text('text', '编号', 'Code', (code) => codeInGroups(code.text)),
    column.text('kind', '种类', 'Kind', (code, lang) => say(lang, `places.code.${code.kind}`)),
    column.text('place', '对应的窗口或企业', 'Window or enterprise', placeOf, { width: 48 }),
    column.text('uscc', '统一社会信用代码', 'Credit code', (code) => code.uscc, { width: 22, beside: 'place' }),
    column.text('division', '区划', 'Division', (code) => code.division, { width: 16 }),
    column.moment('issued', '发放时间', 'Issued', (code) => code.issuedAt),
    column.text('state', '码牌状态', 'Plaque', (code, lang) => say(lang, `places.code.${code.state}`)),
    column.text(
      'successor',
      '换发为',
      'Replaced by',
      (code) => (code.successorText === null ? null : codeInGroups(code.successorText)),
      { beside: 'state' },
    ),
    column.text('spots', '挂在何处', 'Hangs at', (code) => code.spots.join('；'), { width: 30 }),
    column.text('print', '印制批次', 'Print', (code, lang) => printed(lang, code.lastPrint)),
    column.text('reason', '停用原因', 'Why revoked', (code, lang) =>
      code.revokeReason === null ? null : say(lang, `places.revoke.${code.revokeReason}`),
    ),
    column.whole('dead', '停用后被扫次数', 'Scans since it died', (code) => code.deadScans),
    column.text('url', '网址', 'Address', (code) => code.url, { width: 40 }),
  ],
};

export const printsSheet: ListSheet<PrintLine> = {
  name: 'prints',
  zh: '印制批次',
  en: 'Prints',
  columns: [
    column.text('number', '批次', 'Print', (print, lang) => printed(lang, print.number)),
    column.moment('at', '印制时间', 'Printed', (print) => print.printedAt),
    column.text('by', '印制人', 'By', (print) => print.byName),
    column.text('format', '尺寸', 'Size', (print, lang) => say(lang, `places.format.${print.format}`), { width: 24 }),
    column.whole('count', '块数', 'Plaques', (print) => print.plaques),
    column.whole('hanging', '已挂', 'Hung', (print) => print.hanging),
    column.whole('dead', '其后停用', 'Died since', (print) => print.deadSince),
  ],
};

const FINDING_COLUMNS: readonly ListColumn<Finding>[] = [
  column.text('text', '编号', 'Code', ({ code }) => (code === null ? null : codeInGroups(code.text))),
  column.text(
    'place',
    '对应的窗口或企业',
    'Window or enterprise',
    ({ code }) => (code === null ? null : placeOf(code)),
    { width: 48 },
  ),
  column.text(
    'change',
    '牌上写的',
    'As printed',
    (finding) => (finding.printed === null ? null : placeOf(finding.printed)),
    { width: 48 },
  ),
  column.text('ended', '码牌状态', 'Plaque', ({ code }, lang) =>
    code === null ? null : say(lang, `places.code.${code.state}`),
  ),
  column.text(
    'reason',
    '停用原因',
    'Why revoked',
    ({ code }, lang) =>
      code === null || code.revokeReason === null ? null : say(lang, `places.revoke.${code.revokeReason}`),
    { beside: 'ended' },
  ),
  column.text('spots', '挂在何处', 'Hangs at', ({ code }) => code?.spots.join('；') ?? null, { width: 30 }),
  column.day('since', '挂了', 'Hung', (finding) => finding.hungOn),
  column.day('last', '最近被扫', 'Last scanned', (finding) => finding.lastScannedOn ?? finding.lastScanWeek),
  column.whole('scans', '近 8 周被扫', 'Scans, last 8 weeks', (finding) =>
    finding.weeks.reduce((sum, week) => sum + week.scans, 0),
  ),
];

export const findingsSheet: ListSheet<Finding> = {
  name: 'plaque-findings',
  zh: '失效与异动',
  en: 'What is wrong with plaques',
  columns: FINDING_COLUMNS,
};

export const deadScansSheet: ListSheet<DeadScans> = {
  name: 'dead-scans',
  zh: '停用码被扫',
  en: 'Scans of dead codes',
  columns: [
    column.day('day', '日期', 'Day', (line) => line.day),
    column.text('text', '编号', 'Code', (line) => (line.text === null ? null : codeInGroups(line.text))),
    column.whole('scans', '次数', 'Scans', (line) => line.scans),
  ],
};
