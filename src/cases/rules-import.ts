/** Import of provincial cases: the columns of its sheet, and what one row says by itself. */

import type { ImportColumn, RowReader } from '../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, divisionIn, importColumn, judging, unitIn } from '../kernel/import-rows.ts';
import { normalPhone } from '../kernel/phone.ts';
import { readReference } from '../kernel/reference.ts';
import { wordKey } from '../kernel/spelling.ts';
import type { Directory } from '../people/index.ts';
import { MOST_DEMAND, MOST_DEMANDS, MOST_NAME, MOST_WORDS } from './model.ts';

export const CASE_FIELDS = [
  ...['number', 'received_on', 'jurisdiction', 'category', 'division_code', 'respondent_unit_id'],
  ...['words', 'demands', 'contact_name', 'contact_phone'],
] as const;

export const CASE_COLUMNS: readonly ImportColumn[] = [
  importColumn({
    key: 'number',
    said: { zh: '省平台编号', en: 'number of the province' },
    synonyms: ['案件编号', '编号', '省编号', '工单编号', '案件号', '投诉编号', '受理编号'],
    required: true,
    max: 80,
    as: 'code',
    note: {
      zh: '一个编号一件；已经登记的编号不再登记',
      en: 'one case a number; a number that is registered is not registered again',
    },
    example: '豫营商诉〔2026〕0123号',
  }),
  importColumn({
    key: 'receivedOn',
    said: { zh: '收到日期', en: 'day of receipt' },
    synonyms: ['转办日期', '交办日期', '接收日期', '收件日期', '日期', '交办时间', '转办时间', '收到时间'],
    required: true,
    max: 40,
    as: 'date',
    note: { zh: '省平台转到本市的日期，期限从这天算起', en: 'the day it was handed to the city: limits run from it' },
    example: '2026-03-02',
  }),
  importColumn({
    key: 'jurisdiction',
    said: { zh: '管辖依据', en: 'ground of jurisdiction' },
    synonyms: ['管辖', '管辖方式', '管辖类型'],
    required: true,
    note: { zh: '代码或名称，按收到那天的清单', en: 'code or name, by the list of the day of receipt' },
    example: '地域管辖',
  }),
  importColumn({
    key: 'category',
    said: { zh: '类别', en: 'category' },
    synonyms: ['问题类别', '投诉类别', '案件类别', '诉求类别', '问题类型', '分类'],
    required: true,
    note: { zh: '代码或名称，按收到那天的清单', en: 'code or name, by the list of the day of receipt' },
    example: '办事拖延',
  }),
  divisionColumn({ note: { zh: '案件归哪里办：区划代码或名称', en: 'where it is dealt with: code or name' } }),
  importColumn({
    key: 'respondent',
    said: { zh: '被投诉单位', en: 'complained about' },
    synonyms: ['涉及单位', '被反映单位', '责任单位', '单位', '被投诉对象'],
    note: {
      zh: '已登记单位的全称；没有登记的，写进投诉内容',
      en: 'a registered unit, in full; another stands among the words',
    },
    example: '睢阳区市场监督管理局',
  }),
  importColumn({
    key: 'words',
    said: { zh: '投诉内容', en: 'what was said' },
    synonyms: ['内容', '反映内容', '诉求内容', '问题描述', '案件内容', '主要内容', '投诉事项'],
    required: true,
    max: MOST_WORDS,
    as: 'words',
    note: { zh: '照原文，不写联系方式', en: 'as it was said, without any contact' },
    example: '办理变更登记一个月没有结果。',
  }),
  importColumn({
    key: 'demands',
    said: { zh: '诉求', en: 'demands' },
    synonyms: ['具体诉求', '投诉请求', '要求'],
    max: MOST_DEMANDS * (MOST_DEMAND + 1),
    as: 'words',
    note: { zh: '每条一行，最多五条', en: 'one a line, five at most' },
    example: '尽快办结',
  }),
  importColumn({
    key: 'contactName',
    said: { zh: '投诉人姓名', en: 'name' },
    synonyms: ['姓名', '投诉人', '联系人', '诉求人', '反映人'],
    max: MOST_NAME,
    note: {
      zh: '和电话一起填；写入后封存，核对时不显示',
      en: 'together with the phone; sealed, and not shown while it is tried',
    },
    example: '示例·李某',
  }),
  importColumn({
    key: 'contactPhone',
    said: { zh: '投诉人电话', en: 'phone' },
    synonyms: ['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式'],
    max: 40,
    mark: true,
    note: {
      zh: '和姓名一起填；写入后封存，核对时不显示',
      en: 'together with the name; sealed, and not shown while it is tried',
    },
    example: '13800000000',
  }),
];

export const CASE_REASONS = {
  ...DIVISION_REASONS,
  'unit-unknown': {
    zh: '没有这个单位；没有登记的，请写进投诉内容',
    en: 'no such unit; one that is not registered stands among the words',
  },
  'unit-name-ambiguous': {
    zh: '不止一个同名单位，请填单位编号',
    en: 'several units have this name; give the unit’s id',
  },
  'number-unreadable': {
    zh: '编号要有 4 到 60 个字母、数字或〔〕-/_',
    en: 'a number has 4 to 60 letters, digits, 〔〕-/_',
  },
  'number-taken': {
    zh: '这个编号已经登记，收到日期和这一行不同，或者不在您的区划',
    en: 'this number is registered with another day of receipt, or not in your divisions',
  },
  'contact-half': { zh: '姓名和电话要一起填', en: 'name and phone come together' },
  'phone-unusable': { zh: '不是能拨通的号码', en: 'not a number that can be called' },
  'demands-many': { zh: `最多 ${MOST_DEMANDS} 条`, en: `${MOST_DEMANDS} at most` },
  'demand-long': { zh: `一条最多 ${MOST_DEMAND} 个字`, en: `${MOST_DEMAND} characters each at most` },
  unknown: { zh: '不在收到那天的清单里', en: 'not on the list of the day of receipt' },
  evidence: {
    zh: '这一类必须附材料，请逐件登记',
    en: 'papers have to be attached to this category: register it by hand',
  },
  future: { zh: '不能晚于今天', en: 'it cannot be later than today' },
  'too-old': { zh: '超过一年，不能作为新收到的案件', en: 'more than a year ago: this is no case that came in now' },
  'ruled-otherwise': { zh: '按那一天的规则，不能这样录入', en: 'by the rules of that day it cannot be entered so' },
  'not-kept-then': {
    zh: '按那一天的规则，这类案件不留联系人',
    en: 'by the rules of that day no contact is kept of such a case',
  },
  'too-near': {
    zh: '您和这个单位有利害关系，请由别人录入',
    en: 'you are too near this unit: have somebody else enter it',
  },
} as const;

/** @param reach codes of the importer's divisions */
export function caseReader(known: Readonly<{ directory: Directory; reach: ReadonlySet<string> }>): RowReader {
  return judging((cells, complain) => {
    const { contactName = '', contactPhone = '', words = '' } = cells;
    const typed = cells['number'] ?? '';
    const number = readReference(typed);
    if (typed !== '' && number === undefined) complain('number', 'number-unreadable');
    const division = divisionIn(known, cells['division'] ?? '', complain);
    const unit = unitIn(known, cells['respondent'] ?? '', 'respondent', division, complain);
    if ((contactName === '') !== (contactPhone === '')) {
      complain(contactName === '' ? 'contactName' : 'contactPhone', 'contact-half');
    }
    const phone = contactPhone === '' ? undefined : normalPhone(contactPhone);
    if (contactPhone !== '' && phone === undefined) complain('contactPhone', 'phone-unusable');
    if (words.length > MOST_WORDS) complain('words', 'too-long', String(MOST_WORDS));
    const demands = demandsIn(cells['demands'] ?? '');
    if (demands.length > MOST_DEMANDS) complain('demands', 'demands-many');
    if (demands.some((demand) => demand.length > MOST_DEMAND)) complain('demands', 'demand-long');
    const receivedOn = cells['receivedOn'] ?? '';
    return {
      key: number ?? '',
      label: receivedOn,
      facts: {
        number: number ?? '',
        received_on: receivedOn,
        jurisdiction: cells['jurisdiction'] ?? '',
        category: cells['category'] ?? '',
        division_code: unit?.divisionCode ?? division?.code ?? '',
        respondent_unit_id: unit?.id ?? null,
        words,
        demands: demands.length === 0 ? null : demands.join('\n'),
        contact_name: contactName === '' ? null : contactName,
        contact_phone: phone ?? null,
      },
    };
  });
}

export function demandsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Code of a category or ground that a cell names, by code or by name. */
export function codeIn(
  list: readonly Readonly<{ code: string; name: Readonly<{ zh: string; en: string }> }>[],
  cell: string,
): string | undefined {
  const key = wordKey(cell);
  return list.find(({ code, name }) => [code, name.zh, name.en].some((word) => wordKey(word) === key))?.code;
}
