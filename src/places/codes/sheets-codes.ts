/** The lists of codes, prints and findings as sheets. */

import type { ListColumn, ListSheet } from '../../papers/index.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { PlaqueNames } from '../plaques/model-plaques.ts';
import type { PrintLine } from '../plaques/store-plaques.ts';
import { codeInGroups } from '../rules.ts';
import { placesWords } from '../words.ts';
import type { Finding } from './actions-findings.ts';
import type { CodeLine } from './store-code-list.ts';
import type { DeadScans } from './store-findings.ts';

type Word = keyof typeof placesWords.zh;

function say(lang: Lang, key: Word, values?: Readonly<Record<string, string | number>>): string {
  return speak(placesWords, lang)(key, values);
}

function placeOf(names: PlaqueNames): string {
  const parts = names.entityName === null ? [names.hallName, names.windowNumber, names.windowName] : [names.entityName];
  return parts.filter((part) => part !== null).join(' ');
}

function printed(lang: Lang, number: number | null): string | null {
  return number === null ? null : say(lang, 'places.print.number', { number });
}

/** With what a file cannot look up: the name of the division and the address in the QR. */
export type ShownCode = CodeLine & Readonly<{ division: string; url: string }>;

export const codesSheet: ListSheet<ShownCode> = {
  name: 'codes',
  zh: '码和码牌',
  en: 'Codes and plaques',
  columns: [
    { key: 'text', zh: '编号', en: 'Code', kind: 'text', value: (code) => codeInGroups(code.text) },
    { key: 'kind', zh: '种类', en: 'Kind', kind: 'text', value: (code, lang) => say(lang, `places.code.${code.kind}`) },
    { key: 'place', zh: '对应的窗口或企业', en: 'Window or enterprise', kind: 'text', width: 48, value: placeOf },
    {
      key: 'uscc',
      beside: 'place',
      zh: '统一社会信用代码',
      en: 'Credit code',
      kind: 'text',
      width: 22,
      value: (code) => code.uscc,
    },
    { key: 'division', zh: '区划', en: 'Division', kind: 'text', width: 16, value: (code) => code.division },
    { key: 'issued', zh: '发放时间', en: 'Issued', kind: 'moment', value: (code) => code.issuedAt },
    {
      key: 'state',
      zh: '码牌状态',
      en: 'Plaque',
      kind: 'text',
      value: (code, lang) => say(lang, `places.code.${code.state}`),
    },
    {
      key: 'successor',
      beside: 'state',
      zh: '换发为',
      en: 'Replaced by',
      kind: 'text',
      value: (code) => (code.successorText === null ? null : codeInGroups(code.successorText)),
    },
    { key: 'spots', zh: '挂在何处', en: 'Hangs at', kind: 'text', width: 30, value: (code) => code.spots.join('；') },
    { key: 'print', zh: '印制批次', en: 'Print', kind: 'text', value: (code, lang) => printed(lang, code.lastPrint) },
    {
      key: 'reason',
      zh: '停用原因',
      en: 'Why revoked',
      kind: 'text',
      value: (code, lang) => (code.revokeReason === null ? null : say(lang, `places.revoke.${code.revokeReason}`)),
    },
    { key: 'dead', zh: '停用后被扫次数', en: 'Scans since it died', kind: 'whole', value: (code) => code.deadScans },
    { key: 'url', zh: '网址', en: 'Address', kind: 'text', width: 40, value: (code) => code.url },
  ],
};

export const printsSheet: ListSheet<PrintLine> = {
  name: 'prints',
  zh: '印制批次',
  en: 'Prints',
  columns: [
    { key: 'number', zh: '批次', en: 'Print', kind: 'text', value: (print, lang) => printed(lang, print.number) },
    { key: 'at', zh: '印制时间', en: 'Printed', kind: 'moment', value: (print) => print.printedAt },
    { key: 'by', zh: '印制人', en: 'By', kind: 'text', value: (print) => print.byName },
    {
      key: 'format',
      zh: '尺寸',
      en: 'Size',
      kind: 'text',
      width: 24,
      value: (print, lang) => say(lang, `places.format.${print.format}`),
    },
    { key: 'count', zh: '块数', en: 'Plaques', kind: 'whole', value: (print) => print.plaques },
    { key: 'hanging', zh: '已挂', en: 'Hung', kind: 'whole', value: (print) => print.hanging },
    { key: 'dead', zh: '其后停用', en: 'Died since', kind: 'whole', value: (print) => print.deadSince },
  ],
};

const FINDING_COLUMNS: readonly ListColumn<Finding>[] = [
  {
    key: 'text',
    zh: '编号',
    en: 'Code',
    kind: 'text',
    value: ({ code }) => (code === null ? null : codeInGroups(code.text)),
  },
  {
    key: 'place',
    zh: '对应的窗口或企业',
    en: 'Window or enterprise',
    kind: 'text',
    width: 48,
    value: ({ code }) => (code === null ? null : placeOf(code)),
  },
  {
    key: 'change',
    zh: '牌上写的',
    en: 'As printed',
    kind: 'text',
    width: 48,
    value: (finding) => (finding.printed === null ? null : placeOf(finding.printed)),
  },
  {
    key: 'ended',
    zh: '码牌状态',
    en: 'Plaque',
    kind: 'text',
    value: ({ code }, lang) => (code === null ? null : say(lang, `places.code.${code.state}`)),
  },
  {
    key: 'reason',
    beside: 'ended',
    zh: '停用原因',
    en: 'Why revoked',
    kind: 'text',
    value: ({ code }, lang) =>
      code === null || code.revokeReason === null ? null : say(lang, `places.revoke.${code.revokeReason}`),
  },
  {
    key: 'spots',
    zh: '挂在何处',
    en: 'Hangs at',
    kind: 'text',
    width: 30,
    value: ({ code }) => code?.spots.join('；') ?? null,
  },
  { key: 'since', zh: '挂了', en: 'Hung', kind: 'day', value: (finding) => finding.hungOn },
  {
    key: 'last',
    zh: '最近被扫',
    en: 'Last scanned',
    kind: 'day',
    value: (finding) => finding.lastScannedOn ?? finding.lastScanWeek,
  },
  {
    key: 'scans',
    zh: '近 8 周被扫',
    en: 'Scans, last 8 weeks',
    kind: 'whole',
    value: (finding) => finding.weeks.reduce((sum, week) => sum + week.scans, 0),
  },
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
    { key: 'day', zh: '日期', en: 'Day', kind: 'day', value: (line) => line.day },
    {
      key: 'text',
      zh: '编号',
      en: 'Code',
      kind: 'text',
      value: (line) => (line.text === null ? null : codeInGroups(line.text)),
    },
    { key: 'scans', zh: '次数', en: 'Scans', kind: 'whole', value: (line) => line.scans },
  ],
};
