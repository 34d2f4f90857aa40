/** Words of a deadline and the reasons for it, in Chinese and English. */

import { defineWords, type Lang, speak } from '../platform/pages/words.ts';

/** Words the server itself uses; the console has its own. */
export const lawWords = defineWords({
  zh: {
    'law.limit.working-day': '{{amount}} 个工作日',
    'law.limit.calendar-day': '{{amount}} 日',
    'law.sheet.program': '随程序提供',
    'law.sheet.verified': '已核对原文',
    'law.sheet.unverified': '未核对原文',
    'law.sheet.none': '不要求',
    'law.sheet.service-fault': '服务类问题',
    'law.sheet.discipline': '涉嫌违纪',
    'law.sheet.off': '休',
    'law.sheet.make-up': '班',
    'law.category.bad-review-reason': '差评原因',
    'law.category.complaint': '投诉类别',
    'law.category.finding': '发现问题类别',
    'law.category.refusal-ground': '不予受理情形',
    'law.category.termination-ground': '终止情形',
    'law.category.suspension-reason': '中止事由',
    'law.category.rerouting-ground': '转办事由',
    'law.category.jurisdiction-ground': '管辖依据',
    'law.category.data-refusal-ground': '个人信息请求不予办理情形',
    'law.category.call-back-question': '回访问题',
    'law.code.personal-data-request': '个人信息请求的答复',
    'law.code.register-by-hand': '来电来信来访登记',
    'law.code.message-answer': '投诉人留言的答复',
    'law.code.call-back': '办理结果的回访',
    'law.code.bulletin-answer': '答复问题通报',
    'law.code.instruction-answer': '答复批示',
    'law.code.ladder-reminder': '到期前几日提示催办',
    'law.code.ladder-letter': '逾期几日提示发督导函',
    'law.code.ladder-interview': '逾期几日提示约谈',
    'law.code.ladder-bulletin': '逾期几日提示通报',
    'law.code.ladder-hand-over': '逾期几日提示移交',
    'law.code.ladder-pause': '两级措施之间至少间隔',
    'law.code.lead-result': '告知检举控告的处理结果',
    'law.term.accept': '受理',
    'law.term.contact': '联系核实',
    'law.term.sign': '签收',
    'law.term.return': '退回',
    'law.term.plan': '报送整改方案',
    'law.term.progress': '报告进展',
    'law.term.handle': '办理',
    'law.term.extension': '延期',
    'law.term.check': '审核',
    'law.term.verdict': '评判',
    'law.term.reopen': '要求重新办理',
    'law.term.appealReview': '申诉复核',
    'law.term.secondLook': '复核',
    'law.term.reclassification': '变更类别',
    'law.term.rerouting': '转办',
    'law.term.suspendCap': '中止上限',
    'law.term.letterReply': '答复督导函',
    'law.role.counted': '计入',
    'law.role.skipped': '不计',
    'law.role.rolled-over': '休息日，顺延',
    'law.role.rolled-to': '顺延到这一天',
    'law.day.working': '工作日',
    'law.day.make-up': '{{name}}调休，上班',
    'law.day.weekend': '周末',
    'law.day.holiday': '{{name}}放假',
    'law.day.unpublished': '放假安排尚未公布，暂按周一至周五上班算',
    'law.day.nth': '第 {{nth}} 天',
    'law.weekday.1': '周一',
    'law.weekday.2': '周二',
    'law.weekday.3': '周三',
    'law.weekday.4': '周四',
    'law.weekday.5': '周五',
    'law.weekday.6': '周六',
    'law.weekday.7': '周日',
    'law.deadline.due': '{{date}}（{{weekday}}）24:00 前',
    'law.deadline.from': '自 {{date}} 起 {{limit}}，当日不计入',
    'law.basis.own': '本市设定（{{basis}}）',
    'law.basis.unverified': '{{basis}}（还没有和原文核对）',
    'law.deadline.firm': '日期已确定',
    'law.deadline.provisional': '暂定：{{year}} 年的放假安排还没有公布，公布后重新计算',
  },
  en: {
    'law.limit.working-day': '{{amount}} working days',
    'law.limit.calendar-day': '{{amount}} days',
    'law.sheet.program': 'came with the program',
    'law.sheet.verified': 'compared with the text',
    'law.sheet.unverified': 'not compared yet',
    'law.sheet.none': 'not asked for',
    'law.sheet.service-fault': 'fault of service',
    'law.sheet.discipline': 'breach of discipline',
    'law.sheet.off': 'off',
    'law.sheet.make-up': 'worked',
    'law.category.bad-review-reason': 'Reasons of bad reviews',
    'law.category.complaint': 'Kinds of complaints',
    'law.category.finding': 'Kinds of findings',
    'law.category.refusal-ground': 'Grounds to refuse',
    'law.category.termination-ground': 'Grounds to terminate',
    'law.category.suspension-reason': 'Grounds to suspend',
    'law.category.rerouting-ground': 'Grounds of another unit',
    'law.category.jurisdiction-ground': 'Grounds of jurisdiction',
    'law.category.data-refusal-ground': 'Grounds for refusing a data request',
    'law.category.call-back-question': 'Questions of call-backs',
    'law.code.personal-data-request': 'answer to a request about personal data',
    'law.code.register-by-hand': 'registering by hand what was received',
    'law.code.message-answer': 'answer to a message of the complainant',
    'law.code.call-back': 'calling back about an answer',
    'law.code.bulletin-answer': 'answer to a bulletin of problems',
    'law.code.instruction-answer': 'answer to an instruction',
    'law.code.ladder-reminder': 'days before the due date a reminder is proposed',
    'law.code.ladder-letter': 'days over after which a supervision letter is proposed',
    'law.code.ladder-interview': 'days over after which an interview is proposed',
    'law.code.ladder-bulletin': 'days over after which a bulletin is proposed',
    'law.code.ladder-hand-over': 'days over after which handing over is proposed',
    'law.code.ladder-pause': 'least days between two steps of supervision',
    'law.code.lead-result': 'telling the result of a discipline lead',
    'law.term.accept': 'Accept',
    'law.term.contact': 'Contact',
    'law.term.sign': 'Sign',
    'law.term.return': 'Return',
    'law.term.plan': 'File a plan',
    'law.term.progress': 'Report progress',
    'law.term.handle': 'Handle',
    'law.term.extension': 'Extension',
    'law.term.check': 'Check',
    'law.term.verdict': 'Verdict',
    'law.term.reopen': 'Reopen',
    'law.term.appealReview': 'Review of an appeal',
    'law.term.secondLook': 'Second look',
    'law.term.reclassification': 'Change of category',
    'law.term.rerouting': 'Another unit',
    'law.term.suspendCap': 'Suspension cap',
    'law.term.letterReply': 'Answer a supervision letter',
    'law.role.counted': 'counted',
    'law.role.skipped': 'not counted',
    'law.role.rolled-over': 'rest day, rolls on',
    'law.role.rolled-to': 'rolled on to this day',
    'law.day.working': 'working day',
    'law.day.make-up': 'worked in exchange for {{name}}',
    'law.day.weekend': 'weekend',
    'law.day.holiday': '{{name}} holiday',
    'law.day.unpublished': 'holidays not published yet, Monday to Friday assumed',
    'law.day.nth': 'day {{nth}}',
    'law.weekday.1': 'Mon',
    'law.weekday.2': 'Tue',
    'law.weekday.3': 'Wed',
    'law.weekday.4': 'Thu',
    'law.weekday.5': 'Fri',
    'law.weekday.6': 'Sat',
    'law.weekday.7': 'Sun',
    'law.deadline.due': 'by the end of {{date}} ({{weekday}})',
    'law.deadline.from': '{{limit}} from {{date}}, that day not counted',
    'law.basis.own': 'set by this city ({{basis}})',
    'law.basis.unverified': '{{basis}} (not yet compared with its text)',
    'law.deadline.firm': 'the date is firm',
    'law.deadline.provisional':
      'provisional: the holidays of {{year}} are not published yet; it will be counted again once they are',
  },
});

/** English names of holidays that come every year; notices name holidays in Chinese only. */
const HOLIDAYS_EN: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

export function holidayName(name: string, lang: Lang): string {
  if (lang === 'zh') return name;
  return name
    .split('、')
    .map((part) => HOLIDAYS_EN[part] ?? part)
    .join(', ');
}

/** Titles of the problems that acts of the rules keeper meet. */
export const lawProblemTitles = {
  'calendar-malformed': {
    zh: '放假安排有问题，请对照下面逐条改正。',
    en: 'The table of holidays is not right; see each point below.',
  },
  'calendar-unchanged': {
    zh: '与现行安排完全相同，没有导入。',
    en: 'It is the same as the table in force; nothing was imported.',
  },
  'verified-by-who-set-it': {
    zh: '“已核对原文”须由另一个人来标：先存为未核对，再请别人对照原文核对。',
    en: 'Somebody else than who set a value says that it was compared with the text: save it as not compared first.',
  },
  'calendar-changed-meanwhile': {
    zh: '日历刚刚被别人更新过，请重新预览。',
    en: 'Somebody imported a table meanwhile; please look at the difference again.',
  },
  'terms-malformed': { zh: '规则内容有问题，请对照下面逐条改正。', en: 'The rule is not right; see each point below.' },
  'list-malformed': { zh: '清单内容有问题，请对照下面逐条改正。', en: 'The list is not right; see each point below.' },
  'terms-unchanged': {
    zh: '与上一版完全相同，没有新增。',
    en: 'It is the same as the last version; nothing was added.',
  },
  'terms-changed-meanwhile': {
    zh: '刚刚有了新版本，请刷新后再改。',
    en: 'Somebody added a version meanwhile; please look again.',
  },
  'not-in-the-future': {
    zh: '新版本只能从明天或更晚开始执行，已收到的事项仍按收到时的版本办。',
    en: 'A new version can begin tomorrow at the earliest; what was received before keeps its version.',
  },
  'reason-too-short': { zh: '请把理由写清楚。', en: 'Please give the reason in full.' },
  'submission-reused': {
    zh: '这次提交的编号已经用过，请刷新后再试。',
    en: 'This form was used before; please reload it.',
  },
  'procedure-not-found': { zh: '没有这个程序。', en: 'There is no such procedure.' },
} as const;

/** Marks a text of another place that is followed here without being law here; readers are told so. */
const FOLLOWED = /^参照/;
const OWN = /^本市设定/;

/** A legal basis as a citizen reads it: whose rule it is, and whether anybody compared it with its text. */
export function basisInWords(lang: Lang, { basis, verified }: Readonly<{ basis: string; verified: boolean }>): string {
  const say = speak(lawWords, lang);
  const whose = FOLLOWED.test(basis) ? say('law.basis.own', { basis }) : basis;
  return verified || OWN.test(basis) ? whose : say('law.basis.unverified', { basis: whose });
}
