/** Words of provincial cases: refusals of the port and of its keeper. */

import { defineWords, type Lang } from '../platform/pages/words.ts';

export const casesWords = defineWords({
  zh: {
    'port.about': '被投诉单位：{{respondent}}',
    'port.fault.unknown': '不在收到那天的清单里。',
    'port.fault.evidence': '这一类必须附材料，接口收不了，请由分办人员录入。',
    'port.fault.future': '不能晚于今天。',
    'port.fault.too-old': '超过一年，不能作为新收到的案件。',
    'port.fault.ruled-otherwise': '按那一天的规则，这类案件不能经接口录入。',
    'port.fault.not-kept-then': '按那一天的规则，这类案件不留联系人。',
    'platform.living': '有效',
    'platform.revoked': '已停用',
  },
  en: {
    'port.about': 'Complained about: {{respondent}}',
    'port.fault.unknown': 'Not on the list of the day of receipt.',
    'port.fault.evidence':
      'Papers have to be attached to this category, which the port cannot take: have it entered by hand.',
    'port.fault.future': 'It cannot be later than today.',
    'port.fault.too-old': 'More than a year ago: this is no case that came in now.',
    'port.fault.ruled-otherwise': 'By the rules of that day no such case comes through the port.',
    'port.fault.not-kept-then': 'By the rules of that day no contact is kept of such a case.',
    'platform.living': 'Active',
    'platform.revoked': 'Revoked',
  },
});

export const casesProblemTitles: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'province-key-wrong': { zh: '密钥不对，或者已经停用。', en: 'The key is wrong, or was revoked.' },
  'province-case-malformed': {
    zh: '案件内容有误，请看下面的说明。',
    en: 'Something of the case is not right; see below.',
  },
  'province-number-reused': {
    zh: '这个编号已经送过另一件内容不同的案件。',
    en: 'Another case was sent under this number.',
  },
  'province-number-taken': {
    zh: '这个编号已经由分办人员录入，或者由另一个平台送来。',
    en: 'This number was entered by hand, or sent by another platform.',
  },
  'province-platform-not-found': { zh: '没有找到这个平台。', en: 'There is no such platform.' },
  'province-platform-revoked': { zh: '这个平台已经停用，请新增。', en: 'This platform was revoked; add it anew.' },
  'province-address': {
    zh: '回传地址必须是 https 网址；只有本机的转发程序可以用 http。',
    en: 'The address must be https; http is for a forwarder on this machine alone.',
  },
};
