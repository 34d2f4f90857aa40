/** Texts of letters: steps, where one stands, and why one cannot be sent. */

import { defineWords } from '../platform/pages/words.ts';

export const lettersWords = defineWords({
  zh: {
    'letters.step.reminder': '催办',
    'letters.step.supervision-letter': '督导函',
    'letters.step.interview': '约谈',
    'letters.step.bulletin': '通报',
    'letters.step.hand-over': '移交',
    'letters.step.instruction': '批示',
    'letters.standing.sent': '已发出',
    'letters.standing.unsigned': '待签收',
    'letters.standing.signed': '已签收',
    'letters.standing.waiting': '待答复',
    'letters.standing.late': '逾期未答复',
    'letters.standing.answered': '已答复',
    'letters.standing.followed': '已落实',
  },
  en: {
    'letters.step.reminder': 'Reminder',
    'letters.step.supervision-letter': 'Supervision letter',
    'letters.step.interview': 'Interview',
    'letters.step.bulletin': 'Bulletin',
    'letters.step.hand-over': 'Hand-over',
    'letters.step.instruction': 'Instruction',
    'letters.standing.sent': 'Sent',
    'letters.standing.unsigned': 'To be signed for',
    'letters.standing.signed': 'Signed for',
    'letters.standing.waiting': 'To be answered',
    'letters.standing.late': 'Answer overdue',
    'letters.standing.answered': 'Answered',
    'letters.standing.followed': 'Followed',
  },
});

export const lettersProblemTitles = {
  'letter-not-found': {
    zh: '没有这份函件，或者您看不到它。',
    en: 'There is no such letter, or it is not yours to see.',
  },
  'letter-text-missing': { zh: '请写明内容。', en: 'Write what the letter says.' },
  'letter-meeting-missing': {
    zh: '请填写约谈的日期、时间和地点。',
    en: 'Say on which day, when and where the interview is.',
  },
  'letter-meeting-past': { zh: '约谈日期不能早于今天。', en: 'The interview cannot be on a day that is over.' },
  'letter-not-for-all': {
    zh: '有的事项现在不能发，情况刚刚变了。请再看一遍要发给谁。',
    en: 'Some of these matters cannot be in it now: something changed meanwhile. Look again whom it would reach.',
  },
  'letter-several-units': {
    zh: '这些事项不在同一个单位手上，一份函件只发给一个单位。',
    en: 'These matters lie with several units, and a letter goes to one.',
  },
} as const;
